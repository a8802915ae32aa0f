//! The table of 相近: a report a row and a column, each pair shaded by how close it is, with the number.

use std::collections::HashMap;

use super::pairs::{href, number};
use crate::{
    model::{PairRow, ReportHead},
    web::{links::Link, namesakes::Namesakes},
};

/// What the table shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// The share of the row's report that stands in the column's.
    Shared,
    /// The cosine of their words.
    Words,
}

impl Measure {
    /// From which value on the next depth begins.
    const fn steps(self) -> [f64; 5] {
        match self {
            Self::Shared => [0.005, 0.01, 0.02, 0.05, 0.1],
            Self::Words => [0.1, 0.15, 0.2, 0.3, 0.4],
        }
    }

    fn depth(self, value: f64) -> usize {
        if value <= 0.0 { 0 } else { 1 + self.steps().iter().filter(|step| value >= **step).count() }
    }

    /// Depths and words, from little to much.
    pub(super) fn legend(self) -> Vec<(usize, String)> {
        let steps = self.steps();
        let words = |value: f64| match self {
            Self::Shared => format!("{}%", value * 100.0),
            Self::Words => format!("{value:.2}"),
        };
        let step = |depth: usize| match depth {
            1 => format!("不到 {}", words(steps[0])),
            6 => format!("{} 以上", words(steps[4])),
            _ => format!("{}–{}", words(steps[depth - 2]), words(steps[depth - 1])),
        };
        (1..=6).map(|depth| (depth, step(depth))).collect()
    }
}

/// The table.
#[derive(Default)]
pub(super) struct Grid {
    /// A report a row and a column, with its number from 1.
    pub(super) rows: Vec<Row>,
}

/// A row; its link heads its column, too.
pub(super) struct Row {
    pub(super) number: usize,
    pub(super) link: Link,
    /// The first of its level: a rule is drawn before it.
    pub(super) edge: bool,
    pub(super) cells: Vec<Cell>,
}

/// A cell.
pub(super) struct Cell {
    /// 0–6.
    pub(super) depth: usize,
    pub(super) words: String,
    /// The two side by side; `None` on the diagonal.
    pub(super) href: Option<String>,
    pub(super) edge: bool,
}

impl Grid {
    /// Of all pairs of these reports, which have `names`.
    pub(super) fn new(
        heads: &[ReportHead],
        names: &Namesakes,
        rows: &[PairRow],
        measure: Measure,
        least: u32,
    ) -> Self {
        let by_ids: HashMap<(i64, i64), &PairRow> =
            rows.iter().map(|row| ((row.one.id, row.two.id), row)).collect();
        let edges: Vec<bool> = (0..heads.len())
            .map(|at| at > 0 && heads[at].agency.level != heads[at - 1].agency.level)
            .collect();
        let cell = |one: &ReportHead, two: &ReportHead, edge: bool| {
            let pair = by_ids.get(&(one.id, two.id)).map(|row| (*row, 0));
            let pair = pair.or_else(|| by_ids.get(&(two.id, one.id)).map(|row| (*row, 1)));
            let Some((row, side)) = pair else {
                return Cell { depth: 0, words: String::new(), href: None, edge };
            };
            let value = match measure {
                Measure::Shared => [row.one_in_two, row.two_in_one][side],
                Measure::Words => row.cosine,
            };
            let words = match measure {
                Measure::Shared if value <= 0.0 => String::new(),
                Measure::Shared => number(value),
                Measure::Words => format!("{value:.2}").trim_start_matches('0').to_owned(),
            };
            let at = row.echo.as_ref().map(|echo| echo.places[side].0);
            Cell { depth: measure.depth(value), words, href: Some(href(one.id, two.id, at, least)), edge }
        };
        let row = |(at, head): (usize, &ReportHead)| Row {
            number: at + 1,
            link: Link::new(names.short(head), format!("/reports/{}", head.id)),
            edge: edges[at],
            cells: heads.iter().zip(&edges).map(|(other, edge)| cell(head, other, *edge)).collect(),
        };
        Self { rows: heads.iter().enumerate().map(row).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depths_are_those_of_the_legend() {
        assert_eq!(
            [0.0, 0.001, 0.005, 0.03, 0.07, 0.5].map(|v| Measure::Shared.depth(v)),
            [0, 1, 2, 4, 5, 6]
        );
        let words: Vec<String> = Measure::Shared.legend().into_iter().map(|(_, words)| words).collect();
        assert_eq!(words, ["不到 0.5%", "0.5%–1%", "1%–2%", "2%–5%", "5%–10%", "10% 以上"]);
        assert_eq!(Measure::Words.legend()[5].1, "0.40 以上");
    }
}
