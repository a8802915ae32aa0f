//! Rows of the ledger of plans, and of targets beside what was reached.

use super::{FigureKind, FigureRow, Masked, Place};

/// One item of the plans.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanRow {
    /// Id in the database.
    pub id: i64,
    /// Where it stands.
    pub place: Place,
    /// What is to be done, in short.
    pub what: String,
    /// Its text.
    pub text: Masked,
    /// The numbers in it, in order.
    pub figures: Vec<FigureRow>,
    /// When, as written.
    pub deadline: Option<String>,
    /// Who, as written, where someone is named.
    pub owner: Option<String>,
    /// Names of the themes of its paragraph.
    pub themes: Vec<String>,
}

/// A target with what was reached of it.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetRow {
    /// The target.
    pub target: FigureRow,
    /// What was reached, where the text says so.
    pub actual: Option<FigureRow>,
    /// The rate that the text states.
    pub stated: Option<FigureRow>,
}

impl TargetRow {
    /// What was reached in percent of the target, computed; `None` where a number is hidden or missing, counts in another
    /// unit, or the target is nothing, and for growth, ratios and ranks, which are no amounts.
    pub fn computed(&self) -> Option<f64> {
        let (target, actual) = (&self.target.figure, &self.actual.as_ref()?.figure);
        let amounts = [FigureKind::Amount, FigureKind::Count, FigureKind::Measure];
        let goal = target.number.filter(|goal| *goal != 0.0 && amounts.contains(&target.kind))?;
        let reached = actual.number.filter(|_| actual.base == target.base && actual.kind == target.kind)?;
        Some(reached * 100.0 / goal)
    }
}
