//! What words do around a number, and looking them up.

use serde::Deserialize;

use super::super::{
    error::{RegistryError, no_empty},
    lexicon::Lexicon,
};
use super::FILE;

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

/// The lists of `[words]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WordLists {
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

/// All lists of words as one.
pub(super) fn words(lists: &WordLists) -> Result<Lexicon<Sorts>, RegistryError> {
    let mut words = Lexicon::<Sorts>::default();
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
            if let Some(sorts) = words.entry(word) {
                sorts.0 |= sort.bit();
            }
        }
    }
    no_empty(FILE, "solid", &lists.solid)?;
    for word in &lists.solid {
        if words.entry(word).is_some_and(|sorts| *sorts != Sorts::default()) {
            return Err(RegistryError::new(FILE, format!("solid 中的“{word}”又在别的词表中，请只留一处")));
        }
    }
    Ok(words)
}
