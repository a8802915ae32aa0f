//! What stands in paragraphs (figures, plans, problems) as lists: one set of conditions and of counts for all
//! of them. In their queries the table has the name `x`; the others are as in `selection`.
//!
//! Counts are what a click yields, as in `facets`. Dimensions of reports (level, agency …) are counted over the numbers
//! of rows a report has, so that no count reads a row more than once.

use rusqlite::params_from_iter;

use super::{
    Reader, StoreError,
    facets::{Shape, add, shape, wording},
    places::Unit,
    selection::{Conditions, Dimension, about_reports, in_both_widths, without},
};
use crate::model::{FacetValue, Facets, FigureKind, FigureStatus, Part, Selection};

/// A list of things that stand in paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// Numbers.
    Figures,
    /// Items of the plans.
    Plans,
    /// Items of the problems.
    Problems,
}

/// A dimension that only these lists have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Own {
    FigureKind,
    Status,
    Unit,
    Masked,
}

impl Own {
    const fn column(self) -> &'static str {
        match self {
            Self::FigureKind => "x.kind",
            Self::Status => "x.status",
            Self::Unit => "x.base",
            Self::Masked => "x.masked",
        }
    }

    fn name(self, key: &str) -> String {
        let known = match self {
            Self::FigureKind => FigureKind::from_key(key).map(FigureKind::name),
            Self::Status => FigureStatus::from_key(key).map(FigureStatus::name),
            Self::Masked => Some(if key == "1" { "数字被遮盖" } else { "有数字" }),
            Self::Unit => None,
        };
        known.unwrap_or(key).to_owned()
    }

    fn without(self, selection: &Selection) -> Selection {
        let mut rest = selection.clone();
        match self {
            Self::FigureKind => rest.figure_kinds.clear(),
            Self::Status => rest.statuses.clear(),
            Self::Unit => rest.units.clear(),
            Self::Masked => rest.masked.clear(),
        }
        rest
    }
}

impl Listed {
    /// The table, as queries name it.
    pub(super) const fn from(self) -> &'static str {
        match self {
            Self::Figures => "figures AS x",
            Self::Plans | Self::Problems => "items AS x",
        }
    }

    const fn index(self) -> &'static str {
        match self {
            Self::Figures => "figure_index",
            Self::Plans | Self::Problems => "item_index",
        }
    }

    /// Conditions for a query over its table alone.
    pub(super) fn conditions(self, selection: &Selection) -> Result<Conditions, StoreError> {
        let mut conditions = self.in_place(selection)?;
        conditions.of_these_reports("x.report_id", about_reports(selection)?);
        Ok(conditions)
    }

    /// What the rows themselves must be, whichever report they stand in.
    fn in_place(self, selection: &Selection) -> Result<Conditions, StoreError> {
        let mut conditions = Conditions::default();
        match self {
            Self::Figures => {
                conditions.one_of("x.part", &keys(&selection.parts, Part::key))?;
                conditions.one_of("x.kind", &keys(&selection.figure_kinds, FigureKind::key))?;
                conditions.one_of("x.status", &keys(&selection.statuses, FigureStatus::key))?;
                conditions.one_of("x.base", &selection.units)?;
                let masked: Vec<u8> = selection.masked.iter().map(|masked| u8::from(*masked)).collect();
                conditions.one_of("x.masked", &masked)?;
                if let Some(group) = &selection.group {
                    conditions.push("x.grp = ?", group.clone());
                }
            }
            Self::Plans => conditions.push("x.part = ?", Part::Plan.key().to_owned()),
            Self::Problems => conditions.push("x.part = ?", Part::Problems.key().to_owned()),
        }
        if let (Self::Plans | Self::Problems, Some(items)) = (self, &selection.items) {
            conditions.push("x.id IN (SELECT value FROM json_each(?))", serde_json::to_string(items)?);
        }
        for themes in [&selection.themes, &selection.with].into_iter().filter(|themes| !themes.is_empty()) {
            conditions.push(
                "x.passage_id IN (SELECT pt.passage_id FROM passage_themes AS pt JOIN themes AS t ON t.id = pt.theme_id
                 WHERE t.key IN (SELECT value FROM json_each(?)))",
                serde_json::to_string(themes)?,
            );
        }
        if let Some(query) = selection.query.as_deref().and_then(in_both_widths) {
            let index = self.index();
            conditions.push(format!("x.id IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)"), query);
        }
        Ok(conditions)
    }

    const fn own(self) -> &'static [Own] {
        match self {
            Self::Figures => &[Own::FigureKind, Own::Status, Own::Unit, Own::Masked],
            Self::Plans | Self::Problems => &[],
        }
    }
}

