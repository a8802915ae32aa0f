//! One term in two spellings: 研究型审计 and 研究性审计, 台账 and 台帐.

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
};

use super::{
    letters::is_chinese,
    view::{Doubt, Text, View},
};

/// Letters around the one that differs.
const AROUND: usize = 2;

/// Where a spelling stands first, and how often it stands.
struct Spelling {
    passage: usize,
    place: Range<usize>,
    count: usize,
}

/// A doubt about the rarer spelling of each term (the first one where both are as frequent).
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let pairs = letters(&view.registry.checks.sums.letter_pairs);
    let mut terms: BTreeMap<(Vec<char>, usize), [Option<Spelling>; 2]> = BTreeMap::new();
    for text in &view.paragraphs {
        for (at, letter) in text.chars.iter().enumerate() {
            if let Some(pair) = pairs.get(letter) {
                note(text, at, *pair, &mut terms);
            }
        }
    }
    let both = terms.into_values().filter_map(|[one, other]| Some((one?, other?)));
    let terms = both.filter_map(|(one, other)| doubt(&one, &other, view));
    let words = view
        .registry
        .checks
        .sums
        .word_pairs
        .iter()
        .filter_map(|pair| doubt(&word(&pair[0], view)?, &word(&pair[1], view)?, view));
    terms.chain(words).collect()
}

/// Where a word stands first, and how often.
fn word(word: &str, view: &View<'_>) -> Option<Spelling> {
    let mut found: Option<Spelling> = None;
    for text in &view.paragraphs {
        for (byte, _) in text.written.match_indices(word) {
            let place = text.chars_of(byte..byte + word.len());
            let spelling = Spelling { passage: text.at, place, count: 0 };
            found.get_or_insert(spelling).count += 1;
        }
    }
    found
}

/// Which pair a letter belongs to, and which of the two it is.
fn letters(pairs: &[String]) -> HashMap<char, (usize, usize)> {
    let sides = |(at, pair): (usize, &String)| -> Vec<(char, (usize, usize))> {
        pair.chars().enumerate().map(|(side, letter)| (letter, (at, side))).collect()
    };
    pairs.iter().enumerate().flat_map(sides).collect()
}

/// Counts the term of two letters in front and two behind, without the letter that differs.
fn note(
    text: &Text<'_>,
    at: usize,
    (pair, side): (usize, usize),
    terms: &mut BTreeMap<(Vec<char>, usize), [Option<Spelling>; 2]>,
) {
    let Some(start) = at.checked_sub(AROUND) else { return };
    let (before, behind) = (&text.chars[start..at], text.chars.get(at + 1..at + 1 + AROUND));
    let Some(behind) = behind.filter(|behind| behind.iter().chain(before).all(|letter| is_chinese(*letter)))
    else {
        return;
    };
    let term: Vec<char> = before.iter().chain(behind).copied().collect();
    let spellings = terms.entry((term, pair)).or_insert([None, None]);
    if let Some(spelling) = spellings.get_mut(side) {
        let known =
            spelling.get_or_insert(Spelling { passage: text.at, place: start..at + 1 + AROUND, count: 0 });
        known.count += 1;
    }
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
