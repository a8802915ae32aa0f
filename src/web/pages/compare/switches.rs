//! The switches above a comparison: in sight, what the rows are and which of them; under 显示设置, how much text, marks, masks.

use super::{address::By, marks};
use crate::web::{
    ask::Ask,
    filters::{Opt, Query},
    switch::Switch,
};

/// What the rows are, and which of them are shown; each choice keeps what the other switches say.
pub(super) fn of_rows(ask: &Ask) -> Vec<Switch> {
    let query = &ask.query;
    // Rows of another kind have other keys.
    let rows = query.clone().unset(Opt::By).unset(Opt::Rows).unset(Opt::Fold);
    let now = By::of(query);
    let all = query.clone().unset(Opt::Only);
    vec![
        Switch::new(
            ask,
            "分行",
            By::ALL.map(|(by, value, words)| {
                let other = if by == By::Part { rows.clone() } else { rows.clone().set(Opt::By, value) };
                (words, if by == now { query.clone() } else { other })
            }),
        ),
        Switch::new(
            ask,
            "看",
            [
                ("全部", all.clone()),
                ("都写到的", all.clone().set(Opt::Only, "all")),
                ("有的没写", all.set(Opt::Only, "missing")),
            ],
        ),
    ]
}

/// How the text is shown.
pub(super) struct Display {
    pub(super) switches: Vec<Switch>,
    /// Whether they are in sight: where something else is chosen than what is usual.
    pub(super) open: bool,
}

impl Display {
    pub(super) fn of(ask: &Ask) -> Self {
        Self { switches: of_display(ask), open: is_set(&ask.query) }
    }
}

fn of_display(ask: &Ask) -> Vec<Switch> {
    let query = &ask.query;
    let whole = query.clone().unset(Opt::Show);
    let mut switches = vec![
        Switch::new(
            ask,
            "篇幅",
            [
                ("全文", whole.clone()),
                ("要点", whole.clone().set(Opt::Show, "opening")),
                ("只看数字", whole.set(Opt::Show, "numbers")),
            ],
        ),
        Switch::of_text(ask),
    ];
    // Figures alone have nothing to mark.
    if !query.is(Opt::Show, "numbers") {
        switches.extend(marks::switches(ask));
    }
    switches
}

/// Whether the address says anything of how the text is shown.
fn is_set(query: &Query) -> bool {
    [Opt::Show, Opt::Text, Opt::Mark, Opt::Least, Opt::Share]
        .into_iter()
        .any(|option| query.option(option).is_some())
}
