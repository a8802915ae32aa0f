//! Kinds of place, endings of organs and self-naming, from `data/agencies.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::error::{RegistryError, no_empty, read};
use crate::model::Unit;

const FILE: &str = "agencies.toml";

/// How a body speaks of its own place.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// Patterns with `{}` for the unit.
    pub words: Vec<String>,
    /// How sure one of them makes us.
    pub weight: usize,
    /// How often each pattern counts.
    pub most: usize,
}

/// A writer that bodies name by a phrase: its words in order, close together.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedWriter {
    /// The words, in order.
    pub has: Vec<String>,
    /// Characters from the first to the last of them.
    pub within: usize,
    /// The name to list it under.
    pub name: String,
    /// Its kind of place.
    pub unit: Unit,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitWords {
    unit: Unit,
    words: Vec<String>,
}

/// Offices that stand in a smaller place than the one they are called after.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Branch {
    unit: Unit,
    words: Vec<String>,
}

/// Offices that a place keeps in another.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Elsewhere {
    sent: String,
    words: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Municipalities {
    names: Vec<String>,
}

/// The words by which agencies are known.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agencies {
    /// Endings of names of organs.
    pub organs: Vec<String>,
    /// Endings at which a name may be cut off.
    pub cores: Vec<String>,
    /// Fronts of titles that are no agencies.
    pub not_agencies: Vec<String>,
    /// Names that name nobody.
    pub nobody: Vec<String>,
    /// What is done with a report, in front of who writes it.
    pub sent: Vec<String>,
    /// Words in which 市 区 … are no kinds of place.
    pub not_units: Vec<String>,
    /// What a government's own report is listed under, by unit.
    pub governments: BTreeMap<Unit, String>,
    /// How bodies speak of their place.
    #[serde(rename = "cue")]
    pub cues: Vec<Cue>,
    /// 我局 and the like.
    pub first_person: Vec<String>,
    /// What follows the subject of the first sentence.
    pub subject_verbs: Vec<String>,
    /// Writers known by a phrase.
    #[serde(rename = "named")]
    pub named: Vec<NamedWriter>,
    /// Organs that stand behind the name of a village or a town.
    pub place_organs: Vec<String>,
    /// Words of time in front of a subject.
    pub opening_times: Vec<String>,
    /// What stands in front of another's office.
    pub others: Vec<String>,
    /// Words before the name of who signs.
    pub signatures: Vec<String>,
    unit: Vec<UnitWords>,
    #[serde(rename = "branch")]
    branches: Vec<Branch>,
    elsewhere: Elsewhere,
    municipalities: Municipalities,
}

impl Agencies {
    /// Reads the file's text.
    ///
    /// # Errors
    /// An empty word.
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let agencies: Self = read(FILE, text)?;
        let lists = [
            ("organs", &agencies.organs),
            ("cores", &agencies.cores),
            ("not_agencies", &agencies.not_agencies),
            ("nobody", &agencies.nobody),
            ("sent", &agencies.sent),
            ("not_units", &agencies.not_units),
            ("first_person", &agencies.first_person),
            ("subject_verbs", &agencies.subject_verbs),
            ("signatures", &agencies.signatures),
            ("others", &agencies.others),
            ("place_organs", &agencies.place_organs),
            ("opening_times", &agencies.opening_times),
            ("elsewhere", &agencies.elsewhere.words),
        ];
        for (name, words) in lists {
            no_empty(FILE, name, words)?;
        }
        no_empty(FILE, "branch", agencies.branches.iter().flat_map(|entry| &entry.words))?;
        no_empty(FILE, "unit", agencies.unit.iter().flat_map(|entry| &entry.words))?;
        Ok(agencies)
    }

    /// Every word for a kind of place with its unit.
    pub fn unit_words(&self) -> impl Iterator<Item = (&str, Unit)> {
        self.unit.iter().flat_map(|entry| entry.words.iter().map(|word| (word.as_str(), entry.unit)))
    }

    /// A branch by its ending, and what stands in front of that: 县公安局城关, 镇.
    pub fn branch<'n>(&self, name: &'n str) -> Option<(&'n str, Unit)> {
        let of = |branch: &Branch| {
            let front = branch.words.iter().find_map(|word| name.strip_suffix(word.as_str()))?;
            Some((front, branch.unit))
        };
        self.branches.iter().find_map(of)
    }

    /// The name of whoever keeps an office elsewhere (县政府 of 县政府驻省城办事处); any other name as it is.
    pub fn at_home<'n>(&self, name: &'n str) -> &'n str {
        let Elsewhere { sent, words } = &self.elsewhere;
        let kept = words.iter().any(|word| name.ends_with(word.as_str()));
        match name.split_once(sent.as_str()) {
            Some((home, _)) if kept && !home.is_empty() => home,
            _ => name,
        }
    }

    /// Whether a name is that of a city which is a province: 北京市.
    pub fn is_municipality(&self, name: &str) -> bool {
        self.municipalities.names.iter().any(|city| name.starts_with(city.as_str()))
    }
}
