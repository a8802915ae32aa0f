//! What a proof-reader would ask about: a doubt, not a verdict.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{AgencyTag, Masked, Part, Period};

/// What kind of doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// The text ends in mid-sentence.
    CutOff,
    /// A sentence stands twice.
    DuplicateText,
    /// Parts do not add up to their sum.
    SumMismatch,
    /// A stated rate is not what its numbers give.
    RatioMismatch,
    /// 三项 followed by two or four.
    CountVsList,
    /// Numbers of headings or of 一是…二是 skip, repeat or restart.
    Numbering,
    /// A date that cannot be, or of another year.
    WrongDate,
    /// Two places of one report say different things.
    CrossMismatch,
    /// A word stands twice in a row.
    RepeatedWord,
    /// Marks that do not fit: unpaired, doubled, half-width among full-width.
    Punctuation,
    /// Words hidden or cut out by the compiler of the text.
    Mask,
    /// A sentence that belongs to another part.
    Misplaced,
}

impl FindingKind {
    /// All kinds, in the order of pages: what touches the facts first.
    pub const ALL: [Self; 12] = [
        Self::SumMismatch,
        Self::RatioMismatch,
        Self::CountVsList,
        Self::CrossMismatch,
        Self::WrongDate,
        Self::CutOff,
        Self::DuplicateText,
        Self::Numbering,
        Self::Misplaced,
        Self::RepeatedWord,
        Self::Punctuation,
        Self::Mask,
    ];

    /// The code in the database, in URLs and in `parse --json`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::CutOff => "cut-off",
            Self::DuplicateText => "duplicate-text",
            Self::SumMismatch => "sum-mismatch",
            Self::RatioMismatch => "ratio-mismatch",
            Self::CountVsList => "count-vs-list",
            Self::Numbering => "numbering",
            Self::WrongDate => "wrong-date",
            Self::CrossMismatch => "cross-mismatch",
            Self::RepeatedWord => "repeated-word",
            Self::Punctuation => "punctuation",
            Self::Mask => "mask",
            Self::Misplaced => "misplaced",
        }
    }

    /// The Chinese word on pages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CutOff => "疑似截断",
            Self::DuplicateText => "文字重复",
            Self::SumMismatch => "合计不符",
            Self::RatioMismatch => "比率不符",
            Self::CountVsList => "项数不符",
            Self::Numbering => "序号不顺",
            Self::WrongDate => "日期存疑",
            Self::CrossMismatch => "前后不一",
            Self::RepeatedWord => "字词重复",
            Self::Punctuation => "标点存疑",
            Self::Mask => "遮盖残留",
            Self::Misplaced => "位置存疑",
        }
    }

    /// The kind of a [`FindingKind::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// One doubt about one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Key of the check that raised it (`data/checks.toml`).
    pub check: String,
    /// What kind.
    pub kind: FindingKind,
    /// The line of the source that a person should look at.
    pub line: u32,
    /// Index in `Report::passages` of the paragraph; `None` for the title.
    pub passage: Option<usize>,
    /// The words in doubt: characters `start..end` of the paragraph's text (or the title) as written.
    pub span: (usize, usize),
    /// The words in doubt, or as much of them as tells what is meant.
    pub quote: String,
    /// What does not fit, in Chinese, with the arithmetic where there is any.
    pub message: String,
}

/// How often a finding of a check is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sureness {
    /// Nearly always.
    High,
    /// Mostly.
    Medium,
    /// Often enough to look.
    Low,
}

impl Sureness {
    /// All of them, the surest first.
    pub const ALL: [Self; 3] = [Self::High, Self::Medium, Self::Low];

    /// The code in the file, in URLs and in lists.
    pub const fn key(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }

    /// The Chinese word on pages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::High => "把握大",
            Self::Medium => "把握较大",
            Self::Low => "仅供参考",
        }
    }

    /// The sureness of a [`Sureness::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sure| sure.key() == key)
    }
}

/// A check as lists name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckTag {
    /// Key in the database.
    pub key: String,
    /// What kind of findings it gives.
    pub kind: FindingKind,
    /// Chinese name.
    pub name: String,
    /// What it looks for: one Chinese sentence.
    pub looks_for: String,
    /// How often it is right.
    pub sure: Sureness,
}

impl CheckTag {
    /// A check that this program does not list (any more).
    pub fn unlisted(key: String, kind: FindingKind) -> Self {
        Self { key, kind, name: kind.name().to_owned(), looks_for: String::new(), sure: Sureness::Low }
    }
}

/// One finding in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingRow {
    /// Id in the database; another after another import.
    pub id: i64,
    /// The report it is about.
    pub report_id: i64,
    /// Who wrote that.
    pub agency: AgencyTag,
    /// The time the report speaks of.
    pub period: Option<Period>,
    /// The part that it stands in; 总体 for the title.
    pub part: Part,
    /// Line of the source, and the anchor `#L225` on the report's page.
    pub line: u32,
    /// What kind of doubt.
    pub kind: FindingKind,
    /// The check that raised it.
    pub check: CheckTag,
    /// The sentence around the words in doubt (or the title).
    pub sentence: Masked,
    /// The words in doubt: characters of the sentence as written.
    pub place: Range<usize>,
    /// The same in characters of the whole paragraph; `None` where they stand in the title.
    pub span: Option<Range<usize>>,
    /// The words in doubt, or as much of them as tells what is meant.
    pub quote: String,
    /// What does not fit.
    pub message: String,
    /// The same for the same doubt about the same words after another import.
    pub fingerprint: String,
    /// When a person found it right as it stands (RFC 3339, UTC).
    pub cleared_at: Option<String>,
}
