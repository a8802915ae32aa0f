//! No name is too long for a table.

use super::LONGEST;

/// A name longer than this is wordy.
const WORDY: usize = 18;
/// What a cut must leave.
const SHORT: usize = 4;

/// A name of at most [`LONGEST`] characters. A wordy one loses what stands before its last 的; what is still too long
/// loses its beginning, up to a mark if there is one.
pub(super) fn cut(name: &str) -> String {
    let length = |name: &str| name.chars().count();
    if length(name) <= WORDY {
        return name.to_owned();
    }
    let tail = name.rsplit('的').next().filter(|tail| length(tail) >= SHORT);
    let name = tail.unwrap_or(name);
    let last: String = name.chars().skip(length(name).saturating_sub(LONGEST)).collect();
    if last == name {
        return last;
    }
    let mut marks = last.char_indices().filter(|(_, letter)| matches!(letter, '”' | '、' | '》' | '的'));
    let whole =
        marks.find_map(|(at, mark)| last.get(at + mark.len_utf8()..).filter(|rest| length(rest) >= SHORT));
    whole.map_or_else(|| last.clone(), str::to_owned)
}
