//! Rows of lists of figures and plans.

use super::{AgencyTag, Figure, FigureKind, Masked, Part, Period};

/// Where something stands: the report, its writer, the paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Id of the report.
    pub report_id: i64,
    /// Who wrote it.
    pub agency: AgencyTag,
    /// The time the report speaks of.
    pub period: Option<Period>,
    /// Part of the report.
    pub part: Part,
    /// Line in the source; also the anchor `#L225` on the report's page.
    pub line: u32,
    /// Headings above it, from the top, restored, with their markers.
    pub path: Vec<String>,
}

/// One figure in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureRow {
    /// Id in the database.
    pub id: i64,
    /// Where it stands.
    pub place: Place,
    /// The number; its `start` and `end` count in the paragraph.
    pub figure: Figure,
    /// Its sentence.
    pub sentence: Masked,
    /// Characters of the number in `sentence.written`.
    pub number: (usize, usize),
    /// Names of the themes of its paragraph.
    pub themes: Vec<String>,
}

/// Figures of one indicator, one base unit and one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureGroup {
    /// The indicator in its normal spelling.
    pub group: String,
    /// What all of them count in.
    pub base: String,
    /// What all of them measure.
    pub kind: FigureKind,
    /// Agencies that give one.
    pub agencies: u32,
    /// Figures.
    pub figures: u32,
    /// Those of them that are planned.
    pub targets: u32,
    /// Those of them that are hidden.
    pub masked: u32,
    /// The spellings that were put together, each with its number of figures, the most frequent first.
    pub spellings: Vec<(String, u32)>,
}
