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
    /// What any word says.
    all: Sense,
    /// What the first word says, if nothing stands in front of it.
    first: Sense,
    /// What the last word says, if nothing stands after it.
    last: Sense,
}

impl Words {
    fn has(&self, sense: Sense) -> bool {
        self.all.has(sense)
    }

    fn starts_ahead(&self) -> bool {
        self.first.has(Sense::FUTURE)
    }
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
    let part = if whole { of_whole(&found, top) } else { of_piece(&found, top, bare, words) }?;
    let then = found.order.iter().copied().find(|other| *other != part && part == Part::Problems);
    Some(Cue { part, then, whole })
}

/// A heading of known words only.
fn of_whole(words: &Words, top: bool) -> Option<Part> {
    let first = words.order.first().copied();
    let reports = words.last.has(Sense::RESULTS);
    let past = words.has(Sense::PAST);
    if words.order.contains(&Part::Problems) && words.has(Sense::MENDED) && reports {
        return None;
    }
    if words.starts_ahead() || (words.has(Sense::FUTURE) && !past && first != Some(Part::Problems)) {
        return Some(Part::Plan);
    }
    match first {
        Some(Part::Plan) if reports => Some(Part::Review).filter(|_| top),
        Some(Part::Review) if !top && !past => None,
        Some(_) => first,
        None => Some(Part::Review).filter(|_| (top && (past || reports)) || (past && reports)),
    }
}

/// A heading with other words: only plain speech decides.
fn of_piece(words: &Words, top: bool, heading: &str, list: &PartWords) -> Option<Part> {
    let planned = words.has(Sense::PLAN) || words.has(Sense::WEAK);
    if (words.has(Sense::FUTURE) && planned && words.unknown <= 10) || (top && words.starts_ahead()) {
        return Some(Part::Plan);
    }
    let said = list.stating.iter().any(|word| heading.contains(word.as_str()));
    let stated = said && !words.has(Sense::MENDED) && (top || heading.contains("存在"));
    if words.last.has(Sense::PROBLEMS) && stated && words.unknown <= 10 {
        return Some(Part::Problems);
    }
    if words.last.has(Sense::ADVICE) && (top || heading.ends_with("建议")) && words.unknown <= 8 {
        return Some(Part::Advice);
    }
    if top && words.last.has(Sense::PLAN) && words.unknown <= 10 && !words.has(Sense::PAST) {
        return Some(Part::Plan);
    }
    (top && words.last.has(Sense::RESULTS) && words.unknown <= 12).then_some(Part::Review)
}

/// Cuts a heading into words.
fn read(heading: &str, period: Option<Period>, list: &PartWords) -> Words {
    let mut words = Words::default();
    let rest = without_times(heading, period, &mut words);
    let mut at = 0;
    for (range, sense) in list.cut(&rest) {
        words.unknown += unknown(&rest[at..range.start]);
        if range.start == 0 {
            words.first.add(sense);
        }
        words.all.add(sense);
        let decides = [
            (Sense::PROBLEMS, Part::Problems),
            (Sense::ADVICE, Part::Advice),
            (Sense::PLAN, Part::Plan),
            (Sense::REVIEW, Part::Review),
        ];
        words.order.extend(decides.iter().find(|(kind, _)| sense.has(*kind)).map(|(_, part)| *part));
        words.last = sense;
        at = range.end;
    }
    let left = unknown(&rest[at..]);
    words.unknown += left;
    if left > 0 {
        words.last = Sense::default();
    }
    words
}

/// Takes years and stretches out of a heading and marks in `words` whether they lie ahead.
fn without_times(heading: &str, period: Option<Period>, words: &mut Words) -> String {
    let mut rest = String::with_capacity(heading.len());
    let mut from = 0;
    for time in mentions(heading) {
        let sense = match is_ahead(time.year, time.span, period) {
            Some(true) => Sense::FUTURE,
            Some(false) => Sense::PAST,
            None => Sense::default(),
        };
        words.all.add(sense);
        if time.start == 0 {
            words.first.add(sense);
        }
        rest.push_str(&heading[from..time.start]);
        rest.push('|');
        from = time.end;
    }
    rest.push_str(&heading[from..]);
    // A report on a whole year calls the year to come 今年.
    if period.is_some_and(|period| period.span == Span::Y || period.span.is_years())
        && rest.contains("今年")
        && !rest.contains("今年以来")
    {
        words.all.add(Sense::FUTURE);
    }
    rest
}

fn unknown(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Whether a time lies after the report's period (`true`), in or before it (`false`), or says nothing (the same year).
fn is_ahead(year: Option<u16>, span: Option<Span>, period: Option<Period>) -> Option<bool> {
    let Some(period) = period else { return span.map(|span| span == Span::H2) };
    let year = year.unwrap_or(period.year);
    match span {
        None | Some(Span::Y) if year == period.year => None,
        // Several years may be looked back on in their last, and planned for in their first.
        Some(Span::Years(_)) if year >= period.year => None,
        None => Some(year > period.year),
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
