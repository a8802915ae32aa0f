//! Themes: how much is written about each, by whom, and who does not.
//!
//! Counts of whole reports come from `report_themes`, which import and retag keep up to date; only where a filter
//! speaks of passages (part, words) are passages counted.

use std::collections::BTreeMap;

use rusqlite::params_from_iter;

use super::{
    Reader, StoreError, passages, rows,
    selection::{Conditions, Dimension, without},
};
use crate::model::{Selection, ThemeRow};

/// What a theme's page says of the theme itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeCard {
    /// Key in URLs.
    pub key: String,
    /// Chinese name.
    pub name: String,
    /// Key and name of the theme it is nested in.
    pub parent: Option<(String, String)>,
    /// Keys and names of the themes nested in it, in page order.
    pub children: Vec<(String, String)>,
    /// Keys and names of the other themes nested in the same one.
    pub siblings: Vec<(String, String)>,
    /// The rule as JSON, as the registry wrote it.
    pub definition: String,
    /// Whether it is one of the user's own.
    pub own: bool,
}

const REPORTS: &str = "FROM reports AS r JOIN agencies AS a ON a.id = r.agency_id
    JOIN domains AS d ON d.id = a.domain_id";

impl Reader<'_> {
    /// All themes in page order, each with what the selection holds of it. The selection's own themes do not count.
    pub fn themes(&self, selection: &Selection) -> Result<Vec<ThemeRow>, StoreError> {
        let selection = without(selection, Dimension::Theme);
        let agencies = self.agencies_of(&selection)?;
        let of_chars = self.chars_of(&selection)?;
        let mut writers = self.writers_by_theme(&selection)?;
        let mut statement = self.connection.prepare_cached(
            "SELECT t.id, t.key, t.name, t.own, up.key AS parent FROM themes AS t
             LEFT JOIN themes AS up ON up.id = t.parent_id ORDER BY t.ordinal, t.id",
        )?;
        let mut found = statement.query([])?;
        let mut themes = Vec::new();
        while let Some(row) = found.next()? {
            let writers = writers.remove(&row.get("id")?).unwrap_or_default();
            let silent = agencies.iter().filter(|(id, _)| !writers.agencies.contains(id));
            themes.push(ThemeRow {
                key: row.get("key")?,
                name: row.get("name")?,
                parent: row.get("parent")?,
                own: row.get("own")?,
                passages: writers.passages,
                chars: writers.chars,
                of_chars,
                agencies: u32::try_from(writers.agencies.len()).unwrap_or(u32::MAX),
                silent: silent.map(|(_, label)| label.clone()).collect(),
            });
        }
        Ok(themes)
    }

    /// One theme by its key; `None` if there is none.
    pub fn theme(&self, key: &str) -> Result<Option<ThemeCard>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT t.key, t.name, t.definition, t.own, up.key AS parent_key, up.name AS parent_name
             FROM themes AS t LEFT JOIN themes AS up ON up.id = t.parent_id WHERE t.key = ?",
        )?;
        let mut found = statement.query([key])?;
        let Some(row) = found.next()? else { return Ok(None) };
        let parent: (Option<String>, Option<String>) = (row.get("parent_key")?, row.get("parent_name")?);
        let mut siblings = parent.0.as_ref().map_or(Ok(Vec::new()), |parent| self.children_of(parent))?;
        siblings.retain(|(sibling, _)| sibling != key);
        Ok(Some(ThemeCard {
            key: row.get("key")?,
            name: row.get("name")?,
            parent: parent.0.zip(parent.1),
            children: self.children_of(key)?,
            siblings,
            definition: row.get("definition")?,
            own: row.get("own")?,
        }))
    }

    fn children_of(&self, key: &str) -> Result<Vec<(String, String)>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT t.key, t.name FROM themes AS t JOIN themes AS up ON up.id = t.parent_id
             WHERE up.key = ? ORDER BY t.ordinal",
        )?;
        let children = statement.query_map([key], |row| Ok((row.get("key")?, row.get("name")?)))?;
        Ok(children.collect::<Result<_, _>>()?)
    }

    /// Ids and labels of the agencies whose reports are selected, in page order.
    fn agencies_of(&self, selection: &Selection) -> Result<Vec<(i64, String)>, StoreError> {
        let conditions = Conditions::of_reports(&Selection { parts: Vec::new(), ..selection.clone() })?;
        let sql = format!(
            "SELECT a.id, a.label {REPORTS}{} GROUP BY a.id ORDER BY {}",
            conditions.clause(),
            rows::AGENCY_ORDER
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let agencies = statement.query_map(params_from_iter(conditions.values()), |row| {
            Ok((row.get("id")?, row.get("label")?))
        })?;
        Ok(agencies.collect::<Result<_, _>>()?)
    }

    /// Characters of the selected text: what a theme's share is a share of.
    fn chars_of(&self, selection: &Selection) -> Result<u32, StoreError> {
        let (sum, from, conditions) = if whole_reports(selection) {
            ("r.chars", REPORTS, Conditions::of_reports(selection)?)
        } else {
            ("p.chars", passages::FROM, Conditions::of_passages(selection)?)
        };
        let sql = format!("SELECT coalesce(sum({sum}), 0) AS chars {from}{}", conditions.clause());
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row(params_from_iter(conditions.values()), |row| row.get("chars"))?)
    }

    fn writers_by_theme(&self, selection: &Selection) -> Result<BTreeMap<i64, Writers>, StoreError> {
        let (from, counts, conditions) = if whole_reports(selection) {
            let join = format!("{REPORTS} JOIN report_themes AS rt ON rt.report_id = r.id");
            (join, "sum(rt.passages) AS passages, sum(rt.chars)", Conditions::of_reports(selection)?)
        } else {
            let join = format!("{} JOIN passage_themes AS rt ON rt.passage_id = p.id", passages::FROM);
            (join, "count(*) AS passages, sum(p.chars)", Conditions::of_passages(selection)?)
        };
        let sql = format!(
            "SELECT rt.theme_id, a.id AS agency_id, {counts} AS chars {from}{} GROUP BY rt.theme_id, a.id",
            conditions.clause()
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query(params_from_iter(conditions.values()))?;
        let mut writers: BTreeMap<i64, Writers> = BTreeMap::new();
        while let Some(row) = found.next()? {
            let of = writers.entry(row.get("theme_id")?).or_default();
            of.passages += row.get::<_, u32>("passages")?;
            of.chars += row.get::<_, u32>("chars")?;
            of.agencies.insert(row.get("agency_id")?);
        }
        Ok(writers)
    }
}

/// What is written about one theme.
#[derive(Default)]
struct Writers {
    passages: u32,
    chars: u32,
    agencies: std::collections::HashSet<i64>,
}

/// Whether the selection speaks of whole reports, so that the counts made at import hold.
pub(super) fn whole_reports(selection: &Selection) -> bool {
    selection.parts.is_empty()
        && selection.with.is_empty()
        && selection.query.as_deref().is_none_or(|query| query.trim().is_empty())
}
