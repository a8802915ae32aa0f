//! The five parts of a report.

use serde::{Deserialize, Serialize};

/// What a stretch of a report speaks of. The order of the variants is the order on pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// 总体: what stands before the first heading, the summary of the period.
    Overview,
    /// 上半年工作: what was done.
    Review,
    /// 存在问题: problems and their causes.
    Problems,
    /// 下半年安排: what is planned.
    Plan,
    /// 建议: suggestions to superiors.
    Advice,
}

impl Part {
    /// All parts in page order.
    pub const ALL: [Self; 5] = [Self::Overview, Self::Review, Self::Problems, Self::Plan, Self::Advice];

    /// The Chinese name on pages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Overview => "总体",
            Self::Review => "上半年工作",
            Self::Problems => "存在问题",
            Self::Plan => "下半年安排",
            Self::Advice => "建议",
        }
    }

    /// The name on the switch of a theme's page and in running text: 做法, 问题, 打算. Tables have [`Part::name`].
    pub const fn short(self) -> &'static str {
        match self {
            Self::Overview => "总体",
            Self::Review => "做法",
            Self::Problems => "问题",
            Self::Plan => "打算",
            Self::Advice => "建议",
        }
    }

    /// The key in URLs, in the database and in `parse --json`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Review => "review",
            Self::Problems => "problems",
            Self::Plan => "plan",
            Self::Advice => "advice",
        }
    }

    /// The part of a [`Part::key`]; `None` for anything else.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.key() == key)
    }
}
