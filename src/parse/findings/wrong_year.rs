//! Another year where the report's own must stand: 2022年1—6月 in a report on the first half of 2023.

use std::ops::Range;

use super::view::{Doubt, Text, View};
use crate::model::{Part, PassageKind, Period, Span};
use crate::parse::period::{Mention, mentions};

/// Doubts about the report's own stretch of time with the year before.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let Some(period) = view.report.period else { return Vec::new() };
    let last = (period.year - 1).to_string();
    let named = view.paragraphs.iter().filter(|text| text.written.contains(&last));
    named.flat_map(|text| doubts(text, (period, &last), view)).collect()
}

/// The doubts of a paragraph; `last` is the year before the report's own, in digits.
fn doubts(text: &Text<'_>, (period, last): (Period, &str), view: &View<'_>) -> Vec<Doubt> {
    let heading = text.passage.kind == PassageKind::Heading;
    let told = matches!(text.passage.part, Part::Review | Part::Overview | Part::Problems);
    let mut out = Vec::new();
    let clauses = text.clauses.iter().filter(|_| heading || told);
    for sentence in clauses.filter(|clause| text.words((*clause).clone()).contains(last)) {
        let places = stretches(text, sentence.clone(), period, heading);
        let compared =
            !places.is_empty() && view.registry.checks.sums.comparing.within(text.words(sentence.clone()));
        for (place, year) in places {
            if year + 1 == period.year && !compared {
                let words = text.words(place.clone());
                let message =
                    format!("材料写的是{}，这里写“{words}”，年份可能有误，请核对。", period.label());
                out.push(Doubt::at(text.at, place, message));
            }
        }
    }
    out
}

/// Where the report's own stretch stands with a year, and the year: 2022年上半年, 2022年1-6月; in a heading either half.
fn stretches(
    text: &Text<'_>,
    range: Range<usize>,
    period: Period,
    heading: bool,
) -> Vec<(Range<usize>, u16)> {
    let words = text.words(range.clone());
    let half = |span: Span| matches!(span, Span::H1 | Span::H2);
    let own =
        |span: Span| span != Span::Y && !span.is_years() && (span == period.span || (heading && half(span)));
    let (mut start, mut byte) = (range.start, 0);
    let placed = |time: Mention| {
        start += words.get(byte..time.start)?.chars().count();
        byte = time.start;
        let length = words.get(time.start..time.end)?.chars().count();
        time.span.filter(|span| own(*span)).and(time.year).map(|year| (start..start + length, year))
    };
    mentions(words).into_iter().filter_map(placed).collect()
}
