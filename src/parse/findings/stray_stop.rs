//! A full stop in mid-sentence: what follows cannot open a sentence (完成5亿元。同比增长3%).

use super::view::{Doubt, Text, View};

/// So many letters in front of the stop are quoted.
const BEFORE: usize = 8;

/// Doubts about full stops in front of 同比, 分别是 and the like.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    view.paragraphs.iter().flat_map(|text| doubts(text, view)).collect()
}

fn doubts(text: &Text<'_>, view: &View<'_>) -> Vec<Doubt> {
    let words = &view.registry.checks.text.dangling;
    let follows = text.sentences.iter().skip(1).filter(|sentence| {
        let stop = text.chars.get(sentence.start.saturating_sub(1)) == Some(&'。');
        stop && words.starts(text.words((*sentence).clone()))
    });
    let doubt = |start: usize| {
        let end = (start + 4).min(text.chars.len());
        let word = text.words(start..end);
        let message = format!("“{word}”不能单独起句，它前面的句号可能应为逗号，请核对。");
        Doubt::at(text.at, text.lead(start - 1, BEFORE)..end, message)
    };
    follows.map(|sentence| doubt(sentence.start)).collect()
}
