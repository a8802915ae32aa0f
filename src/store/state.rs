//! The state of the database, as one value: what was computed from all reports holds as long as it stays the same.

use sha2::{Digest, Sha256};

use super::{Reader, StoreError, hex};

impl Reader<'_> {
    /// Another value for every change of what the reports say and of who wrote them: at an import, of this program or of another
    /// one, and when a report is parsed by newer rules.
    ///
    /// Not `PRAGMA data_version`: its values mean nothing on another connection, and pages are read on many.
    pub fn reports_state(&self) -> Result<String, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT r.id, r.digest, r.agency_id, s.parser, s.imported_at
             FROM reports AS r JOIN sources AS s ON s.id = r.source_id ORDER BY r.id",
        )?;
        let mut found = statement.query([])?;
        let mut sha = Sha256::new();
        while let Some(row) = found.next()? {
            let (id, digest, agency): (i64, String, i64) =
                (row.get("id")?, row.get("digest")?, row.get("agency_id")?);
            let (parser, at): (i64, String) = (row.get("parser")?, row.get("imported_at")?);
            sha.update(format!("{id} {digest} {agency} {parser} {at}\n"));
        }
        Ok(hex(&sha.finalize()))
    }
}
