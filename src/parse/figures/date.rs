//! Numbers that are dates, and the time that a figure speaks of.
//!
//! 1. [`is_date`]: 2023年, 5月, 1-6月, 3日, 2号, 8时.
//! 2. [`times`]: dates and words for times, put together where they touch: 截至2023年6月底, 今年上半年.
//! 3. [`time_of`]: the last one in front of a number in its sentence.

use std::ops::Range;

use super::{text::Text, token::Token};
use crate::registry::CueSense;

/// Letters of 全年 in 全年任务.
const WHOLE: usize = 2;
/// Letters that belong to a date that they touch.
const TAILS: [&str; 14] =
    ["月底", "底前", "底", "末", "初", "中旬", "上旬", "下旬", "份", "以来", "前", "年度", "间", "度"];
/// Letters that stand in front of a date.
const HEADS: [&str; 6] = ["截至到", "截止到", "截至", "截止", "自", "到"];

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
    let begins = |word: &&&str| rest.iter().copied().take(word.chars().count()).eq(word.chars());
    TAILS.iter().find(begins).map_or(0, |word| word.chars().count())
}

fn head(before: &[char]) -> usize {
    let ends = |word: &&&str| {
        let length = word.chars().count();
        before.len() >= length && before[before.len() - length..].iter().copied().eq(word.chars())
    };
    HEADS.iter().find(ends).map_or(0, |word| word.chars().count())
}

/// The time that a number at `start` speaks of.
pub(super) fn time_of(text: &Text, times: &[Range<usize>], start: usize) -> Option<String> {
    let sentence = text.sentence(start);
    let next = times.partition_point(|time| time.end <= start);
    let time = times.get(next.checked_sub(1)?)?;
    (time.start >= sentence.start).then(|| text.chars[time.clone()].iter().collect())
}
