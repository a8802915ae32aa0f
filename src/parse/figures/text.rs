//! A paragraph as the steps of the extractor see it: letters, cues, sentences, clauses, names.

use std::ops::Range;

use crate::{
    model::Masked,
    parse::letters::is_chinese,
    registry::{CueSense, FigureWords},
};

/// A word of `data/figures.toml` in a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cue {
    /// First letter.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
    /// What it says.
    pub(super) sense: CueSense,
}

/// One paragraph. All places are characters of it.
#[derive(Debug)]
pub(super) struct Text {
    /// Its letters.
    pub(super) chars: Vec<char>,
    /// The cues in it, in order.
    pub(super) cues: Vec<Cue>,
    /// Where Latin letters that hide a word end, in order: a number may touch them (讲DK2次).
    pub(super) words_end: Vec<usize>,
    /// Marks that end a sentence: 。！？
    sentence_ends: Vec<usize>,
    /// Marks that end a group of clauses: those and ；
    group_ends: Vec<usize>,
    /// Marks that end a clause: those, ，：and round brackets.
    clause_ends: Vec<usize>,
    /// Stretches whose numbers belong to a name: 《…》, 〔…〕, short “…”.
    names: Vec<Range<usize>>,
}

impl Text {
    /// Reads a paragraph once.
    pub(super) fn new(text: &Masked, words: &FigureWords) -> Self {
        let chars: Vec<char> = text.written.chars().collect();
        let names = names(&chars, words);
        let mut out = Self {
            cues: words.cues(&chars).map(|(at, sense)| Cue { start: at.start, end: at.end, sense }).collect(),
            words_end: text.masks.iter().map(|mask| mask.end).collect(),
            sentence_ends: Vec::new(),
            group_ends: Vec::new(),
            clause_ends: Vec::new(),
            names,
            chars,
        };
        for (at, letter) in out.chars.iter().enumerate().filter(|(_, letter)| !is_chinese(**letter)) {
            let (sentence, group) =
                (matches!(letter, '。' | '！' | '？' | '!' | '?'), matches!(letter, '；' | ';'));
            let comma = matches!(letter, '，' | '：' | ':' | '（' | '）' | '(' | ')' | ',');
            if sentence {
                out.sentence_ends.push(at);
            }
            if sentence || group {
                out.group_ends.push(at);
            }
            if sentence || group || (comma && !between_digits(&out.chars, at)) {
                out.clause_ends.push(at);
            }
        }
        out
    }

    /// The sentence around a place.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        self.between(&self.sentence_ends, at)
    }

    /// The group of clauses around a place, up to 。or ；.
    pub(super) fn group(&self, at: usize) -> Range<usize> {
        self.between(&self.group_ends, at)
    }

    /// The clause around a place.
    pub(super) fn clause(&self, at: usize) -> Range<usize> {
        self.between(&self.clause_ends, at)
    }

    /// From behind the last mark in front of a place to the first one behind it.
    fn between(&self, marks: &[usize], at: usize) -> Range<usize> {
        let next = marks.partition_point(|mark| *mark < at);
        let start = next.checked_sub(1).map_or(0, |before| marks[before] + 1);
        start..marks.get(next).copied().unwrap_or(self.chars.len())
    }

    /// The cues that begin in a stretch.
    pub(super) fn cues_in(&self, stretch: Range<usize>) -> &[Cue] {
        let first = self.cues.partition_point(|cue| cue.start < stretch.start);
        let end = self.cues.partition_point(|cue| cue.start < stretch.end);
        self.cues.get(first..end).unwrap_or(&[])
    }

    /// Whether a place is part of a name.
    pub(super) fn in_name(&self, at: usize) -> bool {
        let next = self.names.partition_point(|name| name.end <= at);
        self.names.get(next).is_some_and(|name| name.start <= at)
    }
}

/// `1,200`, `19:30`: a mark that ends no clause.
fn between_digits(chars: &[char], at: usize) -> bool {
    let digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
    digit(at.checked_sub(1)) && digit(Some(at + 1))
}

/// Titles of books, numbers of documents, short texts in quotes; in order, without overlap.
fn names(chars: &[char], words: &FigureWords) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let end = match chars[at] {
            '《' => closing(chars, at, '》', 80),
            '〔' => closing(chars, at, '〕', 8),
            '【' => closing(chars, at, '】', 8),
            '[' => closing(chars, at, ']', 8),
            letter if is_chinese(letter) => None, // most of a text: nothing to look up
            open => {
                let pair = words.brackets.iter().find(|pair| pair.0 == open);
                pair.and_then(|pair| closing(chars, at, pair.1, words.longest_name))
            }
        };
        match end {
            Some(end) => {
                out.push(at..end + 1);
                at = end + 1;
            }
            None => at += 1,
        }
    }
    out
}

/// Where the bracket at `open` closes, if within `most` letters and the same sentence.
fn closing(chars: &[char], open: usize, close: char, most: usize) -> Option<usize> {
    let inside = chars.iter().enumerate().skip(open + 1).take(most + 1);
    inside
        .take_while(|(_, letter)| {
            !matches!(letter, '。' | '；') && **letter != chars[open] || **letter == close
        })
        .find(|(_, letter)| **letter == close)
        .map(|(at, _)| at)
}
