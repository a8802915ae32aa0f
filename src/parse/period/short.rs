//! Years of two digits, as titles of twenty years ago have them: `98年上半年工作总结`, `九九年度工作总结`. In a title only: elsewhere 20年
//! is a stretch of time.

use super::{Mention, span};

/// What follows such a year in a title: a stretch of it, or what the report is.
const FOLLOWS: [&str; 8] = ["度", "工作", "总结", "全年", "年终", "年底", "政府", "计划"];
/// In front of these digits a number of years is meant: 近10年, 建局20年.
const LASTING: [&str; 9] = ["近", "前", "这", "来", "十", "届", "建局", "建校", "建院"];
/// Up to here two digits are of this century.
const THIS_CENTURY: u16 = 49;

/// The year that starts at a byte of a title, with the stretch behind it.
pub(super) fn year_at(title: &str, start: usize) -> Option<Mention> {
    let front = &title[..start];
    if front.ends_with(|c: char| c.is_ascii_digit()) || LASTING.iter().any(|word| front.ends_with(word)) {
        return None;
    }
    let mut letters = title[start..].char_indices();
    let (tens, ones) = (digit(letters.next()?.1)?, digit(letters.next()?.1)?);
    let (at, '年') = letters.next()? else { return None };
    let tail = &title[start + at + '年'.len_utf8()..];
    let stretch = span(tail);
    if stretch.is_none() && !FOLLOWS.iter().any(|word| tail.starts_with(word)) {
        return None;
    }
    let short = tens * 10 + ones;
    let year = if short > THIS_CENTURY { 1900 + short } else { 2000 + short };
    let end = title.len() - tail.len() + stretch.map_or(0, |(_, length)| length);
    Some(Mention { start, end, year: Some(year), span: stretch.map(|(span, _)| span) })
}

fn digit(letter: char) -> Option<u16> {
    let at = match letter {
        '0'..='9' => usize::try_from(letter.to_digit(10)?).ok()?,
        letter => "〇一二三四五六七八九".chars().position(|digit| digit == letter)?,
    };
    u16::try_from(at).ok()
}
