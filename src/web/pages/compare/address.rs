//! The state of a comparison, all of it in the URL: `/compare?r=3&r=9&theme=yanglao&by=theme&only=missing`.
//!
//! `r` are the columns in their order, `part`, `theme` and `q` choose rows or narrow the text of the cells.

use super::{chosen, marks::Marking};
use crate::{
    compare::{Form, Only},
    model::Selection,
    web::filters::{Opt, Query},
};

/// More columns than this cannot be read side by side.
pub(super) const MOST: usize = 4;

/// What the rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// Parts of a report.
    Part,
    /// Themes.
    Theme,
    /// Sections under like headings.
    Outline,
    /// Passages on the same matter.
    Likeness,
}

impl By {
    /// All of them, in the order of pages, with the value in URLs and the Chinese words.
    pub(super) const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Part, "part", "按部分"),
        (Self::Theme, "theme", "按主题"),
        (Self::Outline, "outline", "按标题"),
        (Self::Likeness, "likeness", "按相近"),
    ];

    /// What a query asks for.
    pub(super) fn of(query: &Query) -> Self {
        let asked = query.option(Opt::By);
        Self::ALL.into_iter().find(|(_, value, _)| asked == Some(*value)).map_or(Self::Part, |(by, ..)| by)
    }
}

/// One choice of what the rows are.
pub(super) struct RowChoice {
    pub(super) value: &'static str,
    pub(super) words: &'static str,
    pub(super) current: bool,
}

/// A comparison's address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) query: Query,
    /// Whether more than [`MOST`] reports were asked for.
    pub(super) too_many: bool,
}

impl Address {
    /// Keeps what a comparison uses of a query.
    pub(super) fn of(query: &Query) -> Self {
        let asked = &query.selection;
        let too_many = asked.reports.len() > MOST;
        let selection = Selection {
            reports: asked.reports.iter().copied().take(MOST).collect(),
            parts: asked.parts.clone(),
            themes: asked.themes.clone(),
            query: asked.query.clone(),
            ..Selection::default()
        };
        // Words that name a report are answered by a report, and stay in no link.
        Self { query: Query { selection, ..query.clone() }.unset(Opt::Add), too_many }
    }

    pub(super) fn reports(&self) -> &[i64] {
        &self.query.selection.reports
    }

    pub(super) fn by(&self) -> By {
        By::of(&self.query)
    }

    /// What narrows the text. In rows by theme the words are a row, and narrow no other.
    pub(super) fn narrowing(&self) -> Selection {
        let words = self.query.selection.query.clone().filter(|_| self.by() != By::Theme);
        Selection { query: words, ..self.query.selection.clone() }
    }

    /// What the rows can be, and what they are.
    pub(super) fn row_choices(&self) -> [RowChoice; 4] {
        let now = self.by();
        By::ALL.map(|(by, value, words)| RowChoice { value, words, current: by == now })
    }

    /// Whether this is marked.
    pub(super) fn marks(&self, marking: Marking) -> bool {
        Marking::of(&self.query).contains(&marking)
    }

    pub(super) fn only(&self) -> Option<Only> {
        match self.query.option(Opt::Only) {
            Some("all") => Some(Only::All),
            Some("missing") => Some(Only::Missing),
            _ => None,
        }
    }

    /// Whether passages are shown by their opening sentence.
    pub(super) fn openings(&self) -> bool {
        self.query.is(Opt::Show, "opening")
    }

    /// Whether only figures are shown.
    pub(super) fn numbers(&self) -> bool {
        self.query.is(Opt::Show, "numbers")
    }

    pub(super) fn form(&self) -> Form {
        if self.query.is(Opt::Text, "written") { Form::Written } else { Form::Restored }
    }

    /// The same comparison of other reports.
    pub(super) fn of_reports(&self, reports: Vec<i64>) -> Query {
        let mut query = chosen::moved(self, self.query.clone(), &reports);
        query.selection.reports = reports;
        query
    }

    /// The same comparison with column `at` as the first, beside which the others are set.
    pub(super) fn based_on(&self, at: usize) -> String {
        let mut reports = self.reports().to_vec();
        reports[..=at].rotate_right(1);
        self.of_reports(reports).href(PATH)
    }

    /// The same comparison without column `at`.
    pub(super) fn without(&self, at: usize) -> String {
        let mut reports = self.reports().to_vec();
        reports.remove(at);
        self.of_reports(reports).href(PATH)
    }

    /// The same comparison with columns `a` and `b` changing places.
    pub(super) fn swapped(&self, a: usize, b: usize) -> String {
        let mut reports = self.reports().to_vec();
        reports.swap(a, b);
        self.of_reports(reports).href(PATH)
    }

    /// The fields of a form that adds a column: this comparison, without its last column where there is no room.
    pub(super) fn kept_for_one_more(&self) -> Vec<(&'static str, String)> {
        let mut reports = self.reports().to_vec();
        reports.truncate(MOST - 1);
        self.of_reports(reports).pairs()
    }

    /// The same comparison with one more column, or with the last one replaced where there is no room.
    pub(super) fn added(&self, report: i64) -> String {
        let mut reports = self.reports().to_vec();
        reports.truncate(MOST - 1);
        reports.push(report);
        self.of_reports(reports).href(PATH)
    }
}

/// The page's path.
pub(super) const PATH: &str = "/compare";

#[cfg(test)]
mod tests {
    use super::*;

    fn address(query: &str) -> Address {
        Address::of(&Query::parse(query))
    }

    #[test]
    fn a_comparison_has_at_most_four_columns() {
        let asked = address("r=9&r=1&r=9&r=3&r=4&r=5&level=shi&q=x");
        assert_eq!((asked.reports(), asked.too_many), (&[9, 1, 3, 4][..], true));
        assert_eq!(asked.query.href(PATH), "/compare?r=9&r=1&r=3&r=4&q=x");
        assert!(!address("r=1&r=2&r=3&r=4").too_many);
    }

    #[test]
    fn columns_move_go_and_come() {
        let asked = address("r=1&r=2&r=3&theme=yanglao&by=theme&only=missing");
        assert_eq!((asked.by(), asked.only()), (By::Theme, Some(Only::Missing)));
        let rest = "&theme=yanglao&by=theme&only=missing";
        assert_eq!(asked.swapped(0, 1), format!("/compare?r=2&r=1&r=3{rest}"));
        assert_eq!(asked.based_on(2), format!("/compare?r=3&r=1&r=2{rest}"));
        assert_eq!(asked.without(1), format!("/compare?r=1&r=3{rest}"));
        assert_eq!(asked.added(7), format!("/compare?r=1&r=2&r=3&r=7{rest}"));
        assert_eq!(address("r=1&r=2&r=3&r=4").added(7), "/compare?r=1&r=2&r=3&r=7");
    }
}
