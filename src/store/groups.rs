//! Levels and domains as lists: how many agencies, reports, passages each has. And which keys there are at all.

use std::collections::HashMap;

use rusqlite::params_from_iter;

use super::{Reader, StoreError, rows, selection::Conditions};
use crate::model::{GroupRow, Level, Selection};

/// What agencies are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// 层级.
    Level,
    /// 条线.
    Domain,
}

/// What a list of groups is sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum GroupOrder {
    /// Page order: from the highest level down, domains as in the word list.
    #[default]
    Group,
    /// Number of agencies.
    Agencies,
    /// Number of reports.
    Reports,
    /// Number of passages.
    Passages,
    /// Number of characters.
    Chars,
}

impl GroupOrder {
    const fn sql(self) -> &'static str {
        match self {
            Self::Group => "place",
            Self::Agencies => "agencies",
            Self::Reports => "reports",
            Self::Passages => "passages",
            Self::Chars => "chars",
        }
    }
}

impl Reader<'_> {
    /// The groups that have reports of the selection, with what they have of it. Agencies without a level are in no
    /// level.
    pub fn groups(
        &self,
        grouping: Grouping,
        selection: &Selection,
        order: GroupOrder,
        descending: bool,
    ) -> Result<Vec<GroupRow>, StoreError> {
        let conditions = Conditions::of_reports(selection)?;
        let (key, name, place) = match grouping {
            Grouping::Level => ("a.level", "a.level", "a.level_ord"),
            Grouping::Domain => ("d.key", "d.name", "d.ordinal"),
        };
        let mut members = self.members(key, &conditions)?;
        let direction = if descending { "DESC" } else { "ASC" };
        let sql = format!(
            "SELECT {key} AS key, {name} AS name, {place} AS place, count(DISTINCT a.id) AS agencies,
                    count(*) AS reports, sum(r.chars) AS chars,
                    sum((SELECT max(p.ordinal) FROM passages AS p WHERE p.report_id = r.id)) AS passages
             FROM reports AS r JOIN agencies AS a ON a.id = r.agency_id JOIN domains AS d ON d.id = a.domain_id{}
             GROUP BY {key} HAVING {key} IS NOT NULL ORDER BY {} {direction}, place",
            conditions.clause(),
            order.sql(),
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let found = statement.query_map(params_from_iter(conditions.values()), |row| {
            let group: String = row.get("key")?;
            Ok(GroupRow {
                members: members.remove(&group).unwrap_or_default(),
                key: group,
                name: row.get("name")?,
                agencies: row.get("agencies")?,
                reports: row.get("reports")?,
                passages: row.get::<_, Option<u32>>("passages")?.unwrap_or_default(),
                chars: row.get("chars")?,
            })
        })?;
        let mut groups = found.collect::<Result<Vec<_>, _>>()?;
        if grouping == Grouping::Level {
            for group in &mut groups {
                group.name =
                    Level::from_key(&group.key).map(|level| level.name().to_owned()).unwrap_or_default();
            }
        }
        Ok(groups)
    }

    /// Id and label of the agencies of each group, in page order.
    fn members(
        &self,
        key: &str,
        conditions: &Conditions,
    ) -> Result<HashMap<String, Vec<(i64, String)>>, StoreError> {
        let sql = format!(
            "SELECT {key} AS key, a.id, a.label
             FROM reports AS r JOIN agencies AS a ON a.id = r.agency_id JOIN domains AS d ON d.id = a.domain_id{}
             GROUP BY a.id HAVING {key} IS NOT NULL ORDER BY {}",
            conditions.clause(),
            rows::AGENCY_ORDER,
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query(params_from_iter(conditions.values()))?;
        let mut members: HashMap<String, Vec<(i64, String)>> = HashMap::new();
        while let Some(row) = found.next()? {
            members.entry(row.get("key")?).or_default().push((row.get("id")?, row.get("label")?));
        }
        Ok(members)
    }

    /// Takes out of a selection the domains, themes, agencies and reports that are not there, so that an old link
    /// still shows something.
    pub fn drop_unknown(&self, selection: &mut Selection) -> Result<(), StoreError> {
        let known = "SELECT value FROM json_each(?) WHERE value IN (SELECT";
        if !selection.domains.is_empty() {
            selection.domains = self.known(&format!("{known} key FROM domains)"), &selection.domains)?;
        }
        for themes in [&mut selection.themes, &mut selection.with] {
            if !themes.is_empty() {
                *themes = self.known(&format!("{known} key FROM themes)"), themes)?;
            }
        }
        if !selection.agencies.is_empty() {
            selection.agencies = self.known(&format!("{known} id FROM agencies)"), &selection.agencies)?;
        }
        if !selection.places.is_empty() {
            selection.places = self.known_places(&selection.places)?;
        }
        if !selection.reports.is_empty() {
            selection.reports = self.known(&format!("{known} id FROM reports)"), &selection.reports)?;
        }
        Ok(())
    }

    /// Key and Chinese name of every theme, in page order.
    pub fn themes_in_order(&self) -> Result<Vec<(String, String)>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT key, name FROM themes ORDER BY ordinal, id")?;
        let names = statement.query_map([], |row| Ok((row.get("key")?, row.get("name")?)))?;
        Ok(names.collect::<Result<_, _>>()?)
    }

    /// Chinese name → key of every theme.
    pub fn theme_keys(&self) -> Result<HashMap<String, String>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT name, key FROM themes")?;
        let keys = statement.query_map([], |row| Ok((row.get("name")?, row.get("key")?)))?;
        Ok(keys.collect::<Result<_, _>>()?)
    }

    fn known<T>(&self, sql: &str, values: &[T]) -> Result<Vec<T>, StoreError>
    where
        T: serde::Serialize + rusqlite::types::FromSql,
    {
        let mut statement = self.connection.prepare_cached(sql)?;
        let values = statement.query_map([serde_json::to_string(values)?], |row| row.get("value"))?;
        Ok(values.collect::<Result<_, _>>()?)
    }
}
