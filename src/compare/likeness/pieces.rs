//! Groups as rows: so cut and put in order that the first text is read from top to bottom.
//!
//! 1. Where things of the leading text do not follow one another, the group is cut: each run is a row. The one that the group was formed
//!    around has what the other texts have; the others say where that stands.
//! 2. A text without anything in a row may have what is like it in another: [`related`] says where.
//! 3. Rows stand in the order of the first text. What it does not have stands behind the row of what is before it in its own text.

use std::collections::BTreeMap;

use super::group::Group;

/// One row: a group, or a run of its leading text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// The text that leads it.
    pub(super) text: usize,
    /// For each text, its things in order.
    pub(super) members: Vec<Vec<usize>>,
    /// For each text that has nothing here, where it has what belongs to the leading things, if anywhere.
    pub(super) elsewhere: Vec<Option<There>>,
}

/// What a text has in another row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct There {
    /// The text that leads that row.
    pub(super) text: usize,
    /// The first thing of that text in it.
    pub(super) head: usize,
    /// What belongs together.
    pub(super) things: Vec<usize>,
}

impl Piece {
    /// The things of a text that belong to the leading ones, here or elsewhere.
    pub(super) fn counterparts(&self, text: usize) -> &[usize] {
        match &self.elsewhere[text] {
            Some(there) => &there.things,
            None => &self.members[text],
        }
    }
}

/// The groups in the order of rows, whole.
pub(super) fn whole(groups: Vec<Group>) -> Vec<Piece> {
    in_order(
        groups
            .into_iter()
            .map(|group| Piece {
                text: group.text,
                elsewhere: vec![None; group.members.len()],
                members: group.members,
            })
            .collect(),
    )
}

/// The groups in the order of rows, cut where their leading text would not be read from top to bottom.
pub(super) fn cut(groups: Vec<Group>) -> Vec<Piece> {
    in_order(groups.into_iter().flat_map(runs).collect())
}

/// A row for each run of the leading text.
fn runs(group: Group) -> Vec<Piece> {
    let Group { text, lead, mut members, .. } = group;
    let own = std::mem::take(&mut members[text]);
    let head_of = |run: &[usize]| run.first().copied().filter(|_| run.contains(&lead));
    let Some(head) = own.chunk_by(|a, b| a + 1 == *b).find_map(head_of) else { return Vec::new() };
    let alone = own.len() == 1 || own.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    let piece = |run: &[usize]| {
        let mut here = if run.contains(&lead) { members.clone() } else { vec![Vec::new(); members.len()] };
        here[text] = run.to_vec();
        let there = |things: &Vec<usize>| {
            let cut_off = !alone && !run.contains(&lead) && !things.is_empty();
            cut_off.then(|| There { text, head, things: things.clone() })
        };
        Piece { text, members: here, elsewhere: members.iter().map(there).collect() }
    };
    own.chunk_by(|a, b| a + 1 == *b).map(piece).collect()
}

/// Says of each text that has nothing in a row where it has what is most like the leading things, if that is like `enough`: it was taken by
/// another row, to which it belongs more.
pub(super) fn related(
    mut pieces: Vec<Piece>,
    score: impl Fn(usize, usize, usize, usize) -> f64,
    enough: f64,
) -> Vec<Piece> {
    let mut home: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
    for piece in &pieces {
        let head = piece.members[piece.text].first().copied().unwrap_or_default();
        let members = piece.members.iter().enumerate();
        home.extend(
            members.flat_map(|(text, own)| own.iter().map(move |thing| ((text, *thing), (piece.text, head)))),
        );
    }
    for piece in &mut pieces {
        for text in (0..piece.members.len()).filter(|text| *text != piece.text) {
            if !piece.members[text].is_empty() || piece.elsewhere[text].is_some() {
                continue;
            }
            let like = |thing: usize| {
                piece.members[piece.text]
                    .iter()
                    .map(|own| score(piece.text, *own, text, thing))
                    .fold(0.0, f64::max)
            };
            let things =
                home.range((text, 0)..(text + 1, 0)).map(|((_, thing), row)| (like(*thing), *thing, *row));
            let best = things.filter(|(score, ..)| *score >= enough).max_by(|a, b| a.0.total_cmp(&b.0));
            piece.elsewhere[text] =
                best.map(|(_, thing, (text, head))| There { text, head, things: vec![thing] });
        }
    }
    pieces
}

fn in_order(pieces: Vec<Piece>) -> Vec<Piece> {
    let first = |piece: &Piece| piece.members[piece.text].first().copied().unwrap_or_default();
    let mut pieces = pieces;
    pieces.sort_by_key(|piece| (piece.text, first(piece)));
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let at = if piece.text == 0 { out.len() } else { place(&out, &piece, first(&piece)) };
        out.insert(at, piece);
    }
    out
}

