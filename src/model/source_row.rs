//! Rows of 来源: an imported file with what came from it, and what goes when it is removed.

use super::{Period, SkipReason};

/// One imported file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRow {
    /// Id in the database.
    pub id: i64,
    /// Its name without the folder, behind that of the archive it lay in ([`shown_file`]).
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

/// The name of an imported file as people read it, from its path and its name: `文件.docx`, and with the archive that it lay in
/// `压缩包.zip › 文件.docx`, whatever folders are in between.
pub fn shown_file(path: &str, name: &str) -> String {
    let steps: Vec<&str> = path.split(['/', '\\']).collect();
    let is_archive = |step: &str| step.to_lowercase().ends_with(".zip");
    let Some((_, around)) = steps.split_last() else { return name.to_owned() };
    let Some(outermost) = around.iter().position(|step| is_archive(step)) else { return name.to_owned() };
    let mut shown = String::new();
    for step in &around[outermost..] {
        shown.push_str(step);
        shown.push_str(if is_archive(step) { " › " } else { "/" });
    }
    shown + name
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
    /// Name of the file, as in [`SourceRow`].
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_with_its_archive() {
        for (path, shown) in [
            ("/home/甲/一.txt", "一.txt"),
            ("/home/甲/汇编.zip/一.txt", "汇编.zip › 一.txt"),
            ("C:\\材料\\汇编.ZIP/教育/一.txt", "汇编.ZIP › 教育/一.txt"),
            ("网页导入/0a1b2c3d/汇编.zip/内.zip/一.txt", "汇编.zip › 内.zip › 一.txt"),
            ("一.txt", "一.txt"),
        ] {
            assert_eq!(shown_file(path, "一.txt"), shown);
        }
        assert_eq!(shown_file("/甲/汇编.zip", "汇编.zip"), "汇编.zip", "an archive that was read as a text");
    }
}
