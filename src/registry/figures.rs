//! Words around numbers, from `data/figures.toml`.

use std::{collections::HashMap, ops::Range};

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::{
    error::{RegistryError, no_empty, read},
    lexicon::{Letters, Lexicon},
};

const FILE: &str = "figures.toml";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    cues: HashMap<String, Vec<String>>,
    growth: Growth,
    approx: Approx,
    rates: Rates,
    slogan: Slogan,
    hidden: Hidden,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Growth {
    up: Vec<String>,
    down: Vec<String>,
    level: Vec<String>,
    level_unless: Vec<String>,
    fillers: Vec<String>,
    behind: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Approx {
    before: Vec<String>,
    behind: Vec<String>,
    inside: Vec<char>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rates {
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Slogan {
    brackets: Vec<String>,
    longest: usize,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Hidden {
    letters: String,
}

/// What a word says about the numbers around it, as a set. The file explains each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CueSense(u16);

#[allow(missing_docs, reason = "one for each list that the file explains")]
impl CueSense {
    pub const PLAN: Self = Self(1);
    pub const TASK: Self = Self(1 << 1);
    pub const DONE: Self = Self(1 << 2);
    pub const PAST: Self = Self(1 << 3);
    pub const EXPECT: Self = Self(1 << 4);
    pub const TIME: Self = Self(1 << 5);
    pub const WHOLE: Self = Self(1 << 6);
    pub const AMONG: Self = Self(1 << 7);
    pub const PLACED: Self = Self(1 << 8);
    pub const PARTS: Self = Self(1 << 9);
    pub const DEMAND: Self = Self(1 << 10);
    pub const SET: Self = Self(1 << 11);

    const LISTS: [(&'static str, Self); 13] = [
        ("plan", Self::PLAN),
        ("task", Self::TASK),
        ("done", Self::DONE),
        ("past", Self::PAST),
        ("expect", Self::EXPECT),
        ("neutral", Self(0)),
        ("times", Self::TIME),
        ("whole", Self::WHOLE),
        ("among", Self::AMONG),
        ("placed", Self::PLACED),
        ("parts", Self::PARTS),
        ("demand", Self::DEMAND),
        ("set", Self::SET),
    ];

    /// Whether it says this.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// A list of words by the letters that they begin and end with, the longest first: most places are no word's.
#[derive(Debug, Clone)]
pub struct Phrases {
    // Plain hashes: the keys are our own words.
    by_first: FxHashMap<char, Vec<Vec<char>>>,
    by_last: FxHashMap<char, Vec<Vec<char>>>,
}

impl Phrases {
    fn new(words: &[String]) -> Self {
        let mut words: Vec<Vec<char>> = words.iter().map(|word| word.chars().collect()).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let mut out = Self { by_first: FxHashMap::default(), by_last: FxHashMap::default() };
        for word in words {
            if let (Some(first), Some(last)) = (word.first(), word.last()) {
                out.by_last.entry(*last).or_default().push(word.clone());
                out.by_first.entry(*first).or_default().push(word);
            }
        }
        out
    }

    /// How many letters the longest word has that `text` begins with.
    pub fn begins(&self, text: &[char]) -> Option<usize> {
        let words = self.by_first.get(text.first()?)?;
        words.iter().find(|word| text.starts_with(word)).map(Vec::len)
    }

    /// How many letters the longest word has that `text` ends with.
    pub fn ends(&self, text: &[char]) -> Option<usize> {
        let words = self.by_last.get(text.last()?)?;
        words.iter().find(|word| text.ends_with(word)).map(Vec::len)
    }

    /// Whether one of the words stands somewhere in `text`, which should be short.
    pub fn within(&self, text: &[char]) -> bool {
        (0..text.len()).any(|at| self.begins(&text[at..]).is_some())
    }
}

/// The words around numbers.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "each list is explained in the file that it comes from")]
pub struct FigureWords {
    cues: Lexicon<CueSense>,
    pub up: Phrases,
    pub down: Phrases,
    pub level: Phrases,
    pub level_unless: Phrases,
    pub fillers: Phrases,
    pub growth_behind: Phrases,
    pub approx_before: Phrases,
    pub approx_behind: Phrases,
    pub approx_inside: Vec<char>,
    pub rates: Phrases,
    /// Opening and closing mark of texts that are names if they are short.
    pub brackets: Vec<(char, char)>,
    /// How long such a name may be.
    pub longest_name: usize,
    hidden: Vec<char>,
    hidden_letters: Letters,
}

impl FigureWords {
    /// Reads the file's text.
    ///
    /// # Errors
    /// An empty word, a list of cues that is missing or unknown, brackets that are no pair.
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let file: File = read(FILE, text)?;
        let (growth, approx) = (&file.growth, &file.approx);
        let lists = [
            &growth.up,
            &growth.down,
            &growth.level,
            &growth.level_unless,
            &growth.fillers,
            &growth.behind,
            &approx.before,
            &approx.behind,
            &file.rates.words,
        ];
        no_empty(FILE, "词表", lists.into_iter().flatten())?;
        let hidden: Vec<char> = file.hidden.letters.chars().collect();
        let mut hidden_letters = Letters::default();
        for letter in &hidden {
            hidden_letters.add(*letter);
        }
        Ok(Self {
            cues: cues(&file.cues)?,
            up: Phrases::new(&growth.up),
            down: Phrases::new(&growth.down),
            level: Phrases::new(&growth.level),
            level_unless: Phrases::new(&growth.level_unless),
            fillers: Phrases::new(&growth.fillers),
            growth_behind: Phrases::new(&growth.behind),
            approx_before: Phrases::new(&approx.before),
            approx_behind: Phrases::new(&approx.behind),
            approx_inside: approx.inside.clone(),
            rates: Phrases::new(&file.rates.words),
            brackets: brackets(&file.slogan.brackets)?,
            longest_name: file.slogan.longest,
            hidden_letters,
            hidden,
        })
    }

    /// Where the cues stand in a text (in order, without overlap) and what they say.
    pub fn cues<'a>(&'a self, text: &'a [char]) -> impl Iterator<Item = (Range<usize>, CueSense)> + 'a {
        self.cues.find(text).map(|(range, sense)| (range, *sense))
    }

    /// Whether a letter stands for a hidden digit.
    pub fn hides(&self, letter: char) -> bool {
        self.hidden_letters.may_hold(letter) && self.hidden.contains(&letter)
    }
}

/// Every cue with all that it says.
fn cues(lists: &HashMap<String, Vec<String>>) -> Result<Lexicon<CueSense>, RegistryError> {
    let mut out: Lexicon<CueSense> = Lexicon::default();
    for (name, sense) in CueSense::LISTS {
        let list = lists.get(name).ok_or_else(|| RegistryError::new(FILE, format!("cues 缺少 {name}")))?;
        no_empty(FILE, name, list)?;
        for word in list {
            if let Some(known) = out.entry(word) {
                known.0 |= sense.0;
            }
        }
    }
    let known = |name: &String| CueSense::LISTS.iter().any(|(list, _)| list == name);
    match lists.keys().find(|name| !known(name)) {
        Some(name) => Err(RegistryError::new(FILE, format!("cues 中没有“{name}”这一类"))),
        None => Ok(out),
    }
}

/// `“”` as a pair of letters.
fn brackets(pairs: &[String]) -> Result<Vec<(char, char)>, RegistryError> {
    let pair = |pair: &String| {
        let mut letters = pair.chars();
        let both = letters.next().zip(letters.next()).filter(|_| letters.next().is_none());
        both.ok_or_else(|| RegistryError::new(FILE, format!("brackets 中的“{pair}”应为一对符号")))
    };
    pairs.iter().map(pair).collect()
}
