//! One half-year report.

use serde::{Deserialize, Serialize};

use super::{Figure, Finding, Item, Level, Part, Passage, Period, Section, Unit};

/// Where a name was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NameOrigin {
    /// In the title.
    Title,
    /// In the body.
    Body,
    /// In the name of the file.
    File,
    /// Nowhere: a stand-in was put.
    Unknown,
    /// Set by a person.
    Person,
}

impl NameOrigin {
    /// The code in the database and in `parse --json`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Body => "body",
            Self::File => "file",
            Self::Unknown => "unknown",
            Self::Person => "person",
        }
    }

    /// The Chinese words on pages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "标题",
            Self::Body => "正文",
            Self::File => "文件名",
            Self::Unknown => "未能判断",
            Self::Person => "人工更正",
        }
    }
}

/// Who wrote a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// The name a reader would list it under, e.g. 区民政局; never empty.
    pub name: String,
    /// Where the name was read.
    pub from: NameOrigin,
    /// Kind of place; `None` where nothing tells it.
    pub unit: Option<Unit>,
    /// Level; follows from the unit.
    pub level: Option<Level>,
    /// Name of the domain in `data/domains.toml`; 其他 where none fits.
    pub domain: String,
    /// The real place, e.g. 安徽省池州市贵池区, where clues agree; `None` where they do not.
    pub region: Option<String>,
}

/// Where a report is from, as its text betrays it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceGuess {
    /// The whole name: 安徽省池州市贵池区.
    pub name: String,
    /// The names that led to it, the most frequent first.
    pub clues: Vec<String>,
}

impl PlaceGuess {
    /// Told in place of the names where a person has set the place.
    pub const BY_HAND: &'static str = "人工更正";

    /// Whether a person has set it.
    pub fn is_by_hand(&self) -> bool {
        self.clues.iter().any(|clue| clue == Self::BY_HAND)
    }
}

/// One report, taken apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The title as written (joined where it ran over two lines).
    pub title: String,
    /// Line of the title; the first body line where there was none.
    pub title_line: u32,
    /// First non-blank line of the body.
    pub first_line: u32,
    /// Last non-blank line of the body.
    pub last_line: u32,
    /// Who wrote it.
    pub agency: Agency,
    /// Where it is from; `None` where clues are few or disagree.
    pub place: Option<PlaceGuess>,
    /// The time it speaks of; `None` where nothing tells it.
    pub period: Option<Period>,
    /// The outline, in order of lines.
    pub sections: Vec<Section>,
    /// The text, in order of lines.
    pub passages: Vec<Passage>,
    /// The numbers, in order of places.
    pub figures: Vec<Figure>,
    /// The plans and problems one by one, in order of places.
    pub items: Vec<Item>,
    /// What a proof-reader would ask about, in order of lines.
    pub findings: Vec<Finding>,
}

impl Report {
    /// The parts that it has, in the order of pages.
    pub fn parts(&self) -> Vec<Part> {
        Part::ALL.into_iter().filter(|part| self.has(*part)).collect()
    }

    /// The parts that a half-year report should have and this one has not.
    pub fn missing_parts(&self) -> Vec<Part> {
        [Part::Review, Part::Problems, Part::Plan].into_iter().filter(|part| !self.has(*part)).collect()
    }

    fn has(&self, part: Part) -> bool {
        self.passages.iter().any(|passage| passage.part == part)
    }

    /// Characters of its passages as written.
    pub fn chars(&self) -> usize {
        self.passages.iter().map(|passage| passage.text.written.chars().count()).sum()
    }
}
