//! 只看数字: the rows of a comparison reduced to their figures, for the page and as a list.

use super::{
    address::Address,
    chosen,
    view::{Read, row_names},
};
use crate::{
    compare::{Row, numbers},
    model::{ComparedFigure, FigureRow, PassageRow, Selection},
    store::{FigureSort, Reader},
    web::{error::WebError, figure::Shown},
};

/// A row of the table.
pub(super) struct NumberRow {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) parent: Option<String>,
    pub(super) folded: bool,
    /// Indicators that several columns have.
    pub(super) shared: Vec<NumberLine>,
    /// For each column its other figures.
    pub(super) rest: Vec<NumberCell>,
}

/// One indicator across the columns.
pub(super) struct NumberLine {
    /// 老年食堂（家）.
    pub(super) words: String,
    pub(super) cells: Vec<NumberCell>,
}

/// The figures of one column.
pub(super) struct NumberCell {
    pub(super) agency: String,
    pub(super) figures: Vec<Shown>,
}

/// The figures of each report, in reading order.
pub(super) fn read(reader: &Reader<'_>, address: &Address) -> Result<Vec<Vec<FigureRow>>, WebError> {
    let mut all = Vec::new();
    for report in address.reports() {
        let own = Selection { reports: vec![*report], ..Selection::default() };
        all.push(reader.figures(&own, FigureSort::default(), None, 0)?.rows);
    }
    Ok(all)
}

fn texts(reports: &[Read]) -> Vec<&[PassageRow]> {
    reports.iter().map(|read| read.passages.as_slice()).collect()
}

/// The rows that have any figure, dressed for the page.
pub(super) fn views(
    address: &Address,
    reports: &[Read],
    rows: &[Row<'_>],
    figures: &[Vec<FigureRow>],
) -> Vec<NumberRow> {
    let texts = texts(reports);
    let cells = |columns: &[Vec<&FigureRow>]| -> Vec<NumberCell> {
        let cell = |(column, read): (&Vec<&FigureRow>, &Read)| NumberCell {
            agency: read.name.clone(),
            figures: column.iter().map(|figure| Shown::new(figure, &address.query)).collect(),
        };
        columns.iter().zip(reports).map(cell).collect()
    };
    let dress = |row: &Row<'_>| {
        let found = numbers(row, &texts, figures);
        let (key, name, parent) = row_names(row);
        let line = |line: &crate::compare::Line<'_>| NumberLine {
            words: words(&line.indicator.group, &line.indicator.base),
            cells: cells(&line.cells),
        };
        let any = found.counts().iter().any(|count| *count > 0);
        any.then(|| NumberRow {
            key,
            name,
            parent,
            folded: chosen::is_folded(address, row),
            shared: found.shared.iter().map(line).collect(),
            rest: cells(&found.rest),
        })
    };
    rows.iter().filter_map(dress).collect()
}

/// The same rows as a list: a line a figure, or a cell of a shared indicator without any.
pub(super) fn list(reports: &[Read], rows: &[Row<'_>], figures: &[Vec<FigureRow>]) -> Vec<ComparedFigure> {
    let texts = texts(reports);
    let mut list = Vec::new();
    for row in rows {
        let found = numbers(row, &texts, figures);
        let entry = |at: usize, shared: &str, figure: Option<&FigureRow>| ComparedFigure {
            key: row.key().to_owned(),
            name: row.name().to_owned(),
            shared: shared.to_owned(),
            report: reports[at].report.clone(),
            figure: figure.cloned(),
        };
        for line in &found.shared {
            let words = words(&line.indicator.group, &line.indicator.base);
            for (at, cell) in line.cells.iter().enumerate() {
                list.extend(cell.iter().map(|figure| entry(at, &words, Some(figure))));
                list.extend(cell.is_empty().then(|| entry(at, &words, None)));
            }
        }
        for (at, cell) in found.rest.iter().enumerate() {
            list.extend(cell.iter().map(|figure| entry(at, "", Some(figure))));
        }
    }
    list
}

/// 老年食堂（家）; without unit where there is none.
fn words(group: &str, base: &str) -> String {
    if base.is_empty() { group.to_owned() } else { format!("{group}（{base}）") }
}
