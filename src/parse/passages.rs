//! Paragraphs become passages with their part.
//!
//! A passage has the part of its section. A paragraph without a heading that opens problems or plans has its own; what it
//! introduces (`存在主要问题：` and the list below it) goes with it, up to the next heading of the level it stands in.

use super::{
    masks::masked,
    paragraph::Paragraph,
    parts::{Opening, opening},
    report::Found,
};
use crate::model::{HeadingKind, Part, Passage, PassageKind, Section};
use crate::registry::Registry;

/// A stretch that a paragraph without a heading has opened.
#[derive(Debug, Clone, Copy)]
struct Interlude {
    part: Part,
    /// Depth of the section that it stands in; 0 in front of the first one.
    depth: u8,
}

/// The passages of a report; the parts of sections inside an interlude are set to its part.
pub(super) fn passages(
    paragraphs: &[Paragraph<'_>],
    headings: &[Found],
    sections: &mut [Section],
    registry: &Registry,
) -> Vec<Passage> {
    let mut out = Vec::with_capacity(paragraphs.len());
    let mut started = 0; // sections that have begun
    let mut interlude: Option<Interlude> = None;
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let heading = headings.get(started).filter(|found| found.paragraph == at);
        let mut own = None;
        if heading.is_some() {
            let section = &mut sections[started];
            interlude = interlude.filter(|open| section.depth > open.depth);
            section.part = interlude.map_or(section.part, |open| open.part);
            started += 1;
        } else {
            let opened =
                opening(&paragraph.text, &registry.parts).filter(|opened| counts(*opened, sections, started));
            if let Some(opened) = opened {
                own = Some(opened.part);
                let depth = started.checked_sub(1).map_or(0, |at| sections[at].depth);
                let goes_on = opened.introduces || opened.part == Part::Plan;
                interlude = goes_on.then_some(Interlude { part: opened.part, depth });
            }
            own = own.or(interlude.map(|open| open.part));
        }
        let section = started.checked_sub(1);
        let block = heading.is_some_and(|found| found.kind == HeadingKind::Block);
        out.push(Passage {
            line: paragraph.line,
            last_line: paragraph.last_line,
            kind: if block { PassageKind::Heading } else { PassageKind::Text },
            part: own.or(section.map(|at| sections[at].part)).unwrap_or(Part::Overview),
            section,
            text: masked(&paragraph.text, &registry.masks),
            themes: Vec::new(),
        });
    }
    out
}

/// Whether an opening says something that its place does not: problems amid the review; plans where no heading opens them,
/// or right in front of the first that does.
fn counts(opened: Opening, sections: &[Section], started: usize) -> bool {
    let here = started.checked_sub(1).map_or(Part::Overview, |at| sections[at].part);
    if opened.part == Part::Problems {
        return matches!(here, Part::Review | Part::Overview);
    }
    let planned = sections.iter().any(|section| section.part == Part::Plan);
    let next = sections.get(started).is_some_and(|section| section.part == Part::Plan);
    here != Part::Plan && started > 0 && (!planned || (opened.introduces && next))
}
