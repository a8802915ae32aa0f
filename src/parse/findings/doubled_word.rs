//! A word twice in a row (传达学习传达学习), a unit twice behind a number (万元元), a small word twice (的的).
//!
//! Reduplication is how Chinese says every and a little: 家家户户, 一件一件, 规范规范性文件 are left alone, by the lists of
//! `data/checks.toml`.

use std::ops::Range;

use super::{
    letters::{is_chinese, numeral},
    view::{Doubt, View},
};
use crate::registry::TextWords;

/// The longest word that is looked for.
const LONGEST: usize = 10;

/// Doubts about the title and every paragraph.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let words = &view.registry.checks.text;
    let message = |word: String| format!("“{word}”连写了两遍，可能重复，请核对。");
    let title = doubles(&view.title, words).into_iter();
    let mut out: Vec<Doubt> = title.map(|(span, word)| Doubt::title(span, message(word))).collect();
    for text in &view.paragraphs {
        let found = doubles(&text.chars, words).into_iter();
        out.extend(found.map(|(span, word)| Doubt::at(text.at, span, message(word))));
    }
    out
}

/// The doubled words of a text with both copies in the span.
fn doubles(chars: &[char], words: &TextWords) -> Vec<(Range<usize>, String)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at + 1 < chars.len() {
        match length(chars, at, words) {
            Some(length) => {
                let start = if length == 1 { at.saturating_sub(2) } else { at };
                out.push((start..at + 2 * length, chars[at..at + length].iter().collect()));
                at += 2 * length;
            }
            None => at += 1,
        }
    }
    out
}

/// How long the word is that stands here twice; `None` where none does, or where it may.
fn length(chars: &[char], at: usize, words: &TextWords) -> Option<usize> {
    // The first letter alone rules out nearly all places; counting compares them all at once.
    let near = &chars[at + 1..chars.len().min(at + 1 + LONGEST)];
    let again = near.iter().filter(|letter| **letter == chars[at]).count() > 0;
    if !again || !is_chinese(chars[at]) {
        return None;
    }
    let twice = |length: &usize| {
        chars.get(at + length) == Some(&chars[at])
            && chars.get(at + length..at + 2 * length) == chars.get(at..at + length)
    };
    let length = (1..=LONGEST).rev().find(twice)?;
    let word = &chars[at..at + length];
    let all_chinese = word.iter().all(|letter| is_chinese(*letter));
    let wrong = match length {
        1 => is_wrong_letter(chars, at, words),
        _ => all_chinese && !is_reduplicated(chars, at, length, words),
    };
    wrong.then_some(length)
}

/// A single letter twice: wrong for a unit behind a number and for small words.
fn is_wrong_letter(chars: &[char], at: usize, words: &TextWords) -> bool {
    let pair: String = chars[at..at + 2].iter().collect();
    let after: String = chars[at + 2..].iter().take(2).collect();
    if words.small_doubled.has(&pair) {
        let around: String = chars[at.saturating_sub(1)..(at + 3).min(chars.len())].iter().collect();
        return !words.small_fine.within(&around);
    }
    let unit: String = chars[at..=at].iter().collect();
    let before = at.checked_sub(1).map(|before| chars[before]);
    let counted = before.is_some_and(|letter| {
        letter.is_ascii_digit()
            || matches!(letter, 'X' | '半' | '万' | '亿')
            || (numeral(letter).is_some() && letter != '一')
    });
    counted && words.doubled_units.has(&unit) && !words.behind_units.starts(&after)
}

/// Whether the doubled word may stand: 一件一件, 规范规范性文件, 点对点对接, 落实落实再落实.
fn is_reduplicated(chars: &[char], at: usize, length: usize, words: &TextWords) -> bool {
    let word = &chars[at..at + length];
    let second: String = chars[at + length..].iter().take(LONGEST).collect();
    let mirror: String = chars[at..].iter().take(length + 1).collect();
    let again = chars.get(at + 2 * length) == Some(&'再');
    let alike = word.iter().all(|letter| *letter == word[0]);
    let counting =
        matches!(word[0], '一' | '逐' | '每') || word.iter().all(|letter| numeral(*letter).is_some());
    let name: String = word.iter().collect();
    alike
        || counting
        || again
        || words.reduplicated.has(&name)
        || words.mirrored.has(&mirror)
        || words.compounds.starts(&second)
}
