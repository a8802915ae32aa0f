//! Words by which numbers get their names, from `data/indicators.toml`.

mod words;

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::{
    error::{RegistryError, no_empty, read},
    lexicon::Lexicon,
};
use crate::model::FigureKind;

pub use words::{Sort, Sorts};
use words::{WordLists, words};

const FILE: &str = "indicators.toml";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    words: WordLists,
    nouns: Nouns,
    generic: Generic,
    endings: EndingLists,
    suffix: HashMap<String, String>,
    group: GroupLists,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    letters: String,
    things: Vec<String>,
    unless: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Generic {
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EndingLists {
    whole: Vec<String>,
    amount: Vec<String>,
    ratio: Vec<String>,
    measure: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupLists {
    drop: Vec<String>,
    same: Vec<Vec<String>>,
}

/// All words by which numbers get their names.
#[derive(Debug, Clone)]
pub struct Indicators {
    words: Lexicon<Sorts>,
    noun_letters: Vec<char>,
    things: Lexicon<()>,
    no_nouns: Lexicon<()>,
    generic: FxHashSet<String>,
    whole: Vec<String>,
    amount: Vec<String>,
    ratio: Vec<String>,
    measure: Vec<String>,
    suffix: HashMap<String, String>,
    drop: Vec<String>,
    same: Vec<(String, String)>,
    /// Finds the spellings of `same`.
    spelled: AhoCorasick,
}

impl Indicators {
    /// Reads the file's text.
    ///
    /// # Errors
    /// An empty word, a solid word that stands in another list too, or spellings of one thing that are fewer than two.
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let shape: Shape = read(FILE, text)?;
        let words = words(&shape.words)?;
        for (list, words) in [
            ("generic", &shape.generic.words),
            ("endings.whole", &shape.endings.whole),
            ("endings.amount", &shape.endings.amount),
            ("endings.ratio", &shape.endings.ratio),
            ("endings.measure", &shape.endings.measure),
            ("group.drop", &shape.group.drop),
            ("nouns.unless", &shape.nouns.unless),
            ("nouns.things", &shape.nouns.things),
        ] {
            no_empty(FILE, list, words)?;
        }
        let EndingLists { whole, amount, ratio, measure } = shape.endings;
        let mut drop = shape.group.drop;
        drop.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let same = same(shape.group.same)?;
        Ok(Self {
            words,
            noun_letters: shape.nouns.letters.chars().collect(),
            no_nouns: beginnings(&shape.nouns.unless),
            things: beginnings(&shape.nouns.things),
            generic: shape.generic.words.into_iter().collect(),
            whole,
            amount,
            ratio,
            measure,
            suffix: shape.suffix,
            drop,
            spelled: spelled(&same)?,
            same,
        })
    }

    /// The longest word at the head of a text: how many characters it has, and what it does.
    pub fn word(&self, text: &[char]) -> Option<(usize, Sorts)> {
        self.words.at(text).map(|(length, sorts)| (length, *sorts))
    }

    /// Whether what follows a verb makes a noun of it: 率 after 参与.
    pub fn makes_noun(&self, after: &[char]) -> bool {
        after.first().is_some_and(|letter| self.noun_letters.contains(letter))
            && self.no_nouns.at(after).is_none()
    }

    /// Whether what follows a verb makes it part of a noun where it stands inside one: 工作 after 摸排.
    pub fn makes_thing(&self, after: &[char]) -> bool {
        self.things.at(after).is_some()
    }

    /// Whether a phrase says what is measured, but not of what.
    pub fn is_generic(&self, phrase: &str) -> bool {
        self.generic.contains(phrase)
    }

    /// Whether a phrase already says what a figure of this kind measures.
    pub fn is_whole(&self, phrase: &str, kind: FigureKind) -> bool {
        let of_kind: &[String] = match kind {
            FigureKind::Amount => &self.amount,
            FigureKind::Ratio | FigureKind::Growth => &self.ratio,
            FigureKind::Measure => &self.measure,
            FigureKind::Count | FigureKind::Rank => &[],
        };
        self.whole.iter().chain(of_kind).any(|ending| phrase.ends_with(ending.as_str()))
    }

    /// What is added to a phrase for a unit; if the unit is not listed, what is listed for the kind.
    pub fn suffix(&self, unit: &str, kind: FigureKind) -> &str {
        let of_unit =
            matches!(kind, FigureKind::Count | FigureKind::Measure).then(|| self.suffix.get(unit)).flatten();
        of_unit.or_else(|| self.suffix.get(kind.key())).map_or("", String::as_str)
    }

    /// Endings that the normal form is without, longest first.
    pub fn dropped(&self) -> impl Iterator<Item = &str> {
        self.drop.iter().map(String::as_str)
    }

    /// Whether one of the [`spellings`](Self::spellings) stands in a name: most have none.
    pub fn is_spelled(&self, name: &str) -> bool {
        self.spelled.is_match(name)
    }

    /// Spellings and what stands for them in the normal form, longest spelling first.
    pub fn spellings(&self) -> impl Iterator<Item = (&str, &str)> {
        self.same.iter().map(|(written, normal)| (written.as_str(), normal.as_str()))
    }
}

/// Words that are only looked up.
fn beginnings(words: &[String]) -> Lexicon<()> {
    let mut out = Lexicon::default();
    for word in words {
        out.entry(word);
    }
    out
}

/// What finds the spellings that have another one.
fn spelled(same: &[(String, String)]) -> Result<AhoCorasick, RegistryError> {
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .prefilter(false) // made for rare bytes, of which Chinese has none
        .build(same.iter().map(|(written, _)| written))
        .map_err(|error| RegistryError::new(FILE, error.to_string()))
}

/// Every spelling with the first of its list, longest spelling first.
fn same(lists: Vec<Vec<String>>) -> Result<Vec<(String, String)>, RegistryError> {
    let mut pairs = Vec::new();
    for list in lists {
        no_empty(FILE, "group.same", &list)?;
        let [normal, others @ ..] = list.as_slice() else { continue };
        if others.is_empty() {
            return Err(RegistryError::new(
                FILE,
                format!("group.same 中“{normal}”只有一种写法，请补上同义写法或删去"),
            ));
        }
        pairs.extend(others.iter().map(|written| (written.clone(), normal.clone())));
    }
    pairs.sort_by_key(|(written, _)| std::cmp::Reverse(written.len()));
    Ok(pairs)
}
