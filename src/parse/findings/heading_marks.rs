//! Headings of one rank that differ in their closing mark: （一）…。（二）…。（三）…

use super::{
    letters::is_stop,
    view::{Doubt, Text, View},
};
use crate::model::{HeadingKind, Section};

/// Fewer headings than this show no habit.
const HABIT: usize = 4;

/// Doubts about the one heading that is closed otherwise than all of its siblings.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let sections = &view.report.sections;
    let mut groups: Vec<(Option<usize>, u8, Vec<&Section>)> = Vec::new();
    for section in
        sections.iter().filter(|section| section.kind == HeadingKind::Block && !section.marker.is_empty())
    {
        match groups
            .iter_mut()
            .rev()
            .find(|(parent, depth, _)| (*parent, *depth) == (section.parent, section.depth))
        {
            Some((_, _, group)) => group.push(section),
            None => groups.push((section.parent, section.depth, vec![section])),
        }
    }
    groups.iter().filter_map(|(_, _, group)| doubt(group, view)).collect()
}

fn doubt(group: &[&Section], view: &View<'_>) -> Option<Doubt> {
    let paragraph = |section: &Section| {
        let at = view.paragraphs.partition_point(|text| text.passage.line < section.line);
        view.paragraphs.get(at).filter(|text| text.passage.line == section.line)
    };
    let texts: Vec<_> = group.iter().filter_map(|section| paragraph(section)).collect();
    let closed = |text: &&&Text<'_>| text.chars.last() == Some(&'。');
    let count = texts.iter().filter(closed).count();
    let odd_is_closed = count == 1;
    let list = |text: &&&Text<'_>| text.chars.last().is_some_and(|last| *last != '。' && is_stop(*last));
    if texts.len() < HABIT
        || texts.iter().any(|text| list(&text))
        || !(odd_is_closed || count + 1 == texts.len())
    {
        return None;
    }
    let odd = texts.iter().find(|text| closed(text) == odd_is_closed)?;
    let message = if odd_is_closed {
        format!("同级的 {} 个标题只有这一个用句号收尾，请核对。", texts.len())
    } else {
        format!("同级的 {} 个标题只有这一个没有用句号收尾，请核对。", texts.len())
    };
    Some(Doubt::at(odd.at, 0..odd.chars.len(), message))
}
