//! Dates that cannot be: 2月30日, 13月5日, 第五季度.

use super::view::{Doubt, Text, View};

/// The days of each month, February in a leap year.
const DAYS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// Doubts about days and months that no calendar has.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    view.paragraphs.iter().flat_map(doubts).collect()
}

fn doubts(text: &Text<'_>) -> Vec<Doubt> {
    let chars = &text.chars;
    let months = (1..chars.len()).filter(|at| chars[*at] == '月' && chars[*at - 1].is_ascii_digit());
    let mut out: Vec<Doubt> = months.filter_map(|at| month(text, at)).collect();
    for (at, window) in chars.windows(4).enumerate().filter(|(_, window)| window[0] == '第') {
        if let [_, '五' | '六' | '七' | '八' | '九' | '5'..='9', '季', '度'] = window {
            out.push(Doubt::at(text.at, at..at + 4, "一年只有四个季度，请核对。"));
        }
    }
    out
}

/// A month at its 月, and the day behind it.
fn month(text: &Text<'_>, at: usize) -> Option<Doubt> {
    let chars = &text.chars;
    let start = at - chars[..at].iter().rev().take_while(|letter| letter.is_ascii_digit()).count();
    let month: u32 = text.words(start..at).parse().ok().filter(|month| *month < 100)?;
    let before = start.checked_sub(1).map(|before| chars[before]);
    if before.is_some_and(|letter| letter.is_ascii_alphabetic() || "·.．/".contains(letter)) {
        return None; // part of a name or of another number
    }
    let days = chars[at + 1..].iter().take_while(|letter| letter.is_ascii_digit()).count();
    let end = at + 1 + days;
    let dated = (1..=2).contains(&days) && matches!(chars.get(end), Some('日' | '号'));
    if !(1..=12).contains(&month) {
        let fits = dated || matches!(chars.get(at + 1), Some('份' | '底' | '初' | '末' | '至' | '-'));
        let yeared = before == Some('年');
        let message = format!("没有{month}月，请核对。");
        return (fits || yeared).then(|| Doubt::at(text.at, start..at + 1, message));
    }
    let day: u32 = if dated { text.words(at + 1..end).parse().ok()? } else { return None };
    let most = DAYS[usize::try_from(month).ok()? - 1];
    let leap =
        year_before(text, start).is_none_or(|year| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
    let most = if month == 2 && !leap { 28 } else { most };
    let message = format!("日历上没有“{}”，请核对。", text.words(start..end + 1));
    (day == 0 || day > most).then(|| Doubt::at(text.at, start..end + 1, message))
}

/// The year right in front of a month.
fn year_before(text: &Text<'_>, start: usize) -> Option<u32> {
    let end = start.checked_sub(1).filter(|at| text.chars[*at] == '年')?;
    let from = end.checked_sub(4)?;
    text.words(from..end).parse().ok()
}
