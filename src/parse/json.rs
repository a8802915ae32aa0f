//! What `parse FILE --json` prints: one object with everything that was understood.
//!
//! The shape is fixed by those who read it; keys may be added, none may change its meaning.

use serde::Serialize;

use crate::model::{Note, Parsed, Passage, Report, Restoration, Section, Skipped, SourceText};

/// The whole output.
#[derive(Debug, Serialize)]
pub struct Document<'a> {
    source: Source<'a>,
    reports: Vec<ReportJson<'a>>,
    skipped: &'a [Skipped],
    notes: &'a [Note],
}

#[derive(Debug, Serialize)]
struct Source<'a> {
    file: &'a str,
    sha256: &'a str,
    encoding: &'a str,
    lines: usize,
}

#[derive(Debug, Serialize)]
struct ReportJson<'a> {
    title: &'a str,
    title_line: u32,
    first_line: u32,
    last_line: u32,
    agency: &'a str,
    agency_from: &'static str,
    unit: Option<&'static str>,
    level: Option<&'static str>,
    domain: &'a str,
    period: Option<String>,
    region: Option<&'a str>,
    sections: Vec<SectionJson<'a>>,
    passages: Vec<PassageJson<'a>>,
    figures: [(); 0],
    findings: [(); 0],
}

#[derive(Debug, Serialize)]
struct SectionJson<'a> {
    line: u32,
    depth: u8,
    marker: &'a str,
    heading: &'a str,
    kind: &'static str,
    part: &'static str,
    themes: Vec<&'a str>,
    parent: Option<usize>,
}

#[derive(Debug, Serialize)]
struct PassageJson<'a> {
    line: u32,
    last_line: u32,
    part: &'static str,
    section: Option<usize>,
    themes: Vec<&'a str>,
    text: &'a str,
    masks: &'a [Restoration],
}

/// The output for a parsed source, ready for `serde_json`.
pub fn document<'a>(source: &'a SourceText, parsed: &'a Parsed) -> Document<'a> {
    Document {
        source: Source {
            file: &source.file_name,
            sha256: &source.sha256,
            encoding: &source.encoding,
            lines: source.lines.len(),
        },
        reports: parsed.reports.iter().map(report).collect(),
        skipped: &parsed.skipped,
        notes: &parsed.notes,
    }
}

fn report(report: &Report) -> ReportJson<'_> {
    let agency = &report.agency;
    ReportJson {
        title: &report.title,
        title_line: report.title_line,
        first_line: report.first_line,
        last_line: report.last_line,
        agency: &agency.name,
        agency_from: agency.from.key(),
        unit: agency.unit.map(crate::model::Unit::name),
        level: agency.level.map(crate::model::Level::name),
        domain: &agency.domain,
        period: report.period.map(|period| period.to_string()),
        region: agency.region.as_deref(),
        sections: report.sections.iter().map(|section| self::section(section, &report.passages)).collect(),
        passages: report.passages.iter().map(passage).collect(),
        figures: [],
        findings: [],
    }
}

/// A heading has the themes of the paragraph that it opens.
fn section<'a>(section: &'a Section, passages: &'a [Passage]) -> SectionJson<'a> {
    let at = passages.partition_point(|passage| passage.line < section.line);
    let opened = passages.get(at);
    SectionJson {
        line: section.line,
        depth: section.depth,
        marker: &section.marker,
        heading: &section.heading.written,
        kind: match section.kind {
            crate::model::HeadingKind::Block => "block",
            crate::model::HeadingKind::RunIn => "run-in",
        },
        part: section.part.key(),
        themes: opened.map(themes).unwrap_or_default(),
        parent: section.parent,
    }
}

fn passage(passage: &Passage) -> PassageJson<'_> {
    PassageJson {
        line: passage.line,
        last_line: passage.last_line,
        part: passage.part.key(),
        section: passage.section,
        themes: themes(passage),
        text: &passage.text.written,
        masks: &passage.text.masks,
    }
}

fn themes(passage: &Passage) -> Vec<&str> {
    passage.themes.iter().map(|hit| hit.theme.as_str()).collect()
}
