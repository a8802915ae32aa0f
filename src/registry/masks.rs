//! Hidden words, from `data/masks.toml`.

use serde::Deserialize;

use super::error::{RegistryError, no_empty, read};

const FILE: &str = "masks.toml";

/// What must stand beside a mask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Neighbours {
    /// A Chinese letter on one side at least.
    Chinese,
    /// Anything but Latin letters and digits.
    Any,
}

/// One hidden word and where it counts as such.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mask {
    /// What stands in the source.
    pub written: String,
    /// What it stands for.
    pub word: String,
    /// What must stand beside it.
    pub neighbours: Neighbours,
    /// If not empty, the text after it starts with one of these.
    #[serde(default)]
    pub before: Vec<String>,
    /// The text after it starts with none of these.
    #[serde(default)]
    pub not_before: Vec<String>,
    /// The text in front of it ends with none of these.
    #[serde(default)]
    pub not_after: Vec<String>,
    /// A digit may follow if the text in front ends with one of these.
    #[serde(default)]
    pub digits_after: Vec<String>,
}

/// All hidden words, in the order in which they are tried.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Masks {
    mask: Vec<Mask>,
}

impl Masks {
    /// Reads the file's text.
    ///
    /// # Errors
    /// An empty word, or a mask that is not written in Latin letters.
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let masks: Self = read(FILE, text)?;
        for mask in &masks.mask {
            let lists = [&mask.before, &mask.not_before, &mask.not_after, &mask.digits_after];
            no_empty(FILE, &mask.written, lists.into_iter().flatten().chain([&mask.word]))?;
            if mask.written.is_empty() || !mask.written.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                return Err(RegistryError::new(FILE, format!("written“{}”应为英文字母", mask.written)));
            }
        }
        Ok(masks)
    }

    /// All of them.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Mask> {
        self.mask.iter()
    }
}
