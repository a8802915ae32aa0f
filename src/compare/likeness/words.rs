//! The words that two stretches of text have in common, for a reader to see why they stand side by side.
//!
//! Runs of letters that stand in both, as long as they are; never a part of a number, nor its unit. Weak letters at their edges (的, 和, 了 …)
//! go, and so do letters at the ends of a run that belong to a word cut in two (医 of 全市医保 and 全市医疗); the weightiest runs stay, and a run that lies within another is left out.

use std::ops::Range;

use super::terms::{Pair, Weights, counts};
use crate::compare::shared::common_runs;

/// Behind a number so few letters are its unit: 公里, 万人次.
const UNIT: usize = 3;
/// Letters that end a word rather than belong to it.
const WEAK: &str = "的了和与及等在是为对将把向于其中并个项次家名件已共不各该由以";

/// At most `most` words that both have, the weightiest first.
pub(super) fn words(here: &[&str], there: &[&str], weights: &Weights, most: usize) -> Vec<String> {
    let runs = common_runs(&[here.to_vec(), there.to_vec()], 2);
    let letters =
        |texts: &[&str]| -> Vec<Vec<char>> { texts.iter().map(|text| text.chars().collect()).collect() };
    let (paragraphs, others) = (letters(here), letters(there));
    let mut found: Vec<(f64, String)> = Vec::new();
    for run in runs {
        let paragraph = &paragraphs[run.here.paragraph];
        let both = [(paragraph, run.here.start), (&others[run.there.paragraph], run.there.start)];
        let whole = whole(both, run.chars, weights);
        let mut at = run.here.start + whole.start;
        for word in paragraph[at..run.here.start + whole.end].split(|letter| !counts(*letter)) {
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

/// What is left of a run of so many letters, which starts at a place in either text, without the letter at an end that in both texts
/// belongs more closely to the letter outside of the run than to its neighbour within.
fn whole(both: [(&Vec<char>, usize); 2], chars: usize, weights: &Weights) -> Range<usize> {
    let rarer = |one: Pair, two: Pair| weights.of(one) > weights.of(two);
    let ends_amid = both.iter().all(|(text, start)| {
        let (inner, edge) = (text[start + chars - 2], text[start + chars - 1]);
        let out = text.get(start + chars).filter(|out| counts(**out));
        out.is_some_and(|out| rarer([inner, edge], [edge, *out]))
    });
    let starts_amid = both.iter().all(|(text, start)| {
        let (edge, inner) = (text[*start], text[start + 1]);
        let out = start.checked_sub(1).map(|at| text[at]).filter(|out| counts(*out));
        out.is_some_and(|out| rarer([edge, inner], [out, edge]))
    });
    if chars == 2 {
        // Both letters belong elsewhere: 业增 of 产业增加 and 企业增长 is no word.
        return if starts_amid && ends_amid { 0..0 } else { 0..chars };
    }
    usize::from(starts_amid)..chars - usize::from(ends_amid)
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
    use crate::{compare::sample::passage, model::Part};

    #[test]
    fn a_word_cut_in_two_loses_its_half() {
        let passages = ["医保报销", "医保基金", "医疗服务", "医疗机构", "全市道路"]
            .map(|text| passage(1, Part::Review, text));
        let weights = Weights::over(&passages);
        let told = |here: &str, there: &str| words(&[here], &[there], &weights, 5);
        assert_eq!(told("推进全市医保扩面", "建好全市医疗中心"), ["全市"]);
        assert_eq!(told("推进全市医保扩面", "建好全市医保中心"), ["全市医保"]);
    }

    #[test]
    fn two_halves_of_words_are_no_word() {
        let passages = ["产业", "企业", "增加", "增长"].map(|text| passage(1, Part::Review, text));
        let weights = Weights::over(&passages);
        let told = |here: &str, there: &str| words(&[here], &[there], &weights, 5);
        assert!(told("产业增加", "企业增长").is_empty());
        assert_eq!(told("产业增加", "新产业园"), ["产业"]);
    }

    #[test]
    fn words_are_whole_and_without_numbers() {
        let here = ["改造老旧供水管网12公里，村级河长巡河"];
        let there = ["老旧供水管网120公里待改造，和村级河长的配合"];
        let words = words(&here, &there, &Weights::default(), 5);
        assert_eq!(words, ["老旧供水管网", "村级河长", "改造"]);
    }
}
