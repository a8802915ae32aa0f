//! 对照版: a table with a column a report; every row of the page is a heading across and its cells.

use super::Subject;
use crate::{
    compare::{Cell, Row, entries},
    export::{
        Paper,
        paper::{Block, Kind, Line, Table, TableRow},
    },
    model::PassageKind,
};

pub(super) fn write(paper: &mut Paper, subject: &Subject<'_>) {
    // The titles stand above the table: in its heading they would take room on every page.
    paper.blocks.extend(subject.sources().map(Block::Line));
    let column = |read: &super::Read| (read.report.agency.label.clone(), read.standing.clone());
    let mut table = Table { columns: subject.reports.iter().map(column).collect(), rows: Vec::new() };
    for row in subject.rows {
        table.rows.push(TableRow::Band(Subject::heading(row)));
        table.rows.push(TableRow::Cells(cells(subject, row)));
    }
    paper.blocks.push(Block::Table(table));
}

/// The cells of a row, each with how like it is to the first.
fn cells(subject: &Subject<'_>, row: &Row<'_>) -> Vec<Vec<Line>> {
    let cell = |(column, cell): (usize, &Cell<'_>)| {
        let told = row.likeness(column).map(|likeness| Line::new(Kind::Note, likeness.told()));
        told.into_iter().chain(lines(subject, cell)).collect()
    };
    row.cells.iter().enumerate().map(cell).collect()
}

/// The passages of a cell under the headings they need, each with its line; or that there is nothing.
fn lines(subject: &Subject<'_>, cell: &Cell<'_>) -> Vec<Line> {
    if let Cell::Absent(absence) = cell {
        return vec![Line::new(Kind::Absent, format!("（{absence}）"))];
    }
    let mut lines = Vec::new();
    for entry in entries(cell.passages()) {
        if !entry.above.is_empty() {
            lines.push(Line::new(Kind::Note, entry.above.join(" › ")));
        }
        let kind = match entry.passage.kind {
            PassageKind::Heading => Kind::Subheading,
            PassageKind::Text => Kind::Body,
        };
        let place = format!("（{}行）", entry.passage.line);
        lines.push(Line::new(kind, subject.text(entry.passage)).with_source(place));
    }
    lines
}
