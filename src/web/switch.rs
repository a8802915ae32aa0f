//! A switch: a few choices side by side, each a link to the same page, one of them current. Drawn by
//! templates/macros/switch.html.

use super::{
    ask::Ask,
    filters::{Opt, Query},
    links::Link,
};

/// Choices of which one is current.
pub(crate) struct Switch {
    pub(crate) name: &'static str,
    pub(crate) choices: Vec<Choice>,
}

/// One choice.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    pub(crate) link: Link,
    pub(crate) current: bool,
}

impl Switch {
    /// A switch of links to the same page under other queries; the one of the query shown is current.
    pub(crate) fn new(
        ask: &Ask,
        name: &'static str,
        choices: impl IntoIterator<Item = (impl Into<String>, Query)>,
    ) -> Self {
        let shown = ask.query.clone().unset(Opt::Page);
        let choice = |words: String, query: Query| {
            let query = query.unset(Opt::Page);
            Choice { current: query == shown, link: Link::new(words, ask.href(&query)) }
        };
        Self {
            name,
            choices: choices.into_iter().map(|(words, query)| choice(words.into(), query)).collect(),
        }
    }

    /// A number in the address, out of some; `usual` is the one that is never written.
    pub(crate) fn of_number(
        ask: &Ask,
        name: &'static str,
        option: Opt,
        usual: u32,
        choices: &[(u32, &'static str)],
    ) -> Self {
        let plain = ask.query.clone().unset(option);
        let query = |number: u32| {
            if number == usual { plain.clone() } else { plain.clone().set(option, number.to_string()) }
        };
        Self::new(ask, name, choices.iter().map(|(number, words)| (*words, query(*number))))
    }

    /// Masked words as the source writes them, or restored.
    pub(crate) fn of_text(ask: &Ask) -> Self {
        let query = &ask.query;
        Self::new(
            ask,
            "代字",
            [("还原", query.clone().unset(Opt::Text)), ("照原文", query.clone().set(Opt::Text, "written"))],
        )
    }
}
