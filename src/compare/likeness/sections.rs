//! Rows by outline: sections whose headings are alike, in the order of the first report.
//!
//! A section is what stands under a heading of the first or second level, up to the next such heading. Sections meet by the words of
//! their headings, less by what stands under them; what frames a part (no heading, or one of the first level) meets by the part.

use super::{
    Limits, Piece, There, Thing, Weights, alike_of, cells, cut, groups, key, name, related,
    score::{place, score},
    terms::Terms,
};
use crate::{
    compare::{Absence, Measure, Row, RowKind, Scope, opening::opening},
    model::{Part, PassageKind, PassageRow},
};

/// From which score on sections stand in one row.
const LIMITS: Limits = Limits { pair: 0.16, add: 0.4, clear: 0.1, ahead: 1.5 };
/// What headings count, …
const HEADING: f64 = 0.55;
/// … and the text under them.
const TEXT: f64 = 0.45;
/// What it adds to frame the same part.
const FRAME: f64 = 0.25;
/// Levels of headings that make sections.
const LEVELS: usize = 2;

/// Rows of sections ([`RowKind::Section`]) in the order of the first text. Each passage of the scope stands in exactly one row, with
/// the others of its section.
pub fn by_outline<'a>(texts: &[&'a [PassageRow]], scope: &Scope) -> Vec<Row<'a>> {
    by_outline_with(texts, scope, &Weights::over(texts.iter().copied().flatten()))
}

/// The same, weighed by a larger body of passages.
pub fn by_outline_with<'a>(texts: &[&'a [PassageRow]], scope: &Scope, weights: &Weights) -> Vec<Row<'a>> {
    let sections: Vec<Vec<Section<'a>>> = texts.iter().map(|text| sections_of(text, scope)).collect();
    let mut things: Vec<Vec<Thing>> =
        sections.iter().map(|list| list.iter().map(|section| thing(section, weights)).collect()).collect();
    for things in &mut things {
        place(things);
    }
    let counts: Vec<usize> = sections.iter().map(Vec::len).collect();
    let alike = |a: usize, i: usize, b: usize, j: usize| score(&things[a][i], &things[b][j]);
    let passages = |text: usize, things: &[usize]| -> Vec<&'a PassageRow> {
        things.iter().flat_map(|section| sections[text][*section].passages.iter().copied()).collect()
    };
    let row = |piece: Piece| {
        let whole: Vec<Vec<&PassageRow>> =
            (0..texts.len()).map(|text| passages(text, piece.counterparts(text))).collect();
        let mut told = alike_of(&piece, &whole, alike, weights, (Measure::Headings, LIMITS.pair));
        if let Some(section) = piece.members[piece.text].first() {
            told.name = sections[piece.text][*section].name();
        }
        let place = |there: &There| {
            let section = &sections[there.text][there.head];
            let row = section.passages.first().map_or_else(String::new, |first| key(there.text, first));
            Absence::Elsewhere { row, name: section.name() }
        };
        Row { cells: cells(&piece, passages, place, &Absence::Section), kind: RowKind::Section(told) }
    };
    related(cut(groups(&counts, alike, LIMITS)), alike, LIMITS.pair).into_iter().map(row).collect()
}

/// The headings of a passage that make sections, its own included: that it is, or that it opens with.
fn outline(passage: &PassageRow) -> Vec<String> {
    let mut path = passage.path.clone();
    path.extend(opening(passage).filter(|own| path.last() != Some(own)));
    path.truncate(LEVELS);
    path
}

/// Passages that stand together.
struct Section<'a> {
    /// In order; a heading that has nothing of its own stands in front of what follows it.
    passages: Vec<&'a PassageRow>,
    /// The headings that make it; none where its part has no heading of its own.
    outline: Vec<String>,
    /// Its part.
    part: Part,
}

impl Section<'_> {
    /// Its heading; without one its part, or its first words.
    fn name(&self) -> String {
        match (self.outline.last(), self.passages.first()) {
            (Some(heading), _) => heading.clone(),
            (None, Some(first)) if self.part == Part::Overview => name(first),
            (None, _) => self.part.name().to_owned(),
        }
    }
}

