//! What the template of a comparison shows, worked out from its address and the reports.
//!
//! 1. The columns: who wrote them, and the links that move, remove or replace them.
//! 2. The rows, aligned by `compare`, filtered by the address, each with a cell a column.
//! 3. `cells`: passages with the headings they need, words, masks and shared wording marked.

use super::{
    address::{Address, By, PATH},
    cells::{CellView, Dressing},
    chosen, search,
    shared::Marked,
};
use crate::{
    compare::{
        Absence, Cell, Row, RowKind, Scope, ThemeLabel, Weights, by_likeness, by_likeness_with, by_outline,
        by_outline_with, by_part, by_theme,
    },
    model::{PassageRow, Period, ReportHead, SEARCH_THEME},
    web::{filters::Dim, grouped::level_name, namesakes::Namesakes},
};

/// One report and its text.
pub(super) struct Read {
    pub(super) report: ReportHead,
    /// Its name, told apart from the other columns: `区民政局`, `区民政局（2023年上半年）`.
    pub(super) name: String,
    /// Level, domain, period, and the file where only that tells it apart: `县级 · 民政 · 2023年上半年`.
    pub(super) standing: String,
    pub(super) passages: Vec<PassageRow>,
}

impl Read {
    /// Reports with their texts, which are the columns of one comparison. One alone is told apart from all there are (`all`): the page
    /// offers these beside it.
    pub(super) fn columns(columns: Vec<(ReportHead, Vec<PassageRow>)>, all: &Namesakes) -> Vec<Self> {
        let own = Namesakes::among(columns.iter().map(|(head, _)| head));
        let names = if columns.len() == 1 { all } else { &own };
        let read = |(report, passages)| Self {
            name: names.short(&report),
            standing: standing(&report, names),
            report,
            passages,
        };
        columns.into_iter().map(read).collect()
    }
}

/// The heading of a column.
pub(super) struct Column<'a> {
    pub(super) report: &'a ReportHead,
    /// Its name, told apart from the other columns.
    pub(super) name: &'a str,
    /// Number of the column from 1.
    pub(super) number: usize,
    /// The comparison with it as the first column; `None` where it is.
    pub(super) base: Option<String>,
    pub(super) to_left: Option<String>,
    pub(super) to_right: Option<String>,
    pub(super) remove: String,
    /// What [`Read`] has.
    pub(super) standing: &'a str,
}

/// A row of the table.
pub(super) struct RowView<'a> {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) parent: Option<String>,
    /// Only its head and what each column has are in sight.
    pub(super) folded: bool,
    /// For each column, what it has: the dots of the row's chip.
    pub(super) dots: Vec<Dot>,
    /// What stands above it where it is the first row of its reach: 3 份都写到.
    pub(super) opens_reach: Option<String>,
    /// The comparison of this row alone; `None` where it cannot be chosen or already is.
    pub(super) alone: Option<String>,
    /// The theme's own page.
    pub(super) theme: Option<String>,
    pub(super) cells: Vec<CellView<'a>>,
}

/// What a column has in a row.
pub(super) struct Dot {
    pub(super) written: bool,
    /// `3 段`, `3 段，可能相关`, `没写`.
    pub(super) words: String,
}

impl Dot {
    fn of(row: &Row<'_>, column: usize, cell: &Cell<'_>) -> Self {
        let words = match cell {
            Cell::Passages(passages) if row.is_weak(column) => format!("{} 段，可能相关", passages.len()),
            Cell::Passages(passages) => format!("{} 段", passages.len()),
            Cell::Absent(Absence::Elsewhere { .. }) => "在另一行".to_owned(),
            Cell::Absent(_) => "没写".to_owned(),
        };
        Self { written: row.is_written(column), words }
    }
}

/// The rows of a comparison as `compare` aligns them, before they are dressed for the page; downloads use them too.
pub(super) fn rows<'a>(
    address: &Address,
    reports: &'a [Read],
    themes: &[ThemeLabel],
    weights: Option<&Weights>,
) -> Vec<Row<'a>> {
    let texts: Vec<&[PassageRow]> = reports.iter().map(|read| read.passages.as_slice()).collect();
    let narrowed = &address.query.selection;
    let chosen = themes.iter().filter(|theme| narrowed.themes.contains(&theme.key));
    let chosen = chosen.map(|theme| theme.name.clone()).collect();
    let scope = Scope { parts: narrowed.parts.clone(), themes: search::narrowed(address, chosen) };
    let mut rows = match address.by() {
        By::Part => by_part(&texts, &scope),
        By::Theme => by_theme(&texts, themes, &scope),
        By::Outline => match weights {
            Some(weights) => by_outline_with(&texts, &scope, weights),
            None => by_outline(&texts, &scope),
        },
        By::Likeness => match weights {
            Some(weights) => by_likeness_with(&texts, &scope, weights),
            None => by_likeness(&texts, &scope),
        },
    };
    search::first(&mut rows);
    rows.retain(|row| address.only().is_none_or(|only| only.keeps(row)));
    chosen::keep(address, &mut rows);
    rows
}

