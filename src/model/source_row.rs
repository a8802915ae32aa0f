//! Rows of 来源: an imported file with what came from it, and what goes when it is removed.

use super::{Period, SkipReason};

/// One imported file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRow {
    /// Id in the database.
    pub id: i64,
    /// Its name without the folder.
    pub file_name: String,
    /// Its canonical path at import.
    pub path: String,
    /// When it was imported, RFC 3339 in UTC.
    pub imported_at: String,
    /// The encoding or format that it was read in.
    pub encoding: String,
    /// Number of lines.
    pub lines: u32,
    /// Lines that belong to no report, counted by reason, in the order of reasons; without those that have none.
    pub aside: Vec<(SkipReason, u32)>,
    /// Its reports, in the order of the file.
    pub reports: Vec<SourceReport>,
    /// Whether the file is still where it was.
    pub there: bool,
    /// Whether rules before those of this program took it apart.
    pub outdated: bool,
}

impl SourceRow {
    /// What there is to know about its state, in Chinese.
    pub fn state(&self) -> &'static str {
        match (self.there, self.outdated) {
            (_, true) => "按旧规则拆分",
            (true, false) => "正常",
            (false, false) => "原文件已不在原处",
        }
    }
}

/// One report of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceReport {
    /// Id in the database.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// Who wrote it, as lists show it.
    pub agency: String,
    /// The time it speaks of.
    pub period: Option<Period>,
}

/// What goes when a file, or one report of it, is removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// Name of the file.
    pub file_name: String,
    /// The reports, in the order of the file.
    pub reports: Vec<SourceReport>,
    /// Their paragraphs.
    pub passages: u32,
    /// Their numbers.
    pub figures: u32,
    /// Their plans and problems.
    pub items: u32,
    /// The doubts about them.
    pub findings: u32,
    /// Those of the doubts that a person has marked as right (无误).
    pub cleared: u32,
    /// Agencies that nothing is left of.
    pub agencies: Vec<String>,
}
