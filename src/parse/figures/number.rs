//! Where a number begins and ends: digits of any width, thousands separators, decimals, and letters that hide digits.

use super::text::Text;

/// A number without its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// First character.
    pub(super) start: usize,
    /// One past the last character.
    pub(super) end: usize,
    /// Digits, narrow, without separators; `None` where some are hidden.
    pub(super) value: Option<String>,
}

impl Number {
    /// How many characters it has.
    pub(super) fn len(&self) -> usize {
        self.end - self.start
    }
}

/// The digit that a character is: `3`, `３`.
pub(super) fn digit(letter: char) -> Option<char> {
    match letter {
        '0'..='9' => Some(letter),
        '０'..='９' => char::from_u32(letter as u32 - 0xfee0),
        _ => None,
    }
}

/// A letter that stands for a hidden digit.
fn hides(letter: char) -> bool {
    matches!(letter, 'X' | 'x' | 'Ｘ' | 'ｘ' | '×' | '*' | '＊' | '╳' | '✕')
}

/// The number that begins at a character. What stands in front of it was looked at by the caller.
pub(super) fn number(text: &Text<'_>, start: usize) -> Option<Number> {
    let belongs = |at: usize| text.at(at).is_some_and(|letter| digit(letter).is_some() || hides(letter));
    if !belongs(start) {
        return None;
    }
    let mut end = start;
    let mut point = false;
    while end < text.chars.len() {
        let letter = text.at(end)?;
        if belongs(end) {
            end += 1;
        } else if matches!(letter, '.' | '．') && !point && belongs(end + 1) {
            point = true;
            end += 1;
        } else if !point && separates(text, end) {
            end += 1;
        } else {
            break;
        }
    }
    let letters = &text.chars[start..end];
    let hidden = letters.iter().any(|letter| hides(*letter));
    let clear = |letter: &char| digit(*letter).or(matches!(letter, '.' | '．').then_some('.'));
    Some(Number { start, end, value: (!hidden).then(|| letters.iter().filter_map(clear).collect()) })
}

/// Whether a comma stands between thousands: 12,345.
fn separates(text: &Text<'_>, at: usize) -> bool {
    let digits =
        |range: std::ops::Range<usize>| range.into_iter().all(|at| text.at(at).and_then(digit).is_some());
    matches!(text.at(at), Some(',' | '，'))
        && text.before(at).and_then(digit).is_some()
        && digits(at + 1..at + 4)
        && text.at(at + 4).and_then(digit).is_none()
        && !matches!(text.at(at + 4), Some('.' | '．') if text.at(at) == Some('，'))
        && at >= 1
}
