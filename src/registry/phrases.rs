//! Words that are no set phrases, from `data/phrases.toml`.

use serde::Deserialize;

use super::error::{RegistryError, no_empty, read};

const FILE: &str = "phrases.toml";

/// The words around set phrases; the file explains each list.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each list is explained in the file that it comes from")]
pub struct PhraseWords {
    pub opening: Vec<String>,
    pub closing: Vec<String>,
    pub within: Vec<String>,
    pub plain_opening: Vec<String>,
    pub plain_closing: Vec<String>,
}

impl PhraseWords {
    /// Reads the file's text.
    ///
    /// # Errors
    /// An empty word.
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let words: Self = read(FILE, text)?;
        let lists =
            [&words.opening, &words.closing, &words.within, &words.plain_opening, &words.plain_closing];
        no_empty(FILE, "词表", lists.into_iter().flatten())?;
        Ok(words)
    }
}
