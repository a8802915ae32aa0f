//! A number of things that are then counted off: 抓好三项工作：一是…二是… or 重点实施四大行动 above five headings.

use std::ops::Range;

use super::{
    letters::numeral,
    lists::Ordinal,
    view::{Doubt, Text, View},
};

/// Headings are counted among so many behind the first.
const MOST: usize = 60;

/// A number with its measure and noun stands so many characters in front of the end of its clause at most.
const REACH: usize = 40;

/// Doubts about lists and headings of another number than announced.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let inline = view.paragraphs.iter().flat_map(|text| inline(text, view));
    inline.chain(headings(view)).collect()
}

/// Lists inside a paragraph: the sentence in front announces how many.
fn inline(text: &Text<'_>, view: &View<'_>) -> Vec<Doubt> {
    let list = |list: &Vec<Ordinal>| {
        let first = list.first().filter(|first| first.number == 1 && list.len() > 1)?;
        let in_order = list.windows(2).all(|pair| pair[1].number == pair[0].number + 1);
        let (place, announced) = announced(text, first.span.start, view)?;
        let count = u32::try_from(list.len()).ok()?;
        (in_order && announced != count).then(|| doubt(text, place, announced, count))
    };
    text.lists.iter().filter_map(list).collect()
}

/// Headings below a paragraph that announces how many and ends with a colon.
fn headings(view: &View<'_>) -> Vec<Doubt> {
    let all = &view.headings;
    let mut out = Vec::new();
    for (at, first) in all.iter().enumerate().filter(|(_, heading)| heading.number == 1) {
        let Some(text) = first.passage.checked_sub(1).and_then(|before| view.paragraphs.get(before)) else {
            continue;
        };
        let end = text.chars.len();
        let colon = matches!(text.chars.last(), Some('：' | ':'));
        let Some((place, announced)) = announced(text, end, view).filter(|_| colon) else { continue };
        let siblings =
            all[at..].iter().take(MOST).take_while(|heading| heading.section.depth >= first.section.depth);
        let same = siblings
            .filter(|heading| heading.section.parent == first.section.parent && heading.style == first.style);
        let count = u32::try_from(same.count()).unwrap_or(u32::MAX);
        if count > 1 && announced != count {
            out.push(doubt(text, place, announced, count));
        }
    }
    out
}

fn doubt(text: &Text<'_>, place: Range<usize>, announced: u32, count: u32) -> Doubt {
    let message =
        format!("前面说“{}”，即{announced}项，后面列了{count}项，请核对。", text.words(place.clone()));
    Doubt::at(text.at, place, message)
}

/// The number that the clause in front of `end` announces, and where it stands with its noun: 三项工作, 四大行动, 4个方面.
fn announced(text: &Text<'_>, end: usize, view: &View<'_>) -> Option<(Range<usize>, u32)> {
    let words = &view.registry.checks.sums;
    let close = text.chars[..end].iter().rposition(|letter| !letter.is_whitespace())?;
    if !matches!(text.chars[close], '：' | ':' | '。') {
        return None;
    }
    let clause = text.clauses.partition_point(|clause| clause.start <= close).checked_sub(1)?;
    let clause = text.clauses.get(clause).filter(|clause| clause.end >= close)?;
    let range = clause.start..close;
    if words.open_list.within(text.words(range.clone())) {
        return None;
    }
    let found = range.clone().rev().take(REACH).find_map(|at| counted(text, at, range.end, view));
    found.filter(|(place, _)| !text.words(range.start..place.start).ends_with(['“', '第', '"']))
}

/// A number of two to twelve at `at` with a measure and a noun that closes the clause.
fn counted(text: &Text<'_>, at: usize, end: usize, view: &View<'_>) -> Option<(Range<usize>, u32)> {
    let digit = |at: usize| {
        text.chars.get(at).is_some_and(|letter| letter.is_ascii_digit() || numeral(*letter).is_some())
    };
    if !digit(at) || at.checked_sub(1).is_some_and(digit) || digit(at + 2) {
        return None;
    }
    let length = if digit(at + 1) { 2 } else { 1 };
    let value = value(text.words(at..at + length)).filter(|value| (2..=12).contains(value))?;
    let rest = text.words(at + length..end);
    let measure = view.registry.checks.sums.list_measures.start_of(rest)?;
    let noun = rest[measure.len()..].chars().count();
    let plain = !rest.contains(['“', '”', '《', '、', '（']);
    (noun <= 8 && plain).then_some((at..end, value))
}

fn value(text: &str) -> Option<u32> {
    if let Ok(value) = text.parse() {
        return Some(value);
    }
    let mut letters = text.chars().filter_map(numeral);
    match (letters.next()?, letters.next()) {
        (first, None) => Some(first),
        (10, Some(ones)) if ones < 10 => Some(10 + ones),
        _ => None,
    }
}
