//! Words by which numbers get their names, from `data/indicators.toml`.

use std::collections::HashMap;

use serde::Deserialize;

use super::error::{RegistryError, no_empty, read};
use crate::model::FigureKind;

const FILE: &str = "indicators.toml";

/// What a word does in the sentence around a number; a word may do several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// When: 上半年.
    Time,
    /// For whom the writer speaks: 全市.
    Place,
    /// How much or how far: 累计.
    Adverb,
    /// How: 精心.
    Manner,
    /// Joins a name to its number: 达到.
    Copula,
    /// A verb that says only that something was done: 开展.
    Light,
    /// A verb that says what was done: 新建.
    Verb,
    /// Verb or noun: 审计.
    Either,
    /// Brings in whom something is done to: 对.
    Toward,
    /// An agent, tool or place in front of a verb: 通过.
    Passive,
    /// Joins clauses: 其中.
    Conjunction,
    /// More or less than before: 下降.
    Growth,
    /// Against what a growth is counted: 同比.
    Compare,
    /// Takes a place among others: 位居.
    Ranking,
    /// Makes a part of a whole: 占.
    Share,
}

impl Sort {
    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// All that a word does; nothing for a word that is kept whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sorts(u16);

impl Sorts {
    /// A word that does one thing.
    pub const fn of(sort: Sort) -> Self {
        Self(sort.bit())
    }

    /// Whether the word does this.
    pub const fn has(self, sort: Sort) -> bool {
        self.0 & sort.bit() != 0
    }

    /// Whether the word does any of these.
    pub fn any(self, sorts: &[Sort]) -> bool {
        sorts.iter().any(|sort| self.has(*sort))
    }
}

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

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WordLists {
    time: Vec<String>,
    place: Vec<String>,
    adverb: Vec<String>,
    manner: Vec<String>,
    copula: Vec<String>,
    light: Vec<String>,
    verb: Vec<String>,
    either: Vec<String>,
    toward: Vec<String>,
    passive: Vec<String>,
    conjunction: Vec<String>,
    growth: Vec<String>,
    compare: Vec<String>,
    ranking: Vec<String>,
    share: Vec<String>,
    solid: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    letters: String,
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

/// Words that are looked up where a text begins; the longest one counts.
#[derive(Debug, Clone, Default)]
struct Beginnings {
    by_first: HashMap<char, Vec<(Vec<char>, Sorts)>>,
}

impl Beginnings {
    fn add(&mut self, word: &str, sorts: Sorts) {
        let letters: Vec<char> = word.chars().collect();
        let Some(first) = letters.first() else { return };
        let words = self.by_first.entry(*first).or_default();
        match words.iter_mut().find(|(known, _)| *known == letters) {
            Some((_, known)) => known.0 |= sorts.0,
            None => words.push((letters, sorts)),
        }
    }

    /// Longest words first.
    fn sort(&mut self) {
        for words in self.by_first.values_mut() {
            words.sort_by_key(|(letters, _)| std::cmp::Reverse(letters.len()));
        }
    }

    fn exact(&self, word: &[char]) -> Option<Sorts> {
        let words = self.by_first.get(word.first()?)?;
        words.iter().find(|(letters, _)| letters == word).map(|(_, sorts)| *sorts)
    }

    fn at(&self, text: &[char]) -> Option<(usize, Sorts)> {
        let words = self.by_first.get(text.first()?)?;
        words
            .iter()
            .find(|(letters, _)| text.starts_with(letters))
            .map(|(letters, sorts)| (letters.len(), *sorts))
    }
}

/// All words by which numbers get their names.
#[derive(Debug, Clone)]
pub struct Indicators {
    words: Beginnings,
    noun_letters: Vec<char>,
    no_nouns: Beginnings,
    generic: Vec<String>,
    whole: Vec<String>,
    amount: Vec<String>,
    ratio: Vec<String>,
    measure: Vec<String>,
    suffix: HashMap<String, String>,
    drop: Vec<String>,
    same: Vec<(String, String)>,
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
        ] {
            no_empty(FILE, list, words)?;
        }
        let EndingLists { whole, amount, ratio, measure } = shape.endings;
        let mut drop = shape.group.drop;
        drop.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let mut no_nouns = Beginnings::default();
        for word in &shape.nouns.unless {
            no_nouns.add(word, Sorts::default());
        }
        Ok(Self {
            words,
            noun_letters: shape.nouns.letters.chars().collect(),
            no_nouns,
            generic: shape.generic.words,
            whole,
            amount,
            ratio,
            measure,
            suffix: shape.suffix,
            drop,
            same: same(shape.group.same)?,
        })
    }

    /// The longest word at the head of a text: how many characters it has, and what it does.
    pub fn word(&self, text: &[char]) -> Option<(usize, Sorts)> {
        self.words.at(text)
    }

    /// Whether what follows a verb makes a noun of it: 率 after 参与.
    pub fn makes_noun(&self, after: &[char]) -> bool {
        after.first().is_some_and(|letter| self.noun_letters.contains(letter))
            && self.no_nouns.at(after).is_none()
    }

    /// Whether a phrase says what is measured, but not of what.
    pub fn is_generic(&self, phrase: &str) -> bool {
        self.generic.iter().any(|word| word == phrase)
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

    /// Spellings and what stands for them in the normal form, longest spelling first.
    pub fn spellings(&self) -> impl Iterator<Item = (&str, &str)> {
        self.same.iter().map(|(written, normal)| (written.as_str(), normal.as_str()))
    }
}

/// All lists of words as one.
fn words(lists: &WordLists) -> Result<Beginnings, RegistryError> {
    let mut words = Beginnings::default();
    for (name, list, sort) in [
        ("time", &lists.time, Sort::Time),
        ("place", &lists.place, Sort::Place),
        ("adverb", &lists.adverb, Sort::Adverb),
        ("manner", &lists.manner, Sort::Manner),
        ("copula", &lists.copula, Sort::Copula),
        ("light", &lists.light, Sort::Light),
        ("verb", &lists.verb, Sort::Verb),
        ("either", &lists.either, Sort::Either),
        ("toward", &lists.toward, Sort::Toward),
        ("passive", &lists.passive, Sort::Passive),
        ("conjunction", &lists.conjunction, Sort::Conjunction),
        ("growth", &lists.growth, Sort::Growth),
        ("compare", &lists.compare, Sort::Compare),
        ("ranking", &lists.ranking, Sort::Ranking),
        ("share", &lists.share, Sort::Share),
    ] {
        no_empty(FILE, name, list)?;
        for word in list {
            words.add(word, Sorts(sort.bit()));
        }
    }
    no_empty(FILE, "solid", &lists.solid)?;
    for word in &lists.solid {
        let letters: Vec<char> = word.chars().collect();
        if words.exact(&letters).is_some_and(|sorts| sorts != Sorts::default()) {
            return Err(RegistryError::new(FILE, format!("solid 中的“{word}”又在别的词表中，请只留一处")));
        }
        words.add(word, Sorts::default());
    }
    words.sort();
    Ok(words)
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
