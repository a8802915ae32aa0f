//! A verb on both sides of its object: 发放补贴发放20万元, 推进各项工作有序推进; or twice around a small word: 通过将通过.

use std::ops::Range;

use super::{
    letters::is_stop,
    view::{Doubt, Text, View},
};

/// An object longer than this is looked at no more.
const LONGEST_OBJECT: usize = 14;

/// Doubts about verbs that stand twice in a clause.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    view.paragraphs.iter().flat_map(|text| doubts(text, view)).collect()
}

fn doubts(text: &Text<'_>, view: &View<'_>) -> Vec<Doubt> {
    let words = &view.registry.checks.text;
    let verbs: Vec<_> = words.verbs.spots(&text.chars).collect();
    let mut out = Vec::new();
    for pair in verbs.windows(2) {
        let (first, second) = (&pair[0], &pair[1]);
        let verb = text.words(first.clone());
        let between = text.words(first.end..second.start);
        if verb != text.words(second.clone()) || between.is_empty() {
            continue;
        }
        let close = words.between_verbs.has(between);
        if close || (is_object(text, first.end, second.start, view) && counts(&text.chars, second.end)) {
            let message = format!("同一句里“{verb}”出现了两次，可能重复，请核对。");
            out.push(Doubt::at(text.at, first.start..second.end, message));
        }
    }
    out.extend(text.clauses.iter().filter_map(|clause| framed(text, clause.clone(), view)));
    out
}

/// A clause that begins and ends with one verb.
fn framed(text: &Text<'_>, clause: Range<usize>, view: &View<'_>) -> Option<Doubt> {
    let words = text.words(clause.clone());
    let words = words.trim_end_matches(is_stop);
    let verb = view.registry.checks.text.framing.start_of(words)?;
    let object = words[verb.len()..].strip_suffix(verb)?;
    let letters = object.chars().count();
    if letters < 2 || object.contains(['《', '“', '和', '与']) {
        return None;
    }
    let span = clause.start..clause.start + words.chars().count();
    Some(Doubt::at(text.at, span, format!("这一分句以“{verb}”开头，又以“{verb}”收尾，可能重复，请核对。")))
}

/// Whether these letters are one object: short, without a mark or a word that joins two verbs.
fn is_object(text: &Text<'_>, start: usize, end: usize, view: &View<'_>) -> bool {
    let object = text.words(start..end);
    end - start <= LONGEST_OBJECT
        && object.chars().all(super::letters::is_chinese)
        && !view.registry.checks.text.joining.within(object)
}

/// Whether a number follows, hidden or not: the second verb has no object of its own.
fn counts(chars: &[char], at: usize) -> bool {
    let skipped = usize::from(matches!(chars.get(at), Some('了' | '约' | '近' | '共')));
    chars.get(at + skipped).is_some_and(|letter| letter.is_ascii_digit() || *letter == 'X')
}
