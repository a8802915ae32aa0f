//! What was done up to a day that had not come: 截至10月底，已完成… in a report on the first half of the year.

use std::ops::Range;

use super::{
    arithmetic::holding,
    view::{Doubt, Text, View},
};
use crate::model::{Part, Period, Span};

/// Words that look ahead are looked for so many characters around 截至.
const REACH: usize = 200;

/// Doubts about 截至 with a month well behind the report's time.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let Some((period, last)) = view.report.period.and_then(|period| Some((period, last_month(period)?)))
    else {
        return Vec::new();
    };
    let told =
        view.paragraphs.iter().filter(|text| matches!(text.passage.part, Part::Review | Part::Overview));
    told.flat_map(|text| doubts(text, period, last, view)).collect()
}

/// The month that a stretch ends with; none where later months are of the same year.
const fn last_month(period: Period) -> Option<u32> {
    match period.span {
        Span::Q1 => Some(3),
        Span::H1 | Span::Q2 => Some(6),
        Span::Q3 | Span::M9 => Some(9),
        Span::H2 | Span::Q4 | Span::Y | Span::Years(_) => None,
    }
}

fn doubts(text: &Text<'_>, period: Period, last: u32, view: &View<'_>) -> Vec<Doubt> {
    let words = &view.registry.checks.sums;
    let mut out = Vec::new();
    for span in words.up_to.spots(&text.chars) {
        let Some((month, end)) = month(text, span.end, period) else { continue };
        let clause = holding(&text.clauses, span.start);
        let near = |clause: &Range<usize>| {
            clause.start.max(span.start.saturating_sub(REACH))..clause.end.min(span.end + REACH)
        };
        let ahead = clause.is_some_and(|clause| words.ahead.within(text.words(near(clause))));
        // A month and a half of grace: reports are written after their time.
        if month > last + 1 && month < 12 && !ahead {
            let words = text.words(span.start..end);
            let message = format!("材料写的是{}，这里写“{words}”，时间在后，请核对。", period.label());
            out.push(Doubt::at(text.at, span.start..end, message));
        }
    }
    out
}

/// The month at `at`, behind the report's own year if any, and where it ends.
fn month(text: &Text<'_>, at: usize, period: Period) -> Option<(u32, usize)> {
    let digits = |at: usize| {
        text.chars[at.min(text.chars.len())..].iter().take_while(|letter| letter.is_ascii_digit()).count()
    };
    let year = digits(at);
    let mut start = at;
    if year == 4 && text.chars.get(at + 4) == Some(&'年') {
        if text.words(at..at + 4) != period.year.to_string() {
            return None;
        }
        start = at + 5;
    }
    let length = digits(start);
    let end = start + length;
    let month = text.words(start..end).parse().ok()?;
    (text.chars.get(end) == Some(&'月')).then_some((month, end + 1))
}
