//! The year of a document number in other brackets than 〔〕: 云财【2023】5号.

use super::{
    letters::is_chinese,
    view::{Doubt, Text, View},
};

/// Doubts about the brackets of document numbers, one for each.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    view.paragraphs.iter().flat_map(doubts).collect()
}

fn doubts(text: &Text<'_>) -> Vec<Doubt> {
    let chars = &text.chars;
    let opens = |at: &usize| matches!(chars[*at], '【' | '[' | '［' | '（' | '(' | '{');
    text.marks.iter().copied().filter(opens).filter_map(|at| doubt(text, at)).collect()
}

/// A bracket that opens a year with a number and 号 behind it.
fn doubt(text: &Text<'_>, at: usize) -> Option<Doubt> {
    let chars = &text.chars;
    let year = chars.get(at + 1..at + 5)?.iter().all(char::is_ascii_digit);
    let closes = matches!(chars.get(at + 5)?, '】' | ']' | '］' | '）' | ')' | '}');
    let digits =
        chars[at + 6..].iter().take_while(|letter| letter.is_ascii_digit() || **letter == 'X').count();
    let numbered = (1..=5).contains(&digits) && chars.get(at + 6 + digits) == Some(&'号');
    let behind_name = at.checked_sub(1).is_some_and(|before| is_chinese(chars[before]));
    if !(year && closes && numbered && behind_name) {
        return None;
    }
    let (open, close) = (chars[at], chars[at + 5]);
    let message = format!("文号的年份用了「{open}{close}」，按公文格式应为六角括号「〔〕」，请核对。");
    let letters = chars[..at].iter().rev().take(6).take_while(|letter| is_chinese(**letter)).count();
    Some(Doubt::at(text.at, at - letters..at + 7 + digits, message))
}
