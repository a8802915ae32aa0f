//! What is no report and how to tell it, from `data/others.toml`.
//!
//! It is no part of the registry, and read when the first text is weighed: most runs of the program take none apart.

use std::{collections::BTreeMap, ops::Range, sync::LazyLock};

use regex::Regex;
use serde::Deserialize;

use super::error::{RegistryError, read};

const FILE: &str = "others.toml";

/// Where a sign is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignPlace {
    /// The title, else the first line, else the name of the file.
    Title,
    /// The first lines of the body.
    Opening,
    /// The last lines of the body.
    Ending,
    /// Any line of the body.
    Body,
}

/// Something that tells a kind of text.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// Where it is looked for.
    pub at: SignPlace,
    #[serde(deserialize_with = "regex")]
    has: Regex,
    #[serde(default, deserialize_with = "some_regex")]
    not: Option<Regex>,
    /// What it counts.
    pub weight: usize,
    /// It counts at most so often.
    #[serde(default = "once")]
    pub most: usize,
    /// It counts only where so many lines in a hundred have it.
    #[serde(default)]
    pub share: usize,
    /// What people read; `{}` stands for what stands there.
    #[serde(default)]
    pub says: String,
}

impl Sign {
    /// The most that it can weigh in a text.
    pub const fn heaviest(&self) -> usize {
        self.weight * self.most
    }

    /// Whether a title or line has it.
    pub fn is_in(&self, text: &str) -> bool {
        self.count(text) > 0
    }

    /// Where a title or line has it first, in bytes.
    pub fn place(&self, text: &str) -> Option<Range<usize>> {
        self.has.find(text).map(|found| found.range()).filter(|_| self.is_in(text))
    }

    /// How often a title or line has it, no more than [`most`](Self::most) times.
    pub fn count(&self, text: &str) -> usize {
        let found = self.has.find_iter(text).take(self.most).count();
        if found > 0 && self.not.as_ref().is_some_and(|not| not.is_match(text)) { 0 } else { found }
    }
}

/// A kind of text that is no report.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherKind {
    /// What people read.
    pub name: String,
    /// Whether a title of this kind can open a text among reports; else it may be a heading of one.
    #[serde(default = "yes")]
    pub inside: bool,
    /// Its signs.
    #[serde(rename = "sign")]
    pub signs: Vec<Sign>,
}

/// All signs.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Others {
    /// By how much a kind must outweigh the report.
    pub limit: usize,
    /// What a web site writes behind a title.
    #[serde(deserialize_with = "regex")]
    pub site: Regex,
    /// Where a title ends that stands in one line with its text.
    #[serde(deserialize_with = "regex")]
    pub ends: Regex,
    /// The same for a title that tells what it is about.
    #[serde(deserialize_with = "regex")]
    pub about: Regex,
    /// Where a text begins that stands in one line with its title.
    #[serde(deserialize_with = "regex")]
    pub begins: Regex,
    /// The name of a kind that is not known here.
    pub unknown: String,
    /// What people read of such a text.
    pub unknown_says: String,
    /// Less for a report, traces counted, is none.
    pub least: usize,
    /// What reports have, and others may, too: it counts only against `least`.
    #[serde(rename = "trace")]
    pub traces: Vec<Sign>,
    /// The letters of the signs as traditional texts write them.
    #[serde(default, deserialize_with = "pairs")]
    pub traditional: BTreeMap<char, char>,
    /// Signs of reports.
    pub report: Vec<Sign>,
    /// Kinds of other texts.
    #[serde(rename = "kind")]
    pub kinds: Vec<OtherKind>,
}

impl Others {
    /// Those that ship with the program, read when they are first asked for.
    ///
    /// # Errors
    /// As [`read`](Self::read); the tests see to it that there are none.
    pub fn builtin() -> Result<&'static Self, &'static RegistryError> {
        static BUILTIN: LazyLock<Result<Others, RegistryError>> =
            LazyLock::new(|| Others::read(include_str!("../../data/others.toml")));
        BUILTIN.as_ref()
    }

