//! A paragraph by characters and by bytes, and where its clauses and sentences end.

use std::ops::Range;

/// A paragraph as written.
pub(super) struct Text<'a> {
    /// The whole.
    pub(super) all: &'a str,
    /// Its characters.
    pub(super) chars: Vec<char>,
    /// Byte that each character begins at, and the length of the whole.
    bytes: Vec<usize>,
}

impl<'a> Text<'a> {
    pub(super) fn new(all: &'a str) -> Self {
        let bytes = all.char_indices().map(|(at, _)| at).chain([all.len()]).collect();
        Self { all, chars: all.chars().collect(), bytes }
    }

    /// The character at a place.
    pub(super) fn at(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    /// The character in front of a place.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).and_then(|at| self.at(at))
    }

    /// A stretch, in characters.
    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
        let byte = |at: usize| self.bytes.get(at).copied().unwrap_or(self.all.len());
        self.all.get(byte(range.start)..byte(range.end.max(range.start))).unwrap_or_default()
    }

    /// All from a character on.
    pub(super) fn from(&self, at: usize) -> &'a str {
        self.slice(at..self.chars.len())
    }

    /// Start of the clause that a character stands in; no further back than `floor`.
    pub(super) fn clause_start(&self, at: usize, floor: usize) -> usize {
        let at = at.min(self.chars.len());
        let back = self.chars[floor.min(at)..at].iter().rposition(|letter| is_clause_end(*letter));
        back.map_or(floor.min(at), |back| floor + back + 1)
    }
}

/// Ends a clause: 、 does not.
pub(super) fn is_clause_end(letter: char) -> bool {
    matches!(letter, '，' | ',' | '：' | ':' | '（' | '(' | '）' | ')') || is_sentence_end(letter)
}

/// Ends a sentence.
pub(super) fn is_sentence_end(letter: char) -> bool {
    matches!(letter, '。' | '；' | ';' | '！' | '？' | '!' | '?')
}
