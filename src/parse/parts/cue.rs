//! What a heading says of its part by its own words.

use crate::model::{Part, Period, Span};
use crate::parse::{lines::folded, period::mentions};
use crate::registry::{PartWords, Sense};

/// What a heading says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::parse) struct Cue {
    /// The part it opens.
    pub(in crate::parse) part: Part,
    /// The part of what follows its first section: 存在问题和下一步打算.
    pub(in crate::parse) then: Option<Part>,
    /// The whole heading consists of words that say so.
    pub(in crate::parse) whole: bool,
}

/// The words of a heading, counted.
#[derive(Debug, Default)]
struct Words {
    /// Characters that no list knows.
    unknown: usize,
    /// Decisive parts in order of their words.
    order: Vec<Part>,
    future: bool,
    past: bool,
    plan: bool,
    weak: bool,
    mended: bool,
    starts_ahead: bool,
    last: Sense,
}

/// What a heading says of its part, if its words decide it. `top` is a heading with nothing above it; `period` is the report's.
pub(in crate::parse) fn cue(
    heading: &str,
    top: bool,
    period: Option<Period>,
    words: &PartWords,
) -> Option<Cue> {
    let heading = folded(heading);
    let bare = without_brackets(&heading);
    if top && words.overview.iter().any(|word| bare == word) {
        return Some(Cue { part: Part::Overview, then: None, whole: true });
    }
    let found = read(bare, period, words);
    let whole = found.unknown == 0;
    let part = if whole { of_whole(&found, top) } else { of_piece(&found, top, bare) }?;
    let then = found.order.iter().copied().find(|other| *other != part && part == Part::Problems);
    Some(Cue { part, then, whole })
}

/// A heading of known words only.
fn of_whole(words: &Words, top: bool) -> Option<Part> {
    let first = words.order.first().copied();
    if words.order.contains(&Part::Problems) && words.mended && words.last.results {
        return None;
    }
    if words.starts_ahead || (words.future && !words.past && first != Some(Part::Problems)) {
        return Some(Part::Plan);
    }
    match first {
        Some(Part::Plan) if words.last.results && !words.future => Some(Part::Review).filter(|_| top),
        Some(Part::Review) if !top && !words.past => None,
        Some(part) => Some(part),
        None if words.past && (words.last.results || top) => Some(Part::Review),
        None if top && words.last.results => Some(Part::Review),
        None => None,
    }
}

/// A heading with other words: only plain speech decides.
fn of_piece(words: &Words, top: bool, heading: &str) -> Option<Part> {
    if words.future && (words.plan || words.weak) && words.unknown <= 10 {
        return Some(Part::Plan);
    }
    if top && words.starts_ahead {
        return Some(Part::Plan);
    }
    let states = ["存在", "面临", "主要", "突出", "的", "工作"].iter().any(|word| heading.contains(word));
    if words.last.problems
        && states
        && words.unknown <= 10
        && !words.mended
        && (top || heading.contains("存在"))
    {
        return Some(Part::Problems);
    }
    if words.last.advice && words.unknown <= 8 {
        return Some(Part::Advice);
    }
    if top && words.last.plan && words.unknown <= 10 && !words.past {
        return Some(Part::Plan);
    }
    (top && words.last.results && words.unknown <= 12).then_some(Part::Review)
}

