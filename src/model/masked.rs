//! Text as its source has it, with the masked words beside it.
//!
//! Compilers of these reports hide words from filters: `D建` stands for 党建. The source is kept to the letter;
//! a [`Restoration`] says which characters of it stand for what.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// One masked stretch of a text: characters `start..end` of the source stand for `word`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restoration {
    /// First masked character (0-based, in `char`s of the source).
    pub start: usize,
    /// One past the last masked character.
    pub end: usize,
    /// The word that was meant, e.g. 党.
    pub word: String,
}

/// A text as written, and what its masks stand for, in order and without overlap.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Masked {
    /// The text to the letter of the source.
    pub written: String,
    /// The masks in it; empty for most texts.
    pub masks: Vec<Restoration>,
}

impl Masked {
    /// A text without masks.
    pub fn plain(written: impl Into<String>) -> Self {
        Self { written: written.into(), masks: Vec::new() }
    }

    /// The text with every mask replaced by its word: what search and themes read.
    pub fn restored(&self) -> String {
        let mut out = String::with_capacity(self.written.len());
        let mut masks = self.masks.iter().peekable();
        let mut skip_until = 0;
        for (at, letter) in self.written.chars().enumerate() {
            if let Some(mask) = masks.next_if(|mask| mask.start == at) {
                out.push_str(&mask.word);
                skip_until = mask.end;
            }
            if at >= skip_until {
                out.push(letter);
            }
        }
        out
    }

    /// A stretch of characters as written, widened so that no mask is cut.
    pub fn widen(&self, range: Range<usize>) -> Range<usize> {
        let (mut start, mut end) = (range.start, range.end.max(range.start));
        for mask in &self.masks {
            if mask.start < end && mask.end > start {
                start = start.min(mask.start);
                end = end.max(mask.end);
            }
        }
        start..end
    }

    /// A stretch of the text: characters `range` as written, widened so that no mask is cut.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Self {
        let Range { start, end } = self.widen(range);
        let inside = self.masks.iter().filter(|mask| mask.start >= start && mask.end <= end);
        let moved = |mask: &Restoration| Restoration {
            start: mask.start - start,
            end: mask.end - start,
            word: mask.word.clone(),
        };
        Self {
            written: self.written.chars().skip(start).take(end - start).collect(),
            masks: inside.map(moved).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn restores_in_place() {
        let word = |start, end, word: &str| Restoration { start, end, word: word.into() };
        let text = Masked {
            written: "抓D建，ZT教育".into(),
            masks: vec![word(1, 2, "党"), word(4, 6, "主题")],
        };
        assert_eq!(text.restored(), "抓党建，主题教育");
        assert_eq!(Masked::plain("原样").restored(), "原样");
        assert_eq!(text.slice(1..5).restored(), "党建，主题");
        assert_eq!(text.slice(2..4).written, "建，");
        assert_eq!(text.slice(6..90).written, "教育");
    }
}
