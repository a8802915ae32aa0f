//! Passages on the same matter side by side, found by the words they use; and sections under like headings.
//!
//! 1. [`terms`]: what a passage speaks of, as weighted pairs of letters; [`points`]: the points of a long one.
//!    2. [`mod@score`]: how alike two passages are, with part and themes.
//! 3. [`assign`]: the best one-to-one assignment. 4. [`group`]: what belongs together over two to four reports, in the order of the first.
//! 5. [`mod@words`]: why they stand side by side. 6. [`sections`]: the same for sections.

mod assign;
mod group;
mod points;
mod score;
mod sections;
mod table;
mod terms;
mod words;

pub use sections::by_outline;
pub use terms::Weights;
pub(super) use terms::{Terms, counts};

use self::{
    group::{Group, Limits, groups},
    score::{Thing, place, score},
    words::words,
};
use super::{Absence, Alike, Cell, Likeness, Row, RowKind, Scope, opening::opening};
use crate::model::{PassageKind, PassageRow};

/// From which score on passages stand in one row; set on tests/compare/alignment-gold.json.
const LIMITS: Limits = Limits { pair: 0.16, add: 0.14, clear: 0.085, ahead: 1.35 };
/// The same where two reports say much the same: a matter of the one that is like several of the other belongs to the best of them, and what is
/// only a little like something is new.
const CLOSE: Limits = Limits { pair: 0.2, add: 0.4, clear: f64::INFINITY, ahead: 1.0 };
/// Words told for one cell.
const WORDS: usize = 6;
/// Characters of a name that is taken from a passage.
const NAME: usize = 18;

/// Rows of passages on the same matter ([`RowKind::Likeness`]), in the order of the first text; weighed by the texts themselves.
///
/// A row's first text that has something is compared with each of the others; what only later texts have is compared among them.
/// Each passage of the scope stands in exactly one row; passages without a counterpart stay where they belong in their report.
pub fn by_likeness<'a>(texts: &[&'a [PassageRow]], scope: &Scope) -> Vec<Row<'a>> {
    by_likeness_with(texts, scope, &Weights::over(texts.iter().copied().flatten()))
}

/// The same, weighed by a larger body of passages: what is rare among them tells more.
pub fn by_likeness_with<'a>(texts: &[&'a [PassageRow]], scope: &Scope, weights: &Weights) -> Vec<Row<'a>> {
    aligned(texts, scope, weights, LIMITS)
}

/// Two reports of which the later one follows the earlier one: of one agency, or of one text.
pub(super) fn in_succession<'a>(
    new: &'a [PassageRow],
    old: &'a [PassageRow],
    weights: &Weights,
) -> Vec<Row<'a>> {
    aligned(&[new, old], &Scope::default(), weights, CLOSE)
}

fn aligned<'a>(texts: &[&'a [PassageRow]], scope: &Scope, weights: &Weights, limits: Limits) -> Vec<Row<'a>> {
    let texts: Vec<Vec<&'a PassageRow>> =
        texts.iter().map(|text| text.iter().filter(|passage| scope.has(passage)).collect()).collect();
    let mut things: Vec<Vec<Thing>> = texts
        .iter()
        .map(|text| text.iter().map(|passage| Thing::passage(passage, weights)).collect())
        .collect();
    for things in &mut things {
        place(things);
    }
    let counts: Vec<usize> = texts.iter().map(Vec::len).collect();
    let alike = |a: usize, i: usize, b: usize, j: usize| score(&things[a][i], &things[b][j]);
    let row = |group: Group| {
        let cells: Vec<Vec<&PassageRow>> =
            group.members.iter().zip(&texts).map(|(at, text)| pick(at, text)).collect();
        let alike = alike_of(&group, &cells, weights);
        let cells = cells.into_iter().map(|passages| Cell::new(passages, || Absence::Likeness)).collect();
        Row { kind: RowKind::Likeness(alike), cells }
    };
    settle(groups(&counts, alike, limits).into_iter().map(row).collect())
}

fn pick<'a>(at: &[usize], text: &[&'a PassageRow]) -> Vec<&'a PassageRow> {
    at.iter().map(|thing| text[*thing]).collect()
}

/// What a row says of itself.
fn alike_of(group: &Group, cells: &[Vec<&PassageRow>], weights: &Weights) -> Alike {
    let restored: Vec<Vec<String>> =
        cells.iter().map(|cell| cell.iter().map(|passage| passage.text.restored()).collect()).collect();
    let texts: Vec<Vec<&str>> =
        restored.iter().map(|cell| cell.iter().map(String::as_str).collect()).collect();
    let likeness = |text: usize| {
        let other = text != group.text && !cells[text].is_empty();
        other.then(|| Likeness {
            score: group.best[text],
            words: words(&texts[group.text], &texts[text], weights, WORDS),
        })
    };
    let first = cells[group.text].first();
    Alike {
        key: first.map_or_else(String::new, |passage| format!("{}-{}", group.text + 1, passage.line)),
        name: first.map_or_else(String::new, |passage| name(passage)),
        cells: (0..cells.len()).map(likeness).collect(),
    }
}

