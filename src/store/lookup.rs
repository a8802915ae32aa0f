//! What a person calls things, as the keys that a selection holds.

use rusqlite::{named_params, params};

use super::{Reader, StoreError};

impl Reader<'_> {
    /// The key of a domain given by key or Chinese name.
    pub fn domain_key(&self, called: &str) -> Result<Option<String>, StoreError> {
        self.key("SELECT key FROM domains WHERE key = ?1 OR name = ?1", called)
    }

    /// The key of a theme given by key or Chinese name.
    pub fn theme_key(&self, called: &str) -> Result<Option<String>, StoreError> {
        self.key("SELECT key FROM themes WHERE key = ?1 OR name = ?1", called)
    }

    /// The ids of the agencies given by id, by label (市医保局（2）: that one) or by name (市医保局: all of them).
    pub fn agency_ids(&self, called: &str) -> Result<Vec<i64>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM agencies WHERE id = CAST(?1 AS INTEGER) AND CAST(id AS TEXT) = ?1
             UNION SELECT id FROM agencies WHERE name = ?1
             UNION SELECT id FROM agencies WHERE label = ?1 AND label <> name
             ORDER BY id",
        )?;
        let rows = statement.query_map(params![called], |row| row.get("id"))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// At most `most` labels of agencies that have these characters in their name, in page order.
    pub fn agencies_like(&self, called: &str, most: u32) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT label FROM agencies WHERE instr(label, :called) > 0 ORDER BY level_ord, label LIMIT :most",
        )?;
        let rows = statement
            .query_map(named_params! { ":called": called, ":most": most }, |row| row.get("label"))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn key(&self, sql: &str, called: &str) -> Result<Option<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut found = statement.query([called])?;
        Ok(found.next()?.map(|row| row.get("key")).transpose()?)
    }
}
