//! The matters of two reports as the page shows them, and as a list.

use crate::{
    compare::{Changed, Fate, Stretch, Version},
    model::{ChangeRow, PassageKind},
    web::{
        ask::Ask,
        filters::{Opt, Query},
        switch::Switch,
        words::count,
    },
};

/// The matters whose place has changed.
const MOVED: &str = "moved";

/// One row of the table.
pub(super) struct RowView<'a> {
    /// Number of the row, for its anchor.
    pub(super) number: usize,
    pub(super) fate: Fate,
    pub(super) moved: bool,
    /// The earlier report's passages, and the later one's.
    pub(super) cells: [CellView<'a>; 2],
}

/// The passages of one report in a row.
pub(super) struct CellView<'a> {
    pub(super) earlier: bool,
    pub(super) passages: Vec<Side<'a>>,
}

/// A passage in a row.
pub(super) struct Side<'a> {
    /// The passage's id, for 材料夹.
    pub(super) id: i64,
    pub(super) heading: bool,
    pub(super) text: &'a [Stretch],
    pub(super) href: String,
    pub(super) citation: &'a str,
    pub(super) line: u32,
}

impl<'a> RowView<'a> {
    pub(super) fn new(at: usize, row: &'a Changed<'a>) -> Self {
        Self {
            number: at + 1,
            fate: row.fate,
            moved: row.moved,
            cells: [
                CellView { earlier: true, passages: row.old.iter().map(side).collect() },
                CellView { earlier: false, passages: row.new.iter().map(side).collect() },
            ],
        }
    }
}

fn side<'a>(version: &'a Version<'a>) -> Side<'a> {
    let passage = version.passage;
    Side {
        id: passage.id,
        heading: passage.kind == PassageKind::Heading,
        text: &version.text,
        href: format!("/reports/{}#L{}", passage.report_id, passage.line),
        citation: &version.citation,
        line: passage.line,
    }
}

/// Which rows are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Show {
    All,
    Moved,
    Of(Fate),
}

impl Show {
    pub(super) fn of(query: &Query) -> Self {
        let asked = query.option(Opt::Show);
        let fate = Fate::ALL.into_iter().find(|fate| asked == Some(fate.key()));
        match fate {
            Some(fate) => Self::Of(fate),
            None if asked == Some(MOVED) => Self::Moved,
            None => Self::All,
        }
    }

    pub(super) fn keeps(self, row: &Changed<'_>) -> bool {
        match self {
            Self::All => true,
            Self::Moved => row.moved,
            Self::Of(fate) => row.fate == fate,
        }
    }

    /// For the name of a file.
    pub(super) fn words(self) -> String {
        match self {
            Self::All => String::new(),
            Self::Moved => "_换了位置".to_owned(),
            Self::Of(fate) => format!("_{}", fate.name()),
        }
    }
}

fn of_fate(rows: &[Changed<'_>], fate: Fate) -> usize {
    rows.iter().filter(|row| row.fate == fate).count()
}

/// `41 处：有改动 12，重写 8，…；其中 3 处换了位置`.
pub(super) fn summary(rows: &[Changed<'_>]) -> String {
    let fates = Fate::ALL.map(|fate| (fate.name(), of_fate(rows, fate)));
    let told: Vec<String> =
        fates.iter().filter(|(_, some)| *some > 0).map(|(name, some)| format!("{name} {some}")).collect();
    let moved = rows.iter().filter(|row| row.moved).count();
    let moved = if moved == 0 { String::new() } else { format!("；其中 {moved} 处换了位置") };
    format!("{} 处：{}{moved}", rows.len(), told.join("，"))
}

pub(super) fn switch(ask: &Ask, rows: &[Changed<'_>]) -> Switch {
    let number = |some: usize| count(u32::try_from(some).unwrap_or(u32::MAX));
    let choice = |name: &str, some: usize, key: &str| {
        (format!("{name}（{}）", number(some)), ask.query.clone().set(Opt::Show, key.to_owned()))
    };
    let moved = rows.iter().filter(|row| row.moved).count();
    let all = (format!("全部（{}）", number(rows.len())), ask.query.clone().unset(Opt::Show));
    let fates = Fate::ALL.into_iter().map(|fate| (fate, of_fate(rows, fate)));
    let fates = fates.filter(|(_, some)| *some > 0).map(|(fate, some)| choice(fate.name(), some, fate.key()));
    let moved = (moved > 0).then(|| choice("换了位置", moved, MOVED));
    Switch::new(ask, "看", std::iter::once(all).chain(fates).chain(moved))
}

/// A row for a file.
pub(super) fn list_row(row: &Changed<'_>) -> ChangeRow {
    let text = |versions: &[Version<'_>]| -> String {
        let whole =
            |version: &Version<'_>| version.text.iter().map(|part| part.text.as_str()).collect::<String>();
        versions.iter().map(whole).collect::<Vec<_>>().join("\n")
    };
    let words = |versions: &[Version<'_>]| -> Vec<String> {
        let parts = versions.iter().flat_map(|version| &version.text);
        parts.filter(|part| part.changed).map(|part| part.text.clone()).collect()
    };
    let places = |versions: &[Version<'_>]| versions.iter().map(|version| version.citation.clone()).collect();
    ChangeRow {
        fate: row.fate.name(),
        moved: row.moved,
        old: text(&row.old),
        old_places: places(&row.old),
        new: text(&row.new),
        new_places: places(&row.new),
        gone: words(&row.old),
        come: words(&row.new),
    }
}
