//! Stored reports of any agency that a new one has most of its text in common with: the same text under another name.

use super::{Reader, StoreError, rows, shares::Shares};
use crate::model::{Report, Resemblance, Twin};

/// Shorter passages stand in any report (characters): 一、上半年工作情况.
const TELLING: u32 = 16;

impl Reader<'_> {
    /// For each report the stored one that holds the largest share of its text, paragraph for paragraph, if that is half of it or more; leaving out
    /// those of the file at `path`. One walk through all stored passages, whatever the number of reports.
    pub fn copies(&self, reports: &[&Report], path: &str) -> Result<Vec<Option<Twin>>, StoreError> {
        let mut best: Vec<Option<(f64, i64)>> = vec![None; reports.len()];
        if !reports.is_empty() {
            let shares = Shares::of(reports, TELLING);
            for stored in self.elsewhere(path)? {
                for (at, share) in shares.in_report(self.connection, stored)? {
                    let better = best[at].is_none_or(|(most, _)| share > most);
                    if share >= Resemblance::VERSION && better {
                        best[at] = Some((share, stored));
                    }
                }
            }
        }
        let twin =
            |best: Option<(f64, i64)>| best.map(|(share, stored)| self.copy(stored, share)).transpose();
        best.into_iter().map(twin).collect()
    }

    /// The reports of all files but the one at `path`.
    fn elsewhere(&self, path: &str) -> Result<Vec<i64>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT r.id FROM sources AS s JOIN reports AS r ON r.source_id = s.id WHERE s.path <> ? ORDER BY r.id",
        )?;
        let ids = statement.query_map([path], |row| row.get("id"))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    fn copy(&self, report: i64, share: f64) -> Result<Twin, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT r.title, a.label, s.path, s.file_name FROM reports AS r
             JOIN agencies AS a ON a.id = r.agency_id JOIN sources AS s ON s.id = r.source_id WHERE r.id = ?",
        )?;
        let mut rows = statement.query([report])?;
        let row = rows.next()?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        Ok(Twin {
            report,
            agency: row.get("label")?,
            title: row.get("title")?,
            file_name: rows::file(row)?,
            how: Resemblance::Copy(share),
        })
    }
}
