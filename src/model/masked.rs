//! Text as its source has it, with the masked words beside it.
//!
//! Compilers of these reports hide words from filters: `D建` stands for 党建. The source is kept to the letter;
//! a [`Restoration`] says which characters of it stand for what.

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
    }
}
