//! Lines become reports, lines set aside and notes. Never fails, never loses a line.
//!
//! 1. [`lines`]: source lines, trimmed.
//! 2. [`split`]: lines set aside, titles, the bodies between them; [`others`]: what among them is probably no report.
//! 3. [`paragraph`]: hard-wrapped lines joined.
//! 4. [`header`]: agency, kind of place, period.
//! 5. [`report`]: headings ([`marker`], [`heading`], [`bare`]), their nesting ([`outline`]), the part of every line ([`parts`]),
//!    hidden words restored ([`masks`]).
//! 6. [`figures`]: every number that states something; [`items`]: plans and problems one by one.
//! 7. [`themes`]: what every passage is about.
//! 8. [`findings`]: what a proof-reader would ask about.
//! 9. [`notes`]: what a person should check. 10. [`mod@correct`]: what a person has set right.
//!
//! The rules are words in `data/*.toml`; docs/report-format.md tells them to people.

mod bare;
mod correct;
mod enumeration;
pub mod figures;
pub mod findings;
mod header;
mod heading;
mod items;
pub mod json;
mod letters;
mod lines;
mod marker;
mod masks;
mod notes;
mod others;
mod outline;
mod paragraph;
mod parts;
mod passages;
mod period;
mod place;
mod prose;
mod report;
mod set_aside;
mod split;
pub mod themes;

use std::collections::BTreeMap;

pub use correct::{correct, value};

use crate::model::{Parsed, SkipReason, Skipped, SourceText};
use crate::registry::Registry;

/// Version of the rules. Raise it whenever a stored source would come out differently (more figures, other parts): a
/// database that older rules filled is parsed again when it is opened (`import::reparse`).
pub const VERSION: u32 = 6;

/// What somebody has decided about a source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// Every text is a report, also one that is probably none.
    pub all: bool,
    /// Lines at which a report begins (`true`), or none does whatever they look like.
    pub starts: BTreeMap<u32, bool>,
}

/// Takes a source apart. Each of its lines is in exactly one report or in `skipped`; what is probably no report is among
/// the latter, and told in `others`.
pub fn parse(source: &SourceText, registry: &Registry) -> Parsed {
    parse_with(source, registry, &Choices::default())
}

/// The same, where somebody has decided that every text is a report.
pub fn parse_all(source: &SourceText, registry: &Registry) -> Parsed {
    parse_with(source, registry, &Choices { all: true, ..Choices::default() })
}

/// The same with what somebody has decided.
pub fn parse_with(source: &SourceText, registry: &Registry, choices: &Choices) -> Parsed {
    let lines = split::apart(lines::lines(source), registry);
    let mut split = split::split(&lines, choices, registry);
    let stem = source.file_name.rsplit_once('.').map_or(source.file_name.as_str(), |(stem, _)| stem);
    let others = others::tell(&lines, &mut split, stem, choices, registry);
    let reports =
        split.drafts.iter().map(|draft| report::report(draft, &lines, &split.aside, stem, registry));
    let mut parsed = Parsed {
        reports: reports.collect(),
        skipped: skipped(&lines, &split.aside),
        others,
        notes: Vec::new(),
    };
    let tagger = themes::Tagger::new(&registry.themes);
    parsed.reports.iter_mut().for_each(|report| tagger.tag(report));
    for report in &mut parsed.reports {
        report.findings = findings::findings(report, registry);
    }
    parsed.notes = notes::notes(&parsed, registry);
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
