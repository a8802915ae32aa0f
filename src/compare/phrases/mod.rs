//! Set phrases (套话): wording that many agencies use, computed from the reports themselves.
//!
//! 1. `stretches`: each paragraph falls into stretches of letters; no phrase holds a digit, a mark or a letter that hides a number.
//! 2. Runs of letters are counted, the shortest first; a longer run can only be common where both runs one shorter are.
//! 3. `edges`: a run that nearly always goes on with the same letter is a piece of something longer (进一步加强, cut before 强);
//!    so is one that opens or closes with a word that leans on its neighbour. Both are left out.
//! 4. A run that always stands inside a longer phrase is left out.
//! 5. `matcher` finds the phrases in one text.

mod edges;
mod matcher;
mod stretches;

use std::collections::{HashMap, HashSet};

pub(super) use self::edges::Sides;
use self::stretches::{Count, Stretches};
pub use self::{edges::Edges, matcher::PhraseMatcher};
use super::number::number;

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
    /// How freely its neighbours change on either side, in bits; 0 asks for nothing.
    pub freedom: f64,
}

impl Default for Needed {
    /// A quarter of the agencies and at least 3; from 4 to 24 letters; neighbours as varied as three equally frequent ones.
    fn default() -> Self {
        Self { share: 0.25, agencies: 3, shortest: 4, longest: 24, freedom: 1.5 }
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
pub fn phrases(texts: &[SourceText<'_>], needed: Needed, edges: &Edges) -> Vec<Phrase> {
    let stretches = Stretches::new(texts);
    let agencies = texts.iter().map(|text| text.agency).collect::<HashSet<i64>>().len();
    let least = (number(agencies) * needed.share - 1e-9).ceil().max(f64::from(needed.agencies));
    let mut levels: Vec<HashMap<&[char], Count>> = Vec::new();
    let mut alive = vec![true; stretches.letters.len() + 1];
    for length in needed.shortest.max(1)..=needed.longest {
        let mut counted = stretches.count(length, &alive);
        counted.retain(|_, count| f64::from(count.agencies) >= least);
        if counted.is_empty() {
            break;
        }
        alive = stretches.next(length, &counted);
        stretches.keep_whole(length, needed.freedom, edges, &mut counted);
        levels.push(counted);
    }
    stretches.outermost(levels)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn needed(agencies: u32) -> Needed {
        Needed { share: 0.0, agencies, shortest: 2, longest: 6, freedom: 0.0 }
    }

    /// All that is common, pieces too.
    fn phrases(texts: &[SourceText<'_>], needed: Needed) -> Vec<Phrase> {
        super::phrases(texts, needed, &Edges::default())
    }

    #[test]
    fn a_piece_of_a_phrase_is_no_phrase() {
        let texts: Vec<String> = ["村", "镇", "县", "市", "旗"]
            .iter()
            .zip(["河道", "校园", "林地", "仓库", "渡口"])
            .map(|(who, what)| format!("{who}里进一步加强{what}巡查，2023年夏修渡口8座"))
            .collect();
        let texts: Vec<SourceText<'_>> =
            (1..).zip(&texts).map(|(agency, text)| SourceText { agency, paragraphs: vec![text] }).collect();
        let found = phrases(&texts, Needed { freedom: 1.5, shortest: 3, ..needed(5) });
        assert_eq!(found.iter().map(|p| p.text.as_str()).collect::<Vec<_>>(), ["里进一步加强"]);
        let edges = Edges::new(&["里".to_owned()], &[], &[]);
        assert!(super::phrases(&texts, Needed { freedom: 1.5, shortest: 3, ..needed(5) }, &edges).is_empty());
        // The unit of a number, 年夏修渡口, begins no phrase.
        assert!(phrases(&texts, needed(5)).iter().any(|phrase| phrase.text == "年夏修渡口"));
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
        fn counts_are_those_of_a_plain_search(texts in prop::collection::vec((0i64..4, "[ab村，3]{0,14}"), 0..6)) {
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
                for stretch in text.split(['，', '3']) {
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
