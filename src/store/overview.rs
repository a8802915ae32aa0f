//! The overview: how much each agency writes about each theme, and how much there is of everything.
//!
//! Counts come from `report_themes`, which import and retag keep up to date: no passage is counted for a page.

use std::collections::HashMap;

use rusqlite::params_from_iter;

use super::{Reader, StoreError, rows, selection::Conditions};
use crate::model::{AgencyTag, SEARCH_THEME, Selection, ShareRow};

/// How much there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Agencies.
    pub agencies: u32,
    /// Reports.
    pub reports: u32,
    /// Passages.
    pub passages: u32,
    /// Characters.
    pub chars: u32,
}

/// A theme as the grid shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridTheme {
    /// Key in URLs.
    pub key: String,
    /// Chinese name.
    pub name: String,
    /// Whether it is nested in another theme.
    pub nested: bool,
    /// Whether it is one of the user's own.
    pub own: bool,
}

/// What one agency writes about one theme.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Amount {
    /// Passages.
    pub passages: u32,
    /// Their characters.
    pub chars: u32,
}

/// Agencies × themes.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// The agencies in page order, each with the characters of its reports.
    pub agencies: Vec<(AgencyTag, u32)>,
    /// The themes in page order.
    pub themes: Vec<GridTheme>,
    amounts: HashMap<(String, i64), Amount>,
}

impl Grid {
    /// What an agency writes about a theme; nothing is a result too.
    pub fn amount(&self, theme: &str, agency: i64) -> Amount {
        self.amounts.get(&(theme.to_owned(), agency)).copied().unwrap_or_default()
    }

    /// The grid with only some of its agencies: at most `limit`, from `offset` (0-based).
    #[must_use]
    pub fn stretch(mut self, offset: u32, limit: u32) -> Self {
        let whole = std::mem::take(&mut self.agencies).into_iter();
        let at = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        self.agencies = whole.skip(at(offset)).take(at(limit)).collect();
        self
    }

    /// The grid as a list: every agency with every theme, also where there is nothing.
    pub fn rows(&self) -> Vec<ShareRow> {
        let row = |(agency, of_chars): &(AgencyTag, u32), theme: &GridTheme| {
            let amount = self.amount(&theme.key, agency.id);
            ShareRow {
                agency: agency.clone(),
                theme: theme.name.clone(),
                passages: amount.passages,
                chars: amount.chars,
                of_chars: *of_chars,
            }
        };
        self.agencies
            .iter()
            .flat_map(|agency| self.themes.iter().map(move |theme| row(agency, theme)))
            .collect()
    }
}

const FROM: &str =
    "FROM reports AS r JOIN agencies AS a ON a.id = r.agency_id JOIN domains AS d ON d.id = a.domain_id";

impl Reader<'_> {
    /// Agencies × themes, over the reports of a selection. The words of a search choose no reports: they are a theme
    /// more, before all others ([`SEARCH_THEME`]).
    pub fn grid(&self, selection: &Selection) -> Result<Grid, StoreError> {
        let conditions = Conditions::of_reports(&Selection { query: None, ..selection.clone() })?;
        let mut grid = Grid {
            agencies: self.grid_agencies(&conditions)?,
            themes: self.grid_themes()?,
            amounts: self.amounts(&conditions)?,
        };
        if let Some(words) = selection.query.as_deref().filter(|words| !words.trim().is_empty()) {
            let (key, name) = (SEARCH_THEME.to_owned(), words.to_owned());
            grid.themes.insert(0, GridTheme { key, name, nested: false, own: false });
            for (agency, (passages, chars)) in self.written(selection)? {
                grid.amounts.insert((SEARCH_THEME.to_owned(), agency), Amount { passages, chars });
            }
        }
        Ok(grid)
    }

    /// How much there is of a selection of reports.
    pub fn totals(&self, selection: &Selection) -> Result<Totals, StoreError> {
        let conditions = Conditions::of_reports(selection)?;
        let sql = format!(
            "SELECT count(DISTINCT a.id) AS agencies, count(*) AS reports, coalesce(sum(r.chars), 0) AS chars,
                    coalesce(sum((SELECT max(p.ordinal) FROM passages AS p WHERE p.report_id = r.id)), 0) AS passages
             {FROM}{}",
            conditions.clause()
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row(params_from_iter(conditions.values()), |row| {
            Ok(Totals {
                agencies: row.get("agencies")?,
                reports: row.get("reports")?,
                passages: row.get("passages")?,
                chars: row.get("chars")?,
            })
        })?)
    }

    fn grid_agencies(&self, conditions: &Conditions) -> Result<Vec<(AgencyTag, u32)>, StoreError> {
        let sql = format!(
            "SELECT {}, sum(r.chars) AS chars {FROM}{} GROUP BY a.id ORDER BY {}",
            rows::AGENCY_COLUMNS,
            conditions.clause(),
            rows::AGENCY_ORDER
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query(params_from_iter(conditions.values()))?;
        let mut agencies = Vec::new();
        while let Some(row) = found.next()? {
            agencies.push((rows::agency_tag(row)?, row.get("chars")?));
        }
        Ok(agencies)
    }

    fn grid_themes(&self) -> Result<Vec<GridTheme>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT key, name, parent_id IS NOT NULL AS nested, own FROM themes ORDER BY ordinal, id",
        )?;
        let themes = statement.query_map([], |row| {
            Ok(GridTheme {
                key: row.get("key")?,
                name: row.get("name")?,
                nested: row.get("nested")?,
                own: row.get("own")?,
            })
        })?;
        Ok(themes.collect::<Result<_, _>>()?)
    }

    fn amounts(&self, conditions: &Conditions) -> Result<HashMap<(String, i64), Amount>, StoreError> {
        let sql = format!(
            "SELECT t.key, r.agency_id, sum(rt.passages) AS passages, sum(rt.chars) AS chars
             {FROM} JOIN report_themes AS rt ON rt.report_id = r.id JOIN themes AS t ON t.id = rt.theme_id{}
             GROUP BY t.key, r.agency_id",
            conditions.clause()
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let amounts = statement.query_map(params_from_iter(conditions.values()), |row| {
            let amount = Amount { passages: row.get("passages")?, chars: row.get("chars")? };
            Ok(((row.get("key")?, row.get("agency_id")?), amount))
        })?;
        Ok(amounts.collect::<Result<_, _>>()?)
    }
}