fn keys<T: Copy>(values: &[T], key: fn(T) -> &'static str) -> Vec<&'static str> {
    values.iter().copied().map(key).collect()
}

impl Reader<'_> {
    /// How many rows of a list the selection has.
    pub fn count_listed(&self, listed: Listed, selection: &Selection) -> Result<u32, StoreError> {
        let conditions = listed.conditions(selection)?;
        let sql = format!("SELECT count(*) AS total FROM {}{}", listed.from(), conditions.clause());
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row(params_from_iter(conditions.values()), |row| row.get("total"))?)
    }

    /// The filters of a list, in page order; units by how often they are. Values without rows are left out unless
    /// they are chosen.
    pub fn listed_facets(&self, listed: Listed, selection: &Selection) -> Result<Facets, StoreError> {
        let of_reports = |dimension| self.count_by_report(listed, &without(selection, dimension), dimension);
        let mut facets = Facets {
            levels: of_reports(Dimension::Level)?,
            domains: of_reports(Dimension::Domain)?,
            agencies: of_reports(Dimension::Agency)?,
            periods: of_reports(Dimension::Period)?,
            places: self.count_by_place(listed, selection)?,
            themes: self.count_by_theme(listed, &without(selection, Dimension::Theme))?,
            ..Facets::default()
        };
        if listed == Listed::Figures {
            let parts = without(selection, Dimension::Part);
            facets.parts = self.count_by(listed, &parts, "x.part", |key| wording(Dimension::Part, key))?;
            facets.parts.sort_by_key(|value| Part::from_key(&value.key));
        }
        self.keep_chosen(selection, &mut facets)?;
        for own in listed.own() {
            let mut values =
                self.count_by(listed, &own.without(selection), own.column(), |key| Some(own.name(key)))?;
            keep_own(*own, selection, &mut values)?;
            *own_values(&mut facets, *own) = values;
        }
        Ok(facets)
    }

    fn count_by_report(
        &self,
        listed: Listed,
        selection: &Selection,
        dimension: Dimension,
    ) -> Result<Vec<FacetValue>, StoreError> {
        let Shape { key, name, order, .. } = shape(dimension);
        let (mut conditions, reports) = (listed.in_place(selection)?, about_reports(selection)?);
        let sql = format!(
            "SELECT CAST({key} AS TEXT) AS key, {name} AS name, sum(c.n) AS count
             FROM (SELECT x.report_id, count(*) AS n FROM {}{} GROUP BY x.report_id) AS c
             JOIN reports AS r ON r.id = c.report_id JOIN agencies AS a ON a.id = r.agency_id
             JOIN domains AS d ON d.id = a.domain_id{} GROUP BY {key} HAVING {key} IS NOT NULL ORDER BY {order}",
            listed.from(),
            conditions.clause(),
            reports.clause(),
        );
        conditions.append(reports);
        self.facet_values(&sql, &conditions, |key| wording(dimension, key))
    }

    fn count_by_place(&self, listed: Listed, selection: &Selection) -> Result<Vec<FacetValue>, StoreError> {
        let rest = Selection { places: Vec::new(), ..selection.clone() };
        let conditions = listed.conditions(&rest)?;
        let sql = format!(
            "SELECT r.guess, r.agency_id AS agency, c.n
             FROM (SELECT x.report_id, count(*) AS n FROM {}{} GROUP BY x.report_id) AS c
             JOIN reports AS r ON r.id = c.report_id WHERE r.guess IS NOT NULL",
            listed.from(),
            conditions.clause(),
        );
        self.count_places(&sql, &conditions, Unit::Rows)
    }

    fn count_by_theme(&self, listed: Listed, selection: &Selection) -> Result<Vec<FacetValue>, StoreError> {
        let conditions = listed.conditions(selection)?;
        let sql = format!(
            "SELECT t.key, t.name, c.n AS count
             FROM (SELECT pt.theme_id, count(*) AS n FROM {} JOIN passage_themes AS pt ON pt.passage_id = x.passage_id{}
                   GROUP BY pt.theme_id) AS c JOIN themes AS t ON t.id = c.theme_id ORDER BY t.ordinal",
            listed.from(),
            conditions.clause(),
        );
        self.facet_values(&sql, &conditions, |_| None)
    }

    fn count_by(
        &self,
        listed: Listed,
        selection: &Selection,
        column: &str,
        name: impl Fn(&str) -> Option<String>,
    ) -> Result<Vec<FacetValue>, StoreError> {
        let conditions = listed.conditions(selection)?;
        let sql = format!(
            "SELECT CAST({column} AS TEXT) AS key, '' AS name, count(*) AS count FROM {}{} GROUP BY {column}
             ORDER BY count DESC, key",
            listed.from(),
            conditions.clause(),
        );
        self.facet_values(&sql, &conditions, name)
    }

    /// Rows of key, name and count; `name` words what the database keeps as codes.
    fn facet_values(
        &self,
        sql: &str,
        conditions: &Conditions,
        name: impl Fn(&str) -> Option<String>,
    ) -> Result<Vec<FacetValue>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut found = statement.query(params_from_iter(conditions.values()))?;
        let mut values = Vec::new();
        while let Some(row) = found.next()? {
            let key: String = row.get("key")?;
            let name = name(&key).map_or_else(|| row.get("name"), Ok)?;
            values.push(FacetValue { key, name, count: row.get("count")? });
        }
        Ok(values)
    }
}

fn own_values(facets: &mut Facets, own: Own) -> &mut Vec<FacetValue> {
    match own {
        Own::FigureKind => &mut facets.figure_kinds,
        Own::Status => &mut facets.statuses,
        Own::Unit => &mut facets.units,
        Own::Masked => &mut facets.masked,
    }
}

/// Puts chosen values that give no rows behind the others; kinds and statuses go in page order.
fn keep_own(own: Own, selection: &Selection, values: &mut Vec<FacetValue>) -> Result<(), StoreError> {
    let chosen: Vec<String> = match own {
        Own::FigureKind => selection.figure_kinds.iter().map(|kind| kind.key().to_owned()).collect(),
        Own::Status => selection.statuses.iter().map(|status| status.key().to_owned()).collect(),
        Own::Unit => selection.units.clone(),
        Own::Masked => selection.masked.iter().map(|masked| u8::from(*masked).to_string()).collect(),
    };
    for key in chosen {
        add(values, &key, || Ok(Some(own.name(&key))))?;
    }
    match own {
        Own::FigureKind => values.sort_by_key(|value| FigureKind::from_key(&value.key)),
        Own::Status => values.sort_by_key(|value| FigureStatus::from_key(&value.key)),
        Own::Unit | Own::Masked => {}
    }
    Ok(())
}