/// The sections of a text: passages in a row under the same headings, in the same part. What stands at the end of a section but belongs to
/// another part (problems under the heading of the last piece of work) has no heading of its own.
fn sections_of<'a>(text: &'a [PassageRow], scope: &Scope) -> Vec<Section<'a>> {
    let inside: Vec<&PassageRow> = text.iter().filter(|passage| scope.has(passage)).collect();
    let same = |a: &&PassageRow, b: &&PassageRow| a.part == b.part && outline(a) == outline(b);
    let mut sections: Vec<Section<'a>> = Vec::new();
    let mut bare: Vec<&PassageRow> = Vec::new();
    let mut before: Option<(Vec<String>, Part)> = None;
    for chunk in inside.chunk_by(same) {
        let (mut outline, part) = (outline(chunk[0]), chunk[0].part);
        if chunk.iter().all(|passage| passage.kind == PassageKind::Heading) {
            bare.extend(chunk);
            continue;
        }
        match &before {
            Some((last, of)) if *last == outline && *of != part => outline.clear(),
            _ => before = Some((outline.clone(), part)),
        }
        bare.extend(chunk);
        sections.push(Section { passages: std::mem::take(&mut bare), outline, part });
    }
    if let Some(first) = bare.first() {
        let (outline, part) = (outline(first), first.part);
        sections.push(Section { passages: bare, outline, part });
    }
    sections
}

fn thing(section: &Section<'_>, weights: &Weights) -> Thing {
    let path = &section.outline;
    let heading: Vec<(&str, f64)> = path.last().map(|heading| (heading.as_str(), 1.0)).into_iter().collect();
    let texts: Vec<String> = section.passages.iter().map(|passage| passage.text.restored()).collect();
    let texts: Vec<(&str, f64)> = texts.iter().map(|text| (text.as_str(), 1.0)).collect();
    Thing {
        own: (Terms::new(&texts, weights), TEXT),
        points: Vec::new(),
        above: (Terms::new(&heading, weights), HEADING),
        place: 0.0,
        part: section.part,
        themes: section
            .passages
            .iter()
            .flat_map(|passage| &passage.themes)
            .map(|hit| hit.theme.clone())
            .collect(),
        kind: PassageKind::Text,
        frame: (path.len() < LEVELS).then_some(FRAME),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Cell;
    use crate::compare::sample::{lines, passage};

    fn under(line: u32, part: Part, path: &[&str], text: &str) -> PassageRow {
        PassageRow {
            path: path.iter().map(|heading| (*heading).to_owned()).collect(),
            ..passage(line, part, text)
        }
    }

    #[test]
    fn what_belongs_to_another_part_meets_its_like_and_bare_headings_claim_nothing() {
        let (done, problems) = ("一、上半年工作", "三、存在的问题");
        let heading = |line, path: &[&str], text: &str| PassageRow {
            kind: PassageKind::Heading,
            ..under(line, Part::Review, path, text)
        };
        let a = [
            heading(1, &[], done),
            under(2, Part::Review, &[done, "（一）巡河护水"], "出动2千次，清淤3处。"),
            under(3, Part::Problems, &[done, "（一）巡河护水"], "存在问题：人手不够。"),
        ];
        let b = [
            under(11, Part::Review, &["一、修渠种树"], "修渠4里，种树5亩。"),
            under(12, Part::Problems, &[problems], "资金有缺口。"),
        ];
        let rows = by_outline(&[&a, &b], &Scope::default());
        let told: Vec<_> = rows.iter().map(|row| (row.name(), lines(row))).collect();
        assert!(told.contains(&("存在问题", vec![vec![3], vec![12]])), "{told:?}");
        assert!(told.contains(&("（一）巡河护水", vec![vec![1, 2], vec![]])), "{told:?}");
    }

    #[test]
    fn sections_meet_by_heading_and_frames_by_part() {
        let (done, plan) = ("一、上半年工作", "二、下半年打算");
        let a = [
            under(1, Part::Review, &[done, "（一）巡河护水"], "出动2千次。"),
            under(2, Part::Review, &[done, "（一）巡河护水", "1.清淤"], "清淤3处。"),
            under(3, Part::Plan, &[plan], "继续做好。"),
        ];
        let b = [
            under(11, Part::Review, &["一、开展情况", "（一）招商"], "签约4个。"),
            under(12, Part::Review, &["一、开展情况", "（二）巡河护水见效"], "常年不断。"),
            under(13, Part::Plan, &["二、下步安排"], "抓紧办。"),
        ];
        let rows = by_outline(&[&a, &b], &Scope::default());
        assert_eq!(
            rows.iter().map(lines).collect::<Vec<_>>(),
            [vec![vec![1, 2], vec![12]], vec![vec![], vec![11]], vec![vec![3], vec![13]]]
        );
        assert_eq!(rows[0].name(), "（一）巡河护水");
        assert_eq!(rows[1].cells[0], Cell::Absent(Absence::Section));
    }
}
