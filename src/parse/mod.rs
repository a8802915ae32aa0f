//! Lines become reports, lines set aside and notes. Never fails, never loses a line.
//!
//! 1. [`lines`]: source lines, trimmed.
//! 2. [`split`]: lines set aside, titles, the bodies between them.
//! 3. [`paragraph`]: hard-wrapped lines joined.
//! 4. [`header`]: agency, kind of place, period.
//! 5. [`report`]: headings ([`marker`], [`heading`], [`bare`]), their nesting ([`outline`]), the part of every line ([`parts`]),
//!    hidden words restored ([`masks`]).
//! 6. [`themes`]: what every passage is about.
//!
//! The rules are words in `data/*.toml`; docs/report-format.md tells them to people.

mod bare;
mod header;
mod heading;
pub mod json;
mod lines;
mod marker;
mod masks;
mod outline;
mod paragraph;

mod parts;
mod passages;
mod period;
mod report;
mod set_aside;
mod split;
pub mod themes;

use crate::model::{Note, Parsed, SkipReason, Skipped, SourceText};
use crate::registry::Registry;

/// Takes a source apart. Each of its lines is in exactly one report or in `skipped`.
pub fn parse(source: &SourceText, registry: &Registry) -> Parsed {
    let lines = lines::lines(source);
    let split = split::split(&lines, registry);
    let stem = source.file_name.rsplit_once('.').map_or(source.file_name.as_str(), |(stem, _)| stem);
    let reports =
        split.drafts.iter().map(|draft| report::report(draft, &lines, &split.aside, stem, registry));
    let mut parsed =
        Parsed { reports: reports.collect(), skipped: skipped(&lines, &split.aside), notes: Vec::new() };
    let tagger = themes::Tagger::new(&registry.themes);
    parsed.reports.iter_mut().for_each(|report| tagger.tag(report));
    parsed.notes = notes(&parsed);
    parsed
}

/// The source lines that belong to no report, each once.
fn skipped(lines: &[lines::Line<'_>], aside: &[Option<SkipReason>]) -> Vec<Skipped> {
    let mut out = Vec::new();
    for pieces in lines.chunk_by(|a, b| a.number == b.number) {
        let at = lines.partition_point(|line| line.number < pieces[0].number);
        let reasons = &aside[at..at + pieces.len()];
        if let Some(reason) = reasons[0].filter(|_| reasons.iter().all(Option::is_some)) {
            out.push(Skipped { line: pieces[0].number, reason });
        }
    }
    out
}

/// What the person who imports should look at.
fn notes(parsed: &Parsed) -> Vec<Note> {
    let mut notes = Vec::new();
    if parsed.reports.is_empty() {
        notes.push(Note {
            line: None,
            message: "没有找到材料：文中没有像样的标题，文字也不像工作总结".to_owned(),
        });
    }
    for report in &parsed.reports {
        let line = Some(report.title_line);
        let title = &report.title;
        if report.period.is_none() {
            notes.push(Note { line, message: format!("《{title}》没有写明年份，请核对") });
        }
        if report.agency.from == crate::model::NameOrigin::Unknown {
            notes.push(Note {
                line, message: format!("《{title}》看不出是哪个单位的，请核对")
            });
        }
        if report.agency.unit.is_none() {
            notes.push(Note { line, message: format!("《{title}》看不出属于哪一级，请核对") });
        }
    }
    let outside = parsed.skipped.iter().filter(|skipped| skipped.reason == SkipReason::Outside).count();
    if outside > 0 && !parsed.reports.is_empty() {
        let first = parsed.skipped.iter().find(|skipped| skipped.reason == SkipReason::Outside);
        let line = first.map(|skipped| skipped.line);
        notes.push(Note {
            line, message: format!("有 {outside} 行文字不属于任何一份材料，已放在一边")
        });
    }
    notes
}
