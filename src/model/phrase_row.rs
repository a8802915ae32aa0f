//! A set phrase in a list.

/// Wording that several agencies use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseRow {
    /// The phrase.
    pub text: String,
    /// How many agencies use it.
    pub agencies: u32,
    /// How many agencies there are.
    pub of_agencies: u32,
    /// How many reports have it.
    pub reports: u32,
    /// How often it stands in all of them.
    pub occurrences: u32,
    /// Name of the theme that it is a word of: then it names a matter, too.
    pub theme: Option<String>,
}

impl PhraseRow {
    /// How many letters it has.
    pub fn letters(&self) -> u32 {
        u32::try_from(self.text.chars().count()).unwrap_or(u32::MAX)
    }
}
