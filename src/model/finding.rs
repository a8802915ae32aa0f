//! What a proof-reader would ask about: a doubt, not a verdict.

use serde::{Deserialize, Serialize};

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
