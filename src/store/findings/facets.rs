//! The filters of the list of findings with their counts, each counted under the filters of the others.

use std::collections::HashMap;

use rusqlite::params_from_iter;

use super::{FROM, FindingList, conditions};
use crate::{
    model::{FacetValue, Facets, FindingKind, Part, Selection, Sureness},
    store::{
        Reader, StoreError, facets,
        places::Unit,
        selection::{Dimension, without},
    },
};

impl Reader<'_> {
    /// The filters of a list of findings, in page order. Values without rows are left out unless they are chosen.
    pub fn finding_facets(
        &self,
        selection: &Selection,
        list: &FindingList<'_>,
    ) -> Result<Facets, StoreError> {
        let count = |dimension| self.count_findings(&without(selection, dimension), list, dimension);
        let mut facets = Facets {
            levels: count(Dimension::Level)?,
            domains: count(Dimension::Domain)?,
            agencies: count(Dimension::Agency)?,
            periods: count(Dimension::Period)?,
            places: self.finding_places(selection, list)?,
            themes: count(Dimension::Theme)?,
            parts: count(Dimension::Part)?,
            finding_kinds: count(Dimension::FindingKind)?,
            ..Facets::default()
        };
        facets.parts.sort_by_key(|value| Part::from_key(&value.key));
        self.keep_chosen(selection, &mut facets)?;
        for kind in &selection.finding_kinds {
            facets::add(&mut facets.finding_kinds, kind.key(), || Ok(Some(kind.name().to_owned())))?;
        }
        facets.finding_kinds.sort_by_key(|value| place(&value.key));
        facets.sures = self.surenesses(&Selection { sures: Vec::new(), ..selection.clone() }, list)?;
        facets.sures.retain(|value| value.count > 0 || selection.sures.iter().any(|s| s.key() == value.key));
        Ok(facets)
    }

    fn finding_places(
        &self,
        selection: &Selection,
        list: &FindingList<'_>,
    ) -> Result<Vec<FacetValue>, StoreError> {
        let mut conditions = conditions(&Selection { places: Vec::new(), ..selection.clone() }, list)?;
        conditions.must("r.guess IS NOT NULL");
        let sql = format!(
            "SELECT r.guess, r.agency_id AS agency, count(*) AS n {FROM}{} GROUP BY r.id",
            conditions.clause()
        );
        self.count_places(&sql, &conditions, Unit::Rows)
    }

    /// How many findings come from checks of each sureness.
    fn surenesses(
        &self,
        selection: &Selection,
        list: &FindingList<'_>,
    ) -> Result<Vec<FacetValue>, StoreError> {
        let conditions = conditions(selection, list)?;
        let sql = format!("SELECT f.chk, count(*) AS count {FROM}{} GROUP BY f.chk", conditions.clause());
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query(params_from_iter(conditions.values()))?;
        let mut counts: HashMap<Sureness, u32> = HashMap::new();
        while let Some(row) = found.next()? {
            let key: String = row.get("chk")?;
            let check = list.checks.iter().find(|check| check.key == key);
            *counts.entry(check.map_or(Sureness::Low, |check| check.sure)).or_default() +=
                row.get::<_, u32>("count")?;
        }
        let value = |sure: Sureness| FacetValue {
            key: sure.key().to_owned(),
            name: sure.name().to_owned(),
            count: counts.get(&sure).copied().unwrap_or(0),
        };
        Ok(Sureness::ALL.map(value).into())
    }

    fn count_findings(
        &self,
        selection: &Selection,
        list: &FindingList<'_>,
        dimension: Dimension,
    ) -> Result<Vec<FacetValue>, StoreError> {
        let (key, name, order, join) = match dimension {
            Dimension::FindingKind => ("f.kind", "f.kind", "f.kind", ""),
            Dimension::Part => ("f.part", "f.part", "f.part", ""),
            Dimension::Theme => {
                let join = " JOIN passage_themes AS pt ON pt.passage_id = f.passage_id JOIN themes AS t ON t.id = pt.theme_id";
                ("t.key", facets::NAMED, "t.ordinal", join)
            }
            of_reports => facets::of_reports(of_reports),
        };
        let conditions = conditions(selection, list)?;
        let sql = format!(
            "SELECT CAST({key} AS TEXT) AS key, {name} AS name, count(*) AS count {FROM}{join}{} GROUP BY {key}
             HAVING {key} IS NOT NULL ORDER BY {order}",
            conditions.clause(),
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query(params_from_iter(conditions.values()))?;
        let mut values = Vec::new();
        while let Some(row) = found.next()? {
            let (key, name): (String, String) = (row.get("key")?, row.get("name")?);
            let name = facets::wording(dimension, &key).unwrap_or(name);
            values.push(FacetValue { key, name, count: row.get("count")? });
        }
        Ok(values)
    }
}

/// The place of a kind in page order.
fn place(key: &str) -> usize {
    FindingKind::ALL.iter().position(|kind| kind.key() == key).unwrap_or(FindingKind::ALL.len())
}
