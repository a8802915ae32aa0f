//! A report set for reading: its passages as headings and paragraphs, its outline as contents.

use super::cards::{Cards, Tag};
use crate::{
    compare::{Form, Segment, fold::split},
    model::{FindingRow, HeadingKind, Masked, Part, Passage, PassageKind, Report, Section},
};

/// One passage on the page.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// The passage's id, for 材料夹; `None` until it is looked up.
    pub(crate) id: Option<i64>,
    /// First line in the source, and the anchor.
    pub(crate) line: u32,
    /// 2–6 for a heading (its tag), 0 for a paragraph.
    pub(crate) heading: usize,
    /// A run-in heading; empty where there is none.
    pub(crate) lead: Vec<Segment>,
    /// The text, without the run-in heading.
    pub(crate) text: Vec<Segment>,
    /// Part of the report.
    pub(crate) part: Part,
    /// Whether a new part begins here.
    pub(crate) opens_part: bool,
    /// Its themes.
    pub(crate) themes: Vec<Tag>,
    /// What a proof-reader would ask about it.
    pub(crate) doubts: Vec<DoubtNote>,
}

/// A finding, as a note below its paragraph.
#[derive(Debug, Clone)]
pub(crate) struct DoubtNote {
    /// 合计不符.
    pub(crate) kind: &'static str,
    /// What does not fit.
    pub(crate) message: String,
    /// Its place in the list of findings.
    pub(crate) href: String,
}

/// One line of the contents.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The line it leads to.
    pub(crate) line: u32,
    /// Depth, from 1.
    pub(crate) depth: u8,
    /// Marker and heading.
    pub(crate) words: String,
}

/// Contents: headings down to this depth.
const DEEPEST: u8 = 3;
/// A run-in heading longer than this is a sentence: contents show its beginning.
const LONGEST: usize = 30;

/// The passages of a report, in order, with the findings about them.
pub(crate) fn blocks(report: &Report, cards: &Cards, doubts: &[FindingRow]) -> Vec<Block> {
    let mut before = None;
    let mut blocks = Vec::with_capacity(report.passages.len());
    for passage in &report.passages {
        blocks.push(Block {
            opens_part: before != Some(passage.part),
            ..block(report, passage, cards, doubts)
        });
        before = Some(passage.part);
    }
    blocks
}

fn block(report: &Report, passage: &Passage, cards: &Cards, doubts: &[FindingRow]) -> Block {
    let own = |doubt: &&FindingRow| doubt.line == passage.line && doubt.span.is_some();
    let doubts: Vec<&FindingRow> = doubts.iter().filter(own).collect();
    let places: Vec<_> = doubts.iter().filter_map(|doubt| doubt.span.clone()).collect();
    let segments = cards.segments_with(&passage.text, &passage.themes, &places);
    let own = report.sections.iter().find(|section| section.line == passage.line);
    let heading = match (passage.kind, own) {
        (PassageKind::Heading, Some(section)) => usize::from(section.depth).clamp(1, 5) + 1,
        (PassageKind::Heading, None) => 6,
        (PassageKind::Text, _) => 0,
    };
    let lead = own.filter(|section| heading == 0 && section.kind == HeadingKind::RunIn);
    let (lead, text) = match lead.map_or(0, |section| lead_length(section, &passage.text, cards.form())) {
        0 => (Vec::new(), segments),
        length => split(segments, length),
    };
    Block {
        id: None,
        line: passage.line,
        heading,
        lead,
        text,
        part: passage.part,
        opens_part: false,
        themes: cards.tags(&passage.themes),
        doubts: doubts.into_iter().map(note).collect(),
    }
}

/// A finding as a note that leads to the list.
pub(crate) fn note(row: &FindingRow) -> DoubtNote {
    DoubtNote {
        kind: row.kind.name(),
        message: row.message.clone(),
        href: format!("/findings?agency={}&kind={}#f{}", row.agency.id, row.kind.key(), row.id),
    }
}

/// How many characters of a paragraph are its run-in heading: marker, words, and the stop that closes them. 0 where
/// the paragraph does not begin with them to the letter.
fn lead_length(section: &Section, text: &Masked, form: Form) -> usize {
    let shown = |text: &Masked| match form {
        Form::Restored => text.restored(),
        Form::Written => text.written.clone(),
    };
    let (whole, words) = (shown(text), shown(&section.heading));
    let Some(rest) = whole.strip_prefix(section.marker.as_str()) else { return 0 };
    let Some(after) = rest.trim_start().strip_prefix(words.as_str()) else { return 0 };
    let stop = usize::from(after.starts_with(['。', '：', ':', '；', '，', '.']));
    whole.chars().count() - after.chars().count() + stop
}

/// The outline as contents.
pub(crate) fn entries(report: &Report, written: bool) -> Vec<Entry> {
    let top = report.sections.iter().filter(|section| section.depth <= DEEPEST);
    top.map(|section| {
        let words = if written { section.heading.written.clone() } else { section.heading.restored() };
        let mut short: String = words.chars().take(LONGEST).collect();
        if words.chars().count() > LONGEST {
            short.push('…');
        }
        Entry { line: section.line, depth: section.depth, words: format!("{}{short}", section.marker) }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Restoration;

    fn section(marker: &str, heading: Masked) -> Section {
        Section {
            line: 3,
            depth: 2,
            marker: marker.into(),
            heading,
            kind: HeadingKind::RunIn,
            part: Part::Review,
            parent: None,
        }
    }

    #[test]
    fn a_run_in_heading_ends_with_its_stop() {
        let mask = |start| vec![Restoration { start, end: start + 1, word: "共产党".into() }];
        let heading = Masked { written: "抓D建".into(), masks: mask(1) };
        let text = Masked { written: "一是抓D建。开展学习。".into(), masks: mask(3) };
        assert_eq!(lead_length(&section("一是", heading.clone()), &text, Form::Written), 6);
        assert_eq!(lead_length(&section("一是", heading), &text, Form::Restored), 8);
        assert_eq!(lead_length(&section("二是", Masked::plain("抓")), &text, Form::Written), 0);
        assert_eq!(lead_length(&section("一是", Masked::plain("保")), &text, Form::Written), 0);
    }
}
