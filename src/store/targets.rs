//! Targets beside what was reached: in one report (全年任务22个，已完成11个), and of one agency from one period to the next.

use std::collections::HashMap;

use rusqlite::params_from_iter;

use super::{Reader, StoreError, figures::JOINS, listed::Listed, periods::IN_TIME, rows};
use crate::model::{FigureKind, FigureRow, Selection, TargetRow};

impl Reader<'_> {
    /// The targets that their own report measures itself by, in page order.
    pub fn targets(&self, selection: &Selection) -> Result<Vec<TargetRow>, StoreError> {
        let conditions = Listed::Figures.conditions(selection)?;
        let sql = format!(
            "SELECT x.id, y.id AS measured FROM figures AS x
             JOIN figures AS y ON y.report_id = x.report_id AND y.goal = x.ordinal {JOINS}{}
             ORDER BY {}, {IN_TIME}, r.id, x.ordinal, y.ordinal",
            conditions.clause(),
            rows::AGENCY_ORDER
        );
        self.target_rows(&sql, params_from_iter(conditions.values()), true)
    }

    /// The targets that an agency set in the period before, with what it gives for the same indicator in its next
    /// period, in page order; a selection of periods holds for either. Empty where no agency has two periods.
    pub fn targets_before(&self, selection: &Selection) -> Result<Vec<TargetRow>, StoreError> {
        // A pair is of both periods: either of them may be chosen.
        let mut conditions =
            Listed::Figures.conditions(&Selection { periods: Vec::new(), ..selection.clone() })?;
        if !selection.periods.is_empty() {
            let either = "EXISTS (SELECT 1 FROM json_each(?) AS j WHERE j.value IN (r.period, now.period))";
            conditions.push(either, serde_json::to_string(&selection.periods)?);
        }
        let (before, now) = (IN_TIME.replace("r.", "b."), IN_TIME.replace("r.", "now."));
        let sql = format!(
            "SELECT x.id, y.id AS measured
             FROM reports AS now JOIN reports AS r ON r.agency_id = now.agency_id AND r.period =
                 (SELECT b.period FROM reports AS b WHERE b.agency_id = now.agency_id AND {before} < {now}
                  ORDER BY {before} DESC LIMIT 1)
             JOIN agencies AS a ON a.id = r.agency_id JOIN domains AS d ON d.id = a.domain_id
             JOIN figures AS x ON x.report_id = r.id
             JOIN figures AS y ON y.report_id = now.id AND y.grp = x.grp AND y.base = x.base AND y.kind = x.kind
             {} x.status = 'target' AND x.grp <> '' AND y.status = 'actual'
             ORDER BY {}, {IN_TIME}, r.id, x.ordinal, y.ordinal",
            conditions.and(),
            rows::AGENCY_ORDER
        );
        self.target_rows(&sql, params_from_iter(conditions.values()), false)
    }

    /// Pairs of ids, `id` the target, `measured` what is measured by it, as rows: a stated rate goes beside the number.
    /// `adds_up`: several numbers of one target are a list that adds up, else each is a row of its own.
    fn target_rows(
        &self,
        sql: &str,
        values: impl rusqlite::Params,
        adds_up: bool,
    ) -> Result<Vec<TargetRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let pairs = statement
            .query_map(values, |row| Ok((row.get("id")?, row.get("measured")?)))?
            .collect::<Result<Vec<(i64, i64)>, _>>()?;
        let mut ids: Vec<i64> = pairs.iter().flat_map(|(target, measured)| [*target, *measured]).collect();
        ids.sort_unstable();
        ids.dedup();
        let rows: HashMap<i64, FigureRow> =
            self.figure_rows(&ids)?.into_iter().map(|row| (row.id, row)).collect();
        let mut targets: Vec<TargetRow> = Vec::new();
        for (target, measured) in pairs {
            let (Some(target), Some(measured)) = (rows.get(&target), rows.get(&measured)) else { continue };
            put(&mut targets, target, measured, adds_up);
        }
        Ok(targets)
    }
}

/// Adds one number that is measured by a target: beside it if there is room, else in a row of its own.
fn put(targets: &mut Vec<TargetRow>, target: &FigureRow, measured: &FigureRow, adds_up: bool) {
    let rate = measured.figure.kind == FigureKind::Ratio && target.figure.kind != FigureKind::Ratio;
    let room = |row: &&mut TargetRow| {
        row.target.id == target.id && if rate { row.stated.is_none() } else { row.actual.is_none() }
    };
    if let Some(row) = targets.iter_mut().rev().take(4).find(room) {
        *(if rate { &mut row.stated } else { &mut row.actual }) = Some(measured.clone());
        return;
    }
    let listed = |row: &&mut TargetRow| adds_up && !rate && row.target.id == target.id;
    if let Some(row) = targets.iter_mut().rev().take(4).find(listed) {
        row.more.push(measured.clone());
        return;
    }
    let measured = Some(measured.clone());
    let (actual, stated) = if rate { (None, measured) } else { (measured, None) };
    targets.push(TargetRow { target: target.clone(), actual, more: Vec::new(), stated });
}
