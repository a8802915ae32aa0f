//! What `parse FILE --json` prints: one object with everything that was understood.
//!
//! The shape is fixed by those who read it; keys may be added, none may change its meaning.

use serde::Serialize;

use crate::model::{
    Figure, FigureKind, FigureStatus, Finding, FindingKind, Item, Note, Other, Parsed, Passage, Period,
    Report, Restoration, Section, SkipReason, SourceText, Span,
};

/// The whole output.
#[derive(Debug, Serialize)]
pub struct Document<'a> {
    source: Source<'a>,
    reports: Vec<ReportJson<'a>>,
    skipped: Vec<SkippedJson<'a>>,
    others: Vec<OtherJson<'a>>,
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
    figures: Vec<FigureJson<'a>>,
    items: Vec<ItemJson<'a>>,
    findings: Vec<FindingJson<'a>>,
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

/// A line that is in no report; `kind` names the text of another kind that it belongs to.
#[derive(Debug, Serialize)]
struct SkippedJson<'a> {
    line: u32,
    reason: SkipReason,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
}

/// A text that is probably no report.
#[derive(Debug, Serialize)]
struct OtherJson<'a> {
    title: &'a str,
    first_line: u32,
    last_line: u32,
    kind: &'a str,
    reason: String,
    signs: &'a [String],
}

/// A number. `start` and `end` are characters of its source line.
#[derive(Debug, Serialize)]
struct FigureJson<'a> {
    line: u32,
    start: usize,
    end: usize,
    indicator: &'a str,
    group: &'a str,
    value: Option<&'a str>,
    number: Option<f64>,
    unit: &'a str,
    base: &'a str,
    #[serde(rename = "type")]
    kind: FigureKind,
    status: FigureStatus,
    masked: bool,
    approx: Option<&'a str>,
    time: Option<&'a str>,
    scope: Option<&'a str>,
    parent: Option<usize>,
    goal: Option<usize>,
}

#[derive(Debug, Serialize)]
struct ItemJson<'a> {
    line: u32,
    part: &'static str,
    what: &'a str,
    text: String,
    deadline: Option<&'a str>,
    owner: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct FindingJson<'a> {
    line: u32,
    kind: FindingKind,
    check: &'a str,
    quote: &'a str,
    message: &'a str,
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
        skipped: skipped(parsed),
        others: parsed.others.iter().map(other).collect(),
        notes: &parsed.notes,
    }
}

fn skipped(parsed: &Parsed) -> Vec<SkippedJson<'_>> {
    let kind = |line: u32| {
        let at = parsed.others.partition_point(|other| other.last_line < line);
        parsed.others.get(at).map(|other| other.kind.as_str())
    };
    let row = |skipped: &crate::model::Skipped| SkippedJson {
        line: skipped.line,
        reason: skipped.reason,
        kind: kind(skipped.line).filter(|_| skipped.reason == SkipReason::Other),
    };
    parsed.skipped.iter().map(row).collect()
}

fn other(other: &Other) -> OtherJson<'_> {
    OtherJson {
        title: &other.title,
        first_line: other.first_line,
        last_line: other.last_line,
        kind: &other.kind,
        reason: other.reason(),
        signs: &other.signs,
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
        period: report.period.map(code),
        region: agency.region.as_deref().or(report.place.as_ref().map(|place| place.name.as_str())),
        sections: report.sections.iter().map(|section| self::section(section, &report.passages)).collect(),
        passages: report.passages.iter().map(passage).collect(),
        figures: report.figures.iter().map(figure).collect(),
        items: items(report),
        findings: report.findings.iter().map(finding).collect(),
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

fn figure(figure: &Figure) -> FigureJson<'_> {
    FigureJson {
        line: figure.line,
        start: figure.column,
        end: figure.column + (figure.end - figure.start),
        indicator: &figure.indicator,
        group: &figure.group,
        value: figure.value.as_deref(),
        number: figure.number,
        unit: &figure.unit,
        base: &figure.base,
        kind: figure.kind,
        status: figure.status,
        masked: figure.masked,
        approx: figure.approx.as_deref(),
        time: figure.time.as_deref(),
        scope: figure.scope.as_deref(),
        parent: figure.parent,
        goal: figure.goal,
    }
}

/// The items in order. Those of one passage are cut from its characters, which are counted once.
fn items(report: &Report) -> Vec<ItemJson<'_>> {
    let mut out = Vec::with_capacity(report.items.len());
    for items in report.items.chunk_by(|a, b| a.passage == b.passage) {
        let passage = items.first().and_then(|item| report.passages.get(item.passage));
        let text: Vec<char> =
            passage.map(|passage| passage.text.written.chars().collect()).unwrap_or_default();
        out.extend(items.iter().map(|item| self::item(item, passage, &text)));
    }
    out
}

fn item<'a>(item: &'a Item, passage: Option<&Passage>, text: &[char]) -> ItemJson<'a> {
    ItemJson {
        line: passage.map_or(0, |passage| passage.line),
        part: item.part.key(),
        what: &item.what,
        text: text.iter().skip(item.start).take(item.end - item.start).collect(),
        deadline: item.deadline.as_deref(),
        owner: item.owner.as_deref(),
    }
}

fn finding(finding: &Finding) -> FindingJson<'_> {
    FindingJson {
        line: finding.line,
        kind: finding.kind,
        check: &finding.check,
        quote: &finding.quote,
        message: &finding.message,
    }
}

fn themes(passage: &Passage) -> Vec<&str> {
    passage.themes.iter().map(|hit| hit.theme.as_str()).collect()
}

/// The code of a period in this format, which knows half-years, quarters and years: January to September goes by the quarter that
/// it ends with.
fn code(period: Period) -> String {
    let span = if period.span == Span::M9 { Span::Q3 } else { period.span };
    Period { span, ..period }.to_string()
}
