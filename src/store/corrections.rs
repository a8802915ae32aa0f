//! What people have set right about reports: kept by the text of the report, whatever file it comes from.

use std::collections::BTreeMap;

use rusqlite::{Row, named_params};

use super::{Reader, StoreError, Writer};
use crate::model::{Correction, Field};

/// A stored report that something was set right about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectedReport {
    /// Its id.
    pub id: i64,
    /// Its [`super::digest`].
    pub fingerprint: String,
    /// Where its file lies.
    pub path: String,
}

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

    /// The stored reports that something was set right about.
    pub fn corrected_reports(&self) -> Result<Vec<CorrectedReport>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT r.id, r.digest, s.path FROM corrections AS c
             JOIN reports AS r ON r.digest = c.fingerprint JOIN sources AS s ON s.id = r.source_id ORDER BY r.id",
        )?;
        let reports = statement.query_map([], |row| {
            Ok(CorrectedReport {
                id: row.get("id")?,
                fingerprint: row.get("digest")?,
                path: row.get("path")?,
            })
        })?;
        Ok(reports.collect::<Result<_, _>>()?)
    }

    /// Where reports begin in a file, and where none does, as a person has decided; by its content.
    pub fn starts(&self, sha256: &str) -> Result<BTreeMap<u32, bool>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT line, begins FROM report_starts WHERE sha256 = ?")?;
        let starts = statement.query_map([sha256], |row| Ok((row.get("line")?, row.get("begins")?)))?;
        Ok(starts.collect::<Result<_, _>>()?)
    }

    /// The name of an agency, without what tells it apart from namesakes; empty where there is none.
    pub fn agency_name(&self, id: i64) -> Result<String, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT name FROM agencies WHERE id = ?")?;
        let mut rows = statement.query([id])?;
        Ok(rows.next()?.map(|row| row.get("name")).transpose()?.unwrap_or_default())
    }

    /// Where a report is guessed to be from: the whole name of the place; empty where nothing is guessed.
    pub fn report_place(&self, report: i64) -> Result<String, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT coalesce(guess, '') AS guess FROM reports WHERE id = ?")?;
        let mut rows = statement.query([report])?;
        Ok(rows.next()?.map(|row| row.get("guess")).transpose()?.unwrap_or_default())
    }

    /// The names of all agencies, each once, without what tells namesakes apart; in page order.
    pub fn agency_names(&self) -> Result<Vec<String>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT name FROM agencies GROUP BY name ORDER BY min(level_ord), name")?;
        let names = statement.query_map([], |row| row.get("name"))?;
        Ok(names.collect::<Result<_, _>>()?)
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

    /// Remembers where reports begin in a file, in place of what was remembered of it.
    pub fn set_starts(&self, sha256: &str, starts: &BTreeMap<u32, bool>) -> Result<(), StoreError> {
        self.connection.prepare_cached("DELETE FROM report_starts WHERE sha256 = ?")?.execute([sha256])?;
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO report_starts (sha256, line, begins) VALUES (:sha256, :line, :begins)",
        )?;
        for (line, begins) in starts {
            statement.execute(named_params! { ":sha256": sha256, ":line": line, ":begins": begins })?;
        }
        Ok(())
    }

    /// Keeps what is remembered of one text for another one, too, that nothing is remembered of.
    pub fn copy_corrections(&self, from: &str, to: &str) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "INSERT INTO corrections (fingerprint, field, value, guess, title, made_at)
                 SELECT :to, field, value, guess, title, made_at FROM corrections WHERE fingerprint = :from",
            )?
            .execute(named_params! { ":from": from, ":to": to })?;
        Ok(())
    }

    /// Forgets what is remembered of a text, if no stored report has it.
    pub fn drop_unused_corrections(&self, fingerprint: &str) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "DELETE FROM corrections WHERE fingerprint = :fingerprint
                 AND NOT EXISTS (SELECT 1 FROM reports WHERE digest = :fingerprint)",
            )?
            .execute(named_params! { ":fingerprint": fingerprint })?;
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
