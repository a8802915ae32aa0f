//! The files that were imported.

use super::{Reader, StoreError};

/// An imported file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Id in the database.
    pub id: i64,
    /// Its canonical path at import.
    pub path: String,
    /// Its name without the folder.
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
                file_name: row.get("file_name")?,
                sha256: row.get("sha256")?,
                encoding: row.get("encoding")?,
                lines: row.get("line_count")?,
                reports: row.get("reports")?,
                imported_at: row.get("imported_at")?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
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
