//! A comparison reduced to its figures: per row, what several reports give for one indicator stands side by side.
//!
//! 1. Each figure falls into the cells of its paragraph. 2. Indicators that two columns or more have (same normal spelling,
//!    same unit, same kind) become lines, in the order of the first column that has them. 3. The rest stays under its column.

use std::collections::BTreeSet;

use super::Row;
use crate::model::{FigureKind, FigureRow, PassageRow};

/// What figures side by side have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Indicator {
    /// The indicator in its normal spelling.
    pub group: String,
    /// What it counts in.
    pub base: String,
    /// What it measures.
    pub kind: FigureKind,
}

/// One indicator that several reports have: for each column its figures, in reading order; empty where it has none.
#[derive(Debug, Clone, PartialEq)]
pub struct Line<'a> {
    /// Which.
    pub indicator: Indicator,
    /// One cell a column.
    pub cells: Vec<Vec<&'a FigureRow>>,
}

/// The figures of one row of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbers<'a> {
    /// Indicators that two columns or more have.
    pub shared: Vec<Line<'a>>,
    /// For each column its other figures, in reading order.
    pub rest: Vec<Vec<&'a FigureRow>>,
}

impl Numbers<'_> {
    /// How many figures each column has.
    pub fn counts(&self) -> Vec<usize> {
        let shared = |at: usize| self.shared.iter().map(|line| line.cells[at].len()).sum::<usize>();
        self.rest.iter().enumerate().map(|(at, rest)| shared(at) + rest.len()).collect()
    }
}

/// The figures of a row. `texts` are the whole texts of the reports, `figures` all their figures, in the order of columns;
/// a figure knows its paragraph by its place in the text.
pub fn numbers<'a>(row: &Row<'_>, texts: &[&[PassageRow]], figures: &'a [Vec<FigureRow>]) -> Numbers<'a> {
    let mut rest: Vec<Vec<&FigureRow>> = Vec::with_capacity(row.cells.len());
    for ((cell, text), figures) in row.cells.iter().zip(texts).zip(figures) {
        let here: BTreeSet<i64> = cell.passages().iter().map(|passage| passage.id).collect();
        let stands_here = |figure: &&FigureRow| {
            text.get(figure.figure.passage).is_some_and(|passage| here.contains(&passage.id))
        };
        rest.push(figures.iter().filter(stands_here).collect());
    }
    let mut wanted: Vec<Indicator> = Vec::new();
    for indicator in rest.iter().flatten().filter_map(|figure| indicator(figure)) {
        let columns = rest.iter().filter(|cell| cell.iter().any(|figure| is(figure, &indicator))).count();
        if columns > 1 && !wanted.contains(&indicator) {
            wanted.push(indicator);
        }
    }
    let line = |indicator: Indicator| Line {
        cells: rest
            .iter_mut()
            .map(|cell| cell.extract_if(.., |figure| is(figure, &indicator)).collect())
            .collect(),
        indicator,
    };
    let shared = wanted.into_iter().map(line).collect();
    Numbers { shared, rest }
}

/// What a figure is grouped by; `None` where its sentence does not name it.
fn indicator(row: &FigureRow) -> Option<Indicator> {
    let figure = &row.figure;
    let named = !figure.group.is_empty();
    named.then(|| Indicator { group: figure.group.clone(), base: figure.base.clone(), kind: figure.kind })
}

fn is(row: &FigureRow, wanted: &Indicator) -> bool {
    let figure = &row.figure;
    figure.group == wanted.group && figure.base == wanted.base && figure.kind == wanted.kind
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        compare::{Scope, by_part, sample::passage},
        model::{Figure, FigureStatus, Masked, Part, Place},
    };

    fn figure(passage: usize, group: &str, unit: &str) -> FigureRow {
        let agency = super::super::sample::passage(1, Part::Review, "").agency;
        let figure = Figure {
            passage,
            start: 0,
            end: 1,
            line: 1,
            column: 0,
            indicator: group.into(),
            group: group.into(),
            value: Some("3".into()),
            number: Some(3.0),
            unit: unit.into(),
            base: unit.into(),
            kind: FigureKind::Count,
            status: FigureStatus::Actual,
            masked: false,
            approx: None,
            time: None,
            scope: None,
            parent: None,
            goal: None,
        };
        let place =
            Place { report_id: 1, agency, period: None, part: Part::Review, line: 1, path: Vec::new() };
        FigureRow { id: 1, place, figure, sentence: Masked::plain("3"), number: (0, 1), themes: Vec::new() }
    }

    fn names(cells: &[Vec<&FigureRow>]) -> Vec<Vec<String>> {
        let name = |row: &&FigureRow| format!("{}{}", row.figure.group, row.figure.unit);
        cells.iter().map(|cell| cell.iter().map(name).collect()).collect()
    }

    #[test]
    fn one_indicator_in_one_unit_stands_side_by_side() {
        let a = [passage(1, Part::Review, "甲"), passage(2, Part::Plan, "乙")];
        let b = [passage(3, Part::Review, "丙")];
        let rows = by_part(&[&a, &b], &Scope::default());
        let figures = vec![
            vec![
                figure(0, "床位", "张"),
                figure(0, "食堂", "家"),
                figure(0, "", "个"),
                figure(0, "食堂", "家"),
                figure(1, "食堂", "家"),
            ],
            vec![figure(0, "食堂", "家"), figure(0, "床位", "个"), figure(0, "", "个")],
        ];
        let review = numbers(&rows[0], &[&a, &b], &figures);
        assert_eq!(review.shared.len(), 1);
        assert_eq!(names(&review.shared[0].cells), [vec!["食堂家", "食堂家"], vec!["食堂家"]]);
        assert_eq!(names(&review.rest), [vec!["床位张", "个"], vec!["床位个", "个"]]);
        assert_eq!(review.counts(), [4, 3]);
        let plan = numbers(&rows[1], &[&a, &b], &figures);
        assert_eq!((plan.shared.len(), names(&plan.rest)), (0, vec![vec!["食堂家".to_owned()], vec![]]));
    }
}
