//! One thing to do or one thing that is wrong: a stretch of a paragraph about plans or problems.

/// An item of a list of plans (`Part::Plan`) or problems (`Part::Problems`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Index in `Report::passages` of the paragraph it stands in.
    pub passage: usize,
    /// First character in the paragraph's text as written.
    pub start: usize,
    /// One past its last character there.
    pub end: usize,
    /// Plan or problems.
    pub part: super::Part,
    /// What it is about, in short: its heading (一是…) or first clause, masks restored.
    pub what: String,
    /// When it shall be done, as written: 9月底前.
    pub deadline: Option<String>,
    /// Who shall do it, as written, where the text names someone.
    pub owner: Option<String>,
}
