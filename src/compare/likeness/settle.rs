//! Headings stand with the passage that follows them in their report: alone in a row they say nothing.

use super::{key, name};
use crate::{
    compare::{Absence, Alike, Cell, Row, RowKind},
    model::{PassageKind, PassageRow},
};

/// A row of one heading of one text, of several.
pub(super) fn alone(text: usize, heading: &PassageRow, texts: usize) -> Row<'_> {
    let told = Alike { key: key(text, heading), name: name(heading), cells: vec![None; texts] };
    let mut cells = vec![Cell::Absent(Absence::Likeness); texts];
    cells[text] = Cell::Passages(vec![heading]);
    Row { kind: RowKind::Likeness(told), cells }
}

/// Brings headings that found no counterpart to the passage that follows them in their report: alone in a row they say nothing.
pub(super) fn settle(rows: Vec<Row<'_>>) -> Vec<Row<'_>> {
    let (alone, mut rows): (Vec<Row<'_>>, Vec<Row<'_>>) = rows.into_iter().partition(is_lone_heading);
    // From the end, so that of two headings in a row the upper one finds the lower one settled.
    for row in alone.into_iter().rev() {
        match next(&row, &rows) {
            Some((at, column)) => {
                if let (Cell::Passages(own), Some(Cell::Passages(passages))) =
                    (&row.cells[column], rows[at].cells.get_mut(column))
                {
                    passages.extend(own);
                    passages.sort_by_key(|passage| passage.line);
                }
            }
            None => rows.push(row),
        }
    }
    rows
}

/// Whether a row has nothing but headings of one report.
fn is_lone_heading(row: &Row<'_>) -> bool {
    let mut passages = row.cells.iter().flat_map(Cell::passages);
    row.cells.iter().filter(|cell| cell.is_written()).count() == 1
        && passages.all(|passage| passage.kind == PassageKind::Heading)
}

/// The row and column of the passage that comes next in the report of a row that only one report has.
fn next(row: &Row<'_>, rows: &[Row<'_>]) -> Option<(usize, usize)> {
    let column = row.cells.iter().position(|cell| !cell.passages().is_empty())?;
    let last = row.cells[column].passages().last()?.line;
    let lines =
        |row: &Row<'_>| row.cells[column].passages().iter().map(|passage| passage.line).collect::<Vec<_>>();
    let behind =
        rows.iter().enumerate().flat_map(|(at, row)| lines(row).into_iter().map(move |line| (line, at)));
    let (_, at) = behind.filter(|(line, _)| *line > last).min()?;
    Some((at, column))
}
