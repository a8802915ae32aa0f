//! A number that states something about the work, in its sentence.

use serde::{Deserialize, Serialize};

/// What a number measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FigureKind {
    /// Money.
    Amount,
    /// Things, people, times.
    Count,
    /// A share or rate: 完成率50%, and points of a share.
    Ratio,
    /// More or less than before, signed: 同比下降11.06%.
    Growth,
    /// A place among others: 全省第3位.
    Rank,
    /// Area, weight, length, time.
    Measure,
}

impl FigureKind {
    /// All kinds, in the order of pages.
    pub const ALL: [Self; 6] =
        [Self::Amount, Self::Count, Self::Ratio, Self::Growth, Self::Rank, Self::Measure];

    /// The code in the database, in URLs and in `parse --json`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Count => "count",
            Self::Ratio => "ratio",
            Self::Growth => "growth",
            Self::Rank => "rank",
            Self::Measure => "measure",
        }
    }

    /// The Chinese word on pages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Amount => "金额",
            Self::Count => "数量",
            Self::Ratio => "比率",
            Self::Growth => "增减",
            Self::Rank => "位次",
            Self::Measure => "计量",
        }
    }

    /// The kind of a [`FigureKind::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// Whether a number was reached or is to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FigureStatus {
    /// It was so.
    Actual,
    /// It is planned, or was set as a task.
    Target,
}

impl FigureStatus {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Actual, Self::Target];

    /// The code in the database, in URLs and in `parse --json`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Target => "target",
        }
    }

    /// The Chinese word on pages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Actual => "实绩",
            Self::Target => "目标",
        }
    }

    /// The status of a [`FigureStatus::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.key() == key)
    }
}

/// One number of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Index in `Report::passages` of the paragraph it stands in.
    pub passage: usize,
    /// First character of the number (its digits or its mask, without unit) in the paragraph's text as written.
    pub start: usize,
    /// One past its last character there.
    pub end: usize,
    /// Line of the source that the number begins on.
    pub line: u32,
    /// Character of that source line (spaces in front counted) that the number begins at, from 0.
    pub column: usize,
    /// What is counted: a short noun phrase from the sentence, masks restored; may be empty where nothing names it.
    pub indicator: String,
    /// The indicator brought to one spelling: what figures are grouped by, together with `base`.
    pub group: String,
    /// Digits as written, full-width made narrow, without thousands separators, signed for growth; `None` if masked.
    pub value: Option<String>,
    /// The value in `base`: 3.2 of 万元 is 32000 of 元; `None` if masked or a range (3-5家).
    pub number: Option<f64>,
    /// The unit as written: 万元, 家, %, 全省第…位.
    pub unit: String,
    /// The unit that `number` counts in: 元 for 万元; figures of different bases are never compared.
    pub base: String,
    /// What it measures.
    pub kind: FigureKind,
    /// Reached or planned.
    pub status: FigureStatus,
    /// Hidden in the source: XX万元, 21.X%.
    pub masked: bool,
    /// The word that makes it less than exact: 余, 约, 以上, 左右, 不少于, 力争.
    pub approx: Option<String>,
    /// The time that it speaks of, as written nearest to it: 1-5月, 截至6月底, 全年.
    pub time: Option<String>,
    /// Among whom, for ranks and shares: 全省, 全市.
    pub scope: Option<String>,
    /// Index in `Report::figures` of the sum that it is a part of (其中：).
    pub parent: Option<usize>,
    /// Index in `Report::figures` of the target that it is measured by: 全年任务22个，已完成11个.
    pub goal: Option<usize>,
}