/// The headings of the columns.
pub(super) fn columns<'a>(address: &Address, reports: &'a [Read]) -> Vec<Column<'a>> {
    let column = |(at, read): (usize, &'a Read)| Column {
        report: &read.report,
        name: &read.name,
        number: at + 1,
        base: (at > 0).then(|| address.based_on(at)),
        to_left: (at > 0).then(|| address.swapped(at - 1, at)),
        to_right: (at + 1 < reports.len()).then(|| address.swapped(at, at + 1)),
        remove: address.without(at),
        standing: &read.standing,
    };
    reports.iter().enumerate().map(column).collect()
}

/// The rows dressed for the page; none where there is nothing to compare.
pub(super) fn row_views<'a>(
    address: &Address,
    reports: &'a [Read],
    rows: &[Row<'a>],
    marked: &Marked,
) -> Vec<RowView<'a>> {
    if reports.len() < 2 {
        return Vec::new();
    }
    let dressing = Dressing { address, marked, rows };
    let mut last_reach = None;
    let dress = |row: &Row<'a>| {
        let reach = row.reach();
        let opens = last_reach.replace(reach) != Some(reach) || row.kind == RowKind::NoTheme;
        let opens = opens && address.by() == By::Theme;
        let (key, name, parent) = row_names(row);
        RowView {
            key,
            name,
            parent,
            folded: chosen::is_folded(address, row),
            dots: row.cells.iter().enumerate().map(|(at, cell)| Dot::of(row, at, cell)).collect(),
            opens_reach: opens.then(|| reach_words(&row.kind, reach, reports.len())),
            alone: alone(address, row),
            theme: match &row.kind {
                RowKind::Theme(theme) => Some(search::page(address, &theme.key)),
                RowKind::Part(_) | RowKind::NoTheme | RowKind::Likeness(_) | RowKind::Section(_) => None,
            },
            cells: row
                .cells
                .iter()
                .zip(reports)
                .enumerate()
                .map(|(column, (cell, read))| dressing.cell(row, column, cell, read))
                .collect(),
        }
    };
    rows.iter().map(dress).collect()
}

/// Key, name and parent of a row.
pub(super) fn row_names(row: &Row<'_>) -> (String, String, Option<String>) {
    let parent = match &row.kind {
        RowKind::Theme(theme) => theme.parent.clone(),
        RowKind::Part(_) | RowKind::NoTheme | RowKind::Likeness(_) | RowKind::Section(_) => None,
    };
    (row.key().to_owned(), row.name().to_owned(), parent)
}

fn alone(address: &Address, row: &Row<'_>) -> Option<String> {
    let narrowed = match &row.kind {
        RowKind::Part(part) => address.query.only(Dim::Part, part.key()),
        RowKind::Theme(theme) if theme.key == SEARCH_THEME => return None,
        RowKind::Theme(theme) => address.query.only(Dim::Theme, &theme.key),
        RowKind::NoTheme | RowKind::Likeness(_) | RowKind::Section(_) => return None,
    };
    (narrowed != address.query).then(|| narrowed.href(PATH))
}

/// `县级 · 民政 · 2023年上半年`, and the file or the line where nothing else tells it from another of `names`.
fn standing(report: &ReportHead, names: &Namesakes) -> String {
    let mut words = vec![level_name(report.agency.level).to_owned(), report.agency.domain.clone()];
    words.extend(report.period.map(Period::label));
    words.extend(names.place(report.id).map(str::to_owned));
    words.join(" · ")
}

fn reach_words(kind: &RowKind, reach: usize, reports: usize) -> String {
    match reach {
        _ if *kind == RowKind::NoTheme => "主题以外".to_owned(),
        all if all == reports => format!("{reports} 份都写到"),
        1 => "只有一份写到".to_owned(),
        some => format!("{some} 份写到，其余未提及"),
    }
}

/// `26 个主题：8 个都写到，11 个有的没写`; empty where there is no row.
pub(super) fn summary(address: &Address, rows: &[Row<'_>], reports: usize) -> String {
    let what = match address.by() {
        By::Part => "个部分",
        By::Theme => "个主题",
        By::Outline => "组标题",
        By::Likeness => "组段落",
    };
    let rows: Vec<usize> = rows.iter().filter(|row| row.kind != RowKind::NoTheme).map(Row::reach).collect();
    let all = rows.iter().filter(|reach| **reach == reports).count();
    match (rows.len(), rows.len() - all) {
        (0, _) => String::new(),
        (total, 0) => format!("{reports} 份材料，{total} {what}都写到"),
        (total, missing) => format!("{reports} 份材料，{total} {what}：{all} 个都写到，{missing} 个有的没写"),
    }
}
