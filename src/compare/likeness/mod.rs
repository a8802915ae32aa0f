//! Passages on the same matter side by side, found by the words they use; and sections under like headings.
//!
//! 1. [`terms`]: what a passage speaks of, as weighted pairs of letters; [`points`]: the points of a long one.
//!    2. [`mod@score`]: how alike two passages are, with part and themes.
//! 3. [`assign`]: the best one-to-one assignment. 4. [`group`]: what belongs together over two to four reports. 5. [`pieces`]: that as rows, in
//!    the order of the first. 6. [`mod@words`]: why they stand side by side. 7. [`mod@settle`]: headings stand with what follows them.
//!    8. [`sections`]: the same for sections.

mod assign;
mod group;
mod pieces;
mod points;
mod score;
mod sections;
mod settle;
mod table;
mod terms;
mod words;

pub use sections::{by_outline, by_outline_with};
pub use terms::Weights;
pub(super) use terms::{Terms, counts};

use self::{
    group::{Limits, groups},
    pieces::{Piece, There, cut, related, whole},
    score::{Thing, place, score},
    settle::{alone, settle},
    words::words,
};
use super::{Absence, Alike, Cell, Likeness, Measure, Row, RowKind, Scope, opening::opening};
use crate::model::{PassageKind, PassageRow};

/// From which score on passages stand in one row; set on tests/compare/alignment-gold.json.
const LIMITS: Limits = Limits { pair: 0.16, add: 0.14, clear: 0.085, ahead: 1.35 };
/// The same where two reports say much the same: a matter of the one that is like several of the other belongs to the best of them, and what is
/// only a little like something is new.
const CLOSE: Limits = Limits { pair: 0.18, add: 0.4, clear: 0.1, ahead: 1.5 };
/// Set phrases of fewer letters than this name matters (乡村振兴), and are no mere wording.
pub const WEIGHED_PHRASE: usize = 6;
/// Words told for one cell.
const WORDS: usize = 6;
/// Characters of a name that is taken from a passage.
const NAME: usize = 18;

/// Rows of passages on the same matter ([`RowKind::Likeness`]), in the order of the first text; weighed by the texts themselves.
///
/// A row's first text that has something is compared with each of the others; what only later texts have is compared among them.
/// Each passage of the scope stands in exactly one row: headings with the passage that follows them, passages without a counterpart
/// where they belong in their report.
pub fn by_likeness<'a>(texts: &[&'a [PassageRow]], scope: &Scope) -> Vec<Row<'a>> {
    by_likeness_with(texts, scope, &Weights::over(texts.iter().copied().flatten()))
}

/// The same, weighed by a larger body of passages: what is rare among them tells more.
pub fn by_likeness_with<'a>(texts: &[&'a [PassageRow]], scope: &Scope, weights: &Weights) -> Vec<Row<'a>> {
    let mut bodies = bodies(texts, scope, weights);
    let mut headings = Vec::new();
    for (at, body) in bodies.iter_mut().enumerate() {
        headings.extend(body.without_headings().into_iter().map(|heading| alone(at, heading, texts.len())));
    }
    let mut rows = aligned(&bodies, weights, LIMITS, Rows::Cut);
    rows.extend(headings);
    settle(rows)
}

/// Two reports of which the later one follows the earlier one: of one agency, or of one text. Headings meet headings.
pub(super) fn in_succession<'a>(
    new: &'a [PassageRow],
    old: &'a [PassageRow],
    weights: &Weights,
) -> Vec<Row<'a>> {
    settle(aligned(&bodies(&[new, old], &Scope::default(), weights), weights, CLOSE, Rows::Whole))
}

/// The passages of a text and what they say.
struct Body<'a> {
    passages: Vec<&'a PassageRow>,
    things: Vec<Thing>,
}

impl<'a> Body<'a> {
    /// Takes out the headings.
    fn without_headings(&mut self) -> Vec<&'a PassageRow> {
        let is_text: Vec<bool> =
            self.passages.iter().map(|passage| passage.kind == PassageKind::Text).collect();
        let headings = self.passages.iter().zip(&is_text).filter(|(_, text)| !**text);
        let headings = headings.map(|(passage, _)| *passage).collect();
        let mut kept = is_text.iter();
        self.passages.retain(|_| kept.next() == Some(&true));
        let mut kept = is_text.iter();
        self.things.retain(|_| kept.next() == Some(&true));
        headings
    }
}

