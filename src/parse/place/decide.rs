//! Which place a report is from: of the rank of who wrote it, and well ahead of all others.

use super::support::{Found, Support};
use crate::model::{Level, Unit};
use crate::registry::{Places, Rank};

/// What must speak for a prefecture, and how far it must be ahead of the next.
const PREFECTURE: (f64, f64) = (0.7, 1.5);
/// The same for a county, among those of the writer's kind.
const COUNTY: (f64, f64) = (0.9, 1.5);
/// Each county named inside a city counts for it so much more: cities write of their own counties.
const OWN_COUNTY: f64 = 0.5;
/// A report of a 市 is of a county-level city where this share of what speaks for the prefecture speaks for it …
const CITY_IN_CITY: f64 = 0.7;
/// … and so much more than for any other county there.
const ALONE: f64 = 2.5;
/// A county whose own name is hidden leaves its prefecture: from so much on, so far ahead, …
const AROUND: (f64, f64) = (1.2, 1.8);
/// … with so many counties named.
const COUNTIES: u32 = 2;

/// The place, by its number; `None` where clues are few or disagree, or where nothing tells who wrote.
pub(super) fn decide(support: &Support, unit: Option<Unit>, places: &Places) -> Option<usize> {
    match unit?.level() {
        Level::Province => None,
        Level::City => city(support, places),
        Level::County | Level::Town | Level::Village => county(support, unit?, places),
    }
}

fn of_rank(places: &Places, rank: Rank) -> impl Fn(usize) -> bool + '_ {
    move |place| places.get(place).is_some_and(|place| place.rank == rank)
}

/// The first, where it weighs enough and is far enough ahead of the second.
fn ahead(best: &[(usize, f64)], (least, times): (f64, f64)) -> Option<usize> {
    let (first, weight) = *best.first()?;
    let next = best.get(1).map_or(0.0, |(_, weight)| *weight);
    (weight >= least && weight >= next * times).then_some(first)
}

fn city(support: &Support, places: &Places) -> Option<usize> {
    let weight = |found: &Found| found.weight + f64::from(found.counties) * OWN_COUNTY;
    let prefectures = support.best(of_rank(places, Rank::Prefecture), weight);
    let prefecture = ahead(&prefectures, PREFECTURE).filter(|found| support.is_backed(*found))?;
    let inside = |place: usize| {
        places.get(place).is_some_and(|place| place.rank == Rank::County && place.parent == Some(prefecture))
    };
    let own = support.best(inside, |found| found.weight);
    let small = ahead(&own, (support.of(prefecture).weight * CITY_IN_CITY, ALONE));
    let is_city = |place: &usize| places.get(*place).is_some_and(|place| place.name.ends_with('市'));
    Some(small.filter(is_city).unwrap_or(prefecture))
}

fn county(support: &Support, unit: Unit, places: &Places) -> Option<usize> {
    let kind = matches!(unit, Unit::District | Unit::County | Unit::Banner).then(|| unit.name());
    let fits = |place: usize| {
        places.get(place).is_some_and(|place| {
            place.rank == Rank::County && kind.is_none_or(|kind| place.name.ends_with(kind))
        })
    };
    let counties = support.best(fits, |found| found.weight);
    if let Some(county) = ahead(&counties, COUNTY).filter(|found| support.is_backed(*found)) {
        return Some(county);
    }
    let prefectures = support.best(of_rank(places, Rank::Prefecture), |found| found.weight);
    ahead(&prefectures, AROUND).filter(|found| support.of(*found).counties >= COUNTIES)
}
