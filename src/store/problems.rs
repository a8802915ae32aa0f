//! Problems one by one, and the plans of the same reports that may answer them.

use rusqlite::{Row, params_from_iter, types::Value};

use super::{Reader, StoreError, listed::Listed, periods::IN_TIME, rows};
use crate::model::{ItemRow, Page, Part, Selection};

const FROM: &str =
    "FROM items AS x JOIN passages AS p ON p.id = x.passage_id JOIN reports AS r ON r.id = x.report_id
    JOIN agencies AS a ON a.id = r.agency_id JOIN domains AS d ON d.id = a.domain_id";
const COLUMNS: &str = "x.id, x.report_id, x.part, x.line, x.start, x.stop, x.what, x.deadline, x.owner, p.text, p.masks, r.period";

impl Reader<'_> {
    /// The problems of a selection from `offset` (0-based), at most `limit` of them (`None`: all), and how many there
    /// are in all; by level, domain, agency and place.
    pub fn problems(
        &self,
        selection: &Selection,
        limit: Option<u32>,
        offset: u32,
    ) -> Result<Page<ItemRow>, StoreError> {
        let total = self.count_listed(Listed::Problems, selection)?;
        let conditions = Listed::Problems.conditions(selection)?;
        let sql = format!(
            "SELECT {COLUMNS}, {} {FROM}{} ORDER BY {}, {IN_TIME}, r.id, x.ordinal LIMIT ? OFFSET ?",
            rows::AGENCY_COLUMNS,
            conditions.clause(),
            rows::AGENCY_ORDER,
        );
        let stretch = [Value::Integer(limit.map_or(-1, i64::from)), Value::Integer(offset.into())];
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query(params_from_iter(conditions.values().chain(&stretch)))?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            rows.push(item_row(row)?);
        }
        Ok(Page { rows, total })
    }

    /// All plans, or all problems, of these reports: report by report, each in order.
    pub fn items_of(&self, reports: &[i64], part: Part) -> Result<Vec<ItemRow>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS}, {} {FROM} WHERE x.report_id IN (SELECT value FROM json_each(?)) AND x.part = ?
             ORDER BY x.report_id, x.ordinal",
            rows::AGENCY_COLUMNS,
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query((serde_json::to_string(reports)?, part.key()))?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            rows.push(item_row(row)?);
        }
        Ok(rows)
    }

    /// The reports that have problems.
    pub fn reports_with_problems(&self) -> Result<Vec<i64>, StoreError> {
        let sql = "SELECT DISTINCT report_id FROM items WHERE part = ? ORDER BY report_id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let reports = statement.query_map([Part::Problems.key()], |row| row.get("report_id"))?;
        Ok(reports.collect::<Result<_, _>>()?)
    }
}

fn item_row(row: &Row<'_>) -> Result<ItemRow, StoreError> {
    let text = rows::masked(row.get("text")?, row.get("masks")?)?;
    Ok(ItemRow {
        id: row.get("id")?,
        report_id: row.get("report_id")?,
        agency: rows::agency_tag(row)?,
        period: rows::period(row)?,
        part: rows::part(row)?,
        line: row.get("line")?,
        what: row.get("what")?,
        text: text.slice(rows::place(row, "start")?..rows::place(row, "stop")?),
        deadline: row.get("deadline")?,
        owner: row.get("owner")?,
    })
}
