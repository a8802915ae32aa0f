//! `duidu check`: whether the database is whole, and what is kept twice agrees.
//!
//! 1. The file: SQLite's own check of its pages and of references between tables (`queries`).
//! 2. Every line is in a report or set aside; nothing hangs in the air; counts agree with a recount (`queries`).
//! 3. Reports can be read back, and their text is the one that was stored (`reports`).
//! 4. Each entry of the search indexes says what the text says, and no entry is too many (`index`).
//!
//! Nothing is written. Each point is looked at even where another has failed: what cannot be read is a fault itself.

mod index;
mod queries;
mod reports;

use std::path::Path;

use super::{Reader, StoreError, backup, migrate};

/// How many faults of a point are told one by one.
const TOLD: usize = 5;

/// One point that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// What was looked at, in Chinese.
    pub what: &'static str,
    /// How many of them.
    pub looked: u64,
    /// How many faults.
    pub faults: u64,
    /// Some of the faults, in Chinese.
    pub told: Vec<String>,
    /// What helps.
    pub remedy: Remedy,
}

/// What helps against a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remedy {
    /// What was derived from the lines is wrong: parse them again.
    Reparse,
    /// The lines themselves, or the file, are damaged: a backup, or another import.
    Restore,
}

/// The faults of one point.
struct Faults {
    looked: u64,
    all: Vec<String>,
}

/// Looks at the database at `path`, which is not changed. The points in the order in which they are told.
pub fn check(path: &Path) -> Result<Vec<Checked>, StoreError> {
    let connection = backup::open_ours(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let found = migrate::version(&connection).map_err(|error| StoreError::about(path, error))?;
    if found < migrate::newest() {
        return Err(StoreError::Older { path: path.display().to_string(), found, known: migrate::newest() });
    }
    let reader = Reader { connection: &connection };
    let mut points = Vec::new();
    for query in queries::ALL {
        points.push(checked(query.what, query.remedy, query.run(&connection)));
    }
    points.push(checked("材料的内容", Remedy::Reparse, reports::readable(&reader)));
    for (what, faults) in index::compared(&reader) {
        points.push(checked(what, Remedy::Reparse, faults));
    }
    Ok(points)
}

fn checked(what: &'static str, remedy: Remedy, faults: Result<Faults, StoreError>) -> Checked {
    match faults {
        Ok(Faults { looked, all }) => Checked {
            what,
            looked,
            faults: u64::try_from(all.len()).unwrap_or(u64::MAX),
            told: all.into_iter().take(TOLD).collect(),
            remedy,
        },
        Err(error) => {
            let remedy = if matches!(error, StoreError::UnknownValue(_)) { remedy } else { Remedy::Restore };
            Checked { what, looked: 0, faults: 1, told: vec![format!("读不出来：{error}")], remedy }
        }
    }
}
