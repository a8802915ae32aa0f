//! What is wrong with a vocabulary file.

use serde::de::DeserializeOwned;

/// A vocabulary that breaks its own rules.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("词表 {file} 有误：{message}")]
pub struct RegistryError {
    /// The file, e.g. `domains.toml`.
    pub file: String,
    /// What is wrong, where, and what it should be.
    pub message: String,
}

impl RegistryError {
    /// An error in `file`.
    pub(crate) fn new(file: &str, message: impl Into<String>) -> Self {
        Self { file: file.to_owned(), message: message.into() }
    }
}

/// Reads a TOML text into the shape of its file.
pub(super) fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, RegistryError> {
    toml::from_str(text).map_err(|error| RegistryError::new(file, syntax(text, &error)))
}

/// Which line of the text is wrong; the reason stays in the words of the TOML reader, which name the field.
fn syntax(text: &str, error: &toml::de::Error) -> String {
    let before = error.span().and_then(|span| text.get(..span.start));
    let line =
        before.map_or_else(String::new, |before| format!("第 {} 行", before.matches('\n').count() + 1));
    format!("{line}写法不对（{}），请对照文件开头的说明改正", error.message())
}

/// Refuses an empty word: it would match everywhere.
pub(super) fn no_empty<'a>(
    file: &str,
    list: &str,
    words: impl IntoIterator<Item = &'a String>,
) -> Result<(), RegistryError> {
    if words.into_iter().any(|word| word.trim().is_empty()) {
        return Err(RegistryError::new(file, format!("{list} 中有空的词")));
    }
    Ok(())
}
