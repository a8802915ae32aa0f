//! Headings with their numbers and paragraphs, as the checks of numbering read them.

use crate::model::{Report, Section};
use crate::parse::marker::{Style, marker};

/// A numbered heading.
pub(super) struct Numbered<'a> {
    /// Index in `Report::sections`.
    pub(super) at: usize,
    /// The heading.
    pub(super) section: &'a Section,
    /// What its number looks like.
    pub(super) style: Style,
    /// Its number.
    pub(super) number: u32,
    /// Index of the paragraph that it opens.
    pub(super) passage: usize,
}

/// All headings with a number, in order.
pub(super) fn numbered<'a>(report: &'a Report) -> Vec<Numbered<'a>> {
    let passages = &report.passages;
    let read = |(at, section): (usize, &'a Section)| {
        let text = format!("{}题", section.marker);
        let found = marker(&text).filter(|_| !section.marker.is_empty())?;
        let passage = passages.partition_point(|passage| passage.line < section.line);
        let opened = passages.get(passage).is_some_and(|passage| passage.line == section.line);
        opened.then_some(Numbered { at, section, style: found.style, number: found.number, passage })
    };
    report.sections.iter().enumerate().filter_map(read).collect()
}
