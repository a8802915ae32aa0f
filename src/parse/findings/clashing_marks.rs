//! Two marks where one belongs (落实不够、；), and 、 in front of 等.

use super::{
    letters::is_stop,
    view::{Doubt, Text, View},
};

/// So many letters in front of the marks are quoted with them.
const BEFORE: usize = 6;

/// Doubts about marks that follow one another, one a paragraph: where names were cut out, there are many (对、、、等).
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    view.paragraphs
        .iter()
        .filter_map(|text| text.marks.iter().find_map(|at| doubt(text, at + 1, view)))
        .collect()
}

/// A doubt about the mark or letter at `at` and the mark in front of it.
fn doubt(text: &Text<'_>, at: usize, view: &View<'_>) -> Option<Doubt> {
    let (before, mark) = (text.chars[at - 1], *text.chars.get(at)?);
    let message = if clash(before, mark) {
        format!("标点「{before}{mark}」连用，应留一个，请核对。")
    } else if before == '、' && mark == '等' && !begins_word(text, at, view) {
        "“等”前面不用顿号，“、”可能多余，或漏了并列的词，请核对。".to_owned()
    } else {
        return None;
    };
    Some(Doubt::at(text.at, text.lead(at - 1, BEFORE)..at + 1, message))
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