    /// Reads the file's text.
    ///
    /// # Errors
    /// An expression that is none or that matches everything, a sign of another kind that says nothing.
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let others: Self = read(FILE, text)?;
        let told = others.kinds.iter().flat_map(|kind| &kind.signs);
        if let Some(sign) = told.clone().find(|sign| sign.says.trim().is_empty()) {
            return Err(RegistryError::new(FILE, format!("{} 没有写 says", sign.has)));
        }
        let quoted = |says: &str| says.split_once('“').is_some_and(|(_, quoted)| !quoted.starts_with("{}"));
        if let Some(sign) = told.clone().find(|sign| quoted(&sign.says)) {
            return Err(RegistryError::new(FILE, format!("{}：引号里要写 {{}}，照文中的字引", sign.says)));
        }
        if let Some(sign) =
            told.chain(&others.report).chain(&others.traces).find(|sign| sign.has.is_match(""))
        {
            return Err(RegistryError::new(FILE, format!("{} 什么都算", sign.has)));
        }
        Ok(others)
    }

    /// A folded text in the letters that the signs are written in, as long in bytes.
    pub fn simple(&self, text: String) -> String {
        if !text.chars().any(|letter| self.traditional.contains_key(&letter)) {
            return text;
        }
        text.chars().map(|letter| *self.traditional.get(&letter).unwrap_or(&letter)).collect()
    }
}

const fn once() -> usize {
    1
}

const fn yes() -> bool {
    true
}

fn regex<'de, D: serde::Deserializer<'de>>(text: D) -> Result<Regex, D::Error> {
    Regex::new(&String::deserialize(text)?).map_err(serde::de::Error::custom)
}

/// `国國 会會`: each simple letter with the one that traditional texts have for it.
fn pairs<'de, D: serde::Deserializer<'de>>(text: D) -> Result<BTreeMap<char, char>, D::Error> {
    let text = String::deserialize(text)?;
    let pair = |pair: &str| {
        let mut letters = pair.chars();
        let (simple, traditional) = letters.next().zip(letters.next())?;
        let same = simple.len_utf8() == traditional.len_utf8();
        (same && letters.next().is_none()).then_some((traditional, simple))
    };
    let pairs: Option<BTreeMap<char, char>> = text.split_whitespace().map(pair).collect();
    pairs.ok_or_else(|| serde::de::Error::custom("写成对：国國 会會"))
}

fn some_regex<'de, D: serde::Deserializer<'de>>(text: D) -> Result<Option<Regex>, D::Error> {
    regex(text).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_is_sound() {
        assert!(
            Others::builtin().is_ok_and(|others| others.kinds.len() > 8),
            "{:?}",
            Others::builtin().err()
        );
    }

    #[test]
    fn what_is_refused() {
        let head = "limit = 4\nsite = '-网$'\nends = '总结'\nabout = '关于'\nbegins = '。'\nleast = 1\ntrace = []\nunknown = 'a'\nunknown_says = 'b'\nkind = []\n";
        let sign = |has: &str| format!("{head}[[report]]\nat = 'title'\nhas = '{has}'\nweight = 1\n");
        assert!(Others::read(&sign("总结$")).is_ok());
        assert!(Others::read(&sign("总(结")).is_err());
        assert!(Others::read(&sign("总?")).is_err());
        let kind = |says: &str| {
            let sign = sign("总结$").replace("kind = []\n", "");
            format!(
                "{sign}[[kind]]\nname = '甲'\n[[kind.sign]]\nat = 'body'\nhas = '甲'\nweight = 1\nsays = '{says}'\n"
            )
        };
        assert!(Others::read(&kind("有“{}”")).is_ok() && Others::read(&kind("有甲")).is_ok());
        assert!(Others::read(&kind("有“甲”")).is_err(), "quotes are to the letter");
    }
}
