//! A number without its heading, which stands at the end of the paragraph in front: …安全形势平稳。 / 3、开展检查，共….

use super::{
    headings::Numbered,
    view::{Doubt, Text, View},
};
use crate::parse::marker::Style;

/// A heading is no longer than this.
const HEADING: usize = 20;

/// Doubts about numbered paragraphs without a heading whose neighbours all have one.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let all = &view.headings;
    all.iter().filter_map(|heading| doubt(view, all, heading)).collect()
}

fn doubt(view: &View<'_>, all: &[Numbered<'_>], here: &Numbered<'_>) -> Option<Doubt> {
    let near = |heading: &&Numbered<'_>| {
        heading.at != here.at && heading.section.parent == here.section.parent && heading.style == here.style
    };
    let digits = matches!(here.style, Style::Arabic | Style::ArabicParen | Style::ChineseParen);
    if !digits || here.number < 2 || titled(view, here) {
        return None;
    }
    let from = all.partition_point(|heading| heading.at + 40 < here.at);
    let around = all[from..].iter().take_while(|heading| heading.at < here.at + 40);
    let (with, without): (Vec<_>, Vec<_>) = around.filter(near).partition(|heading| titled(view, heading));
    let before = view.paragraphs.get(here.passage.checked_sub(1)?)?;
    let lone = lone_sentence(before)?;
    if with.len() < 2 || !without.is_empty() {
        return None;
    }
    let marker = &here.section.marker;
    let message = format!(
        "“{marker}”后面没有小标题，与同级各条不一致；上一段末尾的“{}”可能就是它的标题，请核对。",
        before.words(lone)
    );
    let end = view.paragraphs.get(here.passage)?.clauses.first()?.end;
    Some(Doubt::at(here.passage, 0..end, message))
}

/// Whether the heading is a sentence of its own.
fn titled(view: &View<'_>, heading: &Numbered<'_>) -> bool {
    let Some(text) = view.paragraphs.get(heading.passage) else { return false };
    let length = heading.section.marker.chars().count() + heading.section.heading.written.chars().count();
    let behind = text.chars[length.min(text.chars.len())..].iter().find(|letter| !letter.is_whitespace());
    behind.is_none_or(|mark| matches!(mark, '。' | '：' | ':'))
}

/// The last sentence of a paragraph of several, if it reads like a heading: short, without comma and number.
fn lone_sentence(text: &Text<'_>) -> Option<std::ops::Range<usize>> {
    let [_, .., last] = text.sentences.as_slice() else { return None };
    let plain =
        text.chars[last.clone()].iter().all(|letter| !letter.is_numeric() && !"，、；：“”".contains(*letter));
    (last.len() <= HEADING && plain).then(|| last.clone())
}
