//! Wording that several texts share: every maximal run of characters that stands in two of them.
//!
//! 1. All paragraphs are laid end to end, and every window of `least` characters inside a paragraph gets a rolling hash.
//! 2. Windows sorted by hash: those of one text are the same wording. One index serves all texts, not one a pair.
//! 3. Two windows of different texts begin a run where the characters before them differ; so only windows with different
//!    characters before them are paired, and each pair that is looked at is a run. It is extended to its end.
//!
//! Every character counts, marks and digits too, as it is written: nothing is folded. A run ends with its paragraph.

use std::{collections::BTreeMap, ops::Range};

/// Shared wording is looked for from this many characters on: shorter runs are mostly names and set phrases.
pub const LEAST: usize = 13;

/// Multiplier of the rolling hash (odd, large, no structure).
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// Where a run begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// Index of the text.
    pub text: usize,
    /// Index of the paragraph in it.
    pub paragraph: usize,
    /// Its first character in the paragraph.
    pub start: usize,
}

/// A run of characters that stands in two texts and is longer in neither direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Common {
    /// Where it stands in the text with the smaller index.
    pub here: Spot,
    /// Where it stands in the other.
    pub there: Spot,
    /// Its length in characters.
    pub chars: usize,
}

/// A stretch of one paragraph that another text has, too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Echo {
    /// Index of the paragraph.
    pub paragraph: usize,
    /// Characters of the paragraph.
    pub range: Range<usize>,
    /// Where the other text has it.
    pub there: Spot,
}

/// Every maximal run of at least `least` characters that two different texts share, in order of place. A text is a list
/// of paragraphs. A run that stands several times is told for every pair of places.
///
/// To mark runs with [`segments_with`](super::segments_with), give the texts as written.
pub fn common_runs<S: AsRef<str>>(texts: &[Vec<S>], least: usize) -> Vec<Common> {
    let least = least.max(1);
    let laid = Laid::new(texts);
    let mut windows = laid.windows(least);
    windows.sort_unstable();
    let mut out = Vec::new();
    for same in windows.chunk_by(|a, b| a.hash == b.hash) {
        laid.pair_up(same, least, &mut out);
    }
    out.sort_unstable();
    out
}

/// The same runs as each text sees them: for every text its shared stretches in order, and where they stand elsewhere.
pub fn echoes(texts: usize, runs: &[Common]) -> Vec<Vec<Echo>> {
    let mut out = vec![Vec::new(); texts];
    for run in runs {
        for (here, there) in [(run.here, run.there), (run.there, run.here)] {
            if let Some(list) = out.get_mut(here.text) {
                let range = here.start..here.start + run.chars;
                list.push(Echo { paragraph: here.paragraph, range, there });
            }
        }
    }
    for list in &mut out {
        list.sort_unstable_by_key(|echo| (echo.paragraph, echo.range.start, echo.range.end, echo.there));
    }
    out
}

/// The shared stretches of one text without overlap, by paragraph: stretches that touch are one.
pub fn covered(echoes: &[Echo]) -> BTreeMap<usize, Vec<Range<usize>>> {
    let mut out: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
    for echo in echoes {
        let ranges = out.entry(echo.paragraph).or_default();
        match ranges.last_mut() {
            Some(last) if echo.range.start <= last.end => last.end = last.end.max(echo.range.end),
            _ => ranges.push(echo.range.clone()),
        }
    }
    out
}

/// A window of `least` characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Window {
    hash: u64,
    /// The character before it in its paragraph; `0` where it begins one.
    before: u32,
    at: usize,
}

/// All paragraphs end to end.
struct Laid {
    letters: Vec<u32>,
    /// First letter of each paragraph, with its text and its number there, in order; a last one marks the end.
    starts: Vec<(usize, usize, usize)>,
    /// The paragraph of each letter: an index in `starts`.
    home: Vec<usize>,
}

impl Laid {
    fn new<S: AsRef<str>>(texts: &[Vec<S>]) -> Self {
        let (mut letters, mut starts, mut home) = (Vec::new(), Vec::new(), Vec::new());
        for (text, paragraphs) in texts.iter().enumerate() {
            for (number, paragraph) in paragraphs.iter().enumerate() {
                starts.push((letters.len(), text, number));
                letters.extend(paragraph.as_ref().chars().map(u32::from));
                home.resize(letters.len(), starts.len() - 1);
            }
        }
        starts.push((letters.len(), texts.len(), 0));
        Self { letters, starts, home }
    }

    /// The windows that lie inside one paragraph.
    fn windows(&self, least: usize) -> Vec<Window> {
        let power = (0..least).fold(1u64, |power, _| power.wrapping_mul(BASE));
        let mut out = Vec::with_capacity(self.letters.len());
        for ends in self.starts.windows(2) {
            let (from, to) = (ends[0].0, ends[1].0);
            let mut hash = 0u64;
            for end in from..to {
                hash = hash.wrapping_mul(BASE).wrapping_add(u64::from(self.letters[end]) + 1);
                if end - from >= least {
                    let leaving = u64::from(self.letters[end - least]) + 1;
                    hash = hash.wrapping_sub(leaving.wrapping_mul(power));
                }
                if end - from + 1 >= least {
                    let at = end + 1 - least;
                    let before = if at == from { 0 } else { self.letters[at - 1] + 1 };
                    out.push(Window { hash, before, at });
                }
            }
        }
        out
    }

