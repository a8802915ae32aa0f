//! Agencies as lists, and one of them by its id.

use rusqlite::{Row, params_from_iter, types::Value};

use super::{Reader, StoreError, periods::IN_TIME, rows, selection::Conditions};
use crate::model::{AgencyRow, Page, Period, Selection};

/// What a list of agencies is sorted by. Ties go by level, domain, agency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum AgencyOrder {
    /// Level, domain, agency: the sensible first order.
    #[default]
    Agency,
    /// Domain, then level.
    Domain,
    /// The real place.
    Place,
    /// The latest period.
    Period,
    /// Number of reports.
    Reports,
    /// Number of passages.
    Passages,
    /// Number of characters.
    Chars,
    /// Number of themes.
    Themes,
}

impl AgencyOrder {
    const fn sql(self) -> &'static str {
        match self {
            Self::Agency => "a.level_ord",
            Self::Domain => "d.ordinal",
            Self::Place => "a.place",
            Self::Period => "max(c.ended)",
            Self::Reports => "reports",
            Self::Passages => "passages",
            Self::Chars => "chars",
            Self::Themes => "themes",
        }
    }
}

/// Id and label of an agency.
pub type AgencyName = (i64, String);

impl Reader<'_> {
    /// The agencies that have reports of the selection, with counts over these reports, from `offset` (0-based), at
    /// most `limit` of them (`None`: all), and how many there are in all.
    pub fn agencies(
        &self,
        selection: &Selection,
        order: AgencyOrder,
        descending: bool,
        limit: Option<u32>,
        offset: u32,
    ) -> Result<Page<AgencyRow>, StoreError> {
        let conditions = Conditions::of_reports(selection)?;
        let count = format!(
            "SELECT count(DISTINCT a.id) AS total FROM reports AS r JOIN agencies AS a ON a.id = r.agency_id
             JOIN domains AS d ON d.id = a.domain_id{}",
            conditions.clause()
        );
        let mut statement = self.connection.prepare_cached(&count)?;
        let total = statement.query_row(params_from_iter(conditions.values()), |row| row.get("total"))?;

        let mut statement = self.connection.prepare_cached(&list_sql(&conditions, order, descending))?;
        let stretch = [Value::Integer(limit.map_or(-1, i64::from)), Value::Integer(offset.into())];
        let mut found = statement.query(params_from_iter(conditions.values().chain(&stretch)))?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            rows.push(agency_row(row)?);
        }
        Ok(Page { rows, total })
    }

    /// One agency with all its reports; `None` if there is none with this id, or none of its reports is left.
    pub fn agency(&self, id: i64) -> Result<Option<AgencyRow>, StoreError> {
        let selection = Selection { agencies: vec![id], ..Selection::default() };
        let page = self.agencies(&selection, AgencyOrder::Agency, false, Some(1), 0)?;
        Ok(page.rows.into_iter().next())
    }

    /// The agencies before and after one, in page order.
    pub fn agencies_beside(&self, id: i64) -> Result<(Option<AgencyName>, Option<AgencyName>), StoreError> {
        let sql = format!(
            "SELECT before_id, before_label, after_id, after_label FROM (
                 SELECT a.id, lag(a.id) OVER page AS before_id, lag(a.label) OVER page AS before_label,
                        lead(a.id) OVER page AS after_id, lead(a.label) OVER page AS after_label
                 FROM agencies AS a JOIN domains AS d ON d.id = a.domain_id
                 WHERE EXISTS (SELECT 1 FROM reports AS r WHERE r.agency_id = a.id)
                 WINDOW page AS (ORDER BY {})
             ) WHERE id = ?",
            rows::AGENCY_ORDER
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query([id])?;
        let Some(row) = found.next()? else { return Ok((None, None)) };
        let before: (Option<i64>, Option<String>) = (row.get("before_id")?, row.get("before_label")?);
        let after: (Option<i64>, Option<String>) = (row.get("after_id")?, row.get("after_label")?);
        Ok((before.0.zip(before.1), after.0.zip(after.1)))
    }
}

/// The list query; its last two parameters are limit and offset.
pub(super) fn list_sql(conditions: &Conditions, order: AgencyOrder, descending: bool) -> String {
    format!(
        "WITH chosen AS (
             SELECT r.id, r.agency_id, r.period, {IN_TIME} AS ended, r.guess, r.chars,
                    (SELECT max(p.ordinal) FROM passages AS p WHERE p.report_id = r.id) AS passages
             FROM reports AS r JOIN agencies AS a ON a.id = r.agency_id JOIN domains AS d ON d.id = a.domain_id{}
         ), touched AS (
             SELECT c.agency_id, count(DISTINCT rt.theme_id) AS themes
             FROM chosen AS c JOIN report_themes AS rt ON rt.report_id = c.id GROUP BY c.agency_id
         )
         SELECT {}, a.place, json_group_array(json_array(c.period, c.id)) AS periods, count(*) AS reports,
                CASE count(DISTINCT c.guess) WHEN 1 THEN max(c.guess) END AS guess,
                coalesce(sum(c.passages), 0) AS passages, sum(c.chars) AS chars, coalesce(t.themes, 0) AS themes
         FROM chosen AS c JOIN agencies AS a ON a.id = c.agency_id JOIN domains AS d ON d.id = a.domain_id
         LEFT JOIN touched AS t ON t.agency_id = a.id
         GROUP BY a.id ORDER BY {} {}, {} LIMIT ? OFFSET ?",
        conditions.clause(),
        rows::AGENCY_COLUMNS,
        order.sql(),
        if descending { "DESC" } else { "ASC" },
        rows::AGENCY_ORDER,
    )
}

fn agency_row(row: &Row<'_>) -> Result<AgencyRow, StoreError> {
    let mut reports: Vec<(Option<Period>, i64)> = rows::json(row.get("periods")?)?.unwrap_or_default();
    reports.sort_unstable();
    reports.reverse();
    let mut periods: Vec<Period> = reports.iter().filter_map(|(period, _)| *period).collect();
    periods.dedup();
    let place: String = row.get("place")?;
    Ok(AgencyRow {
        agency: rows::agency_tag(row)?,
        place: (!place.is_empty()).then_some(place),
        guess: row.get("guess")?,
        periods,
        reports: row.get("reports")?,
        latest_report: reports.first().map(|(_, id)| *id).unwrap_or_default(),
        passages: row.get("passages")?,
        chars: row.get("chars")?,
        themes: row.get("themes")?,
    })
}
