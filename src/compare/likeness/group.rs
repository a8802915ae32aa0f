//! Which things of several texts belong together, by their scores.
//!
//! 1. Every thing of the first text leads a group. Each other text gives every group at most one thing: the assignment whose
//!    sum of scores is greatest, of scores from `pair` on.
//! 2. What another text has left joins the group whose leader it is most like, from `add` on.
//! 3. A leader that stayed alone joins the group that has the thing it is most like, from `add` on.
//! 4. What is left of the second text leads groups in turn, and so on. Such a group stands behind the group of the thing before it.

use super::assign::assign;

/// From which score on things belong together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// One to one.
    pub(super) pair: f64,
    /// Several to one.
    pub(super) add: f64,
}

/// Things that belong together.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// The text that leads it.
    pub(super) text: usize,
    /// The thing of that text that it was formed around.
    pub(super) lead: usize,
    /// For each text, its things in order.
    pub(super) members: Vec<Vec<usize>>,
    /// For each text, the highest score of its things; 0 for the leading text.
    pub(super) best: Vec<f64>,
}

/// All groups in the order of the first text. Every thing is in exactly one. `counts` says how many things each text has,
/// `score(text, thing, other text, other thing)` how alike two are.
pub(super) fn groups(
    counts: &[usize],
    score: impl Fn(usize, usize, usize, usize) -> f64,
    limits: Limits,
) -> Vec<Group> {
    let home = counts.iter().map(|count| vec![None; *count]).collect();
    let mut grouping = Grouping { groups: Vec::new(), home, limits };
    for lead in 0..counts.len() {
        let founders = grouping.found(lead);
        let scores: Vec<Vec<Vec<f64>>> = (lead + 1..counts.len())
            .map(|other| {
                let row =
                    |item: usize| (0..counts[other]).map(|thing| score(lead, item, other, thing)).collect();
                founders.iter().map(|group| row(grouping.groups[*group].lead)).collect()
            })
            .collect();
        for (at, scores) in scores.iter().enumerate() {
            grouping.pair(&founders, lead + 1 + at, scores);
        }
        for (at, scores) in scores.iter().enumerate() {
            grouping.add(&founders, lead + 1 + at, scores);
        }
        grouping.gather(lead, &founders, &scores);
    }
    grouping.in_order()
}

struct Grouping {
    groups: Vec<Group>,
    /// The group of each thing of each text.
    home: Vec<Vec<Option<usize>>>,
    limits: Limits,
}

impl Grouping {
    /// A group around each thing of a text that has none.
    fn found(&mut self, text: usize) -> Vec<usize> {
        let texts = self.home.len();
        let mut founded = Vec::new();
        for lead in 0..self.home[text].len() {
            if self.home[text][lead].is_none() {
                let mut members = vec![Vec::new(); texts];
                members[text].push(lead);
                self.home[text][lead] = Some(self.groups.len());
                founded.push(self.groups.len());
                self.groups.push(Group { text, lead, members, best: vec![0.0; texts] });
            }
        }
        founded
    }

    fn free(&self, text: usize) -> Vec<usize> {
        let things = self.home[text].iter().enumerate();
        things.filter(|(_, home)| home.is_none()).map(|(thing, _)| thing).collect()
    }

    fn join(&mut self, text: usize, thing: usize, group: usize, score: f64) {
        self.home[text][thing] = Some(group);
        let group = &mut self.groups[group];
        group.members[text].push(thing);
        group.members[text].sort_unstable();
        group.best[text] = group.best[text].max(score);
    }

    fn pair(&mut self, founders: &[usize], other: usize, scores: &[Vec<f64>]) {
        let free = self.free(other);
        let gain = |score: f64| if score >= self.limits.pair { score } else { 0.0 };
        let gains: Vec<Vec<f64>> =
            scores.iter().map(|row| free.iter().map(|thing| gain(row[*thing])).collect()).collect();
        for (founder, chosen) in assign(&gains).into_iter().enumerate() {
            if let Some(chosen) = chosen {
                self.join(other, free[chosen], founders[founder], scores[founder][free[chosen]]);
            }
        }
    }

    fn add(&mut self, founders: &[usize], other: usize, scores: &[Vec<f64>]) {
        for thing in self.free(other) {
            let likes = scores.iter().enumerate().map(|(founder, row)| (founder, row[thing]));
            if let Some((founder, score)) = best(likes, self.limits.add) {
                self.join(other, thing, founders[founder], score);
            }
        }
    }

