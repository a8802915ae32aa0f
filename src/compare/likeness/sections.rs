//! Rows by outline: sections whose headings are alike, in the order of the first report.
//!
//! A section is what stands under a heading of the first or second level, up to the next such heading. Sections meet by the words of
//! their headings, less by what stands under them; what frames a part (no heading, or one of the first level) meets by the part.

use super::{
    Limits, Piece, Thing, Weights, alike_of, cells, cut, groups, key, name,
    score::{place, score},
    terms::Terms,
};
use crate::{
    compare::{Absence, Row, RowKind, Scope, opening::opening},
    model::{Part, PassageKind, PassageRow},
};

/// From which score on sections stand in one row.
const LIMITS: Limits = Limits { pair: 0.16, add: 0.4, clear: f64::INFINITY, ahead: 1.0 };
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
    let weights = Weights::over(texts.iter().copied().flatten());
    let sections: Vec<Vec<Vec<&'a PassageRow>>> = texts.iter().map(|text| sections_of(text, scope)).collect();
    let mut things: Vec<Vec<Thing>> =
        sections.iter().map(|list| list.iter().map(|section| thing(section, &weights)).collect()).collect();
    for things in &mut things {
        place(things);
    }
    let counts: Vec<usize> = sections.iter().map(Vec::len).collect();
    let alike = |a: usize, i: usize, b: usize, j: usize| score(&things[a][i], &things[b][j]);
    let passages = |text: usize, things: &[usize]| -> Vec<&'a PassageRow> {
        things.iter().flat_map(|section| sections[text][*section].iter().copied()).collect()
    };
    let row = |piece: Piece| {
        let whole: Vec<Vec<&PassageRow>> =
            (0..texts.len()).map(|text| passages(text, piece.counterparts(text))).collect();
        let mut told = alike_of(&piece, &whole, alike, &weights);
        let heading = |first: &PassageRow| outline(first).last().cloned().unwrap_or_else(|| name(first));
        if let Some(first) = whole[piece.text].first() {
            told.name = heading(first);
        }
        let place = |section: usize| {
            let first = sections[piece.text][section][0];
            Absence::Elsewhere { row: key(piece.text, first), name: heading(first) }
        };
        Row { cells: cells(&piece, passages, place, &Absence::Section), kind: RowKind::Section(told) }
    };
    cut(groups(&counts, alike, LIMITS)).into_iter().map(row).collect()
}

/// The headings of a passage that make sections, its own included: that it is, or that it opens with.
fn outline(passage: &PassageRow) -> Vec<String> {
    let mut path = passage.path.clone();
    path.extend(opening(passage).filter(|own| path.last() != Some(own)));
    path.truncate(LEVELS);
    path
}

/// The sections of a text: passages in a row under the same headings, in the same part.
fn sections_of<'a>(text: &'a [PassageRow], scope: &Scope) -> Vec<Vec<&'a PassageRow>> {
    let inside: Vec<&PassageRow> = text.iter().filter(|passage| scope.has(passage)).collect();
    let same = |a: &&PassageRow, b: &&PassageRow| a.part == b.part && outline(a) == outline(b);
    inside.chunk_by(same).map(<[&PassageRow]>::to_vec).collect()
}

fn thing(section: &[&PassageRow], weights: &Weights) -> Thing {
    let path = section.first().map(|first| outline(first)).unwrap_or_default();
    let heading: Vec<(&str, f64)> = path.last().map(|heading| (heading.as_str(), 1.0)).into_iter().collect();
    let texts: Vec<String> = section.iter().map(|passage| passage.text.restored()).collect();
    let texts: Vec<(&str, f64)> = texts.iter().map(|text| (text.as_str(), 1.0)).collect();
    Thing {
        own: (Terms::new(&texts, weights), TEXT),
        points: Vec::new(),
        above: (Terms::new(&heading, weights), HEADING),
        place: 0.0,
        part: section.first().map_or(Part::Overview, |first| first.part),
        themes: section.iter().flat_map(|passage| &passage.themes).map(|hit| hit.theme.clone()).collect(),
        kind: PassageKind::Text,
        frame: (path.len() < LEVELS).then_some(FRAME),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Cell;
    use crate::compare::sample::passage;

    fn under(line: u32, part: Part, path: &[&str], text: &str) -> PassageRow {
        PassageRow {
            path: path.iter().map(|heading| (*heading).to_owned()).collect(),
            ..passage(line, part, text)
        }
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
        let lines = |row: &Row<'_>| -> Vec<Vec<u32>> {
            row.cells
                .iter()
                .map(|cell| cell.passages().iter().map(|passage| passage.line).collect())
                .collect()
        };
        assert_eq!(
            rows.iter().map(lines).collect::<Vec<_>>(),
            [vec![vec![], vec![11]], vec![vec![1, 2], vec![12]], vec![vec![3], vec![13]]]
        );
        assert_eq!(rows[1].name(), "（一）巡河护水");
        assert_eq!(rows[0].cells[0], Cell::Absent(Absence::Section));
    }
}
