//! The overview: how much each agency writes about each theme in each period, and how much there is of everything.
//!
//! Counts come from `report_themes`, which import and retag keep up to date: no passage is counted for a page.

use std::collections::HashMap;

use rusqlite::params_from_iter;

use super::{Reader, StoreError, passages, periods::IN_TIME, rows, selection::Conditions};
use crate::model::{AgencyTag, Period, SEARCH_THEME, Selection, ShareRow};

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

/// One agency in one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridAgency {
    /// Who.
    pub agency: AgencyTag,
    /// When; `None` where reports do not tell.
    pub period: Option<Period>,
    /// Characters of its reports of that period.
    pub chars: u32,
}

/// Agencies × themes.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// The agencies in page order, the latest period of each first.
    pub agencies: Vec<GridAgency>,
    /// The themes in page order.
    pub themes: Vec<GridTheme>,
    amounts: Amounts,
}

/// By key of the theme, agency and period.
type Amounts = HashMap<(String, i64, Option<Period>), Amount>;

impl Grid {
    /// What an agency writes about a theme in its period; nothing is a result too.
    pub fn amount(&self, theme: &str, column: &GridAgency) -> Amount {
        let key = (theme.to_owned(), column.agency.id, column.period);
        self.amounts.get(&key).copied().unwrap_or_default()
    }

    /// Whether it has more than one period.
    pub fn has_periods(&self) -> bool {
        self.agencies.iter().any(|column| column.period != self.agencies[0].period)
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
        let row = |column: &GridAgency, theme: &GridTheme| {
            let amount = self.amount(&theme.key, column);
            ShareRow {
                agency: column.agency.clone(),
                period: column.period,
                theme: theme.name.clone(),
                passages: amount.passages,
                chars: amount.chars,
                of_chars: column.chars,
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
            grid.amounts.extend(self.searched(selection)?);
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

    fn grid_agencies(&self, conditions: &Conditions) -> Result<Vec<GridAgency>, StoreError> {
        let sql = format!(
            "SELECT {}, r.period, sum(r.chars) AS chars {FROM}{} GROUP BY a.id, r.period ORDER BY {}, {IN_TIME} DESC",
            rows::AGENCY_COLUMNS,
            conditions.clause(),
            rows::AGENCY_ORDER
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query(params_from_iter(conditions.values()))?;
        let mut agencies = Vec::new();
        while let Some(row) = found.next()? {
            let (agency, period) = (rows::agency_tag(row)?, rows::period(row)?);
            agencies.push(GridAgency { agency, period, chars: row.get("chars")? });
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

    fn amounts(&self, conditions: &Conditions) -> Result<Amounts, StoreError> {
        let sql = format!(
            "SELECT t.key, r.agency_id, r.period, sum(rt.passages) AS passages, sum(rt.chars) AS chars
             {FROM} JOIN report_themes AS rt ON rt.report_id = r.id JOIN themes AS t ON t.id = rt.theme_id{}
             GROUP BY t.key, r.agency_id, r.period",
            conditions.clause()
        );
        self.amounts_by(&sql, conditions)
    }

    /// The passages with the words of a search.
    fn searched(&self, selection: &Selection) -> Result<Amounts, StoreError> {
        let conditions = Conditions::of_passages(selection)?;
        let sql = format!(
            "SELECT '{SEARCH_THEME}' AS key, r.agency_id, r.period, count(*) AS passages, sum(p.chars) AS chars {}{}
             GROUP BY r.agency_id, r.period",
            passages::FROM,
            conditions.clause(),
        );
        self.amounts_by(&sql, &conditions)
    }

    fn amounts_by(&self, sql: &str, conditions: &Conditions) -> Result<Amounts, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut found = statement.query(params_from_iter(conditions.values()))?;
        let mut amounts = Amounts::new();
        while let Some(row) = found.next()? {
            let amount = Amount { passages: row.get("passages")?, chars: row.get("chars")? };
            amounts.insert((row.get("key")?, row.get("agency_id")?, rows::period(row)?), amount);
        }
        Ok(amounts)
    }
}
