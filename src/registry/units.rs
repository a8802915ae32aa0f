//! What numbers count in, from `data/units.toml`.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};
use serde::Deserialize;

use super::error::{RegistryError, read};
use crate::model::FigureKind;

const FILE: &str = "units.toml";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    multipliers: BTreeMap<char, f64>,
    bare: Bare,
    measure: Vec<Measure>,
    counts: Words,
    names: Words,
    places: Words,
    per: Words,
    hidden: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bare {
    words: Vec<String>,
    money: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Measure {
    kind: FigureKind,
    base: String,
    words: Vec<Word>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Word {
    Once(String),
    Times(String, f64),
}

/// One way to write a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitWord {
    /// As it stands in a text: 公顷.
    pub word: String,
    /// What it measures.
    pub kind: FigureKind,
    /// The unit that values are brought to: 亩.
    pub base: String,
    /// How many of the base it is: 15.
    pub factor: f64,
}

/// All units.
#[derive(Debug, Clone)]
pub struct Units {
    words: Vec<UnitWord>,
    finder: AhoCorasick,
    names: Finder,
    per: Finder,
    bare: Finder,
    multipliers: BTreeMap<char, f64>,
    places: Vec<String>,
    hidden: BTreeMap<String, Vec<String>>,
    money: Vec<String>,
}

/// Words that a text may start with, the longest first.
#[derive(Debug, Clone)]
struct Finder(AhoCorasick);

impl Finder {
    fn new(words: &[String]) -> Result<Self, RegistryError> {
        Ok(Self(automaton(words.iter().map(String::as_str))?))
    }

    /// Length in bytes of the longest word that `text` starts with.
    fn at_start(&self, text: &str) -> Option<usize> {
        self.0.find(Input::new(text).anchored(Anchored::Yes)).map(|found| found.end())
    }
}

fn automaton<'a>(words: impl Iterator<Item = &'a str>) -> Result<AhoCorasick, RegistryError> {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .start_kind(StartKind::Anchored)
        .build(words)
        .map_err(|error| RegistryError::new(FILE, error.to_string()))
}

impl Units {
    /// Reads the file's text.
    ///
    /// # Errors
    /// An empty word, a word that stands for two units, a factor that is no number above 0.
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let lists: Lists = read(FILE, text)?;
        let units = units(&lists)?;
        let all = [&lists.names.words, &lists.per.words, &lists.bare.words, &lists.bare.money];
        super::error::no_empty(
            FILE,
            "词表",
            all.into_iter().flatten().chain(lists.hidden.values().flatten()),
        )?;
        Ok(Self {
            finder: automaton(units.iter().map(|unit| unit.word.as_str()))?,
            words: units,
            names: Finder::new(&lists.names.words)?,
            per: Finder::new(&lists.per.words)?,
            bare: Finder::new(&lists.bare.words)?,
            multipliers: lists.multipliers,
            places: lists.places.words,
            hidden: lists.hidden,
            money: lists.bare.money,
        })
    }

    /// The unit that `text` starts with: the longest.
    pub fn at_start(&self, text: &str) -> Option<&UnitWord> {
        let found = self.finder.find(Input::new(text).anchored(Anchored::Yes))?;
        self.words.get(found.pattern().as_usize())
    }

    /// Bytes of the word that `text` starts with and that makes the number in front of it part of a name.
    pub fn name_at_start(&self, text: &str) -> Option<usize> {
        self.names.at_start(text)
    }

    /// Bytes of what a unit is counted by, where `text` starts with one: 年 of 万元/年.
    pub fn per_at_start(&self, text: &str) -> Option<usize> {
        self.per.at_start(text)
    }

    /// Bytes of the multipliers that `text` starts with and that may stand without a unit.
    pub fn bare_at_start(&self, text: &str) -> Option<usize> {
        self.bare.at_start(text)
    }

    /// What a letter in front of a unit multiplies by.
    pub fn multiplier(&self, letter: char) -> Option<f64> {
        self.multipliers.get(&letter).copied()
    }

    /// Whether a masked number is none: the unit's letters go on to another word (XX人民政府).
    pub fn is_hidden_name(&self, unit: &str, behind: &str) -> bool {
        self.places.iter().any(|place| place == unit)
            || self
                .hidden
                .get(unit)
                .is_some_and(|words| words.iter().any(|word| behind.starts_with(word.as_str())))
    }

    /// Whether a clause speaks of money.
    pub fn speaks_of_money(&self, clause: &str) -> bool {
        self.money.iter().any(|word| clause.contains(word.as_str()))
    }
}

/// Every way to write a unit, each once.
fn units(lists: &Lists) -> Result<Vec<UnitWord>, RegistryError> {
    let mut out: Vec<UnitWord> = Vec::new();
    for measure in &lists.measure {
        for word in &measure.words {
            let (word, factor) = match word {
                Word::Once(word) => (word.clone(), 1.0),
                Word::Times(word, factor) => (word.clone(), *factor),
            };
            out.push(UnitWord { word, kind: measure.kind, base: measure.base.clone(), factor });
        }
    }
    let counted = |word: &String| UnitWord {
        word: word.clone(),
        kind: FigureKind::Count,
        base: word.clone(),
        factor: 1.0,
    };
    out.extend(lists.counts.words.iter().map(counted));
    let mut seen = std::collections::BTreeSet::new();
    for unit in &out {
        if unit.word.trim().is_empty() || !seen.insert(unit.word.as_str()) {
            return Err(RegistryError::new(FILE, format!("单位“{}”是空的，或写了两次", unit.word)));
        }
        if !(unit.factor.is_finite() && unit.factor > 0.0) {
            return Err(RegistryError::new(FILE, format!("单位“{}”的倍数应大于 0", unit.word)));
        }
    }
    Ok(out)
}
