//! What one report speaks of that its peers do not: words that stand in it more often than they would by chance.
//!
//! 1. A word is a run of 2 to 6 letters; no digits, no marks.
//! 2. The measure is the log-likelihood ratio G² (Dunning 1993) of its frequency here against that among the peers. 15.1 and more
//!    would be chance once in ten thousand words.
//! 3. A run that mostly stands inside a longer listed one is left out, and so is one that holds a stronger one and adds only letters.

use std::collections::HashMap;

/// Letters of a word.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=6;
/// A word stands at least so often in the report.
const OFTEN: u32 = 3;
/// Below this G² a word may well be chance.
pub const SURE: f64 = 15.13;
/// A run is left out where this share of its occurrences lies in a longer one.
const INSIDE: f64 = 0.7;

/// A word that tells one report from its peers.
#[derive(Debug, Clone, PartialEq)]
pub struct Keyword {
    /// The word.
    pub word: String,
    /// How often it stands in the report.
    pub here: u32,
    /// How often in all peers together.
    pub there: u32,
    /// The log-likelihood ratio G².
    pub g2: f64,
}

/// At most `most` words that the report has more often than its peers, the most telling first. Texts are lists of paragraphs.
pub fn keyness<S: AsRef<str>>(report: &[S], peers: &[Vec<S>], most: usize) -> Vec<Keyword> {
    let here = count(report.iter().map(AsRef::as_ref), |_| true);
    let there = count(peers.iter().flatten().map(AsRef::as_ref), |run| here.contains_key(run));
    let size = |texts: &mut dyn Iterator<Item = &str>| -> f64 {
        f64::from(u32::try_from(texts.map(letters).map(|text| text.len()).sum::<usize>()).unwrap_or(u32::MAX))
    };
    let own = size(&mut report.iter().map(AsRef::as_ref));
    let others = size(&mut peers.iter().flatten().map(AsRef::as_ref));
    let mut found: Vec<(Vec<char>, Keyword)> = Vec::new();
    for (run, count) in here.into_iter().filter(|(_, count)| *count >= OFTEN) {
        let elsewhere = there.get(&run).copied().unwrap_or(0);
        let g2 = g2(f64::from(count), f64::from(elsewhere), own, others);
        if g2 >= SURE && f64::from(count) * others > f64::from(elsewhere) * own {
            found.push((
                run.clone(),
                Keyword { word: run.into_iter().collect(), here: count, there: elsewhere, g2 },
            ));
        }
    }
    found.sort_by(|a, b| b.1.g2.total_cmp(&a.1.g2).then(b.0.len().cmp(&a.0.len())).then(a.0.cmp(&b.0)));
    distinct(&found, most)
}

/// Leaves out what says the same as a longer or a stronger word.
fn distinct(found: &[(Vec<char>, Keyword)], most: usize) -> Vec<Keyword> {
    let holds = |long: &[char], short: &[char]| {
        long.len() > short.len() && long.windows(short.len()).any(|w| w == short)
    };
    let in_longer = |run: &[char], word: &Keyword| {
        let longer = found.iter().filter(|(other, _)| holds(other, run));
        longer.map(|(_, other)| f64::from(other.here)).fold(0.0, f64::max) >= INSIDE * f64::from(word.here)
    };
    let kept: Vec<&(Vec<char>, Keyword)> = found.iter().filter(|(run, word)| !in_longer(run, word)).collect();
    let mut out: Vec<&(Vec<char>, Keyword)> = Vec::new();
    for candidate in kept {
        if out.len() < most && !out.iter().any(|(stronger, _)| holds(&candidate.0, stronger)) {
            out.push(candidate);
        }
    }
    out.into_iter().map(|(_, word)| word.clone()).collect()
}

fn letters(text: &str) -> Vec<char> {
    text.chars()
        .map(|letter| if letter.is_alphabetic() && !"XxＸ".contains(letter) { letter } else { ' ' })
        .collect()
}

/// How often each run of letters stands in the texts.
fn count<'a>(
    texts: impl Iterator<Item = &'a str>,
    wanted: impl Fn(&[char]) -> bool,
) -> HashMap<Vec<char>, u32> {
    let mut out: HashMap<Vec<char>, u32> = HashMap::new();
    for text in texts {
        let text = letters(text);
        for stretch in text.split(|letter| *letter == ' ') {
            for run in LENGTHS.flat_map(|length| stretch.windows(length)) {
                match out.get_mut(run) {
                    Some(count) => *count += 1,
                    None if wanted(run) => {
                        out.insert(run.to_vec(), 1);
                    }
                    None => {}
                }
            }
        }
    }
    out
}

/// The log-likelihood ratio of `a` occurrences among `c` letters against `b` among `d`.
fn g2(a: f64, b: f64, c: f64, d: f64) -> f64 {
    let part = |seen: f64, of: f64| {
        let expected = of * (a + b) / (c + d);
        if seen > 0.0 && expected > 0.0 { seen * (seen / expected).ln() } else { 0.0 }
    };
    2.0 * (part(a, c) + part(b, d))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_peers_do_not_say_is_told() {
        let report = vec!["古树名木挂牌，古树名木巡查；抓好工作。".repeat(4)];
        let peers = vec![vec!["抓好工作，招商引资，河道清理。".repeat(60)]];
        let found = keyness(&report, &peers, 5);
        assert_eq!((found[0].word.as_str(), found[0].here, found[0].there), ("古树名木", 8, 0));
        assert!(found.iter().all(|word| !word.word.contains("工作") && word.g2 >= SURE));
        assert!(keyness::<String>(&[], &[], 5).is_empty());
    }

    #[test]
    fn the_measure_is_that_of_the_textbook() {
        // 10 of 1,000 against 10 of 9,000: expected 2 and 18.
        let expected = 2.0 * (10.0 * (10.0_f64 / 2.0).ln() + 10.0 * (10.0_f64 / 18.0).ln());
        assert!((g2(10.0, 10.0, 1000.0, 9000.0) - expected).abs() < 1e-9);
        assert!(g2(2.0, 18.0, 1000.0, 9000.0).abs() < 1e-9);
    }
}
