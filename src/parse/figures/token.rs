//! Where digits and masks for digits stand: `12`, `1,200.5`, `３．５`, `XX`, `21.X`, `1XX32`, `3-5`.

use super::text::Text;
use crate::registry::FigureWords;

/// A run of digits, not yet known to be a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// First letter.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
    /// The digits, narrow, without separators; two numbers with `-` between for a range. `None`: masked.
    pub(super) value: Option<String>,
    /// A minus sign stands right in front.
    pub(super) minus: bool,
}

impl Token {
    /// From one number to another: 3-5.
    pub(super) fn is_range(&self) -> bool {
        self.value.as_deref().is_some_and(|value| value.contains('-'))
    }
}

/// All runs of a paragraph that could be numbers; those that touch Latin letters or plus signs are names (5G, 1+X).
pub(super) fn tokens(text: &Text, words: &FigureWords) -> Vec<Token> {
    let chars = &text.chars;
    let mut out = Vec::new();
    let mut at = marker(chars);
    while at < chars.len() {
        if !starts(chars, at, words) {
            at += 1;
            continue;
        }
        let end = run(chars, at, words);
        let upper = joined(chars, end, words);
        let stop = upper.map_or(end, |upper| run(chars, upper, words));
        if is_number(chars, at, stop, text.words_end.binary_search(&at).is_ok()) {
            let value = match upper {
                Some(upper) => both(digits(chars, at, end), digits(chars, upper, stop)),
                None => digits(chars, at, end),
            };
            out.push(Token { start: at, end: stop, value, minus: minus(chars, at) });
        }
        at = stop.max(at + 1);
    }
    out
}

fn both(low: Option<String>, high: Option<String>) -> Option<String> {
    low.zip(high).map(|(low, high)| format!("{low}-{high}"))
}

/// The ASCII digit of a narrow or full-width one.
pub(super) fn digit(letter: char) -> Option<char> {
    match letter {
        '0'..='9' => Some(letter),
        '０'..='９' => char::from_u32(letter as u32 - 0xfee0),
        _ => None,
    }
}

/// Behind the number of a list at the head of a paragraph: `1.`, `2、`, `3．2023年`.
fn marker(chars: &[char]) -> usize {
    let length = chars.iter().take_while(|letter| digit(**letter).is_some()).count();
    let dotted = matches!(chars.get(length), Some('.' | '．' | '、'));
    if (1..=2).contains(&length) && dotted { length + 1 } else { 0 }
}

/// A digit, or a mask.
fn starts(chars: &[char], at: usize, words: &FigureWords) -> bool {
    digit(chars[at]).is_some() || words.hides(chars[at])
}

/// Where the run that begins at `at` ends: digits, masks, points and thousands separators inside.
fn run(chars: &[char], at: usize, words: &FigureWords) -> usize {
    let part =
        |at: usize| chars.get(at).is_some_and(|letter| digit(*letter).is_some() || words.hides(*letter));
    let mut end = at;
    let mut pointed = false;
    loop {
        while part(end) {
            end += 1;
        }
        let group = (1..=3).all(|step| part(end + step)) && !part(end + 4);
        match chars.get(end) {
            Some('.' | '．') if part(end + 1) && !pointed => pointed = true,
            Some(',' | '，' | ' ' | '\u{a0}') if group && !pointed && separated(chars, at, end, words) => {}
            _ => return end,
        }
        end += 1;
    }
}

/// Whether a comma behind `at..end` can separate thousands: one to three digits in front, the same as before.
fn separated(chars: &[char], at: usize, end: usize, words: &FigureWords) -> bool {
    let comma = |letter: &char| matches!(letter, ',' | '，' | ' ' | '\u{a0}');
    let last = chars[at..end].rsplit(comma).next().map_or(0, <[char]>::len);
    let first = last == end - at;
    let narrow = chars[end] == ',' || chars[at..end].iter().any(|letter| words.hides(*letter)) || first;
    narrow && if first { (1..=3).contains(&last) && chars[at] != '0' } else { last == 3 }
}

/// Where the second number of a range begins: `3-5`, `3至5`. Dates and telephone numbers have a third one.
fn joined(chars: &[char], end: usize, words: &FigureWords) -> Option<usize> {
    let joins = |at: usize| matches!(chars.get(at), Some('-' | '－' | '–' | '—' | '~' | '～' | '至' | '到'));
    let length = if joins(end) && chars.get(end) == Some(&'—') && joins(end + 1) { 2 } else { 1 };
    let next = end + length;
    (joins(end) && chars.get(next).is_some_and(|letter| digit(*letter).is_some() || words.hides(*letter)))
        .then_some(next)
}

/// Not part of a word in Latin letters, of a sum (1+9), of a fraction, a product or a moment (7×24, 1/3, 8:30).
fn is_number(chars: &[char], start: usize, end: usize, behind_word: bool) -> bool {
    let before = start.checked_sub(1).map(|at| chars[at]).filter(|_| !behind_word);
    let earlier = start.checked_sub(2).map(|at| chars[at]);
    let latin = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
    let wide = |letter: Option<char>| letter.is_some_and(|letter| digit(letter).is_some());
    let ties = |letter: Option<char>| {
        matches!(
            letter,
            Some(
                '+' | '＋'
                    | '·'
                    | '•'
                    | '/'
                    | '／'
                    | ':'
                    | '∶'
                    | '.'
                    | '_'
                    | '-'
                    | '－'
                    | '*'
                    | '×'
                    | '&'
                    | '@'
            )
        )
    };
    let after = chars.get(end).copied();
    let later = chars.get(end + 1).copied();
    let product = chars[start..end].iter().enumerate().any(|(at, letter)| {
        let (low, high) = (start + at, start + at + 1);
        matches!(letter, '×' | '*')
            && low > start
            && high < end
            && wide(chars.get(low - 1).copied())
            && wide(chars.get(high).copied())
    });
    !(latin(before)
        || product
        || ties(before) && (latin(earlier) || wide(earlier))
        || ties(after) && (latin(later) || wide(later)))
}

/// The digits of `start..end`; `None` where one is masked.
fn digits(chars: &[char], start: usize, end: usize) -> Option<String> {
    let mut out = String::new();
    for letter in &chars[start..end] {
        match letter {
            ',' | '，' | ' ' | '\u{a0}' => {}
            '.' | '．' => out.push('.'),
            letter => out.push(digit(*letter)?),
        }
    }
    Some(out)
}

fn minus(chars: &[char], start: usize) -> bool {
    start.checked_sub(1).is_some_and(|at| matches!(chars[at], '-' | '－' | '−' | '﹣'))
}
