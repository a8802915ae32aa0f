//! The periods that a database holds reports of, and which of them is meant where nobody says one.

use super::{Period, Selection};

/// The periods that there are, the latest first, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Periods {
    /// The periods.
    pub all: Vec<Period>,
    /// How many reports do not tell their period.
    pub undated: u32,
}

impl Periods {
    /// Of reports counted by period, in any order.
    pub fn of(counted: impl IntoIterator<Item = (Option<Period>, u32)>) -> Self {
        let mut periods = Self::default();
        for (period, reports) in counted {
            match period {
                Some(period) => periods.all.push(period),
                None => periods.undated += reports,
            }
        }
        periods.all.sort_unstable_by(|a, b| b.cmp(a));
        periods.all.dedup();
        periods
    }

    /// Whether there is anything to choose.
    pub fn are_several(&self) -> bool {
        self.all.len() > 1
    }

    /// The latest of periods that are sorted with the latest first; several years only where there is nothing else.
    pub fn latest(periods: &[Period]) -> Option<Period> {
        let in_a_year = periods.iter().find(|period| !period.span.is_years());
        in_a_year.or(periods.first()).copied()
    }

    /// The period that a list under this selection shows where no period is said: the latest ([`Self::latest`]). `None` for all of them:
    /// where there is no other period, and where agencies or reports are named, which then are meant as a whole.
    pub fn usual(&self, selection: &Selection) -> Option<Period> {
        let named = !selection.agencies.is_empty() || !selection.reports.is_empty();
        Self::latest(&self.all).filter(|_| self.are_several() && !named)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn periods(codes: &[&str]) -> Periods {
        Periods::of(codes.iter().map(|code| (code.parse().ok(), 2)))
    }

    #[test]
    fn the_latest_is_meant_by_when_it_ends() {
        let usual = |codes: &[&str]| periods(codes).usual(&Selection::default()).map(|p| p.to_string());
        assert_eq!(usual(&["2022Y", "2023H1", "2023Q1"]).as_deref(), Some("2023H1"));
        assert_eq!(usual(&["2023H1", "2023Y", "2023Q4"]).as_deref(), Some("2023Y"));
        assert_eq!(usual(&["2023H1", "2021-2023", "2022Y"]).as_deref(), Some("2023H1"));
        assert_eq!(usual(&["2019-2021", "2021-2023"]).as_deref(), Some("2021-2023"));
        assert_eq!(usual(&["2023H1"]), None);
        assert_eq!(usual(&["2023H1", "?"]), None, "reports of no known period are no other period");
        assert_eq!(usual(&[]), None);
    }

    #[test]
    fn who_is_named_is_meant_as_a_whole() {
        let several = periods(&["2022H1", "2023H1", "?"]);
        assert_eq!(several.undated, 2);
        for named in [
            Selection { agencies: vec![1], ..Selection::default() },
            Selection { reports: vec![1], ..Selection::default() },
        ] {
            assert_eq!(several.usual(&named), None);
        }
    }
}
