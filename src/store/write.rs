//! Takes over what one file gave.
//!
//! 1. The same content again: nothing to do. Of two files with one content the one that was imported first stays.
//! 2. The file as it was before: remember its reports and agencies (and those of its copy), then clear it out.
//! 3. The lines, each with the reason why it was set aside, if it was.
//! 4. The reports: each finds its agency and, if it came from this file before, its old id.
//! 5. Agencies that have nothing left go; namesakes are told apart anew.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::named_params;
use sha2::{Digest, Sha256};

use super::{
    StoreError, Writer, hex,
    identity::{self, Identity, Known},
    labels,
    passage_ids::PassageIds,
    rows,
};
use crate::model::{Parsed, Report, SkipReason, SourceText, shown_file};

/// A file and its decoded text.
#[derive(Debug, Clone, Copy)]
pub struct SourceFile<'a> {
    /// Canonical path: a changed file replaces what came from here.
    pub path: &'a str,
    /// What was read.
    pub text: &'a SourceText,
    /// Now, RFC 3339 in UTC.
    pub imported_at: &'a str,
    /// Version of the rules that took it apart.
    pub parser: u32,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stored {
    /// The content is stored already, from the file at this path.
    Unchanged {
        /// The path it came from, which may be another.
        path: String,
        /// Titles of reports that this file gave before it became a copy of that one, and that are stored no more.
        gone: Vec<String>,
    },
    /// New reports, in the order of the source.
    Added(Vec<StoredReport>),
    /// The file was known with other content, which these reports replaced.
    Replaced {
        /// The reports, in the order of the source.
        reports: Vec<StoredReport>,
        /// Titles of reports that the file no longer has.
        gone: Vec<String>,
        /// Where this content had come from meanwhile: a copy, imported later than this file, and forgotten now.
        copy: Option<String>,
    },
}

/// Where a report went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredReport {
    /// Id of the report.
    pub id: i64,
    /// Id of its agency.
    pub agency_id: i64,
    /// The agency as lists show it.
    pub agency: String,
    /// What a proof-reader would ask about it, without what was marked as right before.
    pub doubts: u32,
    /// Name of another file that has the very same report.
    pub same_as: Option<String>,
}

