//! What was parsed, kept in one SQLite file. The only room with SQL.
//!
//! [`Store`] is the one door: [`Store::read`] lends a [`Reader`] on a read-only connection, [`Store::write`] a
//! [`Writer`] inside one transaction. Queries are methods of `Reader`, one file a subject, the SQL beside its row
//! mapper, columns by name. No type of the database library leaves this room.

mod agencies;
mod backup;
mod bigrams;
mod check;
mod compare;
mod copies;
mod corrections;
mod error;
mod facets;
mod figures;
mod findings;
mod groups;
mod identity;
mod indexed;
mod known;
mod labels;
mod listed;
mod lookup;
mod migrate;
mod open;
mod overview;
mod own_themes;
mod passage_ids;
mod passages;
mod periods;
mod places;
mod plan_items;
#[cfg(test)]
mod plans;
mod pool;
mod problems;
mod read_figures;
mod remove;
mod reparse;
mod reports;
mod retag;
mod rows;
mod selection;
mod shares;
mod sources;
mod state;
mod targets;
mod themes;
mod twins;
mod typical;
mod vocabulary;
mod voices;
mod write;
mod write_figures;
mod write_report;

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use rusqlite::{Connection, TransactionBehavior};
use tempfile::TempDir;

pub use agencies::{AgencyName, AgencyOrder};
pub use backup::{Copied, Restored, backup, look_at_backup, restore};
pub use check::{Checked, Remedy, check};
pub use corrections::CorrectedReport;
pub use error::StoreError;
pub use facets::Counted;
pub use figures::{FigureOrder, FigureSort};
pub use findings::{FindingList, FindingOrder, FindingView};
pub use groups::{GroupOrder, Grouping};
pub use listed::Listed;
pub use overview::{Amount, Grid, GridAgency, GridTheme, Totals};
pub use own_themes::OwnTheme;
pub use passages::{PassageOrder, PassageSort};
pub use plan_items::PlanOrder;
pub use reparse::OldSource;
pub use reports::{AsideLine, ReportName, ReportOrder};
pub use sources::Source;
pub use themes::ThemeCard;
pub use vocabulary::{Domain, Theme, Vocabulary};
pub use write::{SourceFile, Stored, StoredReport, digest};

/// One database. Cheap to clone: clones share their connections.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    path: PathBuf,
    // Before the writer: the last connection to close moves the log into the file, which a reader may not.
    readers: pool::Pool,
    writer: Mutex<Connection>,
    // Last, so that the connections are closed before the folder goes.
    _temporary: Option<TempDir>,
}

/// A read-only view of the database at one moment.
pub struct Reader<'c> {
    connection: &'c Connection,
}

/// A transaction under way. Nothing of it remains unless the closure given to [`Store::write`] succeeds.
pub struct Writer<'c> {
    connection: &'c Connection,
}

impl Store {
    /// Opens the database at `path`, makes it if there is none, brings it to the newest structure.
    /// A file of another program or of a newer version is refused and left as it is.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Self::with(path, None)
    }

    /// An empty database in a folder of its own that goes away with the last clone.
    pub fn temporary() -> Result<Self, StoreError> {
        let cannot =
            |cause| StoreError::CannotOpen { path: std::env::temp_dir().display().to_string(), cause };
        let folder =
            tempfile::Builder::new().prefix("duidu-").tempdir().map_err(|error| cannot(Box::new(error)))?;
        let path = folder.path().join("duidu.db");
        Self::with(&path, Some(folder))
    }

    fn with(path: &Path, temporary: Option<TempDir>) -> Result<Self, StoreError> {
        let writer = Mutex::new(open::writer(path)?);
        let readers = pool::Pool::new(path);
        Ok(Self { inner: Arc::new(Inner { path: path.to_owned(), writer, readers, _temporary: temporary }) })
    }

    /// Where the database is.
    pub fn path(&self) -> &Path {
        &self.inner.path
    }

    /// Lends a reader to `work`. All its queries see the same moment, whatever is imported meanwhile.
    pub fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Reader<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let lent = self.inner.readers.with(|connection| {
            let moment = connection.unchecked_transaction()?;
            let outcome = work(&Reader { connection: &moment });
            moment.finish()?;
            Ok(outcome)
        });
        lent?
    }

    /// Runs `work` as one transaction: everything it wrote is kept if it succeeds, nothing if not.
    pub fn write<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = self.inner.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let about = |error| E::from(StoreError::about(&self.inner.path, error));
        let transaction =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(about)?;
        let outcome = work(&Writer { connection: &transaction })?;
        transaction.commit().map_err(about)?;
        Ok(outcome)
    }
}

impl Writer<'_> {
    /// Reads inside the transaction: sees what it has written.
    pub fn reader(&self) -> Reader<'_> {
        Reader { connection: self.connection }
    }
}

/// Bytes in lower-case hex.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |hex, byte| hex + &format!("{byte:02x}"))
}
