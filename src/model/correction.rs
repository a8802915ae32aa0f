//! What a person has set right about a report (更正).

use serde::{Deserialize, Serialize};

use super::Period;

/// What can be set right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// The title.
    Title,
    /// The name of the agency; unit, level and domain follow from it unless they are set, too.
    Agency,
    /// The kind of place: its Chinese name. The level follows from it.
    Unit,
    /// The domain: its Chinese name.
    Domain,
    /// Where it is from: the whole name of a place, 江西省景德镇市浮梁县.
    Place,
    /// The period: its code.
    Period,
}

impl Field {
    /// All fields, in the order in which they are set: what follows from the name before what overrules it.
    pub const ALL: [Self; 6] =
        [Self::Title, Self::Agency, Self::Unit, Self::Domain, Self::Place, Self::Period];

    /// The code in the database, in forms and in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Agency => "agency",
            Self::Unit => "unit",
            Self::Domain => "domain",
            Self::Place => "place",
            Self::Period => "period",
        }
    }

    /// The Chinese name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "标题",
            Self::Agency => "单位",
            Self::Unit => "层级",
            Self::Domain => "条线",
            Self::Place => "所在地",
            Self::Period => "期",
        }
    }

    /// Whether it follows from the name of the agency where nothing else is said.
    pub const fn follows(self) -> bool {
        matches!(self, Self::Unit | Self::Domain | Self::Place)
    }

    /// A value as people read it.
    pub fn shown(self, value: &str) -> String {
        match (self, value) {
            (_, "") => "（无）".to_owned(),
            (Self::Period, code) => code.parse().map_or_else(|_| code.to_owned(), Period::label),
            _ => value.to_owned(),
        }
    }

    /// The field of a [`Field::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.key() == key)
    }
}

/// One field of one report, set right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The report, by its text: the SHA-256 that `store::digest` gives.
    pub fingerprint: String,
    /// What is set right.
    pub field: Field,
    /// What it is; empty where it has none.
    pub value: String,
    /// What the rules had made of it; empty where they had found nothing.
    pub guess: String,
    /// The title of the report, for people.
    pub title: String,
}
