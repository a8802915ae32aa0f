//! Numbers that are dates, and the time that a figure speaks of.
//!
//! 1. [`is_date`]: 2023年, 5月, 1-6月, 3日, 2号, 8时.
//! 2. [`times`]: dates and words for times, put together where they touch: 截至2023年6月底, 今年上半年.
//! 3. [`time_of`]: the last one in front of a number in its sentence that dates it.
//! 4. [`is_ahead`]: a time limit behind the time of the report.

use std::ops::Range;

use super::{text::Text, token::Token};
use crate::registry::CueSense;

/// Among so many times in front the one of a number is looked for.
const NEAR: usize = 8;
/// So far behind a time 比 may stand: 与去年同期相比.
const COMPARED: usize = 3;
/// Letters of 全年 in 全年任务.
const WHOLE: usize = 2;
/// Letters that belong to a date that they touch.
const TAILS: [&[char]; 14] = [
    &['月', '底'],
    &['底', '前'],
    &['底'],
    &['末'],
    &['初'],
    &['中', '旬'],
    &['上', '旬'],
    &['下', '旬'],
    &['份'],
    &['以', '来'],
    &['前'],
    &['年', '度'],
    &['间'],
    &['度'],
];
/// Letters that stand in front of a date.
const HEADS: [&[char]; 6] =
    [&['截', '至', '到'], &['截', '止', '到'], &['截', '至'], &['截', '止'], &['自'], &['到']];

/// Whether the number is (part of) a date.
pub(super) fn is_date(chars: &[char], token: &Token) -> bool {
    let value = token.value.as_deref();
    let first = value.map(|value| value.split('-').next().unwrap_or(value));
    match chars.get(token.end) {
        Some('年') => first.is_none_or(|first| {
            is_year(first) || (first.len() == 2 && first >= "20" && later_month(chars, token.end))
        }),
        Some('月' | '日' | '号') => true,
        _ => false,
    }
}

/// A number of four digits that counts as a year.
fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// Whether a month follows: 23年6月.
fn later_month(chars: &[char], year: usize) -> bool {
    let rest = chars.get(year + 1..).unwrap_or(&[]);
    let digits = rest.iter().take_while(|letter| letter.is_ascii_digit()).count();
    digits > 0 && rest.get(digits) == Some(&'月')
}

/// The times of a paragraph in order. `dates` are the numbers that [`is_date`] knows.
pub(super) fn times(text: &Text, dates: &[&Token]) -> Vec<Range<usize>> {
    let by_digits = dates.iter().map(|token| token.start..token.end + 1);
    let by_word = text.cues.iter().filter_map(|cue| {
        let whole = cue.sense.has(CueSense::WHOLE).then_some(cue.start + WHOLE);
        let end = if cue.sense.has(CueSense::TIME) { Some(cue.end) } else { whole };
        end.map(|end| cue.start..end)
    });
    let mut all: Vec<Range<usize>> = by_digits.chain(by_word).collect();
    all.sort_by_key(|time| time.start);
    let mut out: Vec<Range<usize>> = Vec::new();
    for mut time in all {
        time.end += tail(&text.chars[time.end.min(text.chars.len())..]);
        match out.last_mut() {
            Some(last) if touches(&text.chars, last.end, time.start) => last.end = last.end.max(time.end),
            _ => {
                time.start -= head(&text.chars[..time.start]);
                out.push(time);
            }
        }
    }
    out
}

/// Whether two times are one: nothing or one mark of a range between.
fn touches(chars: &[char], end: usize, start: usize) -> bool {
    let between = chars.get(end..start);
    end >= start
        || between.is_some_and(|gap| {
            matches!(gap, ['-' | '－' | '—' | '–' | '至' | '到' | '~' | '～' | '的' | ' '])
        })
}

fn tail(rest: &[char]) -> usize {
    TAILS.iter().find(|word| rest.starts_with(word)).map_or(0, |word| word.len())
}

fn head(before: &[char]) -> usize {
    HEADS.iter().find(|word| before.ends_with(word)).map_or(0, |word| word.len())
}

/// The time that a number at `start` speaks of: the last one in front of it in its sentence that dates it.
pub(super) fn time_of(text: &Text, times: &[Range<usize>], start: usize) -> Option<String> {
    let sentence = text.sentence(start);
    let next = times.partition_point(|time| time.end <= start);
    let before = times[..next].iter().rev().take(NEAR).take_while(|time| time.start >= sentence.start);
    let time = before.into_iter().find(|time| dates(text, time, start))?;
    Some(text.chars[time.clone()].iter().collect())
}

/// Whether a time in front of a number says when that was: not what it is compared with (较上年), not a time in brackets
/// that have closed, not the day of something told in another clause.
fn dates(text: &Text, time: &Range<usize>, start: usize) -> bool {
    let letter = |at: usize| text.chars.get(at).copied();
    let before = time.start.checked_sub(1).and_then(letter);
    let behind = text.chars.get(time.end..(time.end + COMPARED).min(text.chars.len())).unwrap_or_default();
    let compared = matches!(before, Some('与' | '跟' | '同' | '和')) && behind.contains(&'比');
    if compared || matches!(before, Some('较' | '比')) {
        return false;
    }
    let clause = text.clause(time.start);
    if clause.end >= start {
        return true;
    }
    let closed = matches!(letter(clause.end), Some('）' | ')'));
    let period = text.chars[time.clone()]
        .iter()
        .any(|letter| matches!(letter, '-' | '－' | '—' | '–' | '~' | '～' | '至' | '截'));
    let day = matches!(letter(time.end - 1), Some('日' | '号')) && !period;
    // 4月26日，新建3处: alone in its clause it dates the next one
    let opens = clause.end <= time.end + 1 && text.clause(clause.end + 1).end >= start;
    !closed && (!day || opens)
}

/// Whether a time is a limit (9月底前, 到2025年) that had not come at the end of the report's own time, a year and a month.
pub(super) fn is_ahead(text: &Text, time: &Range<usize>, (year, month): (Option<u16>, u16)) -> bool {
    let letters = &text.chars[time.clone()];
    let limit = letters.last() == Some(&'前') || letters.first() == Some(&'到');
    if !limit || matches!(letters.first(), Some('去' | '上')) {
        return false;
    }
    let number_before = |unit: char| {
        let end = letters.iter().position(|letter| *letter == unit)?;
        let digits = letters[..end].iter().rev().take_while(|letter| letter.is_ascii_digit()).count();
        letters[end - digits..end].iter().collect::<String>().parse::<u16>().ok()
    };
    let named = number_before('年').map(|named| if named < 100 { named + 2000 } else { named });
    let quarter = || {
        let at = letters.iter().position(|letter| *letter == '季')?;
        let number = letters.get(at.checked_sub(1)?)?;
        "一二三四".chars().zip([3, 6, 9, 12]).find(|(numeral, _)| numeral == number).map(|(_, month)| month)
    };
    let until = number_before('月').or_else(quarter);
    match (named, year) {
        (Some(named), Some(year)) if named != year => named > year,
        (Some(_), None) => false,
        _ => until.is_some_and(|until| until > month),
    }
}
