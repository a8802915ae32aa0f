//! Words of advertisements and web pages, from `data/adverts.toml`.

use serde::Deserialize;

use super::error::{RegistryError, no_empty, read};

const FILE: &str = "adverts.toml";

/// The words of lines that belong to no report; the file explains each list.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each list is explained in the file that it comes from")]
pub struct Adverts {
    pub strong: Vec<String>,
    pub weak: Vec<String>,
    pub contact: Vec<String>,
    pub furniture: Vec<String>,
    pub phrases: Vec<String>,
    pub pages: Vec<String>,
}

impl Adverts {
    /// Reads the file's text.
    ///
    /// # Errors
    /// An empty word.
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let adverts: Self = read(FILE, text)?;
        let lists = [
            &adverts.strong,
            &adverts.weak,
            &adverts.contact,
            &adverts.furniture,
            &adverts.phrases,
            &adverts.pages,
        ];
        no_empty(FILE, "词表", lists.into_iter().flatten())?;
        Ok(adverts)
    }
}
