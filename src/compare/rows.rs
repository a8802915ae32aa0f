//! The rows of a comparison: what a row stands for, its cells, and the words of an empty cell.

use std::fmt;

use super::{Alike, Likeness};
use crate::model::{Part, PassageRow};

/// What a row stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum RowKind {
    /// One part of the reports.
    Part(Part),
    /// One theme.
    Theme(ThemeLabel),
    /// Passages that speak of no theme, so that nothing is lost.
    NoTheme,
    /// Passages on the same matter, found by their words.
    Likeness(Alike),
    /// Sections under like headings.
    Section(Alike),
}

/// A theme as rows need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeLabel {
    /// Key in URLs.
    pub key: String,
    /// Chinese name.
    pub name: String,
    /// Name of the theme it is nested in.
    pub parent: Option<String>,
}

/// What a report does not have, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Absence {
    /// It has no such part.
    Part(Part),
    /// It does not speak of the theme, in these parts (all, where the list is empty).
    Theme(String, Vec<Part>),
    /// It has the part's themes elsewhere: nothing of these themes in this part.
    ThemesInPart(Vec<String>, Part),
    /// All its passages speak of some theme.
    NoTheme,
    /// It has no passage on the same matter.
    Likeness,
    /// It has no section like it.
    Section,
    /// What it has on the matter stands in another row, where it belongs, too: so the first report is read from top to bottom.
    Elsewhere {
        /// [`Row::key`] of that row.
        row: String,
        /// Its name.
        name: String,
    },
}

impl fmt::Display for Absence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |names: Vec<&str>| format!("“{}”", names.join("”“"));
        match self {
            Self::Part(part) => write!(f, "这份材料没有写“{}”", part.name()),
            Self::Theme(theme, parts) if parts.is_empty() => write!(f, "未提及“{theme}”"),
            Self::Theme(theme, parts) => {
                write!(f, "{}中未提及“{theme}”", quoted(parts.iter().map(|part| part.name()).collect()))
            }
            Self::ThemesInPart(themes, part) => {
                let themes = quoted(themes.iter().map(String::as_str).collect());
                write!(f, "“{}”中未提及{themes}", part.name())
            }
            Self::NoTheme => f.write_str("每一段都已归入主题"),
            Self::Likeness => f.write_str("没有相近的段落"),
            Self::Section => f.write_str("没有相近的标题"),
            Self::Elsewhere { name, .. } => write!(f, "对应的内容在“{name}”一行"),
        }
    }
}

/// What one report has in one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Its passages, in the order of the report; never empty.
    Passages(Vec<&'a PassageRow>),
    /// Nothing, in words.
    Absent(Absence),
}

impl<'a> Cell<'a> {
    pub(super) fn new(passages: Vec<&'a PassageRow>, absence: impl FnOnce() -> Absence) -> Self {
        if passages.is_empty() { Self::Absent(absence()) } else { Self::Passages(passages) }
    }

    /// Whether the report has something on the matter, here or in another row.
    pub const fn is_written(&self) -> bool {
        matches!(self, Self::Passages(_) | Self::Absent(Absence::Elsewhere { .. }))
    }

    /// Its passages; none where it is absent.
    pub fn passages(&self) -> &[&'a PassageRow] {
        match self {
            Self::Passages(passages) => passages,
            Self::Absent(_) => &[],
        }
    }
}

/// One row of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct Row<'a> {
    /// What it stands for.
    pub kind: RowKind,
    /// One cell a report, in the order given.
    pub cells: Vec<Cell<'a>>,
}

impl Row<'_> {
    /// Value of `row=` in the URL.
    pub fn key(&self) -> &str {
        match &self.kind {
            RowKind::Part(part) => part.key(),
            RowKind::Theme(theme) => &theme.key,
            RowKind::NoTheme => "none",
            RowKind::Likeness(alike) | RowKind::Section(alike) => &alike.key,
        }
    }

    /// Chinese name.
    pub fn name(&self) -> &str {
        match &self.kind {
            RowKind::Part(part) => part.name(),
            RowKind::Theme(theme) => &theme.name,
            RowKind::NoTheme => "未归入主题",
            RowKind::Likeness(alike) | RowKind::Section(alike) => &alike.name,
        }
    }

    /// How like the cell of a column is to the first one of the row; `None` in rows that were not found so.
    pub fn likeness(&self, column: usize) -> Option<&Likeness> {
        match &self.kind {
            RowKind::Likeness(alike) | RowKind::Section(alike) => alike.cells.get(column)?.as_ref(),
            RowKind::Part(_) | RowKind::Theme(_) | RowKind::NoTheme => None,
        }
    }

    /// Whether the cell of a column is in the row only because it may be on the same matter: 可能相关.
    pub fn is_weak(&self, column: usize) -> bool {
        self.likeness(column).is_some_and(Likeness::is_weak)
    }

    /// Whether the report of a column has the matter, here or in another row. What may be on it only is not counted as written.
    pub fn is_written(&self, column: usize) -> bool {
        self.cells.get(column).is_some_and(Cell::is_written) && !self.is_weak(column)
    }

    /// How many reports have it.
    pub fn reach(&self) -> usize {
        (0..self.cells.len()).filter(|column| self.is_written(*column)).count()
    }
}

/// Which rows to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// Rows that every report has.
    All,
    /// Rows that at least one report lacks.
    Missing,
}

impl Only {
    /// Whether a row is kept.
    pub fn keeps(self, row: &Row<'_>) -> bool {
        (row.reach() == row.cells.len()) == (self == Self::All)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Measure, sample::passage};

    #[test]
    fn what_may_be_on_the_matter_only_is_not_counted() {
        let own = passage(1, Part::Review, "清理河道12公里。");
        let like =
            |score| Some(Likeness { measure: Measure::Passages, score, enough: 0.16, words: Vec::new() });
        let row = |score| Row {
            kind: RowKind::Likeness(Alike {
                key: "1-1".to_owned(),
                name: "河道".to_owned(),
                cells: vec![None, like(score)],
            }),
            cells: vec![Cell::Passages(vec![&own]), Cell::Passages(vec![&own])],
        };
        let (strong, weak) = (row(0.3), row(0.1));
        assert_eq!((strong.reach(), weak.reach()), (2, 1));
        assert!(Only::All.keeps(&strong) && !Only::Missing.keeps(&strong));
        assert!(Only::Missing.keeps(&weak) && !Only::All.keeps(&weak));
        assert!(weak.is_weak(1) && weak.is_written(0) && !weak.is_written(1));
        assert!(!weak.cells[1].passages().is_empty(), "it is shown all the same");
    }
}
