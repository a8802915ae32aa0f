//! Which things of several texts belong together, by their scores.
//!
//! 1. Every thing of the first text leads a group. Each other text gives every group at most one thing: the assignment whose
//!    sum of scores is greatest, of scores from `pair` on, and of lower ones that stand out.
//! 2. What is left on either side is linked, the highest scores first: another text's thing joins the group of the leader it is
//!    like, a leader that stayed alone the group of the thing it is like; from `add` on, or where that one stands out.
//! 3. What is left of the second text leads groups in turn, and so on.
//!
//! A score stands out from `clear` on where the next best one is `ahead` times smaller: short texts and long ones have low scores
//! with everything, and still it is plain which of them belong together.

use super::{assign::assign, table::Table};

/// From which score on things belong together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// One to one.
    pub(super) pair: f64,
    /// Several to one.
    pub(super) add: f64,
    /// A score that stands out, …
    pub(super) clear: f64,
    /// … so many times as high as the next best.
    pub(super) ahead: f64,
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
    /// For each text, the thing that came first: others are linked to it alone.
    first: Vec<Option<usize>>,
}

/// All groups. Every thing is in exactly one. `counts` says how many things each text has,
/// `score(text, thing, other text, other thing)` how alike two are.
pub(super) fn groups(
    counts: &[usize],
    score: impl Fn(usize, usize, usize, usize) -> f64,
    limits: Limits,
) -> Vec<Group> {
    let home = counts.iter().map(|count| vec![None; *count]).collect();
    let mut grouping = Grouping { groups: Vec::new(), home };
    for lead in 0..counts.len() {
        let founders = grouping.found(lead);
        let tables: Vec<Table> = (lead + 1..counts.len())
            .map(|other| {
                let row =
                    |item: usize| (0..counts[other]).map(|thing| score(lead, item, other, thing)).collect();
                Table::new(founders.iter().map(|group| row(grouping.groups[*group].lead)).collect(), limits)
            })
            .collect();
        for (at, table) in tables.iter().enumerate() {
            grouping.pair(&founders, lead + 1 + at, table);
        }
        grouping.link(lead, &founders, &tables);
    }
    grouping.groups.retain(|group| group.members.iter().any(|things| !things.is_empty()));
    grouping.groups
}

struct Grouping {
    groups: Vec<Group>,
    /// The group of each thing of each text.
    home: Vec<Vec<Option<usize>>>,
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
                let mut first = vec![None; texts];
                first[text] = Some(lead);
                self.groups.push(Group { text, lead, members, first });
            }
        }
        founded
    }

    fn free(&self, text: usize) -> Vec<usize> {
        let things = self.home[text].iter().enumerate();
        things.filter(|(_, home)| home.is_none()).map(|(thing, _)| thing).collect()
    }

    fn join(&mut self, text: usize, thing: usize, group: usize) {
        self.home[text][thing] = Some(group);
        let group = &mut self.groups[group];
        group.members[text].push(thing);
        group.members[text].sort_unstable();
        group.first[text].get_or_insert(thing);
    }

    fn pair(&mut self, founders: &[usize], other: usize, table: &Table) {
        let free = self.free(other);
        let gain = |founder: usize, thing: usize| {
            if table.pairs(founder, thing) { table.score(founder, thing) } else { 0.0 }
        };
        let gains: Vec<Vec<f64>> = (0..founders.len())
            .map(|founder| free.iter().map(|thing| gain(founder, *thing)).collect())
            .collect();
        for (founder, chosen) in assign(&gains).into_iter().enumerate() {
            if let Some(chosen) = chosen {
                self.join(other, free[chosen], founders[founder]);
            }
        }
    }

    /// Links what is left to what has found a counterpart, the highest scores first.
    fn link(&mut self, text: usize, founders: &[usize], tables: &[Table]) {
        let mut links: Vec<(f64, usize, usize, usize)> = Vec::new();
        for (at, table) in tables.iter().enumerate() {
            let found =
                table.links().map(|(founder, thing)| (table.score(founder, thing), founder, at, thing));
            links.extend(found);
        }
        links.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2, a.3).cmp(&(b.1, b.2, b.3))));
        for (_, founder, at, thing) in links {
            let (own, other) = (founders[founder], text + 1 + at);
            let lead = self.groups[own].lead;
            if self.home[text][lead] != Some(own) {
                continue; // it has joined another leader's group
            }
            let alone = self.groups[own].members.iter().map(Vec::len).sum::<usize>() == 1;
            match self.home[other][thing] {
                None if tables[at].joins(founder, thing) => self.join(other, thing, own),
                Some(group) if alone && tables[at].leaves(founder, thing) => {
                    self.follow(text, lead, (other, thing), group);
                }
                _ => {}
            }
        }
    }

    /// A leader that is alone gives up its group for that of a thing: where it is this text's, and the thing came first in it.
    fn follow(&mut self, text: usize, lead: usize, (other, thing): (usize, usize), group: usize) {
        if self.groups[group].text == text && self.groups[group].first[other] == Some(thing) {
            if let Some(own) = self.home[text][lead] {
                self.groups[own].members[text].clear();
            }
            self.join(text, lead, group);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LIMITS: Limits = Limits { pair: 0.3, add: 0.5, clear: f64::INFINITY, ahead: 1.0 };

    fn members(counts: &[usize], table: &[(usize, usize, usize, usize, f64)]) -> Vec<Vec<Vec<usize>>> {
        let score = |a, i, b, j| {
            table.iter().find(|row| (row.0, row.1, row.2, row.3) == (a, i, b, j)).map_or(0.0, |r| r.4)
        };
        groups(counts, score, LIMITS).into_iter().map(|group| group.members).collect()
    }

    #[test]
    fn what_is_left_leads_a_group() {
        let found = members(&[2, 3], &[(0, 0, 1, 0, 0.4), (0, 1, 1, 2, 0.4)]);
        assert_eq!(found, [vec![vec![0], vec![0]], vec![vec![1], vec![2]], vec![vec![], vec![1]]]);
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
        assert_eq!(found, [vec![vec![0], vec![], vec![]], vec![vec![], vec![0], vec![0]]]);
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
