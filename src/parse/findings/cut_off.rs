//! Cut-off text: the last paragraph, or one before it, ends in mid-sentence (继续推进以网格为基础的).

use super::{
    letters::{is_closing, is_stop},
    view::{Doubt, Text, View},
};
use crate::model::PassageKind;

/// So many characters in front of the end are quoted, or what stands behind the last mark.
const TAIL: usize = 16;
/// A last line shorter than this is a name whatever it ends with.
const FEW: usize = 6;
/// A last line shorter than this may be a signature, a date, a caption, though a comma stands in it.
const SHORT: usize = 24;

/// Doubts about ends of paragraphs.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let Some((last, others)) = view.paragraphs.split_last() else { return Vec::new() };
    let inner = others.iter().filter(|text| breaks_off(text, view));
    let inner = inner.map(|text| doubt(text, "这一段没有收住"));
    let end = match last.passage.kind {
        PassageKind::Heading => is_bare(last, others.last(), view),
        PassageKind::Text => goes_on(last, others.last(), view),
    };
    let what = match last.passage.kind {
        PassageKind::Heading => "材料到这里只有标题",
        PassageKind::Text => "材料到这里没有收住",
    };
    inner.chain(end.then(|| doubt(last, what))).collect()
}

/// Whether the last paragraph is a numbered heading with nothing below it, and no list of such headings.
fn is_bare(last: &Text<'_>, before: Option<&Text<'_>>, view: &View<'_>) -> bool {
    let section = last.passage.section.and_then(|at| view.report.sections.get(at));
    let numbered = section.is_some_and(|section| !section.marker.is_empty());
    numbered && is_open(last) && before.is_some_and(|text| text.chars.last() == Some(&'。'))
}

/// Whether the last paragraph is running text that breaks off. Where the one in front has no closing mark either, it is a list.
fn goes_on(last: &Text<'_>, before: Option<&Text<'_>>, view: &View<'_>) -> bool {
    let words = &view.registry.checks.text;
    let listed = before.is_some_and(|before| is_open(before) && before.passage.kind == PassageKind::Text);
    let promises = matches!(last.chars.last(), Some('：' | ':')) && last.chars.len() > TAIL;
    let broken = words.open_ends.end_of(last.written).is_some() && last.chars.len() > FEW;
    (is_open(last) && (broken || (!listed && is_sentence(last, view)))) || promises
}

fn doubt(text: &Text<'_>, what: &str) -> Doubt {
    let start = text.lead(text.chars.len().saturating_sub(1), TAIL);
    let why = match text.chars.last() {
        Some(mark) if is_stop(*mark) => format!("以「{mark}」结尾"),
        _ => "没有句号".to_owned(),
    };
    Doubt::at(text.at, start..text.chars.len(), format!("{what}：{why}，可能被截断，请核对。"))
}

/// Whether the text goes on behind its end: no mark, or one that does not close a sentence.
fn is_open(text: &Text<'_>) -> bool {
    let last = text.chars.last().copied().unwrap_or('。');
    !(matches!(last, '。' | '！' | '？' | '!' | '?' | '…' | '.' | '：' | ':') || is_closing(last))
}

/// Whether a last line is running text, not a name, a date, a contact or the foot of a web page below it.
fn is_sentence(text: &Text<'_>, view: &View<'_>) -> bool {
    let count = |marks: &[char]| text.chars.iter().filter(|letter| marks.contains(letter)).count();
    let long = text.chars.len() > SHORT;
    let marks = count(&['。', '；']) > 0 || (long && (count(&['，']) > 0 || count(&[',']) > 1));
    marks && !view.registry.checks.text.closing.starts(text.written)
}

/// A paragraph of several sentences that is not the last one and breaks off. Lists whose items end with ；go together:
/// there a neighbour ends so, too.
fn breaks_off(text: &Text<'_>, view: &View<'_>) -> bool {
    let sentences = text.chars.contains(&'。') && text.passage.kind == PassageKind::Text;
    if !sentences || !is_open(text) {
        return false;
    }
    let semicolon = |at: Option<usize>| {
        let neighbour = at.and_then(|at| view.paragraphs.get(at));
        neighbour.is_some_and(|text| matches!(text.chars.last(), Some('；' | ';')))
    };
    !(semicolon(Some(text.at)) && (semicolon(text.at.checked_sub(1)) || semicolon(Some(text.at + 1))))
}