fn bodies<'a>(texts: &[&'a [PassageRow]], scope: &Scope, weights: &Weights) -> Vec<Body<'a>> {
    let body = |text: &&'a [PassageRow]| {
        let passages: Vec<&'a PassageRow> = text.iter().filter(|passage| scope.has(passage)).collect();
        let mut things: Vec<Thing> =
            passages.iter().map(|passage| Thing::passage(passage, weights)).collect();
        place(&mut things);
        Body { passages, things }
    };
    texts.iter().map(body).collect()
}

/// How groups become rows.
#[derive(Clone, Copy)]
enum Rows {
    /// As they are: what has no counterpart is new.
    Whole,
    /// So that the first text is read from top to bottom, and each text says where it has what a row is about.
    Cut,
}

fn aligned<'a>(bodies: &[Body<'a>], weights: &Weights, limits: Limits, rows: Rows) -> Vec<Row<'a>> {
    let counts: Vec<usize> = bodies.iter().map(|body| body.passages.len()).collect();
    let alike = |a: usize, i: usize, b: usize, j: usize| score(&bodies[a].things[i], &bodies[b].things[j]);
    let passages = |text: usize, things: &[usize]| -> Vec<&'a PassageRow> {
        things.iter().map(|thing| bodies[text].passages[*thing]).collect()
    };
    let row = |piece: Piece| {
        let whole: Vec<Vec<&PassageRow>> =
            (0..bodies.len()).map(|text| passages(text, piece.counterparts(text))).collect();
        let place = |there: &There| {
            let head = bodies[there.text].passages[there.head];
            Absence::Elsewhere { row: key(there.text, head), name: name(head) }
        };
        let told = alike_of(&piece, &whole, alike, weights, (Measure::Passages, limits.pair));
        Row { cells: cells(&piece, passages, place, &Absence::Likeness), kind: RowKind::Likeness(told) }
    };
    let groups = groups(&counts, alike, limits);
    let pieces = match rows {
        Rows::Whole => whole(groups),
        Rows::Cut => related(cut(groups), alike, limits.pair),
    };
    pieces.into_iter().map(row).collect()
}

/// The cells of a row; an empty one says that the text has nothing, or where it has it.
fn cells<'a>(
    piece: &Piece,
    passages: impl Fn(usize, &[usize]) -> Vec<&'a PassageRow>,
    elsewhere: impl Fn(&There) -> Absence,
    nothing: &Absence,
) -> Vec<Cell<'a>> {
    let absence = |text: usize| piece.elsewhere[text].as_ref().map_or_else(|| nothing.clone(), &elsewhere);
    let cell = |(text, things): (usize, &Vec<usize>)| Cell::new(passages(text, things), || absence(text));
    piece.members.iter().enumerate().map(cell).collect()
}

/// Value of `row=` in the URL.
fn key(text: usize, first: &PassageRow) -> String {
    format!("{}-{}", text + 1, first.line)
}

/// What a row says of itself, by a measure and the score from which on it is enough. `cells` are the passages of each text that belong together, here or elsewhere.
fn alike_of(
    piece: &Piece,
    cells: &[Vec<&PassageRow>],
    score: impl Fn(usize, usize, usize, usize) -> f64,
    weights: &Weights,
    (measure, enough): (Measure, f64),
) -> Alike {
    let restored: Vec<Vec<String>> = cells
        .iter()
        .map(|cell| {
            cell.iter().map(|passage| weights.telling(&passage.text.restored()).into_owned()).collect()
        })
        .collect();
    let texts: Vec<Vec<&str>> =
        restored.iter().map(|cell| cell.iter().map(String::as_str).collect()).collect();
    let own = piece.text;
    let best = |text: usize| {
        let others = piece.counterparts(text);
        let pairs =
            piece.members[own].iter().flat_map(|thing| others.iter().map(move |other| (*thing, *other)));
        pairs.map(|(thing, other)| score(own, thing, text, other)).fold(0.0, f64::max)
    };
    let likeness = |text: usize| {
        let other = text != own && !cells[text].is_empty();
        let words = || words(&texts[own], &texts[text], weights, WORDS);
        other.then(|| Likeness { measure, score: best(text), enough, words: words() })
    };
    let first = cells[own].first();
    Alike {
        key: first.map_or_else(String::new, |passage| key(own, passage)),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        compare::sample::{lines, passage},
        model::Part,
    };
    use proptest::prelude::*;

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
