//! Numbers in front of titles and behind them: of a piece of a compilation, of a heading, of what is attached.

use crate::parse::marker::{Marker, Style, marker, numeral};
use crate::registry::Registry;

/// What number stands in front of a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Front {
    /// None.
    Nothing,
    /// One that also opens headings: 1.区民政局2023年….
    Heading,
    /// That of a piece: 篇一：, 【篇1】, 第一篇.
    Piece,
    /// That of something attached: 附件1：.
    Attached,
}

/// `（25篇）`, `8篇`, `十篇`.
pub(super) fn counts_pieces(text: &str, registry: &Registry) -> bool {
    registry.titles.pieces.iter().any(|piece| {
        text.match_indices(piece.as_str()).any(|(at, _)| {
            let front = &text[..at];
            let count = front.chars().rev().take_while(char::is_ascii_digit).count();
            let counted = (1..=3).contains(&count) || front.ends_with(|c| "二三四五六七八九十".contains(c));
            counted && !text[at + piece.len()..].starts_with(|c: char| c.is_alphanumeric())
        })
    })
}

/// A title without the number of a piece at its end: `村民政工作总结篇1`, `工作总结（精选8篇）篇三`; whether it had one.
pub(super) fn without_piece(text: &str) -> (bool, &str) {
    let Some(at) = text.rfind("篇").or_else(|| text.rfind("范文")).filter(|at| *at > 0) else {
        return (false, text);
    };
    let word = if text[at..].starts_with('篇') { "篇" } else { "范文" };
    let rest = &text[at + word.len()..];
    let rest = rest.trim_matches(['（', '）', '(', ')']);
    let digits = !rest.is_empty() && rest.len() <= 2 && rest.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits || numeral(rest).is_some_and(|found| found.1 == rest.len());
    if number { (true, &text[..at]) } else { (false, text) }
}

/// A line that ends with a number in brackets (`上半年社区工作总结（一）`): what stands before it, and the number.
pub(super) fn numbered_behind(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_suffix(['）', ')'])?;
    let (stem, number) = inner.rsplit_once(['（', '('])?;
    let digits = (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let counted = digits || numeral(number).is_some_and(|found| found.1 == number.len());
    (counted && !stem.is_empty()).then_some((stem, number))
}

/// A folded line without the number in front of it, and what that number is. `None` where it opens a heading and nothing
/// else: 第一部分, 一是.
pub(super) fn unnumbered<'a>(text: &'a str, registry: &Registry) -> Option<(Front, &'a str)> {
    let piece = without_number(text, registry);
    if piece.len() < text.len() {
        let attached = registry.titles.attached.iter().any(|word| text.starts_with(word.as_str()));
        return Some((if attached { Front::Attached } else { Front::Piece }, piece));
    }
    match marker(text) {
        Some(Marker { style: Style::Item | Style::Division | Style::Bare, .. }) => None,
        Some(found) => Some((Front::Heading, found.rest)),
        None => Some((Front::Nothing, text)),
    }
}

/// A line without the number of a piece: `篇一：`, `【篇1】`, `第三篇`, `范文2`, `【1】`, `附件1：`.
pub(in crate::parse) fn without_number<'a>(text: &'a str, registry: &Registry) -> &'a str {
    let open = text.strip_prefix(['【', '[', '（', '(']).unwrap_or(text);
    let mut rest = open;
    let words = registry.titles.numbering.iter().chain(&registry.titles.attached);
    let word = words.into_iter().find(|word| open.starts_with(word.as_str()));
    if let Some(word) = word {
        rest = &open[word.len()..];
    }
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let length = if digits > 0 && digits <= 3 { digits } else { numeral(rest).map_or(0, |found| found.1) };
    if length == 0 {
        return text;
    }
    rest = &rest[length..];
    let piece = rest.strip_prefix('篇');
    if word.is_some_and(|word| word == "第") && piece.is_none() {
        return text;
    }
    rest = piece.unwrap_or(rest);
    let bracketed = open.len() < text.len();
    let closed = rest.strip_prefix(['】', ']', '）', ')']).filter(|_| bracketed);
    if word.is_none() && !(closed.is_some() && text.starts_with(['【', '['])) {
        return text;
    }
    closed.unwrap_or(rest).trim_start_matches(['：', ':', '、', '.', '．', '】', ' '])
}
