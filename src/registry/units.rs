//! What numbers count in, from `data/units.toml`.
//!
//! 1. The file's lists are read and checked: no word twice, no empty word.
//! 2. [`Units::at`] finds the longest unit that a text begins with: words by their first letter, the longest first.

use std::collections::{HashMap, HashSet};

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::error::{RegistryError, no_empty, read};
use crate::model::FigureKind;

const FILE: &str = "units.toml";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    multipliers: FxHashMap<char, f64>,
    bare: Bare,
    measure: Vec<Measure>,
    counts: WordList,
    names: WordList,
    in_front: HashMap<String, Vec<String>>,
    places: WordList,
    per: WordList,
    hidden: HashMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bare {
    words: Vec<String>,
    money: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WordList {
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Measure {
    kind: FigureKind,
    base: String,
    words: Vec<Written>,
}

/// `"元"` or `["角", 0.1]`.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Written {
    Base(String),
    Scaled(String, f64),
}

/// What a word behind a number means.
#[derive(Debug, Clone, PartialEq)]
pub enum Meaning {
    /// A unit: what it measures, the unit that values are brought to, how many of those it is.
    Unit {
        /// What it measures.
        kind: FigureKind,
        /// The base unit.
        base: String,
        /// How many base units one is.
        factor: f64,
    },
    /// The number is part of a name.
    Name,
}

/// A word that can stand behind a number.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Its letters.
    pub letters: Vec<char>,
    /// What it means.
    pub meaning: Meaning,
    /// A masked number does not count where the word goes on like one of these.
    hidden: Vec<Vec<char>>,
}

/// All units.
#[derive(Debug, Clone)]
pub struct Units {
    // Plain hashes: the keys are our own words, and the letters behind every number are looked up.
    by_first: FxHashMap<char, Vec<Unit>>,
    multipliers: FxHashMap<char, f64>,
    bare: Vec<String>,
    /// Words that say that a bare 万 or 亿 is money.
    pub money: Vec<Vec<char>>,
    per: Vec<Vec<char>>,
    places: Vec<Vec<char>>,
    in_front: HashMap<String, Vec<Vec<char>>>,
}

impl Units {
    /// Reads the file's text.
    ///
    /// # Errors
    /// An empty word, a word that stands in two lists, a factor that is not above zero.
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let file: File = read(FILE, text)?;
        let hidden: HashMap<String, Vec<Vec<char>>> =
            file.hidden.iter().map(|(word, next)| (word.clone(), letters(next))).collect();
        let mut by_first: FxHashMap<char, Vec<Unit>> = FxHashMap::default();
        let mut seen: HashSet<String> = HashSet::new();
        for (word, meaning) in meanings(&file) {
            let first = word.chars().next().filter(|_| !word.trim().is_empty());
            let Some(first) = first else { return Err(RegistryError::new(FILE, "有空的词")) };
            if !seen.insert(word.clone()) {
                return Err(RegistryError::new(FILE, format!("“{word}”出现了两次")));
            }
            let hidden = hidden.get(&word).cloned().unwrap_or_default();
            by_first.entry(first).or_default().push(Unit {
                letters: word.chars().collect(),
                meaning,
                hidden,
            });
        }
        if let Some(word) = file.hidden.keys().find(|word| !seen.contains(*word)) {
            return Err(RegistryError::new(FILE, format!("hidden 中的“{word}”不是单位")));
        }
        let lists = [&file.bare.words, &file.bare.money, &file.per.words, &file.places.words];
        let keyed = file.hidden.values().chain(file.in_front.values());
        no_empty(FILE, "词表", lists.into_iter().flatten().chain(keyed.flatten()))?;
        for units in by_first.values_mut() {
            units.sort_by_key(|unit| std::cmp::Reverse(unit.letters.len()));
        }
        Ok(Self {
            by_first,
            multipliers: file.multipliers,
            bare: file.bare.words,
            money: letters(&file.bare.money),
            per: letters(&file.per.words),
            places: letters(&file.places.words),
            in_front: file.in_front.iter().map(|(unit, words)| (unit.clone(), letters(words))).collect(),
        })
    }

    /// The longest word that `text` begins with. `masked`: the number in front of it is hidden.
    pub fn at(&self, text: &[char], masked: bool) -> Option<&Unit> {
        let words = self.by_first.get(text.first()?)?;
        words.iter().find(|unit| {
            let Some(rest) = text.strip_prefix(unit.letters.as_slice()) else { return false };
            let latin = |letter: Option<&char>| letter.is_some_and(char::is_ascii_alphanumeric);
            let cut = latin(unit.letters.last()) && latin(rest.first());
            let place = self.places.contains(&unit.letters);
            let goes_on = masked && (place || unit.hidden.iter().any(|next| rest.starts_with(next)));
            !cut && !goes_on
        })
    }

    /// The unit whose numbers are part of a name behind a `text` that ends like this: 套 for 央视.
    pub fn named_behind(&self, text: &[char]) -> Option<&str> {
        let mut units = self.in_front.iter();
        let found = units.find(|(_, words)| words.iter().any(|word| text.ends_with(word)));
        found.map(|(unit, _)| unit.as_str())
    }

    /// What a letter in front of a unit multiplies by: 10 000 for 万.
    pub fn multiplier(&self, letter: char) -> Option<f64> {
        self.multipliers.get(&letter).copied()
    }

    /// Whether multipliers may stand without a unit: 5亿.
    pub fn is_bare(&self, multipliers: &str) -> bool {
        self.bare.iter().any(|word| word == multipliers)
    }

    /// How many letters of `text`, which begins behind a unit and a stroke, say for what: 年 in 万元/年.
    pub fn per(&self, text: &[char]) -> Option<usize> {
        self.per.iter().filter(|word| text.starts_with(word)).map(Vec::len).max()
    }
}

fn letters(words: &[String]) -> Vec<Vec<char>> {
    words.iter().map(|word| word.chars().collect()).collect()
}

/// Every word of the file with what it means.
fn meanings(file: &File) -> Vec<(String, Meaning)> {
    let mut out = Vec::new();
    for measure in &file.measure {
        for written in &measure.words {
            let (word, factor) = match written {
                Written::Base(word) => (word, 1.0),
                Written::Scaled(word, factor) => (word, *factor),
            };
            let unit = Meaning::Unit { kind: measure.kind, base: measure.base.clone(), factor };
            out.push((word.clone(), unit));
        }
    }
    let count = |word: &String| Meaning::Unit { kind: FigureKind::Count, base: word.clone(), factor: 1.0 };
    out.extend(file.counts.words.iter().map(|word| (word.clone(), count(word))));
    out.extend(file.names.words.iter().map(|word| (word.clone(), Meaning::Name)));
    out
}
