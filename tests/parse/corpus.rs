//! The real compilation: its 25 reports with the metadata that people found in them, by general rules.

use std::{error::Error, fs};

use duidu::{
    model::{Level, Parsed, Unit},
    parse,
    registry::Registry,
    source,
};
use serde_json::Value;

use crate::common;

fn parsed() -> Result<Option<Parsed>, Box<dyn Error>> {
    let Some(file) = common::corpus() else { return Ok(None) };
    let source = source::read("half-year-2023h1-25.txt", &fs::read(file)?)?;
    Ok(Some(parse::parse(&source, &Registry::builtin()?)))
}

#[test]
fn metadata_of_all_reports() -> Result<(), Box<dyn Error>> {
    let (Some(parsed), Some(shared)) = (parsed()?, common::shared()) else { return Ok(()) };
    let catalogue = fs::read_to_string(shared.join("gold/catalogue.json"))?;
    let catalogue: Vec<Value> = serde_json::from_str(&catalogue)?;
    assert_eq!(parsed.reports.len(), catalogue.len());
    for (report, wanted) in parsed.reports.iter().zip(&catalogue) {
        let agency = &report.agency;
        let got = serde_json::json!({
            "title": report.title,
            "title_line": report.title_line,
            "first_line": report.first_line,
            "last_line": report.last_line,
            "agency": agency.name,
            "agency_from": agency.from.key(),
            "unit": agency.unit.map(Unit::name),
            "level": agency.level.map(Level::name),
            "period": report.period,
        });
        for (key, value) in got.as_object().into_iter().flatten() {
            assert_eq!(Some(value), wanted.get(key), "{key} of line {}", report.title_line);
        }
    }
    Ok(())
}

#[test]
fn every_line_is_accounted_for() -> Result<(), Box<dyn Error>> {
    let Some(parsed) = parsed()? else { return Ok(()) };
    let inside: u32 = parsed
        .reports
        .iter()
        .map(|report| {
            let skipped = parsed
                .skipped
                .iter()
                .filter(|line| (report.title_line..=report.last_line).contains(&line.line));
            report.last_line - report.title_line + 1 - u32::try_from(skipped.count()).unwrap_or(u32::MAX)
        })
        .sum();
    assert_eq!(usize::try_from(inside)? + parsed.skipped.len(), 731);
    // Every writer that its title does not name in full, and nothing else.
    let noted: Vec<u32> = parsed.notes.iter().filter_map(|note| note.line).collect();
    assert_eq!(noted, [35, 71, 108, 141, 157, 179, 666, 696], "{:?}", parsed.notes);
    Ok(())
}
