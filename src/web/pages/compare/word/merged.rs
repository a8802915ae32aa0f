//! 整理版: a heading a row, below it the passages of all reports, each with its citation, and who has none.

use super::Subject;
use crate::{
    compare::{Cell, Row, citation},
    export::{
        Paper,
        paper::{Block, Kind, Line},
    },
};

pub(super) fn write(paper: &mut Paper, subject: &Subject<'_>) {
    paper.blocks.extend(subject.sources().map(Block::Line));
    for row in subject.rows {
        paper.push(Line::new(Kind::Heading, Subject::heading(row)));
        for (column, (cell, read)) in row.cells.iter().zip(subject.reports).enumerate() {
            let Cell::Passages(passages) = cell else { continue };
            paper.push(Line::new(Kind::Subheading, read.name.clone()));
            if let Some(likeness) = row.likeness(column) {
                paper.push(Line::new(Kind::Note, likeness.told()));
            }
            for passage in passages {
                // A heading of the source is running text here: it would be taken for one of ours.
                paper.push(Line::new(Kind::Body, subject.text(passage)).with_source(citation(passage)));
            }
        }
        absent(paper, subject, row);
    }
}

/// Who has nothing in a row.
fn absent(paper: &mut Paper, subject: &Subject<'_>, row: &Row<'_>) {
    let silent = row.cells.iter().zip(subject.reports).filter_map(|(cell, read)| match cell {
        Cell::Absent(absence) => Some(format!("（{}：{absence}）", read.name)),
        Cell::Passages(_) => None,
    });
    for words in silent {
        paper.push(Line::new(Kind::Absent, words));
    }
}
