//! Where reports are from, as their texts betray it: a filter that opens from provinces to counties.
//!
//! A guess is kept as its whole name, 安徽省池州市贵池区; whoever chooses 安徽省 gets all that lies in it. Counts are made over reports, of
//! which there are few, and added up along the way down ([`place_path`]), since one agency may stand in several places.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params_from_iter;

use super::{Reader, StoreError, selection::Conditions};
use crate::model::{FacetValue, innermost, lies_in, place_name, place_path, place_words};

/// Reports of these places, or from inside them.
pub(super) const IN_PLACES: &str = "r.id IN (SELECT g.id FROM json_each(?) AS j
     JOIN reports AS g ON g.guess >= j.value AND g.guess < j.value || char(1114111))";

/// What counts as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Each agency once.
    Agencies,
    /// The rows of the list.
    Rows,
}

impl Reader<'_> {
    /// The places of rows; `sql` gives for each report `guess`, `agency` and `n`, its number of rows.
    pub(super) fn count_places(
        &self,
        sql: &str,
        conditions: &Conditions,
        unit: Unit,
    ) -> Result<Vec<FacetValue>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut found = statement.query(params_from_iter(conditions.values()))?;
        let mut counted: BTreeMap<String, (BTreeSet<i64>, u32)> = BTreeMap::new();
        while let Some(row) = found.next()? {
            let (guess, agency, rows): (String, i64, u32) =
                (row.get("guess")?, row.get("agency")?, row.get("n")?);
            for place in place_path(&guess) {
                let entry = counted.entry(place.to_owned()).or_default();
                entry.0.insert(agency);
                entry.1 += rows;
            }
        }
        let value = |(key, (agencies, rows)): (String, (BTreeSet<i64>, u32))| {
            let agencies = u32::try_from(agencies.len()).unwrap_or(u32::MAX);
            let count = if unit == Unit::Agencies { agencies } else { rows };
            FacetValue { name: place_words(&key), key, count }
        };
        Ok(counted.into_iter().map(value).collect())
    }

    /// The whole names of the places that are called so, alone or in whole, or with their ending left out: 池州 for 池州市.
    pub fn places_called(&self, called: &str) -> Result<Vec<String>, StoreError> {
        let guesses = self.guesses()?;
        let all: BTreeSet<&str> = guesses.iter().flat_map(|guess| place_path(guess)).collect();
        let is_called = |place: &&str| *place == called || place_name(place) == called;
        let is_short = |place: &&str| {
            place_name(place)
                .strip_prefix(called)
                .is_some_and(|rest| ["省", "市", "区", "县"].contains(&rest))
        };
        let named: Vec<String> = all.iter().copied().filter(is_called).map(str::to_owned).collect();
        let short = || all.iter().copied().filter(is_short).map(str::to_owned).collect();
        Ok(if named.is_empty() { short() } else { named })
    }

    /// Puts whole names in the place of those that fit exactly one place, as [`Self::places_called`] has it; the others stay.
    pub fn name_places(&self, places: &mut Vec<String>) -> Result<(), StoreError> {
        if places.is_empty() {
            return Ok(());
        }
        let known = self.known_places(places)?;
        for place in places.iter_mut().filter(|place| !known.contains(place)) {
            if let [only] = self.places_called(place)?.as_slice() {
                place.clone_from(only);
            }
        }
        *places = innermost(places);
        places.sort_unstable();
        Ok(())
    }

    /// Those of the places that some report is from, or from inside them.
    pub(super) fn known_places(&self, places: &[String]) -> Result<Vec<String>, StoreError> {
        let guesses = self.guesses()?;
        let known = |place: &&String| guesses.iter().any(|guess| lies_in(guess, place));
        Ok(places.iter().filter(known).cloned().collect())
    }

    fn guesses(&self) -> Result<Vec<String>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT DISTINCT guess FROM reports WHERE guess IS NOT NULL")?;
        let guesses = statement.query_map([], |row| row.get("guess"))?;
        Ok(guesses.collect::<Result<_, _>>()?)
    }
}
