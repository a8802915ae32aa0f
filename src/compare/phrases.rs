//! Set phrases (套话): wording that many agencies use, computed from the reports themselves.
//!
//! 1. Each paragraph falls into stretches of letters: no phrase holds a digit or a mark.
//! 2. Runs of letters are counted, the shortest first; a longer run can only be common where both runs one shorter are.
//! 3. A run that always stands inside a longer common one is left out.
//! 4. [`PhraseMatcher`] finds the phrases in one text.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use aho_corasick::AhoCorasick;

/// A report to count in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText<'a> {
    /// Who wrote it: id of the agency.
    pub agency: i64,
    /// Its paragraphs, in one form throughout.
    pub paragraphs: Vec<&'a str>,
}

/// What makes wording a set phrase.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Needed {
    /// This share of all agencies uses it (0 to 1), …
    pub share: f64,
    /// … and at least so many.
    pub agencies: u32,
    /// Its fewest letters.
    pub shortest: usize,
    /// Its most letters: longer wording is told in pieces that overlap.
    pub longest: usize,
}

impl Default for Needed {
    /// A quarter of the agencies and at least 3; from 4 to 24 letters.
    fn default() -> Self {
        Self { share: 0.25, agencies: 3, shortest: 4, longest: 24 }
    }
}

/// A set phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The phrase.
    pub text: String,
    /// How many agencies use it.
    pub agencies: u32,
    /// How many reports have it.
    pub reports: u32,
    /// How often it stands in all of them.
    pub occurrences: u32,
}

/// The set phrases of these reports, the longest first, then by reports and text.
pub fn phrases(texts: &[SourceText<'_>], needed: Needed) -> Vec<Phrase> {
    let stretches = Stretches::new(texts);
    let agencies = texts.iter().map(|text| text.agency).collect::<HashSet<i64>>().len();
    let least = (f64::from(number(agencies)) * needed.share - 1e-9).ceil().max(f64::from(needed.agencies));
    let mut levels: Vec<HashMap<&[char], Count>> = Vec::new();
    let mut alive = vec![true; stretches.letters.len() + 1];
    for length in needed.shortest.max(1)..=needed.longest {
        let mut counted = stretches.count(length, &alive);
        counted.retain(|_, count| f64::from(count.agencies) >= least);
        if counted.is_empty() {
            break;
        }
        alive = stretches.next(length, &counted);
        levels.push(counted);
    }
    stretches.outermost(levels)
}

/// How often a run of letters was seen.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    agencies: u32,
    reports: u32,
    occurrences: u32,
    last_agency: Option<i64>,
    last_text: Option<usize>,
}

impl Count {
    /// Texts come ordered by agency, so that a new one differs from the last.
    fn see(&mut self, text: usize, agency: i64) {
        self.agencies += u32::from(self.last_agency != Some(agency));
        self.reports += u32::from(self.last_text != Some(text));
        self.occurrences += 1;
        (self.last_agency, self.last_text) = (Some(agency), Some(text));
    }
}

/// All letters end to end, in stretches that no phrase crosses.
struct Stretches {
    letters: Vec<char>,
    /// First and one past the last letter, the number of the text and its agency.
    spans: Vec<(Range<usize>, usize, i64)>,
}

