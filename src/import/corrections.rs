//! 更正: what a person has set right about a report, remembered by its text, so that it holds through imports and new rules.
//!
//! 1. [`apply`]: every import and every parsing again sets the fields of the reports that have corrections.
//! 2. [`correct`], [`undo`], [`import_corrections`]: a change of corrections parses the files concerned again, in the same transaction.
//! 3. [`export_corrections`]: all of them as a TOML file.

use serde::{Deserialize, Serialize};

use super::{carried::Carried, reparse::reparse_sources};
use crate::{
    model::{Correction, Field, Parsed, Report},
    parse::{self, Choices},
    registry::Registry,
    store::{Reader, Store, StoreError, Writer, digest},
};

/// Why nothing was set right. The words are for whoever tried.
#[derive(Debug, thiserror::Error)]
pub enum CorrectionError {
    /// A value that the field cannot have.
    #[error("{0}")]
    Value(String),
    /// The report or the correction is not there (any more).
    #[error("没有这份材料或这条更正，可能已经移除或撤销")]
    Missing,
    /// A file that is no list of corrections.
    #[error("不是更正文件：{0}。每条更正以 [[correction]] 开头")]
    File(#[from] toml::de::Error),
    /// Corrections that cannot be written as a file.
    #[error("写不成文件：{0}")]
    Write(#[from] toml::ser::Error),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A file of corrections.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CorrectionFile {
    #[serde(default)]
    correction: Vec<Correction>,
}

/// Sets the fields of reports that have corrections, those of the reports before them among these. One that no longer fits (a domain that
/// is gone from the list) is left out, and logged.
pub(super) fn apply(
    reader: &Reader<'_>,
    registry: &Registry,
    carried: &Carried,
    parsed: &mut Parsed,
) -> Result<(), StoreError> {
    for (index, report) in parsed.reports.iter_mut().enumerate() {
        let title = report.title_line;
        let corrections = reader.corrections_of(&carried.fingerprint(index, report))?;
        for correction in &corrections {
            if let Err(why) = parse::correct(report, correction.field, &correction.value, registry) {
                tracing::warn!(%why, title = %correction.title, "a correction was left out");
            }
        }
        let named = corrections.iter().any(|correction| correction.field == Field::Agency);
        if named {
            // What was to be looked at has been looked at.
            parsed.notes.retain(|note| note.line != Some(title));
        }
    }
    Ok(())
}

/// Sets fields of a report that is not stored yet, and gives what is to be remembered: what differs from what it was.
///
/// # Errors
/// [`CorrectionError::Value`] for the first value that its field cannot have.
pub fn correct_draft(
    report: &mut Report,
    values: &[(Field, String)],
    registry: &Registry,
) -> Result<Vec<Correction>, CorrectionError> {
    let (fingerprint, title) = (digest(report), report.title.clone());
    let mut corrections = Vec::new();
    let before = Field::ALL.map(|field| parse::value(report, field));
    for (field, before) in Field::ALL.into_iter().zip(before) {
        let Some((_, value)) = values.iter().find(|(of, _)| *of == field) else { continue };
        if field.follows() && value.trim() == before {
            continue; // left as it was: it follows from the name, which may be another now
        }
        let guess = parse::value(report, field);
        parse::correct(report, field, value, registry).map_err(CorrectionError::Value)?;
        let value = parse::value(report, field);
        if value != guess {
            corrections.push(Correction {
                fingerprint: fingerprint.clone(),
                field,
                value,
                guess,
                title: title.clone(),
            });
        }
    }
    Ok(corrections)
}

/// Remembers corrections as part of a transaction, and parses the stored files again that have such a report.
pub(super) fn keep_in(
    writer: &Writer<'_>,
    registry: &Registry,
    corrections: &[Correction],
) -> Result<(), StoreError> {
    put(writer, corrections)?;
    again(writer, registry, corrections.iter().map(|correction| correction.fingerprint.as_str()))
}

fn put(writer: &Writer<'_>, corrections: &[Correction]) -> Result<(), StoreError> {
    let now = super::now();
    corrections.iter().try_for_each(|correction| writer.put_correction(correction, &now))
}

/// Sets fields of a stored report right; gives whether anything is another now.
pub fn correct(
    store: &Store,
    registry: &Registry,
    report: i64,
    values: &[(Field, String)],
) -> Result<bool, CorrectionError> {
    store.write(|writer| {
        let reader = writer.reader();
        let (source, fingerprint) = reader.report_text(report)?.ok_or(CorrectionError::Missing)?;
        let stored = reader.sources_of(&[source])?;
        let text = &stored.first().ok_or(CorrectionError::Missing)?.text;
        let starts = reader.starts(&text.sha256)?;
        let mut parsed = parse::parse_with(text, registry, &Choices { all: true, starts });
        let draft = parsed.reports.iter_mut().find(|report| digest(report) == fingerprint);
        let corrections = correct_draft(draft.ok_or(CorrectionError::Missing)?, values, registry)?;
        let before = reader.corrections_of(&fingerprint)?;
        let is_as_before =
            |(field, _): &(Field, String)| value_of(&before, *field) == value_of(&corrections, *field);
        if values.iter().all(is_as_before) {
            return Ok(false);
        }
        // What is as the rules have it needs no correction.
        for (field, _) in values {
            if corrections.iter().all(|correction| correction.field != *field) {
                writer.remove_correction(&fingerprint, *field)?;
            }
        }
        put(writer, &corrections)?;
        again(writer, registry, [fingerprint.as_str()].into_iter())?;
        Ok(true)
    })
}

/// What a field is set to, if it is.
fn value_of(corrections: &[Correction], field: Field) -> Option<&str> {
    corrections
        .iter()
        .find(|correction| correction.field == field)
        .map(|correction| correction.value.as_str())
}

/// Takes a correction back: the rules count again.
pub fn undo(
    store: &Store,
    registry: &Registry,
    fingerprint: &str,
    field: Field,
) -> Result<(), CorrectionError> {
    store.write(|writer| {
        if !writer.remove_correction(fingerprint, field)? {
            return Err(CorrectionError::Missing);
        }
        Ok(again(writer, registry, [fingerprint].into_iter())?)
    })
}

/// All corrections as the text of a TOML file.
pub fn export_corrections(store: &Store) -> Result<String, CorrectionError> {
    let correction = store.read(|reader| reader.corrections())?;
    Ok(toml::to_string_pretty(&CorrectionFile { correction })?)
}

/// Takes over the corrections of such a file: all of them, or none. Gives how many there are.
pub fn import_corrections(store: &Store, registry: &Registry, text: &str) -> Result<usize, CorrectionError> {
    let file: CorrectionFile = toml::from_str(text)?;
    store.write(|writer| keep_in(writer, registry, &file.correction))?;
    Ok(file.correction.len())
}

/// Parses the files again that have reports of these texts.
fn again<'f>(
    writer: &Writer<'_>,
    registry: &Registry,
    fingerprints: impl Iterator<Item = &'f str>,
) -> Result<(), StoreError> {
    let reader = writer.reader();
    let mut ids = Vec::new();
    for fingerprint in fingerprints {
        ids.extend(reader.sources_with_text(fingerprint)?);
    }
    ids.sort_unstable();
    ids.dedup();
    let sources = reader.sources_of(&ids)?;
    reparse_sources(writer, registry, &sources)?;
    Ok(())
}
