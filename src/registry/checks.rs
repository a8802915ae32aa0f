//! What proof-readers look for, and the words they go by, from `data/checks.toml`.

mod list;
mod pairs;
mod sums;
mod text;

use std::collections::HashSet;

use serde::Deserialize;

pub use crate::model::Sureness;
pub use list::WordList;
pub use pairs::{PairList, Side};
pub use sums::SumWords;
pub use text::TextWords;

use super::error::{RegistryError, read};
use crate::model::{CheckTag, FindingKind};

const FILE: &str = "checks.toml";

/// One check as people are told of it. The code behind it is `src/parse/findings/`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Short name for URLs, the database and the list in the code.
    pub key: String,
    /// What kind of findings it gives.
    pub kind: FindingKind,
    /// Chinese name.
    pub name: String,
    /// What it looks for: one Chinese sentence.
    pub looks_for: String,
    /// An invented text that it raises a finding in; the tests run it.
    pub example: String,
    /// Invented texts that look alike and are right; the tests run them, too.
    #[serde(default)]
    pub fine: Vec<String>,
    /// How often it is right.
    pub sure: Sureness,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    check: Vec<Check>,
    text: TextWords,
    sums: SumWords,
}

/// All checks in the order of pages, and their words.
#[derive(Debug, Clone)]
pub struct Checks {
    list: Vec<Check>,
    /// Words of the checks that read the text.
    pub text: TextWords,
    /// Words of the checks that calculate.
    pub sums: SumWords,
}

impl Checks {
    /// Reads the file's text.
    ///
    /// # Errors
    /// A key twice, a check without name, explanation or example, an empty word.
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let file: File = read(FILE, text)?;
        let mut seen = HashSet::new();
        for check in &file.check {
            let plain = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
            if check.key.is_empty() || !check.key.bytes().all(plain) {
                return Err(RegistryError::new(FILE, format!("key“{}”应为小写英文", check.key)));
            }
            if !seen.insert(&check.key) {
                return Err(RegistryError::new(FILE, format!("key“{}”重复", check.key)));
            }
            if [&check.name, &check.looks_for, &check.example].iter().any(|text| text.trim().is_empty()) {
                return Err(RegistryError::new(
                    FILE,
                    format!("“{}”的 name、looks_for、example 不能为空", check.key),
                ));
            }
        }
        Ok(Self { list: file.check, text: file.text, sums: file.sums })
    }

    /// All of them, in the order of the file.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Check> {
        self.list.iter()
    }

    /// All of them as lists name them, in the order of the file.
    pub fn tags(&self) -> Vec<CheckTag> {
        let tag = |check: &Check| CheckTag {
            key: check.key.clone(),
            kind: check.kind,
            name: check.name.clone(),
            looks_for: check.looks_for.clone(),
            sure: check.sure,
        };
        self.list.iter().map(tag).collect()
    }

    /// The check of a key.
    pub fn get(&self, key: &str) -> Option<&Check> {
        self.list.iter().find(|check| check.key == key)
    }
}
