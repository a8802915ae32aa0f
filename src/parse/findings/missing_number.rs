//! A number that fell out: 对云岭等个县开展, 增长%, 收缴基金 万元, 文号〔2023〕号.

use std::ops::Range;

use super::{
    letters::is_chinese,
    view::{Doubt, Text, View},
};

/// So many letters in front of a blank and its unit are quoted with them.
const BEFORE: usize = 6;

/// Doubts about words that need a number and have none.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let words = view.paragraphs.iter().flat_map(|text| doubts(text, view));
    words.chain(blanks(view)).collect()
}

/// Units behind a blank where the number was: one doubt a report, at the first place, with the count.
fn blanks(view: &View<'_>) -> Option<Doubt> {
    let units = &view.registry.checks.text.blank_units;
    let of = |text: &'_ Text<'_>| -> Vec<(usize, Range<usize>)> {
        let spans = units.spots(&text.chars);
        spans.filter(|span| is_behind_blank(&text.chars, span.start)).map(|span| (text.at, span)).collect()
    };
    let spaced =
        view.paragraphs.iter().filter(|text| text.marks.iter().any(|at| text.chars[*at].is_whitespace()));
    let found: Vec<(usize, Range<usize>)> = spaced.flat_map(of).collect();
    let (passage, span) = found.first()?;
    let unit = view.paragraphs.get(*passage)?.words(span.clone());
    let places = if found.len() == 1 { String::new() } else { format!("，全文 {} 处", found.len()) };
    let message = format!("“{unit}”前面空着，数字可能被删去{places}，请核对。");
    let start = view.paragraphs.get(*passage)?.lead(span.start, BEFORE);
    Some(Doubt::at(*passage, start..span.end, message))
}

/// A blank of one to four spaces behind a Chinese letter.
fn is_behind_blank(chars: &[char], at: usize) -> bool {
    let blank = chars[..at].iter().rev().take_while(|letter| letter.is_whitespace()).count();
    let before = at.checked_sub(blank + 1).and_then(|before| chars.get(before));
    (1..=4).contains(&blank) && before.is_some_and(|letter| is_chinese(*letter))
}

fn doubts(text: &Text<'_>, view: &View<'_>) -> Vec<Doubt> {
    let words = &view.registry.checks.text;
    let mut out = Vec::new();
    for span in words.counted.spots(&text.chars) {
        if let Some(head) = words.needs_number.end_of(text.words(0..span.start)) {
            let span = span.start - head.chars().count()..span.end;
            let message = format!("“{}”中间漏了数字，可能被删去，请核对。", text.words(span.clone()));
            out.push(Doubt::at(text.at, span, message));
        }
    }
    out.extend(text.marks.iter().filter_map(|at| document(text, *at)));
    out
}

/// A document number without a number: 云财〔2023〕号.
fn document(text: &Text<'_>, at: usize) -> Option<Doubt> {
    let chars = &text.chars;
    let opens = matches!(chars[at], '〔' | '【' | '[' | '［' | '（' | '(');
    let behind_name = opens && is_chinese(chars[at.checked_sub(1)?]);
    let year = behind_name && chars.get(at + 1..at + 5)?.iter().all(char::is_ascii_digit);
    let closes = matches!(chars.get(at + 5)?, '〕' | '】' | ']' | '］' | '）' | ')');
    if !(year && closes && chars.get(at + 6) == Some(&'号')) {
        return None;
    }
    let letters = chars[..at].iter().rev().take(6).take_while(|letter| is_chinese(**letter)).count();
    let span = at - letters..at + 7;
    let message = format!("文号“{}”缺少序号，可能被删去，请核对。", text.words(span.clone()));
    Some(Doubt::at(text.at, span, message))
}
