//! Words that are looked for letter by letter, each with what it says.
//!
//! Texts are read as letters, and an automaton over bytes takes three steps for each Chinese one: looking up two letters at
//! once is several times as fast. Nearly all places are ruled out by their first letter alone.

use std::ops::Range;

use rustc_hash::FxHashMap;

/// A set of letters that may say yes to one it does not hold, and never no to one it does.
#[derive(Debug, Clone)]
pub(super) struct Letters([u64; 64]);

impl Default for Letters {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Letters {
    pub(super) fn add(&mut self, letter: char) {
        let (word, bit) = Self::place(letter);
        self.0[word] |= bit;
    }

    #[inline]
    pub(super) const fn may_hold(&self, letter: char) -> bool {
        let (word, bit) = Self::place(letter);
        self.0[word] & bit != 0
    }

    /// By the low twelve bits.
    #[inline]
    const fn place(letter: char) -> (usize, u64) {
        let low = letter as u32 & 0xfff;
        ((low >> 6) as usize, 1 << (low & 63))
    }
}

/// A word of two letters or more, and what it says.
type Entry<T> = (Vec<char>, T);

/// Words with a value each; of words that begin alike the longest one counts.
#[derive(Debug, Clone)]
pub(super) struct Lexicon<T> {
    firsts: Letters,
    // Plain hashes: the keys are our own words. The words that begin with two letters, the longest first.
    by_two: FxHashMap<(char, char), Vec<Entry<T>>>,
    of_one: FxHashMap<char, T>,
}

impl<T> Default for Lexicon<T> {
    fn default() -> Self {
        Self { firsts: Letters::default(), by_two: FxHashMap::default(), of_one: FxHashMap::default() }
    }
}

impl<T: Default> Lexicon<T> {
    /// The value of a word, to be set; a new word has none yet. `None` for an empty word.
    pub(super) fn entry(&mut self, word: &str) -> Option<&mut T> {
        let letters: Vec<char> = word.chars().collect();
        let first = *letters.first()?;
        self.firsts.add(first);
        let Some(second) = letters.get(1) else { return Some(self.of_one.entry(first).or_default()) };
        let words = self.by_two.entry((first, *second)).or_default();
        let known = words.iter().position(|(known, _)| *known == letters);
        let at = known.unwrap_or_else(|| {
            let at = words.partition_point(|(known, _)| known.len() >= letters.len());
            words.insert(at, (letters, T::default()));
            at
        });
        words.get_mut(at).map(|(_, value)| value)
    }
}

impl<T> Lexicon<T> {
    /// The longest word at the head of a text: how many letters it has, and its value.
    #[inline]
    pub(super) fn at(&self, text: &[char]) -> Option<(usize, &T)> {
        let first = *text.first()?;
        if self.firsts.may_hold(first) { self.longest(first, text) } else { None }
    }

    /// The same where `first`, the first letter of the text, begins a word.
    fn longest(&self, first: char, text: &[char]) -> Option<(usize, &T)> {
        let longer = text.get(1).and_then(|second| self.by_two.get(&(first, *second)));
        let longer = longer.and_then(|words| words.iter().find(|(letters, _)| text.starts_with(letters)));
        let longer = longer.map(|(letters, value)| (letters.len(), value));
        longer.or_else(|| self.of_one.get(&first).map(|value| (1, value)))
    }

    /// Where words stand in a text (letters), in order and without overlap.
    pub(super) fn find<'a>(&'a self, text: &'a [char]) -> impl Iterator<Item = (Range<usize>, &'a T)> + 'a {
        let mut at = 0;
        std::iter::from_fn(move || {
            while let Some(first) = text.get(at) {
                let start = at;
                at += 1;
                if self.firsts.may_hold(*first)
                    && let Some((length, value)) = self.longest(*first, &text[start..])
                {
                    at = start + length;
                    return Some((start..at, value));
                }
            }
            None
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use aho_corasick::{AhoCorasick, MatchKind};
    use proptest::prelude::*;

    fn lexicon(words: &[String]) -> Lexicon<usize> {
        let mut out = Lexicon::default();
        for (at, word) in words.iter().enumerate() {
            *out.entry(word).unwrap() = at;
        }
        out
    }

    #[test]
    fn the_longest_word_counts() {
        let words: Vec<String> = ["开", "开展", "开展活动", "活动"].map(str::to_owned).to_vec();
        let text: Vec<char> = "离开。开展活，开展活动".chars().collect();
        let lexicon = lexicon(&words);
        let found: Vec<(Range<usize>, &usize)> = lexicon.find(&text).collect();
        assert_eq!(found, [(1..2, &0), (3..5, &1), (7..11, &2)]);
        assert!(Lexicon::<usize>::default().entry("").is_none());
    }

    proptest! {
        #[test]
        fn finds_what_an_automaton_finds(
            words in prop::collection::hash_set("[ab村民一]{1,4}", 0..12),
            text in "[ab村民一，]{0,40}",
        ) {
            let words: Vec<String> = words.into_iter().collect();
            let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&words).unwrap();
            let letters: Vec<char> = text.chars().collect();
            let place = |byte: usize| text[..byte].chars().count();
            let expected: Vec<(Range<usize>, usize)> = automaton
                .find_iter(&text)
                .map(|hit| (place(hit.start())..place(hit.end()), hit.pattern().as_usize()))
                .collect();
            let lexicon = lexicon(&words);
            let found: Vec<(Range<usize>, usize)> = lexicon.find(&letters).map(|(at, word)| (at, *word)).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
