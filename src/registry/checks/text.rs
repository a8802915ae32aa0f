//! Words of the checks that read the text: `[text]` of `data/checks.toml`, where each list is explained.

use serde::Deserialize;

use super::WordList;

/// The lists of `[text]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each list is explained in the file that it comes from")]
pub struct TextWords {
    pub closing: WordList,
}
