//! Made-up passages for the tests of this room.

use crate::model::{AgencyTag, Masked, Part, PassageKind, PassageRow, ThemeHit};

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

/// A passage on some themes.
pub(super) fn about(line: u32, part: Part, themes: &[&str]) -> PassageRow {
    let hit = |name: &&str| ThemeHit { theme: (*name).into(), words: vec![(*name).into()] };
    PassageRow { themes: themes.iter().map(hit).collect(), ..passage(line, part, "某段。") }
}
