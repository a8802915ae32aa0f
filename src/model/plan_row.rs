//! Rows of the ledger of plans, and of targets beside what was reached.

use super::{FigureKind, FigureRow, Masked, Place, Span};

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
    /// What was reached besides, listed behind it: they add up (2个城市食堂、9个农村食堂).
    pub more: Vec<FigureRow>,
    /// The rate that the text states.
    pub stated: Option<FigureRow>,
}

impl TargetRow {
    /// What was reached in percent of the target, computed; `None` where a number is hidden or missing, counts in another
    /// unit or another year, or the target is nothing, and for growth, ratios and ranks, which are no amounts.
    pub fn computed(&self) -> Option<f64> {
        let target = &self.target.figure;
        if self.crosses_years() {
            return None;
        }
        let amounts = [FigureKind::Amount, FigureKind::Count, FigureKind::Measure];
        let goal = target.number.filter(|goal| *goal != 0.0 && amounts.contains(&target.kind))?;
        let number = |row: &FigureRow| {
            row.figure.number.filter(|_| row.figure.base == target.base && row.figure.kind == target.kind)
        };
        let reached: Option<f64> = [self.actual.as_ref()?].into_iter().chain(&self.more).map(number).sum();
        Some(reached? * 100.0 / goal)
    }

    /// Whether the target was to be reached in an earlier year than the number speaks of: what the first half-year of 2024
    /// plans is for 2024, what its second plans may be for 2025.
    pub fn crosses_years(&self) -> bool {
        let set = self.target.place.period;
        let reached = self.actual.as_ref().and_then(|actual| actual.place.period);
        set.zip(reached).is_some_and(|(set, reached)| {
            let ahead = matches!(set.span, Span::H2 | Span::Q4 | Span::Y | Span::Years(_));
            reached.year > set.year + u16::from(ahead)
        })
    }

    /// What was reached, in words: `2个＋9个`; `None` where the text does not say.
    pub fn reached(&self) -> Option<String> {
        let first = self.actual.as_ref()?.amount();
        Some(self.more.iter().fold(first, |all, more| format!("{all}＋{}", more.amount())))
    }
}
