//! Finds set phrases in a text.

use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::Phrase;

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
