//! What speaks for each place: its own name, and the names of what lies in it.

use std::collections::BTreeMap;

use super::clues::Clue;
use crate::registry::{Places, Rank};

/// What a name inside a place counts for the place around it.
const INSIDE: f64 = 0.8;
/// What a township counts: many have namesakes that the list does not know.
const TOWNSHIP: f64 = 0.8;
/// What a short name counts.
const SHORT: f64 = 0.4;

/// Places with what speaks for them.
pub(super) struct Support {
    places: BTreeMap<usize, Found>,
    clues: Vec<Clue>,
}

/// What speaks for one place.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    /// What all its clues count.
    pub(super) weight: f64,
    /// Its clues, by their numbers.
    clues: Vec<usize>,
    /// Counties in it that are named in full.
    pub(super) counties: u32,
}

impl Support {
    /// Full names count as they are; a short name counts only for a place whose prefecture another clue speaks for, too.
    pub(super) fn new(clues: Vec<Clue>, places: &Places) -> Self {
        let mut out = Self { places: BTreeMap::new(), clues };
        let (shorts, full): (Vec<usize>, Vec<usize>) =
            (0..out.clues.len()).partition(|at| out.clues[*at].short);
        for at in full {
            for place in out.clues[at].places.clone() {
                out.add(at, place, places);
            }
        }
        let mut beside: BTreeMap<usize, usize> = BTreeMap::new();
        for place in shorts.iter().flat_map(|at| &out.clues[*at].places) {
            *beside.entry(around(*place, places)).or_default() += 1;
        }
        let before: Vec<usize> = out.places.keys().copied().collect();
        for at in shorts {
            for place in out.clues[at].places.clone() {
                let city = around(place, places);
                let agrees = beside.get(&city).is_some_and(|names| *names > 1) || before.contains(&city);
                if agrees {
                    out.add(at, place, places);
                }
            }
        }
        out
    }

    fn add(&mut self, at: usize, place: usize, places: &Places) {
        let clue = &self.clues[at];
        let rank = places.get(place).map(|place| place.rank);
        let kind = match rank {
            _ if clue.short => SHORT,
            Some(Rank::Township) => TOWNSHIP,
            _ => 1.0,
        };
        let namesakes = f64::from(u32::try_from(clue.places.len()).unwrap_or(u32::MAX));
        let weight = clue.weight * kind / namesakes;
        let county = !clue.short && rank == Some(Rank::County);
        for inside in places.chain(place) {
            let found = self.places.entry(inside).or_default();
            found.weight += if inside == place { weight } else { weight * INSIDE };
            found.counties += u32::from(county && inside != place);
            if !found.clues.contains(&at) {
                found.clues.push(at);
            }
        }
    }

    /// The places of a kind, the one with most behind it first.
    pub(super) fn best(
        &self,
        is_wanted: impl Fn(usize) -> bool,
        weight: impl Fn(&Found) -> f64,
    ) -> Vec<(usize, f64)> {
        let wanted = self.places.iter().filter(|(place, _)| is_wanted(**place));
        let mut best: Vec<(usize, f64)> = wanted.map(|(place, found)| (*place, weight(found))).collect();
        best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        best
    }

    /// What speaks for a place.
    pub(super) fn of(&self, place: usize) -> Found {
        self.places.get(&place).cloned().unwrap_or_default()
    }

    /// Whether more than one name speaks for a place, or its own name more than once.
    pub(super) fn is_backed(&self, place: usize) -> bool {
        let clues = self.of(place).clues;
        let own = |clue: &Clue| clue.count > 1 && clue.places.contains(&place);
        clues.len() > 1 || clues.iter().any(|at| own(&self.clues[*at]))
    }

    /// The names that speak for a place, the most frequent first.
    pub(super) fn clues(&self, place: usize) -> Vec<String> {
        let mut clues: Vec<&Clue> = self.of(place).clues.iter().map(|at| &self.clues[*at]).collect();
        clues.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
        clues.into_iter().map(|clue| clue.name.clone()).collect()
    }
}

/// The prefecture of a place; the province where it has none.
fn around(place: usize, places: &Places) -> usize {
    let is_city = |at: &usize| places.get(*at).is_some_and(|place| place.rank <= Rank::Prefecture);
    places.chain(place).find(is_city).unwrap_or(place)
}