fn read(heading: &str, period: Option<Period>, list: &PartWords) -> Words {
    let mut words = Words::default();
    let mut rest = String::with_capacity(heading.len());
    let mut from = 0;
    for time in mentions(heading) {
        let ahead = is_ahead(time.year, time.span, period);
        words.future |= ahead == Some(true);
        words.past |= ahead == Some(false);
        words.starts_ahead |= time.start == 0 && ahead == Some(true);
        rest.push_str(&heading[from..time.start]);
        rest.push('|');
        from = time.end;
    }
    rest.push_str(&heading[from..]);
    if let Some(Period { span: Span::Y, .. }) = period {
        // A report on a whole year calls the year to come 今年.
        words.future |= rest.contains("今年") && !rest.contains("今年以来");
    }
    let mut at = 0;
    for (range, sense) in list.cut(&rest) {
        words.unknown += unknown(&rest[at..range.start]);
        words.starts_ahead |= range.start == 0 && sense.future;
        words.future |= sense.future;
        words.past |= sense.past;
        words.plan |= sense.plan;
        words.weak |= sense.weak;
        words.mended |= sense.mended;
        let part = match sense {
            Sense { problems: true, .. } => Some(Part::Problems),
            Sense { advice: true, .. } => Some(Part::Advice),
            Sense { plan: true, .. } => Some(Part::Plan),
            Sense { review: true, .. } => Some(Part::Review),
            _ => None,
        };
        words.order.extend(part);
        words.last = sense;
        at = range.end;
    }
    words.unknown += unknown(&rest[at..]);
    if !rest[at..].is_empty() && unknown(&rest[at..]) > 0 {
        words.last = Sense::default();
    }
    words
}

fn unknown(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Whether a time lies after the report's period (`true`), in or before it (`false`), or says nothing (the same year).
fn is_ahead(year: Option<u16>, span: Option<Span>, period: Option<Period>) -> Option<bool> {
    let Some(period) = period else { return span.map(|span| span == Span::H2) };
    let year = year.unwrap_or(period.year);
    match span {
        None if year == period.year => None,
        None => Some(year > period.year),
        Some(Span::Y) if year == period.year => None,
        Some(span) => Some(Period { year, span } > period),
    }
}

/// A heading without a bracket at its end.
fn without_brackets(heading: &str) -> &str {
    let open = heading.find(['（', '(']).filter(|at| *at > 0 && heading.ends_with(['）', ')']));
    open.map_or(heading, |at| &heading[..at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::RegistryError;

    fn part(heading: &str, top: bool, period: &str) -> Result<Option<Part>, RegistryError> {
        let words = PartWords::read(include_str!("../../../data/parts.toml"))?;
        Ok(cue(heading, top, period.parse().ok(), &words).map(|cue| cue.part))
    }

    #[test]
    fn headings_at_the_top() -> Result<(), RegistryError> {
        use Part::{Advice, Plan, Problems, Review};
        for (heading, wanted) in [
            ("2023年上半年工作总结", Some(Review)),
            ("上半年主要工作及成效", Some(Review)),
            ("各项工作开展情况", Some(Review)),
            ("存在问题", Some(Problems)),
            ("存在的问题及原因分析", Some(Problems)),
            ("面临的问题和不足", Some(Problems)),
            ("上级反馈问题", Some(Problems)),
            ("全市民政工作存在的问题", Some(Problems)),
            ("存在问题和下一步打算", Some(Problems)),
            ("下半年工作安排", Some(Plan)),
            ("2023年下半年工作思路和具体打算", Some(Plan)),
            ("下步工作打算", Some(Plan)),
            ("下半年民政重点工作", Some(Plan)),
            ("2024年工作谋划", Some(Plan)),
            ("工作建议", Some(Advice)),
            ("坚持政治引领", None),
        ] {
            assert_eq!(part(heading, true, "2023H1")?, wanted, "{heading}");
        }
        assert_eq!(part("2022年工作回顾", true, "2022Y")?, Some(Review));
        assert_eq!(part("2023年工作总体要求", true, "2022Y")?, Some(Plan));
        assert_eq!(part("今年重点工作", true, "2022Y")?, Some(Plan));
        Ok(())
    }

    #[test]
    fn headings_below() -> Result<(), RegistryError> {
        for heading in [
            "主要工作举措",
            "存在问题整改情况",
            "破解发展难题",
            "强化问题整改",
            "其他重点工作",
            "推进重点工作落实",
        ] {
            assert_eq!(part(heading, false, "2023H1")?, None, "{heading}");
        }
        assert_eq!(part("存在的主要问题", false, "2023H1")?, Some(Part::Problems));
        assert_eq!(part("下一步打算", false, "2023H1")?, Some(Part::Plan));
        Ok(())
    }
}
