//! What is stored of a file already: its source, its reports, and how they are cleared out.

use rusqlite::OptionalExtension;

use super::{
    StoreError, Writer,
    identity::{Identity, Known},
};

impl Writer<'_> {
    pub(super) fn source_at(&self, path: &str) -> Result<Option<i64>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT id FROM sources WHERE path = ?")?;
        Ok(statement.query_row([path], |row| row.get("id")).optional()?)
    }

    pub(super) fn source_with(&self, sha256: &str) -> Result<Option<(i64, String)>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT id, path FROM sources WHERE sha256 = ?")?;
        Ok(statement.query_row([sha256], |row| Ok((row.get("id")?, row.get("path")?))).optional()?)
    }

    pub(super) fn known_reports(&self, source: i64) -> Result<Vec<Known>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT r.id, r.agency_id, r.period, r.title, r.digest, a.name, a.place
             FROM reports AS r JOIN agencies AS a ON a.id = r.agency_id WHERE r.source_id = ? ORDER BY r.ordinal",
        )?;
        let rows = statement.query_map([source], |row| {
            let identity = Identity {
                name: row.get("name")?,
                place: row.get("place")?,
                period: row.get("period")?,
                title: row.get("title")?,
                digest: row.get("digest")?,
            };
            Ok(Known {
                report: row.get("id")?,
                agency: row.get("agency_id")?,
                identity,
                passages: Vec::new(),
            })
        })?;
        let mut known = rows.collect::<Result<Vec<Known>, _>>()?;
        for report in &mut known {
            report.passages = self.known_passages(report.report)?;
        }
        Ok(known)
    }

    fn known_passages(&self, report: i64) -> Result<Vec<(i64, String)>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, text FROM passages WHERE report_id = ? ORDER BY ordinal")?;
        let passages = statement.query_map([report], |row| Ok((row.get("id")?, row.get("text")?)))?;
        Ok(passages.collect::<Result<_, _>>()?)
    }

    /// Removes a source altogether; gives the reports it had. Agencies stay until [`super::labels::settle`].
    pub(super) fn forget(&self, source: i64) -> Result<Vec<Known>, StoreError> {
        let known = self.known_reports(source)?;
        self.clear(source)?;
        self.connection.prepare_cached("DELETE FROM sources WHERE id = ?")?.execute([source])?;
        Ok(known)
    }

    /// Removes everything that came from a source, except the source itself and the agencies.
    pub(super) fn clear(&self, source: i64) -> Result<(), StoreError> {
        self.unindex("r.source_id", source)?;
        for sql in ["DELETE FROM reports WHERE source_id = ?", "DELETE FROM source_lines WHERE source_id = ?"]
        {
            self.connection.prepare_cached(sql)?.execute([source])?;
        }
        Ok(())
    }

    /// Removes what stands in reports from the search indexes. `column` of `reports AS r` says which reports.
    pub(super) fn unindex(&self, column: &'static str, id: i64) -> Result<(), StoreError> {
        for (index, table) in [
            ("passage_index", "passages"),
            ("figure_index", "figures"),
            ("item_index", "items"),
            ("finding_index", "findings"),
        ] {
            let sql = format!(
                "DELETE FROM {index} WHERE rowid IN
                     (SELECT x.id FROM reports AS r JOIN {table} AS x ON x.report_id = r.id WHERE {column} = ?)"
            );
            self.connection.prepare_cached(&sql)?.execute([id])?;
        }
        Ok(())
    }
}
