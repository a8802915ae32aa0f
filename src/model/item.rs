//! One thing to do or one thing that is wrong: a stretch of a paragraph about plans or problems.

use std::ops::Range;

use super::{AgencyTag, Masked, Period};

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

/// One plan or problem in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemRow {
    /// Id in the database.
    pub id: i64,
    /// The report it stands in.
    pub report_id: i64,
    /// Who wrote it.
    pub agency: AgencyTag,
    /// The time the report speaks of.
    pub period: Option<Period>,
    /// Plan or problems.
    pub part: super::Part,
    /// First line of its paragraph in the source; also the anchor `#L225` on the report's page.
    pub line: u32,
    /// What it is about, in short.
    pub what: String,
    /// Its text: a stretch of the paragraph.
    pub text: Masked,
    /// When it shall be done.
    pub deadline: Option<String>,
    /// Who shall do it.
    pub owner: Option<String>,
}

/// A plan that answers a problem, with the words that both have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerRow {
    /// The plan.
    pub plan: ItemRow,
    /// The words, the longest first.
    pub words: Vec<String>,
    /// Where they stand in the problem: characters of its text as written.
    pub in_problem: Vec<Range<usize>>,
    /// Where they stand in the plan.
    pub in_plan: Vec<Range<usize>>,
}

/// A problem with the plans of its report that answer it, the best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnsweredRow {
    /// The problem.
    pub problem: ItemRow,
    /// What answers it; empty where nothing does.
    pub answers: Vec<AnswerRow>,
    /// Whether its report has any plan.
    pub has_plans: bool,
}
