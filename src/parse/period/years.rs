//! Spans of more than a year: `2021—2023年`, `2021年至2023年`, `2022年7月至2023年6月`, `2022—2023学年`; in titles also `“十三五”期间` and `近五年`.

use super::{Mention, digits_of_year};
use crate::model::Span;
use crate::parse::marker::numeral;

/// Signs between the first and the last year; one of them may be doubled.
const JOINTS: [char; 9] = ['-', '—', '–', '~', '～', '－', '至', '到', '―'];
/// More years than this are no span of a report.
const MOST: u16 = 20;
/// Five-year plans by their number, and the year that the first of them begins with.
const PLANS: [(&str, u16); 8] = [
    ("十一五", 2006),
    ("十二五", 2011),
    ("十三五", 2016),
    ("十四五", 2021),
    ("十五五", 2026),
    ("十六五", 2031),
    ("十五", 2001),
    ("九五", 1996),
];
/// What tells that the time of a plan is meant.
const TIMES: [&str; 2] = ["期间", "时期"];
/// Words in front of a number of years that end with the report.
const BACK: [&str; 4] = ["近", "最近", "过去", "这"];

/// The span of years that starts at a byte of a text.
pub(super) fn span_at(text: &str, start: usize) -> Option<Mention> {
    let rest = &text[start..];
    let (first, length) = digits_of_year(rest)?;
    let tail = &rest[length..];
    let year = tail.strip_prefix("年度").or_else(|| tail.strip_prefix('年'));
    let (from, tail) = match year.map(|tail| (month(tail), tail)) {
        Some((Some((month, length)), tail)) => (Some(month), &tail[length..]),
        Some((None, tail)) => (None, tail),
        None => (None, tail),
    };
    let joined = tail.trim_start_matches(JOINTS);
    if joined.len() == tail.len() || tail.chars().take_while(|letter| JOINTS.contains(letter)).count() > 2 {
        return None;
    }
    let (last, length) = digits_of_year(joined)?;
    let tail = &joined[length..];
    let tail = ["学年度", "学年", "年度", "年"].iter().find_map(|word| tail.strip_prefix(word))?;
    let (to, tail) = match month(tail).filter(|_| from.is_some()) {
        Some((month, length)) => (Some(month), &tail[length..]),
        None => (None, tail),
    };
    let span = match (from, to) {
        _ if first < last && last - first <= MOST => Span::Years(first),
        (Some(1), Some(month)) if first == last => super::up_to(month)?,
        _ => return None,
    };
    Some(Mention { start, end: text.len() - tail.len(), year: Some(last), span: Some(span) })
}

/// `7月`, `7月份`, `6月底`, and its length in bytes.
fn month(text: &str) -> Option<(u8, usize)> {
    let digits = text.find(|c: char| !c.is_ascii_digit())?;
    let month = text[..digits].parse().ok().filter(|month| (1..=12).contains(month))?;
    let tail = text[digits..].strip_prefix('月')?;
    let tail = ["份", "底", "末"].iter().find_map(|word| tail.strip_prefix(word)).unwrap_or(tail);
    Some((month, text.len() - tail.len()))
}

/// The time of a five-year plan that starts at a byte of a title: `“十三五”期间`.
pub(super) fn plan_at(text: &str, start: usize) -> Option<Mention> {
    let rest = &text[start..];
    let bare = rest.trim_start_matches(['“', '"', '「']);
    let (word, first) = PLANS.into_iter().find(|(word, _)| bare.starts_with(word))?;
    let tail = bare[word.len()..].trim_start_matches(['”', '"', '」']);
    let tail = TIMES.iter().find_map(|word| tail.strip_prefix(word))?;
    let end = text.len() - tail.len();
    Some(Mention { start, end, year: Some(first + 4), span: Some(Span::Years(first)) })
}

/// `近五年` at a byte of a title: how many years, and where it ends.
pub(super) fn back_at(text: &str, start: usize) -> Option<(u16, usize)> {
    let rest = &text[start..];
    if start == 0 && rest.starts_with("过去") {
        return None; // 过去五年工作回顾 is a chapter of a report on a year
    }
    let rest = BACK.iter().find_map(|word| rest.strip_prefix(word))?;
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (years, length) = match digits {
        0 => numeral(rest)?,
        _ => (rest[..digits].parse().ok()?, digits),
    };
    let tail = rest[length..].strip_prefix('年')?;
    let tail = tail.strip_prefix('来').unwrap_or(tail);
    let years = u16::try_from(years).ok().filter(|years| (2..=MOST).contains(years))?;
    Some((years, text.len() - tail.len()))
}
