//! The ledger of plans: one item a row, with the numbers that stand in it.
//!
//! 1. Ids of the wanted stretch, in the wanted order. 2. Their rows with the text. 3. The figures between their first
//!    and last character, headings above and themes, one query each.

use std::collections::HashMap;

use rusqlite::{params_from_iter, types::Value};

use super::{
    Reader, StoreError,
    figures::{self, JOINS, Passage},
    listed::Listed,
    periods::IN_TIME,
    rows,
};
use crate::model::{FigureRow, Page, PlanRow, Selection};

/// What the ledger is sorted by. Ties go by level, domain, agency, report and place in the report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PlanOrder {
    /// Level, domain, agency, place in the report: the sensible first order.
    #[default]
    Agency,
    /// What is to be done.
    What,
    /// Deadline as written; those without one last.
    Deadline,
    /// Who; those that name nobody last.
    Owner,
    /// Period.
    Period,
}

impl PlanOrder {
    fn sql(self, descending: bool) -> String {
        let direction = if descending { "DESC" } else { "ASC" };
        let first = match self {
            Self::Agency => format!("a.level_ord {direction}"),
            Self::What => format!("x.what {direction}"),
            Self::Deadline => format!("x.deadline IS NULL, x.deadline {direction}"),
            Self::Owner => format!("x.owner IS NULL, x.owner {direction}"),
            Self::Period => format!("{IN_TIME} {direction}"),
        };
        format!("{first}, {}, {IN_TIME}, r.id, x.ordinal", rows::AGENCY_ORDER)
    }
}

impl Reader<'_> {
    /// The plans of a selection from `offset` (0-based), at most `limit` of them (`None`: all), and how many there are
    /// in all.
    pub fn plans(
        &self,
        selection: &Selection,
        order: PlanOrder,
        descending: bool,
        limit: Option<u32>,
        offset: u32,
    ) -> Result<Page<PlanRow>, StoreError> {
        let total = self.count_listed(Listed::Plans, selection)?;
        let conditions = Listed::Plans.conditions(selection)?;
        let sql = format!(
            "SELECT x.id FROM items AS x {JOINS}{} ORDER BY {} LIMIT ? OFFSET ?",
            conditions.clause(),
            order.sql(descending)
        );
        let stretch = [Value::Integer(limit.map_or(-1, i64::from)), Value::Integer(offset.into())];
        let mut statement = self.connection.prepare_cached(&sql)?;
        let ids = statement
            .query_map(params_from_iter(conditions.values().chain(&stretch)), |row| row.get("id"))?
            .collect::<Result<Vec<i64>, _>>()?;
        Ok(Page { rows: self.plan_rows(&ids)?, total })
    }

    fn plan_rows(&self, ids: &[i64]) -> Result<Vec<PlanRow>, StoreError> {
        let sql = format!(
            "SELECT x.id, x.report_id, x.passage_id, x.part, x.line, x.start, x.stop, x.what, x.deadline, x.owner,
                    p.section_id, p.line AS passage_line, p.text, p.masks, r.period, {}
             FROM json_each(?) AS wanted JOIN items AS x ON x.id = wanted.value
             JOIN passages AS p ON p.id = x.passage_id {JOINS} ORDER BY wanted.key",
            rows::AGENCY_COLUMNS
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query([serde_json::to_string(ids)?])?;
        let (mut plans, mut passages) = (Vec::with_capacity(ids.len()), Vec::with_capacity(ids.len()));
        while let Some(row) = found.next()? {
            let text = rows::masked(row.get("text")?, row.get("masks")?)?;
            plans.push(PlanRow {
                id: row.get("id")?,
                place: figures::place(row)?,
                what: row.get("what")?,
                text: text.slice(rows::place(row, "start")?..rows::place(row, "stop")?),
                figures: Vec::new(),
                deadline: row.get("deadline")?,
                owner: row.get("owner")?,
                themes: Vec::new(),
            });
            passages.push(Passage::of(row)?);
        }
        let mut inside = self.figures_in_items(ids)?;
        for ((plan, path), themes) in
            plans.iter_mut().zip(self.paths(&passages)?).zip(self.theme_names(&passages)?)
        {
            plan.place.path = path;
            plan.themes = themes;
            plan.figures = inside.remove(&plan.id).unwrap_or_default();
        }
        Ok(plans)
    }

    /// The figures that stand in each of these items, in order.
    fn figures_in_items(&self, items: &[i64]) -> Result<HashMap<i64, Vec<FigureRow>>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT i.id AS item, x.id FROM json_each(?) AS wanted JOIN items AS i ON i.id = wanted.value
             JOIN figures AS x ON x.passage_id = i.passage_id AND x.start >= i.start AND x.stop <= i.stop
             ORDER BY wanted.key, x.ordinal",
        )?;
        let pairs = statement
            .query_map([serde_json::to_string(items)?], |row| Ok((row.get("item")?, row.get("id")?)))?
            .collect::<Result<Vec<(i64, i64)>, _>>()?;
        let ids: Vec<i64> = pairs.iter().map(|(_, id)| *id).collect();
        let mut inside: HashMap<i64, Vec<FigureRow>> = HashMap::new();
        for ((item, _), figure) in pairs.iter().zip(self.figure_rows(&ids)?) {
            inside.entry(*item).or_default().push(figure);
        }
        Ok(inside)
    }
}
