//! Two marks where one belongs (落实不够、；), and 、 in front of 等.

use super::{
    letters::is_stop,
    view::{Doubt, Text, View},
};

/// So many letters in front of the marks are quoted with them.
const BEFORE: usize = 6;

/// Doubts about marks that follow one another.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    view.paragraphs.iter().flat_map(|text| doubts(text, view)).collect()
}

fn doubts(text: &Text<'_>, view: &View<'_>) -> Vec<Doubt> {
    let mut out = Vec::new();
    for at in 1..text.chars.len() {
        let (before, mark) = (text.chars[at - 1], text.chars[at]);
        let span = at.saturating_sub(BEFORE)..at + 1;
        if clash(before, mark) {
            out.push(Doubt::at(text.at, span, format!("标点「{before}{mark}」连用，应留一个，请核对。")));
        } else if before == '、' && mark == '等' && !begins_word(text, at, view) {
            out.push(Doubt::at(text.at, span, "“等”前面不用顿号，“、”可能多余，或漏了并列的词，请核对。"));
        }
    }
    out
}

/// Two marks that cannot follow one another; ！！, ？！ and the like can.
const fn clash(before: char, mark: char) -> bool {
    let strong = matches!(before, '！' | '？' | '!' | '?') && matches!(mark, '！' | '？' | '!' | '?');
    is_stop(before) && is_stop(mark) && !strong
}

/// Whether 等 begins a word of its own: 、等级评定.
fn begins_word(text: &Text<'_>, at: usize, view: &View<'_>) -> bool {
    view.registry.checks.text.deng_words.starts(text.words(at..at + 4))
}
