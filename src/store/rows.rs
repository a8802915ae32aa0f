//! Pieces that row mappers share: an agency as lists show it, and stored codes back into values.

use std::str::FromStr;

use rusqlite::Row;
use serde::de::DeserializeOwned;

use super::StoreError;
use crate::model::{
    AgencyTag, HeadingKind, Level, Masked, Part, PassageKind, Period, PlaceGuess, Unit, shown_file,
};

/// Columns that [`agency_tag`] reads, for a query with `agencies AS a` and `domains AS d`.
pub(super) const AGENCY_COLUMNS: &str = "a.id AS agency_id, a.label AS agency_label, a.level AS agency_level,
    a.unit AS agency_unit, d.key AS domain_key, d.name AS domain_name";

/// The order of lists: level, then domain, then agency (a later namesake after the earlier).
pub(super) const AGENCY_ORDER: &str = "a.level_ord, d.ordinal, a.name, a.place, a.ordinal, a.id";

/// The order of parts on pages, for the column that holds one.
pub(super) fn part_order(column: &str) -> String {
    let ranks = Part::ALL.iter().zip(0..).map(|(part, rank)| format!(" WHEN '{}' THEN {rank}", part.key()));
    format!("CASE {column}{} END", ranks.collect::<String>())
}

/// Who wrote something, from [`AGENCY_COLUMNS`].
pub(super) fn agency_tag(row: &Row<'_>) -> Result<AgencyTag, StoreError> {
    let level: Option<String> = row.get("agency_level")?;
    let unit: Option<String> = row.get("agency_unit")?;
    Ok(AgencyTag {
        id: row.get("agency_id")?,
        label: row.get("agency_label")?,
        level: level.map(|key| Level::from_key(&key).ok_or(StoreError::UnknownValue(key))).transpose()?,
        unit: unit.map(|name| Unit::from_name(&name).ok_or(StoreError::UnknownValue(name))).transpose()?,
        domain_key: row.get("domain_key")?,
        domain: row.get("domain_name")?,
    })
}

/// The place of a level in page order, as `agencies.level_ord` has it; agencies of no known level have 9.
pub(super) const fn level_ord(level: Level) -> i64 {
    level as i64
}

/// A place in a text, or a number of things, in this column.
pub(super) fn place(row: &Row<'_>, column: &str) -> Result<usize, StoreError> {
    Ok(row.get::<_, u32>(column)? as usize)
}

/// The name of a file as people read it, from columns `path` and `file_name`.
pub(super) fn file(row: &Row<'_>) -> Result<String, StoreError> {
    let (path, name): (String, String) = (row.get("path")?, row.get("file_name")?);
    Ok(shown_file(&path, &name))
}

/// The period in column `period`.
pub(super) fn period(row: &Row<'_>) -> Result<Option<Period>, StoreError> {
    let code: Option<String> = row.get("period")?;
    code.map(|code| Period::from_str(&code).map_err(|_| StoreError::UnknownValue(code))).transpose()
}

/// Where a report is from, in columns `guess` and `guess_clues`.
pub(super) fn place_guess(row: &Row<'_>) -> Result<Option<PlaceGuess>, StoreError> {
    let guess: Option<String> = row.get("guess")?;
    let clues: Vec<String> = json(row.get("guess_clues")?)?.unwrap_or_default();
    Ok(guess.map(|name| PlaceGuess { name, clues }))
}

/// The part in column `part`.
pub(super) fn part(row: &Row<'_>) -> Result<Part, StoreError> {
    let key: String = row.get("part")?;
    Part::from_key(&key).ok_or(StoreError::UnknownValue(key))
}

/// The kind of passage in column `kind`.
pub(super) fn passage_kind(row: &Row<'_>) -> Result<PassageKind, StoreError> {
    let key: String = row.get("kind")?;
    [PassageKind::Heading, PassageKind::Text]
        .into_iter()
        .find(|&kind| passage_kind_key(kind) == key)
        .ok_or(StoreError::UnknownValue(key))
}

/// How a kind of passage is stored.
pub(super) const fn passage_kind_key(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::Heading => "heading",
        PassageKind::Text => "text",
    }
}

/// A text from `written` and the JSON of its masks.
pub(super) fn masked(written: String, masks: Option<String>) -> Result<Masked, StoreError> {
    Ok(Masked { written, masks: json(masks)?.unwrap_or_default() })
}

/// A JSON column.
pub(super) fn json<T: DeserializeOwned>(text: Option<String>) -> Result<Option<T>, StoreError> {
    text.map(|text| serde_json::from_str(&text).map_err(|_| StoreError::UnknownValue(text))).transpose()
}

/// How a kind of heading is stored.
pub(super) const fn heading_kind_key(kind: HeadingKind) -> &'static str {
    match kind {
        HeadingKind::Block => "block",
        HeadingKind::RunIn => "run-in",
    }
}

/// The kind of heading in column `kind`.
pub(super) fn heading_kind(row: &Row<'_>) -> Result<HeadingKind, StoreError> {
    let key: String = row.get("kind")?;
    [HeadingKind::Block, HeadingKind::RunIn]
        .into_iter()
        .find(|&kind| heading_kind_key(kind) == key)
        .ok_or(StoreError::UnknownValue(key))
}
