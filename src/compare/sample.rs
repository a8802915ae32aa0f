//! Made-up passages for the tests of this room.

use super::Row;
use crate::model::{
    AgencyTag, Figure, FigureKind, FigureRow, FigureStatus, Masked, Part, PassageKind, PassageRow, Place,
    ThemeHit,
};

/// A passage of report 1 with no theme and no headings.
pub(super) fn passage(line: u32, part: Part, text: &str) -> PassageRow {
    let agency = AgencyTag {
        id: 1,
        label: "区民政局".into(),
        level: None,
        unit: None,
        domain_key: "minzheng".into(),
        domain: "民政".into(),
    };
    PassageRow {
        id: i64::from(line),
        report_id: 1,
        agency,
        period: None,
        part,
        kind: PassageKind::Text,
        line,
        path: Vec::new(),
        text: Masked::plain(text),
        themes: Vec::new(),
    }
}

/// The lines of each cell of a row.
pub(super) fn lines(row: &Row<'_>) -> Vec<Vec<u32>> {
    row.cells.iter().map(|cell| cell.passages().iter().map(|passage| passage.line).collect()).collect()
}

/// A passage on some themes.
pub(super) fn about(line: u32, part: Part, themes: &[&str]) -> PassageRow {
    let hit = |name: &&str| ThemeHit { theme: (*name).into(), words: vec![(*name).into()] };
    PassageRow { themes: themes.iter().map(hit).collect(), ..passage(line, part, "某段。") }
}

/// A count that an agency has reached; hidden where there is no number.
pub(super) fn figure_row(agency: i64, number: Option<f64>, base: &str) -> FigureRow {
    let PassageRow { agency: tag, .. } = passage(1, Part::Review, "");
    let place = Place {
        report_id: agency,
        agency: AgencyTag { id: agency, ..tag },
        period: None,
        part: Part::Review,
        line: 1,
        path: Vec::new(),
    };
    let figure = Figure {
        passage: 0,
        start: 0,
        end: 1,
        line: 1,
        column: 0,
        indicator: "助餐点".into(),
        group: "助餐点".into(),
        value: number.map(|number| number.to_string()),
        number,
        unit: base.into(),
        base: base.into(),
        kind: FigureKind::Count,
        status: FigureStatus::Actual,
        masked: number.is_none(),
        approx: None,
        time: None,
        scope: None,
        parent: None,
        goal: None,
    };
    FigureRow { id: 1, place, figure, sentence: Masked::plain("8"), number: (0, 1), themes: Vec::new() }
}
