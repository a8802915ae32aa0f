//! The words that two stretches of text have in common, for a reader to see why they stand side by side.
//!
//! Runs of letters that stand in both, as long as they are; never a part of a number, nor its unit. Weak letters at their edges (的, 和, 了 …)
//! go, the weightiest runs stay, and a run that lies within another is left out.

use super::terms::{Weights, counts};
use crate::compare::shared::common_runs;

/// Behind a number so few letters are its unit: 公里, 万人次.
const UNIT: usize = 3;
/// Letters that end a word rather than belong to it.
const WEAK: &str = "的了和与及等在是为对将把向于其中并个项次家名件已共不各该由以";

/// At most `most` words that both have, the weightiest first.
pub(super) fn words(here: &[&str], there: &[&str], weights: &Weights, most: usize) -> Vec<String> {
    let runs = common_runs(&[here.to_vec(), there.to_vec()], 2);
    let paragraphs: Vec<Vec<char>> = here.iter().map(|text| text.chars().collect()).collect();
    let mut found: Vec<(f64, String)> = Vec::new();
    for run in runs {
        let paragraph = &paragraphs[run.here.paragraph];
        let mut at = run.here.start;
        for word in paragraph[at..at + run.chars].split(|letter| !counts(*letter)) {
            let of_number = at > 0 && !counts(paragraph[at - 1]) && paragraph[at - 1].is_alphanumeric();
            at += word.len() + 1;
            let word = trimmed(word);
            if word.len() > 1 && !(of_number && word.len() <= UNIT) {
                let weight = word.windows(2).map(|pair| weights.of([pair[0], pair[1]])).sum();
                found.push((weight, word.iter().collect()));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let mut out: Vec<String> = Vec::new();
    for (_, word) in found {
        if out.len() < most && !out.iter().any(|longer| longer.contains(&word)) {
            out.push(word);
        }
    }
    out
}

fn trimmed(mut word: &[char]) -> &[char] {
    while let [first, rest @ ..] = word
        && WEAK.contains(*first)
    {
        word = rest;
    }
    while let [rest @ .., last] = word
        && WEAK.contains(*last)
    {
        word = rest;
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_whole_and_without_numbers() {
        let here = ["改造老旧供水管网12公里，村级河长巡河"];
        let there = ["老旧供水管网120公里待改造，和村级河长的配合"];
        let words = words(&here, &there, &Weights::default(), 5);
        assert_eq!(words, ["老旧供水管网", "村级河长", "改造"]);
    }
}