/// Where among the rows there are one belongs that the first text does not lead: behind what is before it in its text, and behind what
/// earlier texts have brought in there. What opens its text stands behind the opening of the first: that is read from the top.
fn place(rows: &[Piece], piece: &Piece, first: usize) -> usize {
    let before = first.checked_sub(1);
    let has = |row: &Piece| before.is_some_and(|before| row.members[piece.text].contains(&before));
    let opening = || rows.iter().take(1).filter(|row| row.text == 0).count();
    let behind = rows.iter().position(has).map_or_else(opening, |at| at + 1);
    behind + rows[behind..].iter().take_while(|row| row.text != 0 && row.text < piece.text).count()
}

#[cfg(test)]
mod tests {
    use super::super::group::{Limits, groups};
    use super::*;
    use proptest::prelude::*;

    const LIMITS: Limits = Limits { pair: 0.3, add: 0.5, clear: f64::INFINITY, ahead: 1.0 };

    fn rows(counts: &[usize], table: &[(usize, usize, usize, usize, f64)]) -> Vec<Piece> {
        let score = |a, i, b, j| {
            table.iter().find(|row| (row.0, row.1, row.2, row.3) == (a, i, b, j)).map_or(0.0, |r| r.4)
        };
        cut(groups(counts, score, LIMITS))
    }

    fn members(rows: &[Piece]) -> Vec<Vec<Vec<usize>>> {
        rows.iter().map(|row| row.members.clone()).collect()
    }

    #[test]
    fn what_the_first_text_lacks_stays_in_its_place() {
        let found = rows(&[2, 3], &[(0, 0, 1, 0, 0.4), (0, 1, 1, 2, 0.4)]);
        assert_eq!(members(&found), [vec![vec![0], vec![0]], vec![vec![], vec![1]], vec![vec![1], vec![2]]]);
        let found = rows(&[1, 2, 2], &[(0, 0, 1, 0, 0.4), (0, 0, 2, 0, 0.4)]);
        let [_, second, third] = found.as_slice() else { panic!("three rows") };
        assert_eq!((second.text, third.text), (1, 2), "behind what an earlier text has there");
    }

    #[test]
    fn the_first_text_opens_the_rows() {
        let found = rows(&[2, 3], &[(0, 0, 1, 1, 0.4), (0, 1, 1, 2, 0.4)]);
        let lone = vec![vec![], vec![0]];
        assert_eq!(members(&found), [vec![vec![0], vec![1]], lone.clone(), vec![vec![1], vec![2]]]);
        let found = rows(&[0, 1], &[]);
        assert_eq!(members(&found), [lone], "a first text without anything leads nothing");
    }

    #[test]
    fn the_first_text_is_read_from_top_to_bottom() {
        let found = rows(&[3, 2], &[(0, 0, 1, 0, 0.9), (0, 1, 1, 1, 0.9), (0, 2, 1, 0, 0.6)]);
        assert_eq!(members(&found), [vec![vec![0], vec![0]], vec![vec![1], vec![1]], vec![vec![2], vec![]]]);
        let there = found[2].elsewhere[1].as_ref().unwrap();
        assert_eq!((there.text, there.head, found[2].counterparts(1)), (0, 0, &[0][..]));
        let together = rows(&[3, 2], &[(0, 0, 1, 0, 0.9), (0, 1, 1, 0, 0.6), (0, 2, 1, 1, 0.9)]);
        assert_eq!(members(&together)[0], [vec![0, 1], vec![0]], "one after the other they stay together");
    }

    #[test]
    fn what_another_row_took_is_told() {
        // The only thing of the second text is like both of the first, and stands with the one it is most like.
        let table = [(0, 0, 1, 0, 0.4), (0, 1, 1, 0, 0.9)];
        let found = rows(&[2, 1], &table);
        assert_eq!(members(&found), [vec![vec![0], vec![]], vec![vec![1], vec![0]]]);
        let score =
            |a, i, b, j| table.iter().find(|r| (r.0, r.1, r.2, r.3) == (a, i, b, j)).map_or(0.0, |r| r.4);
        let there = |enough| related(found.clone(), score, enough)[0].elsewhere[1].clone();
        assert_eq!(there(0.3), Some(There { text: 0, head: 1, things: vec![0] }));
        assert_eq!(there(0.5), None);
    }

    proptest! {
        #[test]
        fn every_thing_is_in_one_row_and_the_first_text_in_order(
            counts in prop::collection::vec(0usize..6, 1..5), seed in any::<u64>()
        ) {
            let score = |a: usize, i: usize, b: usize, j: usize| {
                let mixed = (seed ^ ((a * 1000 + i * 100 + b * 10 + j) as u64)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40;
                f64::from(u32::try_from(mixed % 100).unwrap()) / 100.0
            };
            let found = cut(groups(&counts, score, LIMITS));
            for (text, count) in counts.iter().enumerate() {
                let all: Vec<usize> = found.iter().flat_map(|row| row.members[text].clone()).collect();
                let mut sorted = all.clone();
                sorted.sort_unstable();
                prop_assert_eq!(&sorted, &(0..*count).collect::<Vec<_>>());
                prop_assert!(text > 0 || all == sorted);
            }
        }
    }
}
