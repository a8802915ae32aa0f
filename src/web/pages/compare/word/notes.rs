//! 编注版: the first report as running text, each passage once and in its order; below the last passage of a row a note
//! with what the others write in that row, or that they do not.
//!
//! A passage that an earlier note has in full is not repeated: the note says where it stands. Rows that the first report
//! lacks come at the end.

use std::collections::{HashMap, HashSet};

use super::Subject;
use crate::{
    compare::{Cell, Row, citation, entries},
    export::{
        Paper,
        paper::{Block, Kind, Line},
    },
    model::{PassageKind, PassageRow},
};

pub(super) fn write(paper: &mut Paper, subject: &Subject<'_>) {
    paper.blocks.extend(subject.sources().map(Block::Line));
    let mut notes = Notes { subject, given: HashMap::new(), count: 0 };
    let base = base_text(subject.rows);
    for entry in entries(&base) {
        for heading in &entry.above {
            paper.push(Line::new(Kind::Subheading, *heading));
        }
        let kind = match entry.passage.kind {
            PassageKind::Heading => Kind::Subheading,
            PassageKind::Text => Kind::Body,
        };
        paper.push(Line::new(kind, subject.text(entry.passage)));
        for row in subject.rows.iter().filter(|row| ends_with(row, entry.passage)) {
            notes.add(paper, row);
        }
    }
    let mut lacking = subject.rows.iter().filter(|row| of_base(row).is_empty()).peekable();
    if lacking.peek().is_some() {
        paper.push(Line::new(Kind::Heading, "本文未写、别处写到的"));
    }
    for row in lacking {
        notes.add(paper, row);
    }
}

/// What the first report has in a row.
fn of_base<'a, 'r>(row: &'r Row<'a>) -> &'r [&'a PassageRow] {
    row.cells.first().map_or(&[], Cell::passages)
}

/// All that the first report has in any row, each passage once, in the order of the report.
fn base_text<'a>(rows: &[Row<'a>]) -> Vec<&'a PassageRow> {
    let mut seen = HashSet::new();
    let all = rows.iter().flat_map(of_base).copied();
    let mut base: Vec<&PassageRow> = all.filter(|passage| seen.insert(passage.id)).collect();
    base.sort_by_key(|passage| (passage.line, passage.id));
    base
}

/// Whether a passage is the last one of the first report in this row.
fn ends_with(row: &Row<'_>, passage: &PassageRow) -> bool {
    of_base(row).iter().max_by_key(|one| (one.line, one.id)).is_some_and(|last| last.id == passage.id)
}

/// Notes, numbered.
struct Notes<'a> {
    subject: &'a Subject<'a>,
    /// Passages given in full, and the number of the note that has them.
    given: HashMap<i64, usize>,
    count: usize,
}

impl Notes<'_> {
    fn add(&mut self, paper: &mut Paper, row: &Row<'_>) {
        self.count += 1;
        paper.push(Line::new(Kind::Note, format!("【编注{}】{}", self.count, Subject::heading(row))));
        for (column, (cell, read)) in row.cells.iter().zip(self.subject.reports).enumerate().skip(1) {
            let label = &read.name;
            if let Some(likeness) = row.likeness(column) {
                paper.push(Line::new(Kind::Note, format!("{label}，{}", likeness.told())));
            }
            match cell {
                Cell::Absent(absence) => {
                    paper.push(Line::new(Kind::Note, format!("{label}：（{absence}）")));
                }
                Cell::Passages(passages) => {
                    for passage in passages {
                        paper.push(self.line(label, passage));
                    }
                }
            }
        }
    }

    fn line(&mut self, label: &str, passage: &PassageRow) -> Line {
        let given = *self.given.entry(passage.id).or_insert(self.count);
        let line = if given == self.count {
            format!("{label}：{}", self.subject.text(passage))
        } else {
            format!("{label}：（见编注{given}）")
        };
        Line::new(Kind::Note, line).with_source(citation(passage))
    }
}
