//! Words that make a number less than exact: 余, 约, 以上, 左右, 不少于.

use super::{text::Text, token::Token, unit::UnitFound};
use crate::registry::FigureWords;

/// The word nearest to a number: inside (20余家), behind (20家以上), in front (约20家).
pub(super) fn approx(text: &Text, token: &Token, unit: &UnitFound, words: &FigureWords) -> Option<String> {
    if let Some(letter) = unit.inside {
        return Some(letter.to_string());
    }
    let behind = &text.chars[unit.end.min(text.chars.len())..];
    if let Some(length) = words.approx_behind.begins(behind) {
        return Some(behind[..length].iter().collect());
    }
    let before = &text.chars[..token.start];
    words.approx_before.ends(before).map(|length| before[before.len() - length..].iter().collect())
}
