//! Filters with their counts: for each dimension, how many rows each value would give under the *other* dimensions'
//! filters. So a count is what a click yields.

use rusqlite::params_from_iter;

use super::{
    Reader, StoreError, passages,
    periods::IN_TIME_BACK,
    places::Unit,
    rows,
    selection::{Conditions, Dimension, without},
};
use crate::model::{FacetValue, Facets, FindingKind, Level, Part, Period, Selection, place_words};

/// What a list has rows of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Passages.
    Passages,
    /// Reports that have at least one passage of the selection.
    Reports,
    /// Agencies that have such a report.
    Agencies,
}

impl Counted {
    const fn sql(self) -> &'static str {
        match self {
            Self::Passages => "count(*)",
            Self::Reports => "count(DISTINCT r.id)",
            Self::Agencies => "count(DISTINCT a.id)",
        }
    }
}

/// The name of a theme among filters: one of the user's own says so.
pub(super) const NAMED: &str = "t.name || CASE t.own WHEN 1 THEN '（自定义）' ELSE '' END";

/// How the values of a dimension are read: code, name, order, and what joins them.
pub(super) struct Shape {
    pub(super) key: &'static str,
    pub(super) name: &'static str,
    pub(super) order: &'static str,
    join: &'static str,
    /// Whether the values belong to passages, not to reports.
    of_passages: bool,
}

pub(super) const fn shape(dimension: Dimension) -> Shape {
    let (key, name, order, join, of_passages) = match dimension {
        Dimension::Level => ("a.level", "a.level", "a.level_ord", "", false),
        Dimension::Domain => ("d.key", "d.name", "d.ordinal", "", false),
        Dimension::Agency => ("a.id", "a.label", rows::AGENCY_ORDER, "", false),
        Dimension::Period => ("r.period", "r.period", IN_TIME_BACK, "", false),
        Dimension::Theme | Dimension::With => (
            "t.key",
            NAMED,
            "t.ordinal",
            " JOIN passage_themes AS pt ON pt.passage_id = p.id JOIN themes AS t ON t.id = pt.theme_id",
            true,
        ),
        Dimension::Part => ("p.part", "p.part", "p.part", "", true),
        Dimension::FindingKind => ("f.kind", "f.kind", "f.kind", "", true),
    };
    Shape { key, name, order, join, of_passages }
}

/// Code, name, order and join of a dimension that belongs to reports, for lists of other things that stand in them.
pub(super) const fn of_reports(
    dimension: Dimension,
) -> (&'static str, &'static str, &'static str, &'static str) {
    let Shape { key, name, order, join, .. } = shape(dimension);
    (key, name, order, join)
}

impl Reader<'_> {
    /// The filters of a list of passages.
    pub fn passage_facets(&self, selection: &Selection) -> Result<Facets, StoreError> {
        self.facets(selection, Counted::Passages)
    }

    /// The filters of a list of `counted`, in page order. Values without rows are left out unless they are chosen.
    pub fn facets(&self, selection: &Selection, counted: Counted) -> Result<Facets, StoreError> {
        let count = |dimension| self.facet(&without(selection, dimension), counted, dimension);
        let mut facets = Facets {
            levels: count(Dimension::Level)?,
            domains: count(Dimension::Domain)?,
            agencies: count(Dimension::Agency)?,
            periods: count(Dimension::Period)?,
            places: self.place_facet(selection, counted)?,
            themes: count(Dimension::Theme)?,
            with: self.themes_beside(selection, counted)?,
            parts: count(Dimension::Part)?,
            ..Facets::default()
        };
        facets.parts.sort_by_key(|value| Part::from_key(&value.key));
        self.keep_chosen(selection, &mut facets)?;
        Ok(facets)
    }

    /// The other themes of the passages on the selection's themes, or with its words; none where it has neither.
    fn themes_beside(&self, selection: &Selection, counted: Counted) -> Result<Vec<FacetValue>, StoreError> {
        if selection.themes.is_empty() && words(selection).is_none() {
            return Ok(Vec::new());
        }
        let rest = without(selection, Dimension::With);
        let mut values = self.facet(&rest, counted, Dimension::With)?;
        values.retain(|value| !selection.themes.contains(&value.key));
        Ok(values)
    }

    fn place_facet(&self, selection: &Selection, counted: Counted) -> Result<Vec<FacetValue>, StoreError> {
        let rest = Selection { places: Vec::new(), ..selection.clone() };
        let (from, mut conditions) = match counted {
            Counted::Passages => (passages::FROM, Conditions::of_passages(&rest)?),
            Counted::Reports | Counted::Agencies => (REPORTS, Conditions::of_reports(&rest)?),
        };
        conditions.must("r.guess IS NOT NULL");
        let unit = if counted == Counted::Agencies { Unit::Agencies } else { Unit::Rows };
        let sql = format!(
            "SELECT r.guess, r.agency_id AS agency, count(*) AS n {from}{} GROUP BY r.id",
            conditions.clause()
        );
        self.count_places(&sql, &conditions, unit)
    }

    fn facet(
        &self,
        selection: &Selection,
        counted: Counted,
        dimension: Dimension,
    ) -> Result<Vec<FacetValue>, StoreError> {
        let (sql, conditions) = facet_sql(selection, counted, dimension)?;
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query(params_from_iter(conditions.values()))?;
        let mut values = Vec::new();
        while let Some(row) = found.next()? {
            let (key, name): (String, String) = (row.get("key")?, row.get("name")?);
            let name = wording(dimension, &key).unwrap_or(name);
            values.push(FacetValue { key, name, count: row.get("count")? });
        }
        Ok(values)
    }

    /// Puts chosen values that give no rows behind the others, with count 0, so that they can be taken back.
    pub(super) fn keep_chosen(&self, selection: &Selection, facets: &mut Facets) -> Result<(), StoreError> {
        for level in &selection.levels {
            add(&mut facets.levels, level.key(), || Ok(Some(level.name().to_owned())))?;
        }
        for part in &selection.parts {
            add(&mut facets.parts, part.key(), || Ok(Some(part.name().to_owned())))?;
        }
        for period in &selection.periods {
            add(&mut facets.periods, &period.to_string(), || Ok(Some(period.label())))?;
        }
        for place in &selection.places {
            add(&mut facets.places, place, || Ok(Some(place_words(place))))?;
        }
        for key in &selection.domains {
            add(&mut facets.domains, key, || self.name_of("SELECT name FROM domains WHERE key = ?", key))?;
        }
        let theme_name = format!("SELECT {NAMED} AS name FROM themes AS t WHERE t.key = ?");
        for (values, keys) in [(&mut facets.themes, &selection.themes), (&mut facets.with, &selection.with)] {
            for key in keys {
                add(values, key, || self.name_of(&theme_name, key))?;
            }
        }
        for id in selection.agencies.iter().map(i64::to_string) {
            add(&mut facets.agencies, &id, || {
                self.name_of("SELECT label AS name FROM agencies WHERE id = ?", &id)
            })?;
        }
        Ok(())
    }

    fn name_of(&self, sql: &str, key: &str) -> Result<Option<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut found = statement.query([key])?;
        Ok(found.next()?.map(|row| row.get("name")).transpose()?)
    }
}