/// The heading that a passage is or opens with, or its first words: passages under one heading are told apart.
fn name(passage: &PassageRow) -> String {
    if let Some(heading) = opening(passage) {
        return heading;
    }
    let own = passage.text.restored();
    if own.chars().count() <= NAME {
        return own;
    }
    own.chars().take(NAME).chain(std::iter::once('…')).collect()
}

/// Brings headings that found no counterpart to the passage that follows them in their report: alone in a row they say nothing.
fn settle(rows: Vec<Row<'_>>) -> Vec<Row<'_>> {
    let (alone, mut rows): (Vec<Row<'_>>, Vec<Row<'_>>) = rows.into_iter().partition(is_lone_heading);
    // From the end, so that of two headings in a row the upper one finds the lower one settled.
    for row in alone.into_iter().rev() {
        match next(&row, &rows) {
            Some((at, column)) => {
                if let (Cell::Passages(own), Some(Cell::Passages(passages))) =
                    (&row.cells[column], rows[at].cells.get_mut(column))
                {
                    passages.extend(own);
                    passages.sort_by_key(|passage| passage.line);
                }
            }
            None => rows.push(row),
        }
    }
    rows
}

/// Whether a row has nothing but headings of one report.
fn is_lone_heading(row: &Row<'_>) -> bool {
    let mut passages = row.cells.iter().flat_map(Cell::passages);
    row.reach() == 1 && passages.all(|passage| passage.kind == PassageKind::Heading)
}

/// The row and column of the passage that comes next in the report of a row that only one report has.
fn next(row: &Row<'_>, rows: &[Row<'_>]) -> Option<(usize, usize)> {
    let column = row.cells.iter().position(|cell| !cell.passages().is_empty())?;
    let last = row.cells[column].passages().last()?.line;
    let lines =
        |row: &Row<'_>| row.cells[column].passages().iter().map(|passage| passage.line).collect::<Vec<_>>();
    let behind =
        rows.iter().enumerate().flat_map(|(at, row)| lines(row).into_iter().map(move |line| (line, at)));
    let (_, at) = behind.filter(|(line, _)| *line > last).min()?;
    Some((at, column))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{compare::sample::passage, model::Part};
    use proptest::prelude::*;

    fn lines(row: &Row<'_>) -> Vec<Vec<u32>> {
        row.cells.iter().map(|cell| cell.passages().iter().map(|passage| passage.line).collect()).collect()
    }

    #[test]
    fn passages_on_one_matter_meet() {
        let a = [
            passage(1, Part::Review, "新建社区食堂6家，助餐老人3万人次。"),
            passage(2, Part::Review, "清理河道12公里，村级河长巡河常态化。"),
        ];
        let b = [
            passage(11, Part::Review, "组织村级河长巡河2千次，河道清理见效。"),
            passage(12, Part::Review, "招引项目9个。"),
            passage(13, Part::Review, "社区食堂助餐老人1万人次。"),
        ];
        let rows = by_likeness(&[&a, &b], &Scope::default());
        assert_eq!(
            rows.iter().map(lines).collect::<Vec<_>>(),
            [vec![vec![1], vec![13]], vec![vec![2], vec![11]], vec![vec![], vec![12]]]
        );
        let RowKind::Likeness(alike) = &rows[0].kind else { panic!("a row by likeness") };
        assert_eq!((alike.key.as_str(), alike.words()), ("1-1", vec!["助餐老人", "社区食堂"]));
        assert!(alike.cells[0].is_none() && alike.cells[1].as_ref().unwrap().score > 0.3);
        assert_eq!(rows[2].cells[0], Cell::Absent(Absence::Likeness));
    }

    fn any_report() -> impl Strategy<Value = Vec<PassageRow>> {
        let part = prop::sample::select(Part::ALL.to_vec());
        prop::collection::vec((part, "[河长食堂助餐3，]{0,9}"), 0..7).prop_map(|list| {
            (1u32..).zip(list).map(|(line, (part, text))| passage(line, part, &text)).collect()
        })
    }

    proptest! {
        #[test]
        fn every_passage_stands_in_one_row(reports in prop::collection::vec(any_report(), 1..5)) {
            let texts: Vec<&[PassageRow]> = reports.iter().map(Vec::as_slice).collect();
            for rows in [by_likeness(&texts, &Scope::default()), by_outline(&texts, &Scope::default())] {
                for (at, report) in reports.iter().enumerate() {
                    let mut seen: Vec<u32> = rows.iter().flat_map(|row| lines(row)[at].clone()).collect();
                    seen.sort_unstable();
                    prop_assert_eq!(seen, report.iter().map(|passage| passage.line).collect::<Vec<_>>());
                }
                for row in &rows {
                    let (RowKind::Likeness(alike) | RowKind::Section(alike)) = &row.kind else { panic!("by likeness") };
                    prop_assert!(row.cells.len() == texts.len() && row.reach() > 0);
                    prop_assert!(alike.cells.iter().flatten().all(|cell| (0.0..=1.0).contains(&cell.score)));
                }
            }
        }
    }
}