    /// The runs that begin with windows of one hash, sorted by the character before them.
    fn pair_up(&self, same: &[Window], least: usize, out: &mut Vec<Common>) {
        let mut rest = same;
        while let Some((one, later)) = rest.split_first() {
            let alike =
                if one.before == 0 { 0 } else { later.partition_point(|two| two.before == one.before) };
            for two in &later[alike..] {
                let (a, b) = (one.at.min(two.at), one.at.max(two.at));
                if self.text(a) == self.text(b) {
                    continue;
                }
                let chars = self.reach(a, b);
                // Windows of one hash may still differ: then they share less than a window.
                if chars >= least {
                    out.push(Common { here: self.spot(a), there: self.spot(b), chars });
                }
            }
            rest = later;
        }
    }

    fn text(&self, at: usize) -> usize {
        self.starts[self.home[at]].1
    }

    fn end(&self, at: usize) -> usize {
        self.starts[self.home[at] + 1].0
    }

    fn spot(&self, at: usize) -> Spot {
        let (from, text, paragraph) = self.starts[self.home[at]];
        Spot { text, paragraph, start: at - from }
    }

    /// How many characters two places share.
    fn reach(&self, a: usize, b: usize) -> usize {
        let (one, two) = (&self.letters[a..self.end(a)], &self.letters[b..self.end(b)]);
        one.iter().zip(two).take_while(|(one, two)| one == two).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every pair of places, letter by letter.
    fn naive(texts: &[Vec<String>], least: usize) -> Vec<Common> {
        let letters: Vec<Vec<Vec<char>>> =
            texts.iter().map(|text| text.iter().map(|p| p.chars().collect()).collect()).collect();
        let places = |text: usize| {
            let paragraphs = letters[text].iter().enumerate();
            paragraphs
                .flat_map(move |(paragraph, p)| {
                    (0..p.len()).map(move |start| Spot { text, paragraph, start })
                })
                .collect::<Vec<_>>()
        };
        let letter =
            |spot: Spot, step: usize| letters[spot.text][spot.paragraph].get(spot.start + step).copied();
        let before =
            |spot: Spot| spot.start.checked_sub(1).map(|start| letters[spot.text][spot.paragraph][start]);
        let mut out = Vec::new();
        for one in 0..texts.len() {
            for two in one + 1..texts.len() {
                for here in places(one) {
                    for there in places(two) {
                        let chars = (0..usize::MAX)
                            .take_while(|n| {
                                letter(here, *n).is_some() && letter(here, *n) == letter(there, *n)
                            })
                            .count();
                        let goes_on = before(here).is_some() && before(here) == before(there);
                        if chars >= least && !goes_on {
                            out.push(Common { here, there, chars });
                        }
                    }
                }
            }
        }
        out.sort_unstable();
        out
    }

    #[test]
    fn runs_are_told_with_both_places() {
        let texts = [vec!["甲。全面落实林长巡护", "乙"], vec!["丙", "已全面落实林长制"]];
        let runs = common_runs(&texts, 4);
        let here = Spot { text: 0, paragraph: 0, start: 2 };
        let there = Spot { text: 1, paragraph: 1, start: 1 };
        assert_eq!(runs, [Common { here, there, chars: 6 }]);
        let seen = echoes(2, &runs);
        assert_eq!(seen[1], [Echo { paragraph: 1, range: 1..7, there: here }]);
        assert_eq!(covered(&seen[0]).into_iter().collect::<Vec<_>>(), [(0, std::iter::once(2..8).collect())]);
        assert!(common_runs(&texts, 7).is_empty());
        assert!(common_runs::<String>(&[], LEAST).is_empty());
    }

    proptest! {
        #[test]
        fn runs_are_those_of_a_naive_search(
            texts in prop::collection::vec(prop::collection::vec("[ab镇，]{0,18}", 0..4), 0..4),
            least in 1usize..6,
        ) {
            prop_assert_eq!(common_runs(&texts, least), naive(&texts, least));
        }

        #[test]
        fn stretches_that_touch_are_one(texts in prop::collection::vec(prop::collection::vec("[ab]{0,12}", 0..3), 0..4)) {
            let runs = common_runs(&texts, 3);
            for list in echoes(texts.len(), &runs) {
                for (paragraph, ranges) in covered(&list) {
                    prop_assert!(ranges.windows(2).all(|two| two[0].end < two[1].start));
                    let inside = |at: usize| list.iter().any(|e| e.paragraph == paragraph && e.range.contains(&at));
                    for at in 0..20 {
                        prop_assert_eq!(inside(at), ranges.iter().any(|range| range.contains(&at)));
                    }
                }
            }
        }
    }
}
