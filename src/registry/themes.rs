//! Themes and their words, from `data/themes.toml`.
//!
//! 1. The text is read into [`Theme`]s (`serde` knows the fields).
//! 2. `check` refuses what could not work: keys twice, parents that do not stand above, words that can never count.
//! 3. [`Words`] puts the words of all themes in one automaton.
//! 4. `own` puts themes of the user's own among them.
//! 5. [`Themes`] hands them out in the order of the file, which is the order on pages.

mod check;
mod own;
mod words;

use serde::{Deserialize, Serialize};

use super::error::{RegistryError, no_empty, read};

pub use own::{OWN, is_own, own_key};
pub use words::{Mark, Role, Words};

/// The file's name in messages.
const FILE: &str = "themes.toml";

/// How much must speak for a theme before a passage is counted to it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// 4 points: two strong words, or one in the heading.
    #[default]
    High,
    /// 3 points: a strong word and a weak one.
    Medium,
    /// 2 points: one strong word.
    Low,
}

impl Certainty {
    /// The points a passage needs.
    pub const fn points(self) -> u32 {
        match self {
            Self::High => 4,
            Self::Medium => 3,
            Self::Low => 2,
        }
    }

    /// The Chinese name on the theme's page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::High => "高",
            Self::Medium => "中",
            Self::Low => "低",
        }
    }
}

/// Words that count only beside others: 力量 beside 不足 speaks of staff, alone it speaks of nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NearWords {
    /// The words that count.
    pub words: Vec<String>,
    /// One of these must stand in the same sentence.
    pub with: Vec<String>,
}

/// One theme and the rule that gives it to a passage. Written as JSON it is the definition shown on its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Short pinyin for URLs and the database.
    pub key: String,
    /// Chinese name; a passage that contains it always has the theme.
    pub name: String,
    /// Key of the theme that this one is part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// How much must speak for it.
    #[serde(default)]
    pub certainty: Certainty,
    /// The report must contain one of these, unless the list is empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub report: Vec<String>,
    /// Other names: as good as certain.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Words that hardly occur outside the theme.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strong: Vec<String>,
    /// Words that count only beside others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub near: Vec<NearWords>,
    /// Words that need company.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weak: Vec<String>,
    /// Longer wordings inside which a word says nothing.
    #[serde(default, rename = "not", skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<String>,
}

impl Theme {
    /// The words that can earn the theme, its name first: what is searched for in a passage.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let near = self.near.iter().flat_map(|near| &near.words);
        std::iter::once(&self.name)
            .chain(&self.also)
            .chain(&self.strong)
            .chain(near)
            .chain(&self.weak)
            .map(String::as_str)
    }
}

/// The shape of the file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ThemeFile {
    #[serde(default)]
    theme: Vec<Theme>,
}

/// All themes in page order; a parent stands before its children.
#[derive(Debug, Clone)]
pub struct Themes {
    themes: Vec<Theme>,
    words: Words,
}

impl Themes {
    /// The themes that ship with the program.
    ///
    /// # Errors
    /// As [`Themes::read`]; the tests see to it that the shipped file is sound.
    pub fn builtin() -> Result<Self, RegistryError> {
        Self::read(include_str!("../../data/themes.toml"))
    }

    /// Reads and checks the text of a `themes.toml`.
    ///
    /// # Errors
    /// Text that is no TOML or has unknown fields, and every rule that `check` holds, with the theme and the field.
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let themes = read::<ThemeFile>(FILE, text)?.theme;
        check::reserved(&themes).map_err(|message| RegistryError::new(FILE, message))?;
        Self::new(themes)
    }

    /// Themes from their definitions ([`Theme`] as JSON, as the database keeps them), in page order.
    ///
    /// # Errors
    /// A definition that is no theme, and every rule that [`Themes::read`] holds.
    pub fn from_definitions<'a>(
        definitions: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, RegistryError> {
        let themes = definitions.into_iter().map(|definition| {
            serde_json::from_str(definition)
                .map_err(|error| RegistryError::new(FILE, format!("存下的主题读不出来：{error}")))
        });
        Self::new(themes.collect::<Result<_, _>>()?)
    }

    fn new(themes: Vec<Theme>) -> Result<Self, RegistryError> {
        for theme in &themes {
            let beside = theme.near.iter().flat_map(|near| &near.with);
            no_empty(FILE, &theme.name, theme.report.iter().chain(beside))?;
        }
        check::check(&themes).map_err(|message| RegistryError::new(FILE, message))?;
        let words = Words::new(&themes).map_err(|error| {
            RegistryError::new(FILE, format!("词太多，无法建立检索表（{error}）：请删减"))
        })?;
        Ok(Self { themes, words })
    }

    /// All of them in page order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Theme> {
        self.themes.iter()
    }

    /// The one of a key.
    pub fn get(&self, key: &str) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.key == key)
    }

    /// The words of all themes, ready to be searched for; their marks come in page order.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Place of a key in page order.
    pub fn position(&self, key: &str) -> Option<usize> {
        self.themes.iter().position(|theme| theme.key == key)
    }
}
