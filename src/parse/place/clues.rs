//! The names of places in a report, and how much each counts.

use std::collections::BTreeMap;

use crate::model::Report;
use crate::registry::{Named, Places};

/// A word of visits is looked for so many letters in front of a name.
const BEFORE: usize = 12;
/// What a name of a place visited counts.
const VISITED: f64 = 0.3;
/// More often than this a name counts no more.
const OFTEN: f64 = 4.0;
/// A full name of so many letters (和县, 范县) is part of another word more often than not.
const BRIEF: usize = 2;

/// A name that stands in a report.
#[derive(Debug, Clone)]
pub(super) struct Clue {
    /// The name.
    pub(super) name: String,
    /// The places it may be, by their numbers.
    pub(super) places: Vec<usize>,
    /// Whether it is a short name.
    pub(super) short: bool,
    /// How often it stands there.
    pub(super) count: u32,
    /// What it counts: the root of how often it stands there, up to 2.
    pub(super) weight: f64,
}

/// All names of a report, title included, in order of the names.
pub(super) fn clues(report: &Report, places: &Places) -> Vec<Clue> {
    let mut found: BTreeMap<(String, bool), Clue> = BTreeMap::new();
    let texts = report.passages.iter().map(|passage| passage.text.restored());
    for text in std::iter::once(report.title.clone()).chain(texts) {
        let letters: Vec<char> = text.chars().collect();
        for named in places.named(&letters).iter().filter(|named| !is_part_of_a_word(&letters, named)) {
            let before = &letters[named.range.start.saturating_sub(BEFORE)..named.range.start];
            let name: String = letters[named.range.clone()].iter().collect();
            let clue = found.entry((name.clone(), named.short)).or_insert_with(|| Clue {
                name,
                places: named.places.to_vec(),
                short: named.short,
                count: 0,
                weight: 0.0,
            });
            clue.count += 1;
            clue.weight += if places.is_visit(clause_of(before)) { VISITED } else { 1.0 };
        }
    }
    let rooted = |mut clue: Clue| {
        clue.weight = if clue.weight > 1.0 { clue.weight.min(OFTEN).sqrt() } else { clue.weight };
        clue
    };
    found.into_values().map(rooted).collect()
}

/// The letters behind the last mark.
fn clause_of(before: &[char]) -> &[char] {
    let mark = before.iter().rposition(|letter| matches!(letter, '，' | '。' | '；' | '：'));
    &before[mark.map_or(0, |mark| mark + 1)..]
}

/// A name of two letters behind another letter, unless that ends the name of its province or city: 示范县, 我市和县.
fn is_part_of_a_word(text: &[char], named: &Named<'_>) -> bool {
    let before = named.range.start.checked_sub(1).map(|before| text[before]);
    let led = before.is_some_and(|letter| letter.is_alphanumeric() && !matches!(letter, '省' | '市' | '州'));
    !named.short && named.range.len() <= BRIEF && led
}
