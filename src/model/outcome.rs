//! What parsing one source gives: reports, lines set aside, and notes for the person who imports.

use serde::{Deserialize, Serialize};

use super::Report;

/// Why a line belongs to no report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SkipReason {
    /// Nothing on it but space.
    Blank,
    /// The compiler's advertisement: accounts to follow, prices.
    Advertisement,
    /// The title of the compilation itself.
    Cover,
    /// Table of contents.
    Contents,
    /// A page number or running head.
    PageNumber,
    /// A ruler: only `-`, `=`, `*` and the like.
    Separator,
    /// Text outside every report.
    Outside,
    /// Of a report that a person has removed; never given by the parser.
    Removed,
    /// A text of its own that is probably no report: [`Other`] says what it looks like.
    Other,
}

impl SkipReason {
    /// All reasons.
    pub const ALL: [Self; 9] = [
        Self::Blank,
        Self::Advertisement,
        Self::Cover,
        Self::Contents,
        Self::PageNumber,
        Self::Separator,
        Self::Outside,
        Self::Removed,
        Self::Other,
    ];

    /// The code in the database and in `parse --json`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Advertisement => "advertisement",
            Self::Cover => "cover",
            Self::Contents => "contents",
            Self::PageNumber => "page-number",
            Self::Separator => "separator",
            Self::Outside => "outside",
            Self::Removed => "removed",
            Self::Other => "other",
        }
    }

    /// The Chinese name on pages and in the import table.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Blank => "空行",
            Self::Advertisement => "广告",
            Self::Cover => "汇编封面",
            Self::Contents => "目录",
            Self::PageNumber => "页码",
            Self::Separator => "分隔线",
            Self::Outside => "材料以外的文字",
            Self::Removed => "已移除的材料",
            Self::Other => "不像材料的文字",
        }
    }
}

/// A line that belongs to no report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// 1-based line number.
    pub line: u32,
    /// Why it was set aside.
    pub reason: SkipReason,
}

/// A text of its own that is probably no report: a notice, an item of news, a speech. Its lines are in `skipped`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Other {
    /// Its title, else its first line.
    pub title: String,
    /// First line with text, title included.
    pub first_line: u32,
    /// Last line with text.
    pub last_line: u32,
    /// What it looks like: `通知`, `新闻报道`.
    pub kind: String,
    /// Whether that kind is known by signs of its own; else it is only no report.
    pub known: bool,
    /// What told so, in Chinese, the weightiest first.
    pub signs: Vec<String>,
}

impl Other {
    /// What it looks like and why, for people: `像是通知（标题是通知，文中有“联系人”）`.
    pub fn reason(&self) -> String {
        format!("像是{}（{}）", self.kind, self.signs.join("，"))
    }
}

/// Something the parser wants a person to know, in Chinese.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The line it is about, if any.
    pub line: Option<u32>,
    /// What was seen and what to do.
    pub message: String,
}

/// Everything that came out of one source. Each line of the source is in exactly one report or in `skipped`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parsed {
    /// The reports in the order of the source.
    pub reports: Vec<Report>,
    /// Lines that belong to no report, in order.
    pub skipped: Vec<Skipped>,
    /// Texts among those lines that are probably no reports, in order.
    pub others: Vec<Other>,
    /// What a person should look at.
    pub notes: Vec<Note>,
}
