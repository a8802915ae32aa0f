//! The best one-to-one assignment: which row goes with which column, so that the sum is greatest (Hungarian method).
//!
//! One row after the other is brought in along the cheapest path that moves others aside (shortest augmenting paths with
//! potentials), O(rows² · columns). See docs/decisions/0015.

/// For each row its column, or `None` where that gains nothing (`gain` of 0 or less). `gain[row][column]`; all rows as long.
pub(super) fn assign(gain: &[Vec<f64>]) -> Vec<Option<usize>> {
    let (rows, columns) = (gain.len(), gain.first().map_or(0, Vec::len));
    if rows > columns {
        let turned: Vec<Vec<f64>> =
            (0..columns).map(|column| gain.iter().map(|row| row[column]).collect()).collect();
        let mut out = vec![None; rows];
        for (column, row) in assign(&turned).into_iter().enumerate() {
            if let Some(row) = row {
                out[row] = Some(column);
            }
        }
        return out;
    }
    let mut hungarian = Hungarian {
        gain,
        row_price: vec![0.0; rows + 1],
        column_price: vec![0.0; columns + 1],
        row_of: vec![0; columns + 1],
    };
    for row in 1..=rows {
        hungarian.bring_in(row);
    }
    let mut out = vec![None; rows];
    for (column, row) in hungarian.row_of.iter().enumerate().skip(1) {
        if *row > 0 && gain[row - 1][column - 1] > 0.0 {
            out[row - 1] = Some(column - 1);
        }
    }
    out
}

/// Rows and columns count from 1; 0 is nobody.
struct Hungarian<'a> {
    gain: &'a [Vec<f64>],
    row_price: Vec<f64>,
    column_price: Vec<f64>,
    /// The row that each column has.
    row_of: Vec<usize>,
}

impl Hungarian<'_> {
    /// What a row loses by a column, after prices. A gain below 0 is as good as none.
    fn cost(&self, row: usize, column: usize) -> f64 {
        -self.gain[row - 1][column - 1].max(0.0) - self.row_price[row] - self.column_price[column]
    }

    fn bring_in(&mut self, row: usize) {
        let columns = self.row_of.len();
        self.row_of[0] = row;
        let mut slack = vec![f64::INFINITY; columns];
        let mut came_from = vec![0; columns];
        let mut used = vec![false; columns];
        let mut at = 0;
        while self.row_of[at] != 0 {
            used[at] = true;
            let here = self.row_of[at];
            let (mut step, mut next) = (f64::INFINITY, at);
            for column in (1..columns).filter(|column| !used[*column]) {
                let cost = self.cost(here, column);
                if cost < slack[column] {
                    slack[column] = cost;
                    came_from[column] = at;
                }
                if slack[column] < step {
                    step = slack[column];
                    next = column;
                }
            }
            for column in 0..columns {
                if used[column] {
                    self.row_price[self.row_of[column]] += step;
                    self.column_price[column] -= step;
                } else {
                    slack[column] -= step;
                }
            }
            at = next;
        }
        while at != 0 {
            self.row_of[at] = self.row_of[came_from[at]];
            at = came_from[at];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The greatest sum, by trying everything.
    fn best(gain: &[Vec<f64>], free: &[usize]) -> f64 {
        let Some((row, rest)) = gain.split_first() else { return 0.0 };
        let skip = best(rest, free);
        let take = free.iter().map(|column| {
            let left: Vec<usize> = free.iter().copied().filter(|other| other != column).collect();
            row[*column].max(0.0) + best(rest, &left)
        });
        take.fold(skip, f64::max)
    }

    #[test]
    fn the_sum_counts_not_the_first_choice() {
        assert_eq!(assign(&[vec![0.9, 0.8], vec![0.8, 0.1]]), [Some(1), Some(0)]);
        assert_eq!(assign(&[vec![0.9], vec![1.0], vec![0.0]]), [None, Some(0), None]);
        assert_eq!(assign(&[vec![0.0, 0.0]]), [None]);
        assert!(assign(&[]).is_empty());
        assert_eq!(assign(&[vec![]]), [None]);
    }

    proptest! {
        #[test]
        fn nothing_sums_up_to_more(gain in (1usize..5, 1usize..5).prop_flat_map(|(rows, columns)| {
            prop::collection::vec(prop::collection::vec((-2i32..10).prop_map(f64::from), columns), rows)
        })) {
            let chosen = assign(&gain);
            let columns: Vec<usize> = chosen.iter().flatten().copied().collect();
            let each_once: std::collections::BTreeSet<usize> = columns.iter().copied().collect();
            prop_assert_eq!(each_once.len(), columns.len());
            let sum: f64 = chosen.iter().zip(&gain).filter_map(|(column, row)| column.map(|c| row[c])).sum();
            let all: Vec<usize> = (0..gain[0].len()).collect();
            prop_assert!((sum - best(&gain, &all)).abs() < 1e-9);
        }
    }
}
