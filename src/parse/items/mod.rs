//! Plans and problems one by one.
//!
//! 1. Passages of the parts plan and problems; a heading counts where nothing stands below it, an introduction does not.
//! 2. [`pieces`]: what is counted off (一是…二是…), else sentences; titles stay with what they open.
//! 3. [`wording`]: the short title, the deadline and the owner of each piece.

mod pieces;
mod wording;

use std::ops::Range;

use super::prose::Prose;
use crate::model::{FigureStatus, HeadingKind, Item, Part, Passage, PassageKind, Report, Section};
use crate::registry::Registry;

/// The items of a report in order of places. Spans are whole sentences or clauses that end with `；`.
pub(super) fn items(report: &Report, registry: &Registry) -> Vec<Item> {
    let mut out = Vec::new();
    for (at, passage) in report.passages.iter().enumerate() {
        if matches!(passage.part, Part::Plan | Part::Problems) && holds_items(report, at, registry) {
            of_passage(report, at, registry, &mut out);
        }
    }
    out
}

/// Puts the items of one passage to the others.
fn of_passage(report: &Report, at: usize, registry: &Registry, out: &mut Vec<Item>) {
    let passage = &report.passages[at];
    let prose = Prose::new(&passage.text.written);
    let head = head(report, passage, &prose);
    let found = pieces::pieces(&prose, head.clone(), passage.part, registry);
    let alone = found.len() == 1;
    for range in found {
        let titled = if alone { title_above(report, at, &head) } else { None };
        let words = &registry.items;
        let text = wording::restored(&passage.text, &prose, range.clone());
        let plan = passage.part == Part::Plan;
        out.push(Item {
            passage: at,
            start: range.start,
            end: range.end,
            part: passage.part,
            what: titled.map_or_else(|| wording::title(&text, words), |title| wording::short(&title)),
            deadline: if plan { wording::deadline(&prose, range.clone(), words) } else { None },
            owner: if plan { wording::owner(&text, words) } else { None },
        });
    }
}

/// The section that a passage opens.
fn own_section<'a>(report: &'a Report, passage: &Passage) -> Option<&'a Section> {
    passage.section.and_then(|at| report.sections.get(at)).filter(|section| section.line == passage.line)
}

/// Where the run-in heading of a passage ends, its closing mark included; empty where it has none that stands for itself.
fn head(report: &Report, passage: &Passage, prose: &Prose) -> Range<usize> {
    let run_in = own_section(report, passage).filter(|section| section.kind == HeadingKind::RunIn);
    let Some(section) = run_in else { return 0..0 };
    let length = section.heading.written.chars().count();
    let marker = section.marker.chars().count();
    let starts = (marker..marker + 4).find(|at| prose.starts(*at, &section.heading.written));
    let Some(start) = starts else { return 0..0 };
    match prose.text.get(start + length) {
        Some('。' | '：' | ':' | '；' | ';' | '！' | '？') => 0..start + length + 1,
        _ => 0..0,
    }
}

/// The title of an item that is its whole passage: its run-in heading, or the heading above if it is the only passage below.
fn title_above(report: &Report, at: usize, head: &Range<usize>) -> Option<String> {
    let passage = &report.passages[at];
    let section = passage.section.and_then(|section| report.sections.get(section))?;
    if section.line == passage.line {
        return (!head.is_empty()).then(|| section.heading.restored());
    }
    let inner = section.parent.and_then(|parent| report.sections.get(parent));
    let below = inner.is_some_and(|parent| parent.part == section.part);
    let beside = |other: Option<&Passage>| {
        other.is_some_and(|row| row.section == passage.section && row.kind == PassageKind::Text)
    };
    let lone =
        !beside(report.passages.get(at + 1)) && !beside(at.checked_sub(1).map(|at| &report.passages[at]));
    (below && lone).then(|| section.heading.restored())
}

/// Whether a passage of plans or problems can hold items.
fn holds_items(report: &Report, at: usize, registry: &Registry) -> bool {
    let passage = &report.passages[at];
    if passage.kind == PassageKind::Heading {
        return is_leaf(report, at) && !introduces(&passage.text.written, registry);
    }
    !is_preamble(report, at) || counts(report, at)
}

fn introduces(text: &str, registry: &Registry) -> bool {
    let prose = Prose::new(text);
    pieces::announces(&prose, 0..prose.len(), &registry.items)
}

/// A heading with nothing below it that is one of several, or stands below a heading of its part.
fn is_leaf(report: &Report, at: usize) -> bool {
    let passage = &report.passages[at];
    let Some(index) = passage.section else { return false };
    let section = &report.sections[index];
    let filled = report.passages.get(at + 1).is_some_and(|next| next.section == passage.section)
        || report.sections.get(index + 1).is_some_and(|next| next.parent == Some(index));
    let parent = section.parent.and_then(|parent| report.sections.get(parent));
    if let Some(parent) = parent {
        return !filled && parent.part == section.part;
    }
    let beside = |other: Option<&Section>| {
        other.is_some_and(|other| other.parent.is_none() && other.part == section.part)
    };
    !filled && index > 0 && beside(report.sections.get(index - 1))
}

/// A passage without heading of its own in front of the first section below its heading.
fn is_preamble(report: &Report, at: usize) -> bool {
    let passage = &report.passages[at];
    let Some(index) = passage.section else { return false };
    let own = own_section(report, passage).is_some();
    !own && report.sections.get(index + 1).is_some_and(|next| {
        next.parent == Some(index) && next.part == passage.part && next.line > passage.line
    })
}

/// Whether a passage sets a number as a target.
fn counts(report: &Report, at: usize) -> bool {
    let from = report.figures.partition_point(|figure| figure.passage < at);
    let here = report.figures[from..].iter().take_while(|figure| figure.passage == at);
    here.filter(|figure| figure.status == FigureStatus::Target).count() > 0
}
