//! 标出: what is marked in the texts of a comparison, as the address says it, with switches and a legend.
//!
//! `mark=words-shared-numbers-phrases`: what is on, in this order; nothing in the address is 关键词. Masks are marked unless `bare` is
//! in the list; `none` stands for an empty one.

use std::collections::BTreeSet;

use super::address::{Address, By};
use crate::web::{
    ask::Ask,
    filters::{Opt, Query},
    links::Link,
    pages::phrases::{SHARES, USUAL_SHARE},
    switch::{Choice, Switch},
};

/// Something that can be marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Marking {
    /// The words that put a passage into its row.
    Words,
    /// Wording that another column has to the letter.
    Shared,
    /// Numbers.
    Numbers,
    /// Set phrases, faded.
    Phrases,
    /// Masked words.
    Masks,
}

impl Marking {
    /// All of them, in the order of the address and of the page, with the Chinese words.
    pub(super) const ALL: [(Self, &'static str); 5] = [
        (Self::Words, "关键词"),
        (Self::Shared, "相同的话"),
        (Self::Numbers, "数字"),
        (Self::Masks, "代字"),
        (Self::Phrases, "套话淡化"),
    ];

    /// The word in the address; of masks the word that they are not marked.
    const fn key(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Shared => "shared",
            Self::Numbers => "numbers",
            Self::Phrases => "phrases",
            Self::Masks => "bare",
        }
    }

    /// What the address says is marked.
    pub(super) fn of(query: &Query) -> BTreeSet<Self> {
        let said: Vec<&str> = query.option(Opt::Mark).unwrap_or("words").split('-').collect();
        let on = |marking: Self| said.contains(&marking.key()) != (marking == Self::Masks);
        Self::ALL.into_iter().map(|(marking, _)| marking).filter(|marking| on(*marking)).collect()
    }

    /// The query with exactly these marked.
    fn put(query: &Query, on: &BTreeSet<Self>) -> Query {
        let query = query.clone().unset(Opt::Mark);
        let mut said: Vec<&str> =
            on.iter().filter(|marking| **marking != Self::Masks).map(|marking| marking.key()).collect();
        if !on.contains(&Self::Masks) {
            said.push(Self::Masks.key());
        }
        match said.as_slice() {
            ["words"] => query,
            [] => query.set(Opt::Mark, "none"),
            _ => query.set(Opt::Mark, said.join("-")),
        }
    }
}

/// Wording is shared from so many letters on, where the address says none.
pub(super) const USUAL_LEAST: u32 = 13;
const LEASTS: [(u32, &str); 4] = [(8, "8 字"), (13, "13 字"), (20, "20 字"), (30, "30 字")];

/// From how many letters on wording counts as shared; less than a handful would be every other word.
pub(super) fn least(query: &Query) -> u32 {
    query.number(Opt::Least, USUAL_LEAST).max(5)
}

/// What percentage of the agencies must use a phrase that is faded.
pub(super) fn share(query: &Query) -> u32 {
    query.number(Opt::Share, USUAL_SHARE)
}

/// What the marks of the page mean; empty where nothing needs a word.
#[derive(Debug, Default)]
pub(super) struct Legend {
    pub(super) words: bool,
    pub(super) numbers: bool,
    /// Wording of at least so many letters that another column has, too, is marked.
    pub(super) shared: Option<u32>,
    /// Phrases that at least this percentage of the agencies use are faded.
    pub(super) phrases: Option<u32>,
    /// Class of the texts: `bare` where masks are not marked.
    pub(super) class: &'static str,
}

impl Legend {
    /// Whether there is anything to say.
    pub(super) fn says(&self) -> bool {
        self.numbers || self.shared.is_some() || self.phrases.is_some()
    }
}

/// The legend of a comparison.
pub(super) fn legend(address: &Address) -> Legend {
    let query = &address.query;
    if address.numbers() {
        return Legend::default();
    }
    Legend {
        // Rows by part or by headings have no words of their own.
        words: address.marks(Marking::Words) && matches!(address.by(), By::Theme | By::Likeness),
        numbers: address.marks(Marking::Numbers),
        shared: address.marks(Marking::Shared).then(|| least(query)),
        phrases: address.marks(Marking::Phrases).then(|| share(query)),
        class: if address.marks(Marking::Masks) { "" } else { "bare" },
    }
}

/// What to mark, each a choice of its own, and the thresholds of what is on.
pub(super) fn switches(ask: &Ask) -> Vec<Switch> {
    let on = Marking::of(&ask.query);
    let choice = |(marking, words): (Marking, &str)| {
        let current = on.contains(&marking);
        let mut other = on.clone();
        if !other.remove(&marking) {
            other.insert(marking);
        }
        let words = if current { format!("✓ {words}") } else { words.to_owned() };
        Choice { current, link: Link::new(words, ask.href(&Marking::put(&ask.query, &other))) }
    };
    let mut switches = vec![Switch {
        name: "标出（可多选）",
        choices: Marking::ALL.into_iter().map(choice).collect(),
    }];
    if on.contains(&Marking::Shared) {
        switches.push(Switch::of_number(ask, "相同的话至少连续", Opt::Least, USUAL_LEAST, &LEASTS));
    }
    if on.contains(&Marking::Phrases) {
        switches.push(Switch::of_number(ask, "套话：写到的单位至少占", Opt::Share, USUAL_SHARE, &SHARES));
    }
    switches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> Vec<Marking> {
        Marking::of(&Query::parse(text)).into_iter().collect()
    }

    #[test]
    fn addresses_say_what_is_marked() {
        use Marking::{Masks, Numbers, Phrases, Shared, Words};
        assert_eq!(on(""), [Words, Masks]);
        assert_eq!(on("mark=shared"), [Shared, Masks], "old addresses keep their meaning");
        assert_eq!(on("mark=words-shared-numbers-phrases"), [Words, Shared, Numbers, Phrases, Masks]);
        assert_eq!(on("mark=bare"), []);
        assert_eq!(on("mark=none"), [Masks]);
        assert_eq!(on("mark=nothing-known"), [Masks]);
    }

    #[test]
    fn every_choice_has_one_address_and_is_read_back() {
        let all: Vec<Marking> = Marking::ALL.into_iter().map(|(marking, _)| marking).collect();
        let mut seen = BTreeSet::new();
        for bits in 0_u32..32 {
            let chosen: BTreeSet<Marking> =
                all.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, one)| *one).collect();
            let href = Marking::put(&Query::default(), &chosen).href("/x");
            let text = href.split_once('?').map_or("", |(_, query)| query);
            assert_eq!(Marking::of(&Query::parse(text)), chosen, "{href}");
            assert!(seen.insert(href));
        }
    }
}