    /// Leaders that stayed alone join the group of what they are most like.
    fn gather(&mut self, text: usize, founders: &[usize], scores: &[Vec<Vec<f64>>]) {
        for (at, &alone) in founders.iter().enumerate() {
            if self.groups[alone].members.iter().map(Vec::len).sum::<usize>() != 1 {
                continue;
            }
            let likes = scores.iter().enumerate().flat_map(|(other, rows)| {
                let things = rows[at].iter().enumerate();
                things.map(move |(thing, score)| ((text + 1 + other, thing), *score))
            });
            let in_reach = likes.filter(|((other, thing), _)| {
                self.home[*other][*thing].is_some_and(|group| self.groups[group].text == text)
            });
            let found = best(in_reach, self.limits.add);
            let Some(group) = found.and_then(|((other, thing), _)| self.home[other][thing]) else { continue };
            let lead = self.groups[alone].lead;
            self.groups[alone].members[text].clear();
            self.join(text, lead, group, 0.0);
        }
    }

    fn in_order(mut self) -> Vec<Group> {
        let mut order: Vec<usize> = Vec::new();
        let alive = |group: &Group| group.members.iter().any(|things| !things.is_empty());
        for (number, group) in self.groups.iter().enumerate().filter(|(_, group)| alive(group)) {
            if group.text == 0 {
                order.push(number);
                continue;
            }
            let before = group.lead.checked_sub(1).and_then(|before| self.home[group.text][before]);
            let behind = before.and_then(|before| order.iter().position(|other| *other == before));
            order.insert(behind.map_or(0, |at| at + 1), number);
        }
        let empty = Group { text: 0, lead: 0, members: Vec::new(), best: Vec::new() };
        order.into_iter().map(|number| std::mem::replace(&mut self.groups[number], empty.clone())).collect()
    }
}

/// The first of the highest scores from `least` on.
fn best<T>(scores: impl Iterator<Item = (T, f64)>, least: f64) -> Option<(T, f64)> {
    scores.filter(|(_, score)| *score >= least).fold(None, |best, next| match best {
        Some((_, score)) if score >= next.1 => best,
        _ => Some(next),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LIMITS: Limits = Limits { pair: 0.3, add: 0.5 };

    fn members(counts: &[usize], table: &[(usize, usize, usize, usize, f64)]) -> Vec<Vec<Vec<usize>>> {
        let score = |a, i, b, j| {
            table.iter().find(|row| (row.0, row.1, row.2, row.3) == (a, i, b, j)).map_or(0.0, |r| r.4)
        };
        groups(counts, score, LIMITS).into_iter().map(|group| group.members).collect()
    }

    #[test]
    fn what_is_left_stays_in_its_place() {
        let found = members(&[2, 3], &[(0, 0, 1, 0, 0.4), (0, 1, 1, 2, 0.4)]);
        assert_eq!(found, [vec![vec![0], vec![0]], vec![vec![], vec![1]], vec![vec![1], vec![2]]]);
    }

    #[test]
    fn several_belong_to_one_both_ways() {
        let found = members(&[1, 2], &[(0, 0, 1, 0, 0.9), (0, 0, 1, 1, 0.6)]);
        assert_eq!(found, [vec![vec![0], vec![0, 1]]]);
        let found = members(&[2, 1], &[(0, 0, 1, 0, 0.9), (0, 1, 1, 0, 0.6)]);
        assert_eq!(found, [vec![vec![0, 1], vec![0]]]);
    }

    #[test]
    fn what_the_first_lacks_is_compared_among_the_others() {
        let found = members(&[1, 1, 1], &[(1, 0, 2, 0, 0.4)]);
        assert_eq!(found, [vec![vec![], vec![0], vec![0]], vec![vec![0], vec![], vec![]]]);
    }

    proptest! {
        #[test]
        fn every_thing_is_in_one_group(counts in prop::collection::vec(0usize..6, 1..5), seed in any::<u64>()) {
            let score = |a: usize, i: usize, b: usize, j: usize| {
                let mixed = (seed ^ ((a * 1000 + i * 100 + b * 10 + j) as u64)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40;
                f64::from(u32::try_from(mixed % 100).unwrap()) / 100.0
            };
            let found = groups(&counts, score, LIMITS);
            for (text, count) in counts.iter().enumerate() {
                let mut all: Vec<usize> = found.iter().flat_map(|group| group.members[text].clone()).collect();
                all.sort_unstable();
                prop_assert_eq!(all, (0..*count).collect::<Vec<_>>());
            }
        }
    }
}
