//! Figures, items and findings back as the plain values that were stored.

use std::collections::HashMap;

use rusqlite::Row;

use super::{Reader, StoreError, rows};
use crate::model::{Figure, FigureKind, FigureStatus, Finding, FindingKind, Item};

/// Place of each passage in its report, by id.
pub(super) type Places = HashMap<i64, usize>;

impl Reader<'_> {
    /// The figures of a report in order.
    pub(super) fn report_figures(&self, report: i64, places: &Places) -> Result<Vec<Figure>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT passage_id, line, col, start, stop, indicator, grp, value, number, unit, base, kind, status, masked,
                    approx, time, scope, parent, goal
             FROM figures WHERE report_id = ? ORDER BY ordinal",
        )?;
        let mut found = statement.query([report])?;
        let mut figures = Vec::new();
        while let Some(row) = found.next()? {
            figures.push(figure(row, place(row, places)?)?);
        }
        Ok(figures)
    }

    /// The plans and problems of a report in order.
    pub(super) fn report_items(&self, report: i64, places: &Places) -> Result<Vec<Item>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT passage_id, start, stop, part, what, deadline, owner FROM items WHERE report_id = ? ORDER BY ordinal",
        )?;
        let mut found = statement.query([report])?;
        let mut items = Vec::new();
        while let Some(row) = found.next()? {
            items.push(Item {
                passage: place(row, places)?,
                start: rows::place(row, "start")?,
                end: rows::place(row, "stop")?,
                part: rows::part(row)?,
                what: row.get("what")?,
                deadline: row.get("deadline")?,
                owner: row.get("owner")?,
            });
        }
        Ok(items)
    }

    /// The findings of a report in order, cleared ones among them.
    pub(super) fn report_findings(&self, report: i64, places: &Places) -> Result<Vec<Finding>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT passage_id, line, start, stop, kind, chk, quote, message FROM findings WHERE report_id = ?
             ORDER BY ordinal",
        )?;
        let mut found = statement.query([report])?;
        let mut findings = Vec::new();
        while let Some(row) = found.next()? {
            let passage: Option<i64> = row.get("passage_id")?;
            findings.push(Finding {
                check: row.get("chk")?,
                kind: finding_kind(row)?,
                line: row.get("line")?,
                passage: passage.map(|_| place(row, places)).transpose()?,
                span: (rows::place(row, "start")?, rows::place(row, "stop")?),
                quote: row.get("quote")?,
                message: row.get("message")?,
            });
        }
        Ok(findings)
    }
}

fn place(row: &Row<'_>, places: &Places) -> Result<usize, StoreError> {
    let id: i64 = row.get("passage_id")?;
    places.get(&id).copied().ok_or_else(|| StoreError::UnknownValue(format!("passage_id {id}")))
}

/// A figure from columns of these names; `parent` and `goal` count from 1 there.
pub(super) fn figure(row: &Row<'_>, passage: usize) -> Result<Figure, StoreError> {
    let index =
        |ordinal: Option<u32>| ordinal.and_then(|ordinal| ordinal.checked_sub(1)).map(|at| at as usize);
    Ok(Figure {
        passage,
        start: rows::place(row, "start")?,
        end: rows::place(row, "stop")?,
        line: row.get("line")?,
        column: rows::place(row, "col")?,
        indicator: row.get("indicator")?,
        group: row.get("grp")?,
        value: row.get("value")?,
        number: row.get("number")?,
        unit: row.get("unit")?,
        base: row.get("base")?,
        kind: figure_kind(row)?,
        status: figure_status(row)?,
        masked: row.get("masked")?,
        approx: row.get("approx")?,
        time: row.get("time")?,
        scope: row.get("scope")?,
        parent: index(row.get("parent")?),
        goal: index(row.get("goal")?),
    })
}

/// The kind of figure in column `kind`.
pub(super) fn figure_kind(row: &Row<'_>) -> Result<FigureKind, StoreError> {
    let key: String = row.get("kind")?;
    FigureKind::from_key(&key).ok_or(StoreError::UnknownValue(key))
}

/// The status in column `status`.
fn figure_status(row: &Row<'_>) -> Result<FigureStatus, StoreError> {
    let key: String = row.get("status")?;
    FigureStatus::from_key(&key).ok_or(StoreError::UnknownValue(key))
}

/// The kind of finding in column `kind`.
pub(super) fn finding_kind(row: &Row<'_>) -> Result<FindingKind, StoreError> {
    let key: String = row.get("kind")?;
    FindingKind::from_key(&key).ok_or(StoreError::UnknownValue(key))
}