const REPORTS: &str =
    "FROM reports AS r JOIN agencies AS a ON a.id = r.agency_id JOIN domains AS d ON d.id = a.domain_id";

/// The query that counts one dimension; `selection` must not restrict it.
fn facet_sql(
    selection: &Selection,
    counted: Counted,
    dimension: Dimension,
) -> Result<(String, Conditions), StoreError> {
    let Shape { key, name, order, join, of_passages } = shape(dimension);
    let whole_reports = selection.themes.is_empty()
        && selection.with.is_empty()
        && selection.parts.is_empty()
        && words(selection).is_none();
    let (from, join, count, conditions) = if dimension == Dimension::Theme && whole_reports {
        // Counted at import: no walk over the passages.
        let join = " JOIN report_themes AS rt ON rt.report_id = r.id JOIN themes AS t ON t.id = rt.theme_id";
        let count = if counted == Counted::Passages { "sum(rt.passages)" } else { counted.sql() };
        (REPORTS, join, count, Conditions::of_reports(selection)?)
    } else if of_passages || counted == Counted::Passages {
        (passages::FROM, join, counted.sql(), Conditions::of_passages(selection)?)
    } else {
        (REPORTS, join, counted.sql(), Conditions::of_reports(selection)?)
    };
    let sql = format!(
        "SELECT CAST({key} AS TEXT) AS key, {name} AS name, {count} AS count {from}{join}{} GROUP BY {key}
         HAVING {key} IS NOT NULL ORDER BY {order}",
        conditions.clause(),
    );
    Ok((sql, conditions))
}

fn words(selection: &Selection) -> Option<&str> {
    selection.query.as_deref().filter(|query| !query.trim().is_empty())
}

/// The words of values that the database keeps as codes.
pub(super) fn wording(dimension: Dimension, key: &str) -> Option<String> {
    match dimension {
        Dimension::Level => Level::from_key(key).map(|level| level.name().to_owned()),
        Dimension::Part => Part::from_key(key).map(|part| part.name().to_owned()),
        Dimension::Period => key.parse().ok().map(Period::label),
        Dimension::FindingKind => FindingKind::from_key(key).map(|kind| kind.name().to_owned()),
        Dimension::Domain | Dimension::Agency | Dimension::Theme | Dimension::With => None,
    }
}

pub(super) fn add(
    values: &mut Vec<FacetValue>,
    key: &str,
    name: impl FnOnce() -> Result<Option<String>, StoreError>,
) -> Result<(), StoreError> {
    if !values.iter().any(|value| value.key == key)
        && let Some(name) = name()?
    {
        values.push(FacetValue { key: key.to_owned(), name, count: 0 });
    }
    Ok(())
}
