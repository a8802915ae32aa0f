//! What a person takes out again: a file with all that came from it, or one report of a file.
//!
//! 1. [`Reader::removal`] tells what would go, without touching anything.
//! 2. The search indexes first (nothing cascades into them), then the reports with all that hangs on them.
//! 3. 无误 marks that no doubt is left for; agencies that no report is left of.
//! 4. Of a single report the lines stay, marked as removed: its file keeps every line, and parsing it again by newer rules
//!    does not bring the report back (`import::reparse`).

use rusqlite::{named_params, params};

use super::{Reader, StoreError, Writer, labels, rows};
use crate::model::{Removal, SkipReason, SourceReport};

/// The reports of a source, or the one that is named, and what hangs on them.
const CHOSEN: &str = "reports AS r WHERE r.source_id = :source AND (:report IS NULL OR r.id = :report)";

impl Reader<'_> {
    /// What would go with a source, or with one report of it; `None` where there is no such source or report.
    pub fn removal(&self, source: i64, report: Option<i64>) -> Result<Option<Removal>, StoreError> {
        let Some(file_name) = self.file_of(source)? else { return Ok(None) };
        let mut reports = self.source_reports(source)?;
        reports.retain(|row| report.is_none_or(|report| report == row.id));
        if report.is_some() && reports.is_empty() {
            return Ok(None);
        }
        let of = |table: &str, and: &str| -> Result<u32, StoreError> {
            let sql = format!(
                "SELECT count(*) AS total FROM {table} AS x
                 WHERE x.report_id IN (SELECT r.id FROM {CHOSEN}){and}"
            );
            let mut statement = self.connection.prepare_cached(&sql)?;
            let values = named_params! { ":source": source, ":report": report };
            Ok(statement.query_row(values, |row| row.get("total"))?)
        };
        let is_cleared =
            " AND EXISTS (SELECT 1 FROM cleared_findings AS c WHERE c.fingerprint = x.fingerprint)";
        Ok(Some(Removal {
            file_name,
            passages: of("passages", "")?,
            figures: of("figures", "")?,
            items: of("items", "")?,
            findings: of("findings", "")?,
            cleared: of("findings", is_cleared)?,
            agencies: self.agencies_only_in(source, report)?,
            reports,
        }))
    }

    /// The name of a source as people read it; `None` where there is none.
    fn file_of(&self, source: i64) -> Result<Option<String>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT path, file_name FROM sources WHERE id = ?")?;
        let mut found = statement.query([source])?;
        found.next()?.map(rows::file).transpose()
    }

    /// The reports of a source in its order.
    pub(super) fn source_reports(&self, source: i64) -> Result<Vec<SourceReport>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT r.id, r.title, r.period, a.label FROM reports AS r JOIN agencies AS a ON a.id = r.agency_id
             WHERE r.source_id = ? ORDER BY r.ordinal",
        )?;
        let mut found = statement.query([source])?;
        let mut reports = Vec::new();
        while let Some(row) = found.next()? {
            reports.push(SourceReport {
                id: row.get("id")?,
                title: row.get("title")?,
                agency: row.get("label")?,
                period: rows::period(row)?,
            });
        }
        Ok(reports)
    }

    /// Labels of the agencies that have no other reports than these.
    fn agencies_only_in(&self, source: i64, report: Option<i64>) -> Result<Vec<String>, StoreError> {
        let sql = format!(
            "SELECT DISTINCT a.label FROM agencies AS a JOIN (SELECT r.agency_id FROM {CHOSEN}) AS gone
                 ON gone.agency_id = a.id
             WHERE NOT EXISTS (SELECT 1 FROM reports AS o WHERE o.agency_id = a.id
                               AND (o.source_id <> :source OR (:report IS NOT NULL AND o.id <> :report)))
             ORDER BY a.level_ord, a.label"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let labels = statement
            .query_map(named_params! { ":source": source, ":report": report }, |row| row.get("label"))?;
        Ok(labels.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Removes a source with everything that came from it. Tells what went; `None` where there is no such source.
    pub fn remove_source(&self, source: i64) -> Result<Option<Removal>, StoreError> {
        let Some(removal) = self.reader().removal(source, None)? else { return Ok(None) };
        let marks = self.fingerprints("r.source_id", source)?;
        self.forget(source)?;
        self.forget_marks(&marks)?;
        labels::settle(self.connection)?;
        Ok(Some(removal))
    }

    /// Removes one report of a source. Its lines stay with the source, marked as removed. `None` where there is none.
    pub fn remove_report(&self, source: i64, report: i64) -> Result<Option<Removal>, StoreError> {
        let Some(removal) = self.reader().removal(source, Some(report))? else { return Ok(None) };
        let marks = self.fingerprints("r.id", report)?;
        self.set_lines_aside(source, report)?;
        self.unindex("r.id", report)?;
        let ordinal: i64 = self
            .connection
            .prepare_cached("DELETE FROM reports WHERE id = ? RETURNING ordinal")?
            .query_row([report], |row| row.get("ordinal"))?;
        self.close_gap(source, ordinal)?;
        self.forget_marks(&marks)?;
        labels::settle(self.connection)?;
        Ok(Some(removal))
    }

    /// Marks the lines of a report as removed, those aside that another report has too.
    fn set_lines_aside(&self, source: i64, report: i64) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "UPDATE source_lines SET skipped = :removed
                 WHERE source_id = :source AND skipped IS NULL
                     AND line BETWEEN (SELECT title_line FROM reports WHERE id = :report)
                                  AND (SELECT last_line FROM reports WHERE id = :report)
                     AND NOT EXISTS (SELECT 1 FROM reports AS o WHERE o.source_id = :source AND o.id <> :report
                                     AND source_lines.line BETWEEN o.title_line AND o.last_line)",
            )?
            .execute(named_params! {
                ":removed": SkipReason::Removed.key(), ":source": source, ":report": report,
            })?;
        Ok(())
    }

    /// Counts on without the place that became free: neighbours are found by their places.
    fn close_gap(&self, source: i64, ordinal: i64) -> Result<(), StoreError> {
        // In two steps over negative numbers, so that no two have one place in between.
        self.connection
            .prepare_cached("UPDATE reports SET ordinal = 1 - ordinal WHERE source_id = ? AND ordinal > ?")?
            .execute(params![source, ordinal])?;
        self.connection
            .prepare_cached("UPDATE reports SET ordinal = -ordinal WHERE source_id = ? AND ordinal < 0")?
            .execute([source])?;
        Ok(())
    }

    /// The marks that hang on doubts of these reports.
    fn fingerprints(&self, column: &'static str, id: i64) -> Result<Vec<String>, StoreError> {
        let sql = format!(
            "SELECT DISTINCT f.fingerprint FROM reports AS r JOIN findings AS f ON f.report_id = r.id
             JOIN cleared_findings AS c ON c.fingerprint = f.fingerprint WHERE {column} = ?"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let marks = statement.query_map([id], |row| row.get("fingerprint"))?;
        Ok(marks.collect::<Result<_, _>>()?)
    }

    /// Forgets those of the marks that no doubt is left for.
    fn forget_marks(&self, marks: &[String]) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(
            "DELETE FROM cleared_findings WHERE fingerprint = ?1
                 AND NOT EXISTS (SELECT 1 FROM findings WHERE fingerprint = ?1)",
        )?;
        for mark in marks {
            statement.execute([mark])?;
        }
        Ok(())
    }
}
