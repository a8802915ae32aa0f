//! Passages of parsed reports as rows, as the store would give them, for tests and benches without a database.

#![allow(unreachable_pub, reason = "each test binary has it as a module of its own")]

use duidu::model::{AgencyTag, Passage, PassageRow, Report};

/// The rows of each report; agencies and reports count from 1.
pub fn all(reports: &[Report]) -> Vec<Vec<PassageRow>> {
    (1..).zip(reports).map(|(id, report)| rows(report, id)).collect()
}

fn rows(report: &Report, id: i64) -> Vec<PassageRow> {
    let agency = AgencyTag {
        id,
        label: String::new(),
        level: None,
        unit: None,
        domain_key: String::new(),
        domain: String::new(),
    };
    let path = |section: Option<usize>| {
        let mut path = Vec::new();
        let mut at = section;
        while let Some(section) = at.and_then(|at| report.sections.get(at)) {
            path.push(format!("{}{}", section.marker, section.heading.restored()));
            at = section.parent;
        }
        path.reverse();
        path
    };
    let row = |passage: &Passage| PassageRow {
        id: i64::from(passage.line),
        report_id: id,
        agency: agency.clone(),
        period: None,
        part: passage.part,
        kind: passage.kind,
        line: passage.line,
        path: path(passage.section),
        text: passage.text.clone(),
        themes: passage.themes.clone(),
    };
    report.passages.iter().map(row).collect()
}
