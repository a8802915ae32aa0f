//! A list of words that texts are searched for: built once, one pass over the text whatever the number of words.

use std::collections::HashSet;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, Input, MatchKind, StartKind};
use serde::Deserialize;

use super::super::lexicon::Lexicon;

/// Words of `data/checks.toml`, ready to be searched for.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Vec<String>")]
pub struct WordList {
    /// The longest first.
    list: Vec<String>,
    words: HashSet<String>,
    /// Searches letters.
    lexicon: Lexicon<()>,
    /// Searches bytes: for words from stretches that are at hand as such.
    finder: AhoCorasick,
}

impl TryFrom<Vec<String>> for WordList {
    type Error = String;

    fn try_from(words: Vec<String>) -> Result<Self, String> {
        if words.iter().any(|word| word.trim().is_empty()) {
            return Err("词表中有空的词".to_owned());
        }
        let finder = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(StartKind::Both)
            .build(&words)
            .map_err(|error| error.to_string())?;
        let mut list = words.clone();
        list.sort_by_key(|word| (std::cmp::Reverse(word.len()), word.clone()));
        let mut lexicon = Lexicon::default();
        for word in &list {
            lexicon.entry(word);
        }
        Ok(Self { list, words: words.into_iter().collect(), lexicon, finder })
    }
}

impl WordList {
    /// Whether the list has this word.
    pub fn has(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Whether one of the words stands in the text.
    pub fn within(&self, text: &str) -> bool {
        self.finder.is_match(text)
    }

    /// Whether the text begins with one of the words.
    pub fn starts(&self, text: &str) -> bool {
        self.start_of(text).is_some()
    }

    /// Where the words stand in a text of letters, in order and without overlap, the longest of those that begin alike.
    pub fn spots<'t>(&'t self, text: &'t [char]) -> impl Iterator<Item = std::ops::Range<usize>> + 't {
        self.lexicon.find(text).map(|(range, ())| range)
    }

    /// The same in bytes of a text.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = std::ops::Range<usize>> + 't {
        self.finder.find_iter(text).map(|found| found.range())
    }

    /// The longest word that the text ends with.
    pub fn end_of(&self, text: &str) -> Option<&str> {
        self.iter().find(|word| text.ends_with(word))
    }

    /// The longest word that the text begins with.
    pub fn start_of<'t>(&self, text: &'t str) -> Option<&'t str> {
        let found = self.finder.find(Input::new(text).anchored(Anchored::Yes))?;
        text.get(found.range())
    }

    /// All words, the longest first.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(String::as_str)
    }
}
