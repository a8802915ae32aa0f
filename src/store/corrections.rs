//! What people have set right about reports: kept by the text of the report, whatever file it comes from.

use rusqlite::{Row, named_params};

use super::{Reader, StoreError, Writer};
use crate::model::{Correction, Field};

const COLUMNS: &str = "fingerprint, field, value, guess, title";

impl Reader<'_> {
    /// All corrections, the latest first.
    pub fn corrections(&self) -> Result<Vec<Correction>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM corrections ORDER BY made_at DESC, fingerprint, field"
        ))?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(correction(row)?);
        }
        Ok(found)
    }

    /// Those of one report, by its [`super::digest`], in the order in which they are to be applied.
    pub fn corrections_of(&self, fingerprint: &str) -> Result<Vec<Correction>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached(&format!("SELECT {COLUMNS} FROM corrections WHERE fingerprint = ?"))?;
        let mut rows = statement.query([fingerprint])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(correction(row)?);
        }
        found.sort_by_key(|correction| correction.field);
        Ok(found)
    }

    /// The source and the fingerprint of a stored report.
    pub fn report_text(&self, report: i64) -> Result<Option<(i64, String)>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT source_id, digest FROM reports WHERE id = ?")?;
        let mut rows = statement.query([report])?;
        match rows.next()? {
            Some(row) => Ok(Some((row.get("source_id")?, row.get("digest")?))),
            None => Ok(None),
        }
    }

    /// The sources that have a report of this text.
    pub fn sources_with_text(&self, fingerprint: &str) -> Result<Vec<i64>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT DISTINCT source_id FROM reports WHERE digest = ? ORDER BY source_id")?;
        let ids = statement.query_map([fingerprint], |row| row.get("source_id"))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Keeps a correction, in place of an earlier one of the same field.
    pub fn put_correction(&self, correction: &Correction, at: &str) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "INSERT INTO corrections (fingerprint, field, value, guess, title, made_at)
                 VALUES (:fingerprint, :field, :value, :guess, :title, :at)
                 ON CONFLICT (fingerprint, field) DO UPDATE SET value = excluded.value, title = excluded.title,
                     made_at = excluded.made_at",
            )?
            .execute(named_params! {
                ":fingerprint": correction.fingerprint, ":field": correction.field.key(),
                ":value": correction.value, ":guess": correction.guess, ":title": correction.title, ":at": at,
            })?;
        Ok(())
    }

    /// Forgets a correction; `false` where there is none.
    pub fn remove_correction(&self, fingerprint: &str, field: Field) -> Result<bool, StoreError> {
        let removed = self
            .connection
            .prepare_cached("DELETE FROM corrections WHERE fingerprint = :fingerprint AND field = :field")?
            .execute(named_params! { ":fingerprint": fingerprint, ":field": field.key() })?;
        Ok(removed > 0)
    }
}

fn correction(row: &Row<'_>) -> Result<Correction, StoreError> {
    let field: String = row.get("field")?;
    let field =
        Field::from_key(&field).ok_or_else(|| StoreError::UnknownName { kind: "更正", name: field })?;
    Ok(Correction {
        fingerprint: row.get("fingerprint")?,
        field,
        value: row.get("value")?,
        guess: row.get("guess")?,
        title: row.get("title")?,
    })
}
