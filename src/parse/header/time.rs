//! The period of a report.
//!
//! The title says it, or half of it; the rest comes from the headings, the opening, the file's name.
//! A report to a congress (a government's, a court's) is delivered at the start of a year and speaks of the year before: that one is
//! its period; one that is delivered when a year ends speaks of that.

use super::{Evidence, date::Date};
use crate::model::{Period, Span};
use crate::parse::{
    lines::folded,
    period::{Mention, Told, mentions, of_title, period as joined},
};
use crate::registry::Registry;

/// Paragraphs at the start of a body in which it says of which time it speaks.
const OPENING: usize = 3;
/// Paragraphs at the end that may be a date.
const LAST: usize = 3;
/// A line with a date and little else is no longer, in characters.
const DATE_LINE: usize = 24;

pub(super) fn period(evidence: &Evidence<'_>, headings: &[&str], registry: &Registry) -> Option<Period> {
    let title = folded(evidence.title);
    // 在2023年全县民政工作会议上的报告: the year of the meeting is not that of the work.
    let title = title
        .strip_prefix('在')
        .and_then(|rest| rest.split_once("上的"))
        .map_or(title.as_str(), |(_, rest)| rest);
    let opening: Vec<Mention> = opening(evidence);
    if evidence.is_work_report(registry) || evidence.is_for_congress(title) {
        let told = of_title(title, false);
        return match (told.year, told.span) {
            (Some(_), Some(span)) if span != Span::Y => joined(told.year, told.span), // 2022年上半年政府工作报告
            _ => reported_year(evidence, title, headings, &opening),
        };
    }
    let has = |words: &[String]| words.iter().any(|word| title.contains(word.as_str()));
    let planned = has(&registry.titles.plan) && !has(&registry.titles.review);
    let told = of_title(title, planned).or(of_cover(evidence));
    let stem = folded(evidence.file_stem);
    let file = of_title(&stem, false);
    let in_a_year = |mention: &Mention| mention.span.filter(|span| !span.is_years());
    let span = told
        .span
        .or_else(|| span_of_headings(headings, told.year))
        .or_else(|| opening.iter().find_map(in_a_year).filter(|_| told.year.is_none()))
        .or(file.span.filter(|_| told.year.is_none()));
    let year = told
        .year
        .or_else(|| year_looked_back_on(headings))
        .or_else(|| opening.iter().find_map(|mention| mention.year))
        .or(file.year)
        .or_else(|| written(evidence).map(|date| date.reported(span)))
        .or_else(|| most_named_year(evidence))
        .or_else(|| published(evidence).map(|date| date.reported(span)));
    // The years of a file's name count as a whole, or not at all.
    let span = span.filter(|span| !span.is_years() || year == told.year.or(file.year));
    told.ending(year, span)
}

/// The time that the title of a compilation gives its reports (各乡镇2017年工作总结); collections of samples give none.
fn of_cover(evidence: &Evidence<'_>) -> Told {
    let cover = folded(evidence.under);
    let samples = ["范文", "精选", "最新", "篇"].iter().any(|word| cover.contains(word));
    if samples { Told::default() } else { of_title(&cover, false) }
}

/// When a report was written: a line that is only a date, under the title or at the end.
fn written(evidence: &Evidence<'_>) -> Option<Date> {
    let mut last = evidence.body.iter().rev().take(LAST).map(|paragraph| paragraph.text.as_ref());
    let short = |line: &str| line.chars().count() <= DATE_LINE;
    let date = |line: &str| short(line).then(|| Date::of(&folded(line))).flatten();
    last.find_map(date).or_else(|| evidence.heads.iter().find_map(|line| date(line)))
}

/// When the page around it was published.
fn published(evidence: &Evidence<'_>) -> Option<Date> {
    evidence.tools.iter().find_map(|line| Date::of(&folded(line)))
}

/// Headings that speak of halves or quarters: 上半年工作回顾, 下半年工作安排. Under a title with a year, one of another year says
/// nothing of it, and neither does the last one, if it is what has been done: that is the list of links of a page.
fn span_of_headings(headings: &[&str], titled: Option<u16>) -> Option<Span> {
    let last = headings.len().saturating_sub(1);
    let mut spans = headings.iter().enumerate().flat_map(|(at, heading)| {
        let of_year =
            move |mention: &Mention| titled.is_none() || mention.year.is_none_or(|year| Some(year) == titled);
        let spans = mentions(&folded(heading)).into_iter().filter(of_year).filter_map(|mention| mention.span);
        let stray = titled.is_some() && at == last;
        spans.filter(move |span| !stray || *span == Span::H2).collect::<Vec<_>>()
    });
    match spans.find(|span| *span != Span::Y && !span.is_years())? {
        Span::H2 => Some(Span::H1),
        first => Some(first),
    }
}

fn opening(evidence: &Evidence<'_>) -> Vec<Mention> {
    let paragraphs = evidence.body.iter().take(OPENING);
    let texts = evidence
        .heads
        .iter()
        .map(|head| folded(head))
        .filter(|head| Date::of(head).is_none())
        .chain(paragraphs.map(|paragraph| folded(&paragraph.text)));
    texts.flat_map(|text| compared_with_nothing(&text)).collect()
}

/// The mentions of a text without years that something is held against: 是2007年的2.1倍, 比2019年增长5%.
fn compared_with_nothing(text: &str) -> Vec<Mention> {
    let mut found = mentions(text);
    found.retain(|mention| !text[..mention.start].ends_with(['是', '为', '比', '较']));
    found
}

/// The year of a heading that looks back: 一、2022年工作回顾.
fn year_looked_back_on(headings: &[&str]) -> Option<u16> {
    headings.iter().find_map(|heading| {
        let heading = folded(heading);
        let back = ["回顾", "总结", "完成情况", "过去一年"].iter().any(|word| heading.contains(word));
        let years = || compared_with_nothing(&heading).into_iter().rev().find_map(|mention| mention.year);
        if back { years() } else { None }
    })
}

/// The year that a work report looks back on: 一、2022年工作回顾, else the year before its delivery.
fn reported_year(
    evidence: &Evidence<'_>,
    title: &str,
    headings: &[&str],
    opening: &[Mention],
) -> Option<Period> {
    let meeting = evidence.delivery();
    let held = meeting.map(Date::looked_back_on);
    let looked_back =
        year_looked_back_on(headings).filter(|year| meeting.is_none_or(|at| *year <= at.year()));
    let named = mentions(title).iter().find_map(|mention| mention.year).or_else(|| {
        let heads = evidence.heads.iter().flat_map(|head| mentions(&folded(head)));
        heads.filter_map(|mention| mention.year).max()
    });
    let file_year = of_title(&folded(evidence.file_stem), false).year;
    let year = looked_back
        .or(held)
        .or(named.map(|year| year - 1))
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
