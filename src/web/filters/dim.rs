//! The dimensions of a selection, as they stand in the query string and on pages.

/// A dimension of a selection, as it stands in the query string. The order is the order in links and on pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Dim {
    /// 材料, the columns of a comparison.
    Report,
    /// 层级.
    Level,
    /// 条线.
    Domain,
    /// 单位.
    Agency,
    /// 期.
    Period,
    /// 所在地, as texts betray it.
    Place,
    /// 主题.
    Theme,
    /// Another 主题 that the same passages have.
    With,
    /// 部分.
    Part,
    /// 疑点种类.
    FindingKind,
    /// 把握.
    Sure,
    /// 类型 of a figure.
    FigureKind,
    /// 实绩 or 目标.
    Status,
    /// 单位 that a figure counts in.
    Unit,
    /// Whether the number is hidden.
    Masked,
}

impl Dim {
    /// All dimensions, in the order of links.
    pub(crate) const ALL: [Self; 15] = [
        Self::Report,
        Self::Level,
        Self::Domain,
        Self::Agency,
        Self::Period,
        Self::Place,
        Self::Theme,
        Self::With,
        Self::Part,
        Self::FindingKind,
        Self::Sure,
        Self::FigureKind,
        Self::Status,
        Self::Unit,
        Self::Masked,
    ];

    /// The name of the parameter.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Report => "r",
            Self::Level => "level",
            Self::Domain => "domain",
            Self::Agency => "agency",
            Self::Period => "period",
            Self::Place => "place",
            Self::Theme => "theme",
            Self::With => "with",
            Self::Part => "part",
            Self::FindingKind => "kind",
            Self::Sure => "sure",
            Self::FigureKind => "type",
            Self::Status => "status",
            Self::Unit => "unit",
            Self::Masked => "masked",
        }
    }

    /// The word on pages.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Report => "材料",
            Self::Level => "层级",
            Self::Domain => "条线",
            Self::Agency => "单位",
            Self::Period => "期",
            Self::Place => "所在地（推断）",
            Self::Theme => "主题",
            Self::With => "同时写到",
            Self::Part => "部分",
            Self::FindingKind => "疑点",
            Self::Sure => "把握",
            Self::FigureKind => "类型",
            Self::Status => "实绩或目标",
            Self::Unit => "计量单位",
            Self::Masked => "遮盖",
        }
    }
}
