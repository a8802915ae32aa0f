//! The period of a report.
//!
//! The title says it, or half of it; the rest comes from the headings, the opening, the file's name.
//! A government work report is delivered at the start of a year and speaks of the year before: that one is its period.

use super::Evidence;
use crate::model::{Period, Span};
use crate::parse::{
    lines::folded,
    period::{Mention, mentions, of_title, period as joined},
};
use crate::registry::Registry;

/// Paragraphs at the start of a body in which it says of which time it speaks.
const OPENING: usize = 3;

pub(super) fn period(evidence: &Evidence<'_>, headings: &[&str], registry: &Registry) -> Option<Period> {
    let title = folded(evidence.title);
    let opening: Vec<Mention> = opening(evidence);
    if evidence.is_work_report(registry) {
        return reported_year(evidence, &title, headings, &opening);
    }
    let has = |words: &[String]| words.iter().any(|word| title.contains(word.as_str()));
    let planned = has(&registry.titles.plan) && !has(&registry.titles.review);
    let (year, span) = of_title(&title, planned);
    let stem = folded(evidence.file_stem);
    let (file_year, file_span) = of_title(&stem, false);
    let span = span
        .or_else(|| span_of_headings(headings))
        .or_else(|| opening.iter().find_map(|mention| mention.span).filter(|_| year.is_none()))
        .or(file_span.filter(|_| year.is_none()));
    let year = year
        .or_else(|| opening.iter().find_map(|mention| mention.year))
        .or(file_year)
        .or_else(|| most_named_year(evidence));
    joined(year, span)
}

/// Headings that speak of halves or quarters: 上半年工作回顾, 下半年工作安排.
fn span_of_headings(headings: &[&str]) -> Option<Span> {
    let spans: Vec<Span> = headings
        .iter()
        .flat_map(|heading| mentions(&folded(heading)))
        .filter_map(|mention| mention.span)
        .filter(|span| *span != Span::Y)
        .collect();
    match spans.first()? {
        Span::H2 => Some(Span::H1),
        first => Some(*first),
    }
}

fn opening(evidence: &Evidence<'_>) -> Vec<Mention> {
    let paragraphs = evidence.body.iter().take(OPENING);
    let texts = evidence
        .heads
        .iter()
        .map(|head| folded(head))
        .chain(paragraphs.map(|paragraph| folded(&paragraph.text)));
    texts.flat_map(|text| mentions(&text)).collect()
}

/// The year that a work report looks back on: 一、2022年工作回顾, else the year before its delivery.
fn reported_year(
    evidence: &Evidence<'_>,
    title: &str,
    headings: &[&str],
    opening: &[Mention],
) -> Option<Period> {
    let looked_back = headings.iter().find_map(|heading| {
        let heading = folded(heading);
        let back = ["回顾", "总结", "完成情况", "过去一年"].iter().any(|word| heading.contains(word));
        if back { mentions(&heading).iter().rev().find_map(|mention| mention.year) } else { None }
    });
    let delivered = mentions(title).iter().find_map(|mention| mention.year);
    let delivered = delivered.or_else(|| {
        let heads = evidence.heads.iter().flat_map(|head| mentions(&folded(head)));
        heads.filter_map(|mention| mention.year).max()
    });
    let (file_year, _) = of_title(&folded(evidence.file_stem), false);
    let year = looked_back
        .or(delivered.map(|year| year - 1))
        .or_else(|| opening.iter().find_map(|mention| mention.year))
        .or(file_year.map(|year| year - 1))
        .or_else(|| most_named_year(evidence));
    joined(year, Some(Span::Y))
}

/// The year that a body names most often.
fn most_named_year(evidence: &Evidence<'_>) -> Option<u16> {
    let mut counts = std::collections::BTreeMap::<u16, usize>::new();
    for paragraph in evidence.body {
        for year in mentions(&folded(&paragraph.text)).into_iter().filter_map(|mention| mention.year) {
            *counts.entry(year).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(year, _)| year)
}
