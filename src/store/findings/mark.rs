//! 无误: a person has looked at a finding, and it is right as it stands.

use rusqlite::named_params;

use super::super::{StoreError, Writer};

impl Writer<'_> {
    /// Marks every finding of this fingerprint as right, at this moment (RFC 3339, UTC). `false` where there is none.
    /// Marked again it keeps its first moment.
    pub fn clear_finding(&self, fingerprint: &str, at: &str) -> Result<bool, StoreError> {
        if !self.has_finding(fingerprint)? {
            return Ok(false);
        }
        self.connection
            .prepare_cached(
                "INSERT INTO cleared_findings (fingerprint, cleared_at) VALUES (:fingerprint, :at)
                 ON CONFLICT (fingerprint) DO NOTHING",
            )?
            .execute(named_params! { ":fingerprint": fingerprint, ":at": at })?;
        Ok(true)
    }

    /// Takes the mark back. `false` where there is no such finding.
    pub fn reopen_finding(&self, fingerprint: &str) -> Result<bool, StoreError> {
        self.connection
            .prepare_cached("DELETE FROM cleared_findings WHERE fingerprint = ?")?
            .execute([fingerprint])?;
        self.has_finding(fingerprint)
    }

    fn has_finding(&self, fingerprint: &str) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM findings WHERE fingerprint = ?) AS found";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row([fingerprint], |row| row.get("found"))?)
    }
}
