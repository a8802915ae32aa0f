//! Words of the checks that read the text: `[text]` of `data/checks.toml`, where each list is explained.

use serde::Deserialize;

use super::WordList;

/// The lists of `[text]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each list is explained in the file that it comes from")]
pub struct TextWords {
    pub closing: WordList,
    pub open_ends: WordList,
    pub deng_words: WordList,
    pub dangling: WordList,
    pub rank_words: WordList,
    pub ranks: WordList,
    pub thoughts: WordList,
    pub learning: WordList,
    pub speeches: WordList,
    pub about: WordList,
    pub authors: WordList,
    pub hidden: WordList,
    pub givers: WordList,
    pub needs_number: WordList,
    pub counted: WordList,
    pub blank_units: WordList,
    pub reduplicated: WordList,
    pub mirrored: WordList,
    pub compounds: WordList,
    pub doubled_units: WordList,
    pub behind_units: WordList,
    pub small_doubled: WordList,
    pub small_fine: WordList,
    pub verbs: WordList,
    pub between_verbs: WordList,
    pub joining: WordList,
    pub framing: WordList,
    pub set_phrases: WordList,
}
