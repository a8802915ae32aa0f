//! Two reports beside each other in a list.

use super::ReportHead;

/// How close two reports are.
#[derive(Debug, Clone, PartialEq)]
pub struct PairRow {
    /// One report.
    pub one: ReportHead,
    /// The other.
    pub two: ReportHead,
    /// The share of the first that stands word for word in the other (0 to 1).
    pub one_in_two: f64,
    /// The same the other way round.
    pub two_in_one: f64,
    /// The cosine of their words (0 to 1).
    pub cosine: f64,
    /// What they share word for word; `None` where it is nothing.
    pub echo: Option<Echo>,
}

/// What two reports share word for word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Echo {
    /// How many stretches of the first stand in the other.
    pub stretches: usize,
    /// The longest of them, as pages show it.
    pub text: String,
    /// Its characters as written.
    pub chars: usize,
    /// Passage and line of the longest in the first report, and in the other.
    pub places: [(i64, u32); 2],
}

impl PairRow {
    /// The larger share of the two.
    pub fn shared(&self) -> f64 {
        self.one_in_two.max(self.two_in_one)
    }
}
