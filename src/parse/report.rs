//! One report: its body taken apart into headings, sections and passages.

use super::{
    bare::bare_headings,
    figures::figures,
    header::{self, Evidence},
    heading::heading,
    items::items,
    lines::Line,
    marker::{Style, marker},
    masks::masked,
    outline::{Place, nest},
    paragraph::{Paragraph, paragraphs},
    parts::{Head, cue, parts},
    passages::passages,
    place::place,
    split::Draft,
};
use crate::model::{HeadingKind, Part, Period, Report, Section, SkipReason};
use crate::registry::Registry;

/// A run-in heading below the top says its part only if it is no longer than this: 存在的主要问题。一是…
const SHORT_RUN_IN: usize = 14;

/// How far from title and body the tools of a page are looked at, in lines.
const TOOLS: usize = 4;

/// A heading before its part is known.
pub(super) struct Found {
    /// Index of its paragraph.
    pub(super) paragraph: usize,
    /// Style and number.
    mark: (Style, u32),
    /// The marker as written.
    written: String,
    /// The heading without it.
    text: String,
    /// Alone or at the head of a paragraph.
    pub(super) kind: HeadingKind,
}

/// The report of a draft.
pub(super) fn report(
    draft: &Draft,
    lines: &[Line<'_>],
    aside: &[Option<SkipReason>],
    file_stem: &str,
    registry: &Registry,
) -> Report {
    let body: Vec<Line<'_>> =
        draft.body.clone().filter(|at| aside[*at].is_none()).map(|at| lines[at]).collect();
    let heads: Vec<&str> =
        draft.heads.clone().filter(|at| aside[*at].is_none()).map(|at| lines[at].text).collect();
    let tools: Vec<&str> = tools(draft, lines, aside);
    let paragraphs = paragraphs(&body);
    let numbered: Vec<Option<Found>> = paragraphs.iter().enumerate().map(numbered).collect();
    let title = if draft.title.is_empty() { file_stem } else { &draft.title };
    let evidence = Evidence {
        title: &draft.title,
        under: &draft.under,
        heads: &heads,
        tools: &tools,
        body: &paragraphs,
        file_stem,
        unlike: draft.unlike,
    };
    let outer: Vec<&str> = numbered.iter().flatten().map(|found| found.text.as_str()).collect();
    let period = header::period(&evidence, &outer, registry);
    let headings = headings(numbered, &paragraphs, period, registry);
    let places = nest(&headings.iter().map(|found| found.mark).collect::<Vec<_>>());
    let mut sections = sections(&headings, &places, &paragraphs, title, period, registry);
    let passages = passages(&paragraphs, &headings, &mut sections, registry);
    let mut report = Report {
        title: title.to_owned(),
        title_line: lines[draft.title_at].number,
        first_line: body.first().map_or(0, |line| line.number),
        last_line: body.last().map_or(0, |line| line.number),
        agency: header::agency(&evidence, registry),
        place: None,
        period,
        sections,
        passages,
        figures: Vec::new(),
        items: Vec::new(),
        findings: Vec::new(),
    };
    report.figures = figures(&report, &paragraphs, registry);
    report.items = items(&report, registry);
    report.place = place(&report);
    report
}

/// Lines of a web page around the title that were set aside: one may say when it was published.
fn tools<'a>(draft: &Draft, lines: &[Line<'a>], aside: &[Option<SkipReason>]) -> Vec<&'a str> {
    let near = draft.title_at.saturating_sub(TOOLS)..(draft.body.start + TOOLS).min(draft.body.end);
    near.filter(|at| aside[*at] == Some(SkipReason::Outside)).map(|at| lines[at].text).collect()
}

/// The numbered heading of a paragraph.
fn numbered((at, paragraph): (usize, &Paragraph<'_>)) -> Option<Found> {
    let found = marker(&paragraph.text)?;
    let (text, kind) = heading(found.rest);
    let found = Found {
        paragraph: at,
        mark: (found.style, found.number),
        written: found.written.to_owned(),
        text: text.to_owned(),
        kind,
    };
    (!found.text.is_empty()).then_some(found)
}

/// All headings in order, those without a marker among them.
fn headings(
    numbered: Vec<Option<Found>>,
    paragraphs: &[Paragraph<'_>],
    period: Option<Period>,
    registry: &Registry,
) -> Vec<Found> {
    let texts: Vec<&str> = paragraphs.iter().map(|paragraph| paragraph.text.as_ref()).collect();
    let marks: Vec<Option<(Style, u32)>> =
        numbered.iter().map(|found| found.as_ref().map(|found| found.mark)).collect();
    let bare = bare_headings(&texts, &marks, period, &registry.parts);
    let mut count = 0;
    let mut out = Vec::new();
    for (at, (found, bare)) in numbered.into_iter().zip(bare).enumerate() {
        let unmarked = || Found {
            paragraph: at,
            mark: (Style::Bare, 0),
            written: String::new(),
            text: texts[at].trim_end_matches(['：', ':']).to_owned(),
            kind: HeadingKind::Block,
        };
        let Some(mut found) = found.or_else(|| bare.then(unmarked)) else { continue };
        if found.mark.0 == Style::Bare {
            count += 1;
            found.mark.1 = count;
        }
        out.push(found);
    }
    out
}

/// The sections with the parts that their headings give them.
fn sections(
    headings: &[Found],
    places: &[Place],
    paragraphs: &[Paragraph<'_>],
    title: &str,
    period: Option<Period>,
    registry: &Registry,
) -> Vec<Section> {
    let head = |(found, place): (&Found, &Place)| {
        let top = place.parent.is_none();
        let plain = top || found.kind == HeadingKind::Block || found.text.chars().count() <= SHORT_RUN_IN;
        let cue = cue(&found.text, top, period, &registry.parts).filter(|_| plain);
        Head { mark: found.mark, place: *place, cue }
    };
    let heads: Vec<Head> = headings.iter().zip(places).map(head).collect();
    let has = |words: &[String]| words.iter().any(|word| title.contains(word.as_str()));
    let planned = has(&registry.titles.plan) && !has(&registry.titles.review);
    let parts = parts(&heads, if planned { Part::Plan } else { Part::Review });
    let section = |((found, place), part): ((&Found, &Place), Part)| Section {
        line: paragraphs[found.paragraph].line,
        depth: u8::try_from(place.depth).unwrap_or(u8::MAX),
        marker: found.written.clone(),
        heading: masked(&found.text, &registry.masks),
        kind: found.kind,
        part,
        parent: place.parent,
    };
    headings.iter().zip(places).zip(parts).map(section).collect()
}