impl Stretches {
    fn new(texts: &[SourceText<'_>]) -> Self {
        let mut ordered: Vec<(usize, &SourceText<'_>)> = texts.iter().enumerate().collect();
        ordered.sort_by_key(|(_, text)| text.agency);
        let mut out = Self { letters: Vec::new(), spans: Vec::new() };
        for (number, text) in ordered {
            let stretches =
                text.paragraphs.iter().flat_map(|p| p.split(|letter: char| !letter.is_alphabetic()));
            for stretch in stretches.filter(|stretch| !stretch.is_empty()) {
                let from = out.letters.len();
                out.letters.extend(stretch.chars());
                out.spans.push((from..out.letters.len(), number, text.agency));
            }
        }
        out
    }

    /// Every run of a length with its place, its text and its agency.
    fn runs(&self, length: usize) -> impl Iterator<Item = (usize, &[char], usize, i64)> {
        self.spans.iter().flat_map(move |(span, text, agency)| {
            let places = span.start..(span.end + 1).saturating_sub(length).max(span.start);
            places.map(move |at| (at, &self.letters[at..at + length], *text, *agency))
        })
    }

    /// Counts the runs of a length where both runs one shorter are `alive`.
    fn count(&self, length: usize, alive: &[bool]) -> HashMap<&[char], Count> {
        let mut counted: HashMap<&[char], Count> = HashMap::new();
        for (at, run, text, agency) in self.runs(length) {
            if alive[at] && alive[at + 1] {
                counted.entry(run).or_default().see(text, agency);
            }
        }
        counted
    }

    /// Where common runs of a length begin.
    fn next(&self, length: usize, counted: &HashMap<&[char], Count>) -> Vec<bool> {
        let mut alive = vec![false; self.letters.len() + 1];
        for (at, run, ..) in self.runs(length) {
            alive[at] = counted.contains_key(run);
        }
        alive
    }

    /// The runs that stand somewhere outside of every longer one.
    fn outermost(&self, levels: Vec<HashMap<&[char], Count>>) -> Vec<Phrase> {
        // How far the longer runs reach that begin at a letter or before it.
        let mut reach = vec![0; self.letters.len()];
        let mut out = Vec::new();
        for counted in levels.into_iter().rev() {
            let Some(length) = counted.keys().next().map(|run| run.len()) else { continue };
            let found = || self.runs(length).filter(|(_, run, ..)| counted.contains_key(run));
            let alone: HashSet<&[char]> =
                found().filter(|(at, ..)| reach[*at] < at + length).map(|(_, run, ..)| run).collect();
            for (at, ..) in found() {
                reach[at] = reach[at].max(at + length);
            }
            for at in 1..reach.len() {
                reach[at] = reach[at].max(reach[at - 1]);
            }
            let mut phrases: Vec<Phrase> = counted
                .iter()
                .filter(|(run, _)| alone.contains(*run))
                .map(|(run, count)| Phrase {
                    text: run.iter().collect(),
                    agencies: count.agencies,
                    reports: count.reports,
                    occurrences: count.occurrences,
                })
                .collect();
            phrases.sort_by(|a, b| b.reports.cmp(&a.reports).then_with(|| a.text.cmp(&b.text)));
            out.extend(phrases);
        }
        out
    }
}

/// Finds set phrases in a text.
#[derive(Debug, Clone)]
pub struct PhraseMatcher {
    /// `None` where there is nothing to find.
    finder: Option<AhoCorasick>,
}

impl PhraseMatcher {
    /// For these phrases; ranges name them by their index.
    pub fn new(phrases: &[Phrase]) -> Self {
        let words: Vec<&str> = phrases.iter().map(|phrase| phrase.text.as_str()).collect();
        // Building fails only beyond four thousand million states: then nothing is found.
        let finder = if words.is_empty() { None } else { AhoCorasick::new(words).ok() };
        Self { finder }
    }

    /// Where phrases stand in a text: ranges of its characters with the index of the phrase, in order. Ranges may overlap, but none
    /// lies within another.
    pub fn ranges(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        let Some(finder) = &self.finder else { return Vec::new() };
        let found = finder.find_overlapping_iter(text);
        let mut bytes: Vec<(usize, usize, usize)> =
            found.map(|hit| (hit.start(), hit.end(), hit.pattern().as_usize())).collect();
        bytes.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        let (mut out, mut last_end) = (Vec::new(), 0);
        let (mut at_byte, mut at) = (0, 0);
        for (start, end, phrase) in bytes {
            if end > last_end {
                at += text[at_byte..start].chars().count();
                at_byte = start;
                out.push((at..at + text[start..end].chars().count(), phrase));
                last_end = end;
            }
        }
        out
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn needed(agencies: u32) -> Needed {
        Needed { share: 0.0, agencies, shortest: 2, longest: 6 }
    }

    #[test]
    fn what_many_say_is_a_phrase() {
        let say = |agency, text| SourceText { agency, paragraphs: vec![text] };
        let texts = [
            say(1, "抓紧抓细抓到位，修桥3座。"),
            say(2, "抓紧抓细抓到位；抓紧抓细各项工作"),
            say(3, "要抓紧抓细抓到位"),
            say(3, "修桥5座，修桥8座"),
        ];
        let found = phrases(&texts, Needed { shortest: 4, ..needed(3) });
        let told: Vec<_> =
            found.iter().map(|p| (p.text.as_str(), p.agencies, p.reports, p.occurrences)).collect();
        assert_eq!(told[..2], [("抓紧抓细抓到", 3, 3, 3), ("紧抓细抓到位", 3, 3, 3)]);
        let whole = phrases(&texts, Needed { longest: 24, shortest: 4, ..needed(3) });
        let told: Vec<_> = whole.iter().map(|p| (p.text.as_str(), p.occurrences)).collect();
        assert_eq!(told, [("抓紧抓细抓到位", 3), ("抓紧抓细", 4)]);
        let ranges = PhraseMatcher::new(&whole).ranges("一要抓紧抓细，二要抓紧抓细抓到位");
        assert_eq!(ranges, [(2..6, 1), (9..16, 0)]);
        assert!(PhraseMatcher::new(&[]).ranges("抓").is_empty());
        assert!(phrases(&texts, Needed::default()).iter().all(|p| p.agencies >= 3));
    }

    proptest! {
        #[test]
        fn counts_are_those_of_a_plain_search(texts in prop::collection::vec((0i64..4, "[ab村，]{0,14}"), 0..6)) {
            let sources: Vec<SourceText<'_>> =
                texts.iter().map(|(agency, text)| SourceText { agency: *agency, paragraphs: vec![text] }).collect();
            let found = phrases(&sources, needed(2));
            let seen: HashSet<&str> = found.iter().map(|phrase| phrase.text.as_str()).collect();
            prop_assert_eq!(seen.len(), found.len());
            let occurs = |text: &str, word: &str| {
                let (text, word): (Vec<char>, Vec<char>) = (text.chars().collect(), word.chars().collect());
                text.windows(word.len()).filter(|window| *window == word.as_slice()).count()
            };
            for phrase in &found {
                let having: Vec<i64> = texts.iter().filter(|(_, t)| t.contains(&phrase.text)).map(|t| t.0).collect();
                let all: usize = texts.iter().map(|(_, text)| occurs(text, &phrase.text)).sum();
                prop_assert_eq!(phrase.reports as usize, having.len());
                prop_assert_eq!(phrase.occurrences as usize, all);
                prop_assert_eq!(phrase.agencies as usize, having.into_iter().collect::<HashSet<_>>().len());
                prop_assert!(phrase.agencies >= 2 && !phrase.text.contains('，'));
            }
            // Whatever two agencies say is in the list, or inside a phrase of the list.
            for (_, text) in &texts {
                for stretch in text.split('，') {
                    let letters: Vec<char> = stretch.chars().collect();
                    for window in letters.windows(3) {
                        let word: String = window.iter().collect();
                        let agencies: HashSet<i64> =
                            texts.iter().filter(|(_, t)| t.contains(&word)).map(|t| t.0).collect();
                        if agencies.len() >= 2 {
                            prop_assert!(found.iter().any(|phrase| phrase.text.contains(&word)));
                        }
                    }
                }
            }
        }
    }
}
