//! Numbers that state nothing: in names, slogans and titles, in dates, versions and document numbers.

use super::{
    number::{Number, digit},
    text::Text,
};
use crate::model::Masked;

/// Quotes no longer than this are names: “10+2”.
const SHORT_QUOTE: usize = 12;
/// Strokes between the ends of a range: 1-5月.
const STROKES: [char; 8] = ['-', '—', '–', '－', '~', '～', '至', '―'];

/// Stretches of a text whose numbers state nothing: titles of books, years of documents, short quotes.
pub(super) fn named(text: &Text<'_>) -> Vec<bool> {
    let mut out = vec![false; text.chars.len()];
    let mut open: Option<(usize, char)> = None;
    for (at, letter) in text.chars.iter().enumerate() {
        match (letter, open) {
            ('《' | '〔' | '【' | '“' | '［', None) => open = Some((at, *letter)),
            ('“', Some((_, '“'))) => open = Some((at, '“')),
            ('》', Some((start, '《')))
            | ('〕', Some((start, '〔' | '【' | '［')))
            | ('】' | '］', Some((start, _))) => {
                out[start..at].fill(true);
                open = None;
            }
            ('”', Some((start, '“'))) => {
                if at - start <= SHORT_QUOTE {
                    out[start..at].fill(true);
                }
                open = None;
            }
            ('。', Some(_)) => open = None,
            _ => {}
        }
    }
    out
}

/// Whether what stands around a number makes it part of a word, a date or a sum of letters: G50, 5G, 10+2, 10:30, 3.15.
pub(super) fn is_part(text: &Text<'_>, number: &Number, masked: &Masked) -> bool {
    let before = text.before(number.start);
    let after = text.at(number.end);
    let mask = masked.masks.iter().any(|mask| mask.end == number.start && mask.word != " ");
    let letter = before.is_some_and(|letter| letter.is_ascii_alphabetic()) && !mask;
    let joined = |letter: Option<char>| {
        letter.is_some_and(|letter| matches!(letter, '+' | '＋' | '_' | '.' | '．' | '@' | '#' | '№'))
    };
    let clock = matches!(after, Some(':' | '：')) && text.at(number.end + 1).and_then(digit).is_some();
    let after_clock = matches!(before, Some(':' | '：'))
        && number.start >= 2
        && text.at(number.start - 2).and_then(digit).is_some();
    letter || joined(before) || matches!(after, Some('+' | '＋' | '_' | '@')) || clock || after_clock
}

/// A year: 2023年, 1998年以来.
pub(super) fn is_year(text: &Text<'_>, number: &Number) -> bool {
    let Some(value) = &number.value else {
        return number.len() >= 2 && text.at(number.end) == Some('年');
    };
    let year = value.len() == 4 && (value.starts_with("19") || value.starts_with("20"));
    let short = value.len() == 2 && text.at(number.end + 1).is_some_and(|next| next.is_ascii_digit());
    text.at(number.end) == Some('年') && (year || short)
}

/// Where the second number of a range begins.
pub(super) fn range_goes_on(text: &Text<'_>, number: &Number) -> Option<usize> {
    let stroke = text.at(number.end).filter(|letter| STROKES.contains(letter))?;
    let next = if text.at(number.end + 1) == Some(stroke) { number.end + 2 } else { number.end + 1 };
    text.at(next)
        .is_some_and(|letter| digit(letter).is_some() || matches!(letter, 'X' | 'x' | '×'))
        .then_some(next)
}
