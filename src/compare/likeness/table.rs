//! The scores of the leaders of one text with the things of another, and which of them are enough.

use super::group::Limits;

/// Scores by leader and thing.
#[derive(Debug)]
pub(super) struct Table {
    scores: Vec<Vec<f64>>,
    limits: Limits,
    /// The two highest scores of each leader.
    rows: Vec<[f64; 2]>,
    /// The two highest scores of each thing.
    columns: Vec<[f64; 2]>,
}

impl Table {
    /// `scores[leader][thing]`, all rows of one length.
    pub(super) fn new(scores: Vec<Vec<f64>>, limits: Limits) -> Self {
        let rows = scores.iter().map(|row| highest(row.iter().copied())).collect();
        let things = scores.first().map_or(0, Vec::len);
        let columns = (0..things).map(|thing| highest(scores.iter().map(|row| row[thing]))).collect();
        Self { scores, limits, rows, columns }
    }

    /// How alike they are.
    pub(super) fn score(&self, leader: usize, thing: usize) -> f64 {
        self.scores[leader][thing]
    }

    /// Whether they may be assigned to each other.
    pub(super) fn pairs(&self, leader: usize, thing: usize) -> bool {
        self.score(leader, thing) >= self.limits.pair || self.stands_out(leader, thing, self.rows[leader])
    }

    /// Whether the thing may join the leader as one of several.
    pub(super) fn joins(&self, leader: usize, thing: usize) -> bool {
        self.score(leader, thing) >= self.limits.add || self.stands_out(leader, thing, self.columns[thing])
    }

    /// Whether the leader may leave its own group for the one that has the thing.
    pub(super) fn leaves(&self, leader: usize, thing: usize) -> bool {
        self.score(leader, thing) >= self.limits.add || self.stands_out(leader, thing, self.rows[leader])
    }

    /// All that may join or leave.
    pub(super) fn links(&self) -> impl Iterator<Item = (usize, usize)> {
        let all =
            (0..self.rows.len()).flat_map(|leader| (0..self.columns.len()).map(move |thing| (leader, thing)));
        all.filter(|(leader, thing)| self.joins(*leader, *thing) || self.leaves(*leader, *thing))
    }

    /// Whether a score is well above the others of its row or column, of which the two highest are given.
    fn stands_out(&self, leader: usize, thing: usize, [first, second]: [f64; 2]) -> bool {
        let score = self.score(leader, thing);
        score >= self.limits.clear && score >= first && score >= second * self.limits.ahead
    }
}

/// The two highest; 0 where there are fewer.
fn highest(scores: impl Iterator<Item = f64>) -> [f64; 2] {
    scores.fold(
        [0.0, 0.0],
        |[first, second], score| {
            if score > first { [score, first] } else { [first, second.max(score)] }
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_low_score_counts_where_it_stands_out() {
        let limits = Limits { pair: 0.5, add: 0.4, clear: 0.1, ahead: 1.5 };
        let table = Table::new(vec![vec![0.2, 0.1, 0.05], vec![0.45, 0.35, 0.0]], limits);
        assert!(table.pairs(0, 0) && !table.pairs(1, 0), "0.2 is twice the next, 0.45 is near 0.35");
        assert!(table.joins(1, 0) && !table.joins(0, 0), "seen from the thing, the other leader is nearer");
        assert!(table.joins(1, 1) && !table.leaves(1, 1));
        assert_eq!(table.links().collect::<Vec<_>>(), [(0, 0), (1, 0), (1, 1)]);
        assert!(!Table::new(vec![vec![0.05]], limits).pairs(0, 0));
    }
}
