//! 按单位: how much each agency writes about the theme, by number and by density, silent ones included.

use std::cmp::Ordering;

use super::silent;
use crate::{
    model::VoiceRow,
    web::{
        ask::Ask,
        cards::standing,
        filters::{Dim, Opt},
        links::Link,
        list::{Heading, SortKey, headings, order},
        words::percent,
    },
};

/// What the table can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// Level, domain, agency.
    Page,
    Passages,
    Density,
    Chars,
}

const KEYS: [SortKey<Order>; 4] = [
    SortKey { key: "agency", by: Order::Page, largest_first: false },
    SortKey { key: "passages", by: Order::Passages, largest_first: true },
    SortKey { key: "density", by: Order::Density, largest_first: true },
    SortKey { key: "chars", by: Order::Chars, largest_first: true },
];

/// The table.
pub(super) struct Table {
    pub(super) headings: Vec<Heading>,
    pub(super) rows: Vec<Row>,
}

/// One agency.
pub(super) struct Row {
    pub(super) agency: Link,
    pub(super) standing: String,
    /// Its passages on this theme; `None` where there are none.
    pub(super) passages: Option<Link>,
    pub(super) density: String,
    /// Percent of its text, and of the widest bar.
    pub(super) percent: f64,
    pub(super) width: f64,
    /// What its peers do, where it is silent.
    pub(super) beside: String,
    pub(super) expected: bool,
}

/// The rows in the order that the address asks for.
pub(super) fn sorted(ask: &Ask, mut rows: Vec<VoiceRow>) -> Vec<VoiceRow> {
    let (by, descending) = order(&ask.query, &KEYS).unwrap_or((Order::Page, false));
    let compare = |a: &VoiceRow, b: &VoiceRow| match by {
        Order::Page => Ordering::Equal,
        Order::Passages => a.voice.passages.cmp(&b.voice.passages),
        Order::Density => a.density().total_cmp(&b.density()),
        Order::Chars => share(a).total_cmp(&share(b)),
    };
    match (by, descending) {
        (Order::Page, true) => rows.reverse(),
        (_, false) => rows.sort_by(compare),
        (_, true) => rows.sort_by(|a, b| compare(b, a)),
    }
    rows
}

/// Percent of its text.
fn share(row: &VoiceRow) -> f64 {
    percent(row.voice.chars, row.voice.of_chars)
}

/// The table of these rows.
pub(super) fn table(ask: &Ask, rows: &[VoiceRow]) -> Table {
    let widest = rows.iter().map(share).fold(0.0, f64::max);
    let list = ask.query.clone().unset(Opt::View).unset(Opt::Sort).unset(Opt::Desc);
    let row = |row: &VoiceRow| Row {
        agency: Link::agency(&row.voice.agency),
        standing: standing(&row.voice.agency),
        passages: (row.voice.passages > 0).then(|| {
            let alone = list.only(Dim::Agency, &row.voice.agency.id.to_string());
            Link::new(row.voice.passages.to_string(), ask.href(&alone))
        }),
        density: density(row.density()),
        percent: share(row),
        width: if widest > 0.0 { share(row) * 100.0 / widest } else { 0.0 },
        beside: silent::beside(row),
        expected: row.expected().is_some(),
    };
    let columns = [
        ("单位", "agency", ""),
        ("层级和条线", "", ""),
        ("段落", "passages", "num"),
        ("每万字段数", "density", "num"),
        ("占全文", "chars", ""),
        ("没写的，看同行", "", ""),
    ];
    Table { headings: headings(ask, &KEYS, &columns), rows: rows.iter().map(row).collect() }
}

/// Passages in 10,000 characters, to one place: `3.4`, `0`.
pub(super) fn density(density: f64) -> String {
    if density <= 0.0 { "0".to_owned() } else { format!("{density:.1}") }
}
