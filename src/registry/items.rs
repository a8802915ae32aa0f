//! How plans and problems are taken apart into items, from `data/items.toml`.

use serde::Deserialize;

use super::error::{RegistryError, no_empty, read};

const FILE: &str = "items.toml";

/// The words of items; the file explains each list.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each list is explained in the file that it comes from")]
pub struct ItemWords {
    pub announcing: Vec<String>,
    pub admitting: Vec<String>,
    pub closing: Vec<String>,
    pub openers: Vec<String>,
    pub turning: Vec<String>,
    pub deadlines: Vec<String>,
    pub date_tails: Vec<String>,
    pub before: Vec<String>,
    pub until: Vec<String>,
    pub owner_labels: Vec<String>,
    pub owner_verbs: Vec<String>,
    pub common: Vec<String>,
}

impl ItemWords {
    /// Reads the file's text; the words of times and verbs come out longest first.
    ///
    /// # Errors
    /// An empty word.
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let mut words: Self = read(FILE, text)?;
        let lists = [
            &words.announcing,
            &words.admitting,
            &words.closing,
            &words.openers,
            &words.turning,
            &words.deadlines,
            &words.date_tails,
            &words.before,
            &words.until,
            &words.owner_labels,
            &words.owner_verbs,
            &words.common,
        ];
        no_empty(FILE, "词表", lists.into_iter().flatten())?;
        for list in [&mut words.deadlines, &mut words.date_tails, &mut words.before, &mut words.owner_verbs] {
            list.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
        }
        Ok(words)
    }
}
