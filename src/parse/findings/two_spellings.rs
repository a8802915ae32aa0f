//! One term in two spellings: 研究型审计 and 研究性审计, 台账 and 台帐.

use std::{collections::BTreeMap, ops::Range};

use super::{
    letters::is_chinese,
    view::{Doubt, Text, View},
};
use crate::registry::Side;

/// Letters around the one that differs.
const AROUND: usize = 2;

/// Where a spelling stands first, and how often it stands.
struct Spelling {
    passage: usize,
    place: Range<usize>,
    count: usize,
}

/// Both spellings of a term, as far as they stand in the report.
type Both = [Option<Spelling>; 2];

/// A doubt about the rarer spelling of each term (the first one where both are as frequent).
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let words = &view.registry.checks.sums;
    let mut terms: BTreeMap<(Vec<char>, usize), Both> = BTreeMap::new();
    let mut whole: Vec<Both> = (0..words.word_pairs.len()).map(|_| [None, None]).collect();
    for text in &view.paragraphs {
        for found in words.letter_pairs.find(&text.chars) {
            note(text, &found, &mut terms);
        }
        for found in words.word_pairs.find(&text.chars) {
            if let Some(both) = whole.get_mut(found.pair) {
                count(both, found.side, text.at, found.place);
            }
        }
    }
    let both = terms.into_values().chain(whole).filter_map(|[one, other]| Some((one?, other?)));
    both.filter_map(|(one, other)| doubt(&one, &other, view)).collect()
}

/// Remembers where a spelling stands first, and counts it.
fn count(both: &mut Both, side: usize, passage: usize, place: Range<usize>) {
    if let Some(spelling) = both.get_mut(side) {
        spelling.get_or_insert(Spelling { passage, place, count: 0 }).count += 1;
    }
}

/// Counts the term of two letters in front and two behind, without the letter that differs.
fn note(text: &Text<'_>, found: &Side, terms: &mut BTreeMap<(Vec<char>, usize), Both>) {
    let at = found.place.start;
    let Some(start) = at.checked_sub(AROUND) else { return };
    let (before, behind) = (&text.chars[start..at], text.chars.get(at + 1..at + 1 + AROUND));
    let Some(behind) = behind.filter(|behind| behind.iter().chain(before).all(|letter| is_chinese(*letter)))
    else {
        return;
    };
    let term: Vec<char> = before.iter().chain(behind).copied().collect();
    let both = terms.entry((term, found.pair)).or_insert([None, None]);
    count(both, found.side, text.at, start..at + 1 + AROUND);
}

fn doubt(one: &Spelling, other: &Spelling, view: &View<'_>) -> Option<Doubt> {
    let first = (one.passage, one.place.start) < (other.passage, other.place.start);
    let rarer = if one.count == other.count { first } else { one.count < other.count };
    let (here, there) = if rarer { (one, other) } else { (other, one) };
    let words = |spelling: &Spelling| {
        let text = view.paragraphs.get(spelling.passage)?;
        Some((text.passage.line, text.words(spelling.place.clone())))
    };
    let ((_, mine), (line, theirs)) = (words(here)?, words(there)?);
    let place =
        if one.passage == other.passage { "同一段又".to_owned() } else { format!("第{line}行") };
    let message = format!("这里写“{mine}”，{place}写“{theirs}”，用字不一致，请核对。");
    Some(Doubt::at(here.passage, here.place.clone(), message))
}
