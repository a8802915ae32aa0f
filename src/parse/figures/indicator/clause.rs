//! The clause around a number: what stands before it and after it, up to the next mark or number.

use std::ops::Range;

use crate::parse::letters::is_chinese;

/// No clause is read further than so many characters from its number.
const REACH: usize = 60;

/// Marks that end a clause.
pub(super) fn ends_clause(letter: char) -> bool {
    matches!(letter, '，' | ',' | '。' | '；' | ';' | '：' | ':' | '！' | '？' | '!' | '?' | '\n')
}

/// Marks that end a sentence.
pub(super) fn ends_sentence(letter: char) -> bool {
    matches!(letter, '。' | '！' | '？' | '\n')
}

/// The pair that a closing mark ends.
fn opening(close: char) -> Option<char> {
    [('”', '“'), ('》', '《'), ('）', '（'), (')', '('), ('’', '‘')]
        .into_iter()
        .find_map(|(end, open)| (end == close).then_some(open))
}

/// Whether the mark at `at` ends the marker of a paragraph: 1. or 一、
fn ends_marker(text: &[char], at: usize) -> bool {
    let numeral = |letter: &char| letter.is_ascii_digit() || "一二三四五六七八九十".contains(*letter);
    let front = &text[at.saturating_sub(3)..at];
    match text[at] {
        '.' | '．' => {
            front.last().is_some_and(char::is_ascii_digit)
                && text.get(at + 1).is_some_and(|next| !next.is_ascii_digit())
        }
        '、' => at > 0 && at < 4 && front.iter().all(numeral),
        _ => false,
    }
}

/// What stands before the number at `number`, not beyond `floor` (the end of the number before it).
pub(super) fn before(text: &[char], number: usize, floor: usize) -> Range<usize> {
    let floor = floor.max(number.saturating_sub(REACH));
    let mut start = number;
    while start > floor {
        let letter = text[start - 1];
        if is_chinese(letter) {
            start -= 1;
            continue;
        }
        if let Some(open) = opening(letter) {
            let Some(inside) = text[floor..start - 1].iter().rposition(|c| *c == open) else { break };
            start = floor + inside;
            continue;
        }
        if ends_clause(letter) || matches!(letter, '（' | '(') || ends_marker(text, start - 1) {
            break;
        }
        start -= 1;
    }
    start..number
}

/// What stands behind the number that ends at `end`, not beyond `ceiling` (the start of the number after it).
pub(super) fn after(text: &[char], end: usize, ceiling: usize) -> Range<usize> {
    let ceiling = ceiling.min(end + REACH).min(text.len()).max(end);
    let mut closing = None;
    let stop = text[end..ceiling].iter().position(|letter| {
        if closing == Some(*letter) {
            closing = None;
            return false;
        }
        if closing.is_none() {
            closing = match letter {
                '“' => Some('”'),
                '《' => Some('》'),
                _ => None,
            };
        }
        closing.is_none() && (ends_clause(*letter) || matches!(letter, '、' | '（' | '(' | '）' | ')'))
    });
    end..stop.map_or(ceiling, |inside| end + inside)
}
