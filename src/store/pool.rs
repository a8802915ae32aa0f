//! Read-only connections that wait for the next page: a short free list, grown on demand.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use rusqlite::Connection;

use super::{StoreError, open};

/// More than this many idle connections are closed instead of kept.
const KEEP: usize = 8;

/// The free list.
pub(super) struct Pool {
    path: PathBuf,
    free: Mutex<Vec<Connection>>,
}

impl Pool {
    pub(super) fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), free: Mutex::new(Vec::new()) }
    }

    /// Lends a connection to `work`. One that was lent while `work` panicked is dropped, not kept.
    pub(super) fn with<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let waiting = self.free.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match waiting {
            Some(connection) => connection,
            None => open::reader(&self.path)?,
        };
        let outcome = work(&connection);
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        if free.len() < KEEP {
            free.push(connection);
        }
        outcome
    }
}