impl Writer<'_> {
    /// Stores what another way of parsing made of a file that is stored with this very content.
    pub fn put_again(&self, file: SourceFile<'_>, parsed: &Parsed) -> Result<Stored, StoreError> {
        match self.source_at(file.path)? {
            Some(source) => self.replace(file, parsed, source, Vec::new(), None),
            None => self.put(file, parsed),
        }
    }

    /// Stores what `parsed` made of `file`. The word lists must be set before: [`Writer::set_vocabulary`].
    pub fn put(&self, file: SourceFile<'_>, parsed: &Parsed) -> Result<Stored, StoreError> {
        let before = self.source_at(file.path)?;
        let twin = self.source_with(&file.text.sha256)?;
        match (before, twin) {
            (Some(before), Some((twin, path))) if before < twin => {
                let spare = self.forget(twin)?;
                self.replace(file, parsed, before, spare, Some(path))
            }
            (before, Some((twin, path))) => {
                let copied = before.filter(|&before| before != twin);
                let gone = copied.map_or(Ok(Vec::new()), |before| self.give_up(before, twin))?;
                Ok(Stored::Unchanged { path, gone })
            }
            (Some(before), None) => self.replace(file, parsed, before, Vec::new(), None),
            (None, None) => {
                let source = self.put_source(file, None)?;
                Ok(Stored::Added(self.put_content(source, file.text, parsed, &mut [])?))
            }
        }
    }

    /// Replaces what a known file gave. `spare`: reports of a later file that had this content already, at `copy`.
    fn replace(
        &self,
        file: SourceFile<'_>,
        parsed: &Parsed,
        before: i64,
        spare: Vec<Known>,
        copy: Option<String>,
    ) -> Result<Stored, StoreError> {
        let mut known = [self.known_reports(before)?, spare];
        self.clear(before)?;
        let source = self.put_source(file, Some(before))?;
        let reports = self.put_content(source, file.text, parsed, &mut known)?;
        let [own, _] = known;
        let gone = own.into_iter().map(|old| old.identity.title).collect();
        Ok(Stored::Replaced { reports, gone, copy })
    }

    /// Removes a file that became a copy of an earlier one; gives the titles that the earlier one does not have.
    fn give_up(&self, source: i64, kept: i64) -> Result<Vec<String>, StoreError> {
        let kept: BTreeSet<String> =
            self.known_reports(kept)?.into_iter().map(|report| report.identity.title).collect();
        let titles = self.forget(source)?.into_iter().map(|report| report.identity.title);
        let gone = titles.filter(|title| !kept.contains(title)).collect();
        labels::settle(self.connection)?;
        Ok(gone)
    }

    /// Lines and reports of a source that is there and empty. `known`: reports whose ids and agencies may be taken up
    /// again, those of the first list before those of the next; what came no more is left in them.
    pub(super) fn put_content(
        &self,
        source: i64,
        text: &SourceText,
        parsed: &Parsed,
        known: &mut [Vec<Known>],
    ) -> Result<Vec<StoredReport>, StoreError> {
        self.put_lines(source, text, parsed)?;
        let places = self.put_reports(source, &parsed.reports, known)?;
        labels::settle(self.connection)?;
        places.into_iter().map(|id| self.stored_report(id)).collect()
    }

    /// Notes that a known file was moved: its content is at `to` now.
    pub fn move_source(&self, from: &str, to: &str, file_name: &str) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("UPDATE sources SET path = :to, file_name = :name WHERE path = :from")?
            .execute(named_params! { ":to": to, ":name": file_name, ":from": from })?;
        Ok(())
    }

    fn put_source(&self, file: SourceFile<'_>, before: Option<i64>) -> Result<i64, StoreError> {
        let SourceText { file_name, sha256, encoding, lines } = file.text;
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO sources (id, path, file_name, sha256, encoding, line_count, imported_at, parser)
             VALUES (:id, :path, :name, :sha256, :encoding, :lines, :at, :parser)
             ON CONFLICT (path) DO UPDATE SET file_name = excluded.file_name, sha256 = excluded.sha256,
                 encoding = excluded.encoding, line_count = excluded.line_count, imported_at = excluded.imported_at,
                 parser = excluded.parser
             RETURNING id",
        )?;
        let lines = i64::try_from(lines.len()).unwrap_or(i64::MAX);
        let values = named_params! {
            ":id": before, ":path": file.path, ":name": file_name, ":sha256": sha256,
            ":encoding": encoding, ":lines": lines, ":at": file.imported_at,
            ":parser": file.parser,
        };
        Ok(statement.query_row(values, |row| row.get("id"))?)
    }

    fn put_lines(&self, source: i64, text: &SourceText, parsed: &Parsed) -> Result<(), StoreError> {
        let skipped: BTreeMap<u32, SkipReason> =
            parsed.skipped.iter().map(|skip| (skip.line, skip.reason)).collect();
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO source_lines (source_id, line, text, skipped) VALUES (:source, :line, :text, :skipped)",
        )?;
        for line in &text.lines {
            let reason = skipped.get(&line.number).map(|reason| reason.key());
            statement.execute(named_params! {
                ":source": source, ":line": line.number, ":text": line.text, ":skipped": reason,
            })?;
        }
        Ok(())
    }

    fn put_reports(
        &self,
        source: i64,
        reports: &[Report],
        known: &mut [Vec<Known>],
    ) -> Result<Vec<i64>, StoreError> {
        let identities: Vec<Identity> =
            reports.iter().map(|report| Identity::of(report, digest(report))).collect();
        let mut pairs: Vec<Option<Known>> = vec![None; identities.len()];
        for known in &mut *known {
            identity::pair(known, &identities, &mut pairs);
        }
        let left: Vec<i64> = known.iter().flatten().map(|old| old.agency).collect();
        let mut taken: BTreeMap<&Option<String>, BTreeSet<i64>> = BTreeMap::new();
        for (pair, identity) in pairs.iter().zip(&identities) {
            if let Some(old) = pair.as_ref().filter(|old| old.identity.same_agency(identity)) {
                taken.entry(&identity.period).or_default().insert(old.agency);
            }
        }
        let mut ids = Vec::with_capacity(reports.len());
        let mut passage_ids = PassageIds::new(self, pairs.iter().flatten())?;
        for (ordinal, ((report, identity), pair)) in
            (1_i64..).zip(reports.iter().zip(&identities).zip(&pairs))
        {
            let taken = taken.entry(&identity.period).or_default();
            let kept = pair.as_ref().filter(|old| old.identity.same_agency(identity));
            let agency = if let Some(old) = kept {
                identity::refresh(self.connection, old.agency, report)?;
                old.agency
            } else {
                identity::agency(self.connection, report, identity, taken, &left)?
            };
            taken.insert(agency);
            let place = super::write_report::Place {
                source,
                agency,
                ordinal,
                id: pair.as_ref().map(|old| old.report),
                digest: &identity.digest,
            };
            let passages = passage_ids.of_report(report, pair.as_ref());
            ids.push(self.put_report(&place, report, &passages)?);
        }
        Ok(ids)
    }

    fn stored_report(&self, id: i64) -> Result<StoredReport, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT r.id, r.agency_id, a.label,
                    (SELECT count(*) FROM findings AS f WHERE f.report_id = r.id AND NOT EXISTS
                         (SELECT 1 FROM cleared_findings AS c WHERE c.fingerprint = f.fingerprint)) AS doubts,
                    (SELECT json_array(s.path, s.file_name) FROM reports AS other JOIN sources AS s ON s.id = other.source_id
                     WHERE other.agency_id = r.agency_id AND other.digest = r.digest AND other.source_id <> r.source_id
                     LIMIT 1) AS same_as
             FROM reports AS r JOIN agencies AS a ON a.id = r.agency_id WHERE r.id = ?",
        )?;
        let (stored, same_as): (StoredReport, Option<String>) = statement.query_row([id], |row| {
            let stored = StoredReport {
                id: row.get("id")?,
                agency_id: row.get("agency_id")?,
                agency: row.get("label")?,
                doubts: row.get("doubts")?,
                same_as: None,
            };
            Ok((stored, row.get("same_as")?))
        })?;
        let same_as: Option<(String, String)> = rows::json(same_as)?;
        Ok(StoredReport { same_as: same_as.map(|(path, name)| shown_file(&path, &name)), ..stored })
    }
}

/// SHA-256 of the passages as written, without space and line breaks, in lower-case hex: the same for the same report in
/// whichever file, format and line width.
pub fn digest(report: &Report) -> String {
    let mut sha = Sha256::new();
    for passage in &report.passages {
        for piece in passage.text.written.split_whitespace() {
            sha.update(piece.as_bytes());
        }
    }
    hex(&sha.finalize())
}
