//! The files that were imported, and what came from each.

use rusqlite::named_params;

use super::{Reader, StoreError, rows};
use crate::model::{Page, SkipReason, SourceRow, shown_file};

/// An imported file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Id in the database.
    pub id: i64,
    /// Its canonical path at import.
    pub path: String,
    /// Its name without the folder, behind that of its archive.
    pub file_name: String,
    /// SHA-256 of the bytes, in lower-case hex.
    pub sha256: String,
    /// Encoding.
    pub encoding: String,
    /// Number of lines.
    pub lines: u32,
    /// Number of reports.
    pub reports: u32,
    /// When, RFC 3339 in UTC.
    pub imported_at: String,
}

impl Reader<'_> {
    /// All imported files, the latest import first.
    pub fn sources(&self) -> Result<Vec<Source>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT s.id, s.path, s.file_name, s.sha256, s.encoding, s.line_count, s.imported_at,
                    (SELECT count(*) FROM reports AS r WHERE r.source_id = s.id) AS reports
             FROM sources AS s ORDER BY s.imported_at DESC, s.id DESC",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Source {
                id: row.get("id")?,
                path: row.get("path")?,
                file_name: shown_file(&row.get::<_, String>("path")?, &row.get::<_, String>("file_name")?),
                sha256: row.get("sha256")?,
                encoding: row.get("encoding")?,
                lines: row.get("line_count")?,
                reports: row.get("reports")?,
                imported_at: row.get("imported_at")?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Imported files, the latest import first, from `offset`, at most `limit` of them (`None`: all), each with what came
    /// from it. `parser` is the version of today's rules, `is_there` tells whether a path leads to a file.
    pub fn source_rows(
        &self,
        parser: u32,
        is_there: fn(&str) -> bool,
        limit: Option<u32>,
        offset: u32,
    ) -> Result<Page<SourceRow>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT count(*) AS total FROM sources")?;
        let total = statement.query_row([], |row| row.get("total"))?;
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM sources ORDER BY imported_at DESC, id DESC LIMIT :limit OFFSET :offset",
        )?;
        let limit = limit.map_or(-1, i64::from);
        let ids = statement
            .query_map(named_params! { ":limit": limit, ":offset": offset }, |row| row.get("id"))?
            .collect::<Result<Vec<i64>, _>>()?;
        let rows = ids.into_iter().map(|id| self.source_row(id, parser, is_there));
        Ok(Page { rows: rows.filter_map(Result::transpose).collect::<Result<_, _>>()?, total })
    }

    /// One imported file; see [`Reader::source_rows`]. `None` where there is none of this id.
    pub fn source_row(
        &self,
        id: i64,
        parser: u32,
        is_there: fn(&str) -> bool,
    ) -> Result<Option<SourceRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT path, file_name, encoding, line_count, imported_at, parser FROM sources WHERE id = ?",
        )?;
        let mut found = statement.query([id])?;
        let Some(row) = found.next()? else { return Ok(None) };
        let path: String = row.get("path")?;
        Ok(Some(SourceRow {
            id,
            file_name: rows::file(row)?,
            imported_at: row.get("imported_at")?,
            encoding: row.get("encoding")?,
            lines: row.get("line_count")?,
            aside: self.aside_counts(id)?,
            reports: self.source_reports(id)?,
            there: is_there(&path),
            outdated: row.get::<_, u32>("parser")? < parser,
            path,
        }))
    }

    /// How many lines of a source belong to no report, by reason.
    fn aside_counts(&self, source: i64) -> Result<Vec<(SkipReason, u32)>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT skipped, count(*) AS lines FROM source_lines WHERE source_id = ? AND skipped IS NOT NULL
             GROUP BY skipped",
        )?;
        let mut found = statement.query([source])?;
        let mut counts = Vec::new();
        while let Some(row) = found.next()? {
            let key: String = row.get("skipped")?;
            let known = SkipReason::ALL.iter().position(|reason| reason.key() == key);
            let at = known.ok_or(StoreError::UnknownValue(key))?;
            counts.push((at, row.get("lines")?));
        }
        counts.sort_unstable();
        Ok(counts.into_iter().map(|(at, lines)| (SkipReason::ALL[at], lines)).collect())
    }

    /// The path of the file that gave this content; `None` if it is not stored.
    pub fn path_of_content(&self, sha256: &str) -> Result<Option<String>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT path FROM sources WHERE sha256 = ?")?;
        let mut found = statement.query([sha256])?;
        Ok(found.next()?.map(|row| row.get("path")).transpose()?)
    }

    /// Whether no report is stored yet.
    pub fn is_empty(&self) -> Result<bool, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM reports) AS is_empty")?;
        Ok(statement.query_row([], |row| row.get("is_empty"))?)
    }
}
