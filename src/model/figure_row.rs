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

impl FigureRow {
    /// The number as written, or its mask: `22`, `XX`.
    pub fn digits(&self) -> String {
        let (start, end) = self.number;
        let written = || self.sentence.written.chars().skip(start).take(end.saturating_sub(start)).collect();
        self.figure.value.clone().unwrap_or_else(written)
    }

    /// The number with its unit, as a table shows it: `22个`, `XX万元`, `第3位`.
    pub fn amount(&self) -> String {
        let (digits, unit) = (self.digits(), &self.figure.unit);
        if unit.contains('…') { unit.replacen('…', &digits, 1) } else { digits + unit }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AgencyTag, FigureStatus};

    fn row(value: Option<&str>, unit: &str) -> FigureRow {
        let agency = AgencyTag {
            id: 1,
            label: "区民政局".into(),
            level: None,
            unit: None,
            domain_key: "minzheng".into(),
            domain: "民政".into(),
        };
        let place =
            Place { report_id: 1, agency, period: None, part: Part::Review, line: 1, path: Vec::new() };
        let figure = Figure {
            passage: 0,
            start: 2,
            end: 4,
            line: 1,
            column: 2,
            indicator: "投入".into(),
            group: "投入".into(),
            value: value.map(str::to_owned),
            number: None,
            unit: unit.into(),
            base: "元".into(),
            kind: FigureKind::Amount,
            status: FigureStatus::Actual,
            masked: value.is_none(),
            approx: None,
            time: None,
            scope: None,
            parent: None,
            goal: None,
        };
        FigureRow {
            id: 1,
            place,
            figure,
            sentence: Masked::plain("投入XX万元"),
            number: (2, 4),
            themes: Vec::new(),
        }
    }

    #[test]
    fn amounts_are_written_as_in_the_text() {
        assert_eq!(row(None, "万元").amount(), "XX万元");
        assert_eq!(row(Some("-11.06"), "%").amount(), "-11.06%");
        assert_eq!(row(Some("3"), "全省第…位").amount(), "全省第3位");
    }
}
