//! Lists inside a paragraph: 一是…二是…三是…, 一要…二要….

use std::ops::Range;

use super::letters::{is_closing, is_stop, numeral};

/// One item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ordinal {
    /// Its number: 2 for 二是.
    pub(super) number: u32,
    /// Where 二是 stands.
    pub(super) span: Range<usize>,
}

/// The lists of a paragraph; a list begins anew at 一是, and where 是 changes to 要.
pub(super) fn lists(chars: &[char]) -> Vec<Vec<Ordinal>> {
    let mut out: Vec<Vec<Ordinal>> = Vec::new();
    let mut kind = ' ';
    for at in 0..chars.len() {
        let Some(found) = ordinal(chars, at) else { continue };
        let here = chars[found.span.end - 1];
        match out.last_mut() {
            Some(list) if found.number > 1 && here == kind => list.push(found),
            _ => out.push(vec![found]),
        }
        kind = here;
    }
    out
}

/// 二是 or 二要 at the head of a clause.
fn ordinal(chars: &[char], at: usize) -> Option<Ordinal> {
    let first = numeral(*chars.get(at)?)?;
    let heads = at.checked_sub(1).and_then(|before| chars.get(before)).is_none_or(|before| {
        is_stop(*before) || is_closing(*before) || before.is_whitespace() || *before == '—'
    });
    if !heads {
        return None;
    }
    let second = chars.get(at + 1).and_then(|letter| numeral(*letter));
    let (number, length) = match second {
        Some(second) if first == 10 => (10 + second, 2),
        Some(_) => return None,
        None => (first, 1),
    };
    matches!(chars.get(at + length), Some('是' | '要')).then(|| Ordinal { number, span: at..at + length + 1 })
}
