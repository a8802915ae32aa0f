//! Files that older rules took apart: their lines out of the database, and their reports replaced by what the rules
//! of today make of them. Links hold: reports and agencies keep their ids (`identity`).

use std::collections::BTreeSet;

use rusqlite::named_params;

use super::{Reader, StoreError, Theme, Writer};
use crate::model::{Parsed, Report, SkipReason, SourceLine, SourceText};

/// A file that older rules took apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldSource {
    /// Its id in the database.
    pub id: i64,
    /// Where it lies.
    pub path: String,
    /// Its text as it was imported.
    pub text: SourceText,
    /// Its lines that belonged to reports which a person has removed.
    pub removed: BTreeSet<u32>,
    /// The version of the rules that took it apart.
    pub parser: u32,
    /// Whether texts that are probably no reports were left out of it.
    pub left_out: bool,
}

impl Reader<'_> {
    /// Whether any file was taken apart by rules before version `parser`.
    pub fn has_sources_before(&self, parser: u32) -> Result<bool, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM sources WHERE parser < ?) AS has_old")?;
        Ok(statement.query_row([parser], |row| row.get("has_old"))?)
    }

    /// The files that rules before version `parser` took apart, with their lines, in the order of import.
    pub fn sources_before(&self, parser: u32) -> Result<Vec<OldSource>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id FROM sources WHERE parser < ? ORDER BY imported_at, id")?;
        let ids = statement.query_map([parser], |row| row.get("id"))?.collect::<Result<Vec<i64>, _>>()?;
        self.sources_of(&ids)
    }

    /// Files by their ids, with their lines; those that are not there are left out.
    pub fn sources_of(&self, ids: &[i64]) -> Result<Vec<OldSource>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, path, file_name, sha256, encoding, parser, EXISTS (SELECT 1 FROM source_lines AS l
                 WHERE l.source_id = sources.id AND l.skipped = 'other') AS left_out
             FROM sources WHERE id = ?",
        )?;
        let mut sources = Vec::with_capacity(ids.len());
        for &id in ids {
            let mut found = statement.query([id])?;
            while let Some(row) = found.next()? {
                let text = SourceText {
                    file_name: row.get("file_name")?,
                    sha256: row.get("sha256")?,
                    encoding: row.get("encoding")?,
                    lines: self.lines_of(id)?,
                };
                sources.push(OldSource {
                    id,
                    path: row.get("path")?,
                    text,
                    removed: self.removed_lines(id)?,
                    parser: row.get("parser")?,
                    left_out: row.get("left_out")?,
                });
            }
        }
        Ok(sources)
    }

    /// Whether texts that are probably no reports were left out of a file.
    pub fn leaves_out(&self, path: &str) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM sources AS s JOIN source_lines AS l ON l.source_id = s.id
             WHERE s.path = ? AND l.skipped = 'other') AS left_out",
        )?;
        Ok(statement.query_row([path], |row| row.get("left_out"))?)
    }

    fn lines_of(&self, source: i64) -> Result<Vec<SourceLine>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT line, text FROM source_lines WHERE source_id = ? ORDER BY line")?;
        let lines = statement
            .query_map([source], |row| Ok(SourceLine { number: row.get("line")?, text: row.get("text")? }))?;
        Ok(lines.collect::<Result<_, _>>()?)
    }

    /// The reports of a file as the rules that are stored with it took them apart. One that cannot be read any more is left
    /// out: parsing again is what mends it.
    pub fn reports_of_source(&self, source: i64) -> Result<Vec<Report>, StoreError> {
        let mut reports = Vec::new();
        for row in self.source_reports(source)? {
            match self.parsed_report(row.id) {
                Ok(report) => reports.extend(report),
                Err(error @ StoreError::UnknownValue(_)) => {
                    tracing::warn!(%error, report = row.id, "a stored report cannot be read");
                }
                Err(error) => return Err(error),
            }
        }
        Ok(reports)
    }

    /// The lines of the file of this content that belonged to reports which a person has removed.
    pub fn removed_lines_of(&self, sha256: &str) -> Result<BTreeSet<u32>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT id FROM sources WHERE sha256 = ?")?;
        let mut found = statement.query([sha256])?;
        match found.next()? {
            Some(row) => self.removed_lines(row.get("id")?),
            None => Ok(BTreeSet::new()),
        }
    }

    fn removed_lines(&self, source: i64) -> Result<BTreeSet<u32>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT line FROM source_lines WHERE source_id = ? AND skipped = ?")?;
        let lines = statement.query_map((source, SkipReason::Removed.key()), |row| row.get("line"))?;
        Ok(lines.collect::<Result<_, _>>()?)
    }

    /// The themes that the stored passages have been given theirs from, in page order, without the user's own.
    pub fn stored_themes(&self) -> Result<Vec<Theme>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT t.key, t.name, up.key AS parent, t.definition FROM themes AS t
             LEFT JOIN themes AS up ON up.id = t.parent_id WHERE t.own = 0 ORDER BY t.ordinal, t.id",
        )?;
        let themes = statement.query_map([], |row| {
            Ok(Theme {
                key: row.get("key")?,
                name: row.get("name")?,
                parent: row.get("parent")?,
                definition: row.get("definition")?,
                own: false,
            })
        })?;
        Ok(themes.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Replaces the reports of a file by what version `parser` of the rules made of it. Gives their number.
    pub fn replace_parsed(
        &self,
        source: &OldSource,
        parsed: &Parsed,
        parser: u32,
    ) -> Result<usize, StoreError> {
        let mut known = [self.known_reports(source.id)?];
        self.clear(source.id)?;
        let reports = self.put_content(source.id, &source.text, parsed, &mut known)?;
        self.set_parser(source.id, parser)?;
        Ok(reports.len())
    }

    /// Notes that version `parser` of the rules has nothing to change in a file.
    pub fn set_parser(&self, source: i64, parser: u32) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("UPDATE sources SET parser = :parser WHERE id = :source")?
            .execute(named_params! { ":parser": parser, ":source": source })?;
        Ok(())
    }
}
