//! Stored reports that a new one is much like: of the same text, or of the same agency and period.

use rusqlite::named_params;

use super::{Reader, StoreError, digest, rows, shares::shared};
use crate::model::{Report, Resemblance, Twin};

impl Reader<'_> {
    /// The stored reports that a new one is much like: those of the same text, else those of the same agency and period; leaving out those of the file at `path`, which an
    /// import from there replaces.
    pub fn twins(&self, report: &Report, path: &str) -> Result<Vec<Twin>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT r.id, r.title, r.digest, a.label, s.path, s.file_name
             FROM (SELECT id FROM reports WHERE digest = :digest
                   UNION
                   SELECT r.id FROM agencies AS a JOIN reports AS r ON r.agency_id = a.id
                   WHERE a.name = :name AND r.period IS :period) AS found
             JOIN reports AS r ON r.id = found.id
             JOIN agencies AS a ON a.id = r.agency_id
             JOIN sources AS s ON s.id = r.source_id
             WHERE s.path <> :path ORDER BY r.digest <> :digest, r.id",
        )?;
        let digest = digest(report);
        let values = named_params! {
            ":digest": digest, ":name": report.agency.name, ":period": report.period.map(String::from), ":path": path,
        };
        let mut rows = statement.query(values)?;
        let mut twins = Vec::new();
        while let Some(row) = rows.next()? {
            let id: i64 = row.get("id")?;
            let same = row.get::<_, String>("digest")? == digest;
            twins.push(Twin {
                report: id,
                agency: row.get("label")?,
                title: row.get("title")?,
                file_name: rows::file(row)?,
                how: if same {
                    Resemblance::Same
                } else {
                    Resemblance::Near(shared(self.connection, report, id)?)
                },
            });
        }
        // Beside the very same text, namesakes of the same period say nothing.
        if twins.iter().any(|twin| twin.how == Resemblance::Same) {
            twins.retain(|twin| twin.how == Resemblance::Same);
        }
        Ok(twins)
    }
}
