//! Numbers of headings that repeat or skip: 一、二、四、 or （一）（二）（二）.

use std::collections::HashMap;

use super::{
    headings::Numbered,
    view::{Doubt, View},
};
use crate::parse::marker::{Style, marker};

/// One doubt for each heading whose number does not follow from its neighbour's under the same heading.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let all = &view.headings;
    let mut last: HashMap<(Option<usize>, Style), &Numbered<'_>> = HashMap::new();
    let mut out = Vec::new();
    for heading in all {
        let before = last.insert((heading.section.parent, heading.style), heading);
        out.extend(before.and_then(|before| step(view, before, heading)));
    }
    out
}

fn step(view: &View<'_>, before: &Numbered<'_>, here: &Numbered<'_>) -> Option<Doubt> {
    let (old, new) = (&before.section.marker, &here.section.marker);
    let message = if here.number == before.number {
        format!("序号“{new}”出现两次（第{}行、第{}行），请核对。", before.section.line, here.section.line)
    } else if here.number > before.number + 1 && !hidden(view, before, here) {
        format!("“{old}”之后直接是“{new}”，中间缺少序号，请核对。")
    } else {
        return None;
    };
    let words = here.section.marker.chars().count() + here.section.heading.written.chars().count().min(16);
    let length = view.paragraphs.get(here.passage)?.chars.len();
    Some(Doubt::at(here.passage, 0..words.min(length), message))
}

/// Whether a paragraph between two headings opens with a number between theirs: it was not taken for a heading.
fn hidden(view: &View<'_>, before: &Numbered<'_>, here: &Numbered<'_>) -> bool {
    let between = view.paragraphs.get(before.passage..here.passage).unwrap_or(&[]);
    let inside = between.iter().any(|text| {
        let found = marker(text.written).filter(|found| found.style == here.style);
        found.is_some_and(|found| (before.number + 1..here.number).contains(&found.number))
    });
    // Pieces of a list can go on inside a paragraph: 一是…；二是… and then a line with 三是.
    inside || (here.style == Style::Item && between.iter().any(|text| !text.lists.is_empty()))
}
