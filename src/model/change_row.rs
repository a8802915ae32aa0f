//! A matter of two reports in a list of what changed.

/// What became of a matter from one report to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRow {
    /// 有改动, 重写, 新增, 不再写, 未改.
    pub fate: &'static str,
    /// Its place among the others has changed.
    pub moved: bool,
    /// Its text in the earlier report, a paragraph a line; empty where it is new.
    pub old: String,
    /// Where that stands.
    pub old_places: Vec<String>,
    /// Its text in the later report.
    pub new: String,
    /// Where that stands.
    pub new_places: Vec<String>,
    /// The words that went.
    pub gone: Vec<String>,
    /// The words that came.
    pub come: Vec<String>,
}
