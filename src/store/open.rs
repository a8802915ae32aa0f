//! Opens the database file.
//!
//! 1. Look at the path: a folder, or a folder that is not there, is told at once.
//! 2. Look into the file before touching it: not SQLite, another program's, or a newer version's stays as it is.
//! 3. Write-ahead log (readers never wait for an import), foreign keys, a limit to waiting for locks.
//! 4. Migrate.

use std::{path::Path, time::Duration};

use rusqlite::{
    Connection, OpenFlags,
    trace::{TraceEvent, TraceEventCodes},
};

use super::{StoreError, migrate};

/// How long to wait for another program's lock before saying so.
pub(super) const PATIENCE: Duration = Duration::from_secs(3);
/// Page queries are built from few pieces; each connection keeps its prepared ones.
const STATEMENTS: usize = 256;
/// A query of a page that takes longer is written to the log.
const SLOW: Duration = Duration::from_millis(200);

/// Opens for writing, creating and migrating as needed.
pub(super) fn writer(path: &Path) -> Result<Connection, StoreError> {
    look_at_path(path)?;
    let open = || -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        Ok(connection)
    };
    let mut connection = open().map_err(|error| StoreError::about(path, error))?;
    look_inside(&connection, path)?;
    prepare(&connection).map_err(|error| StoreError::about(path, error))?;
    migrate::run(&mut connection).map_err(|error| match error {
        StoreError::Locked { .. } => StoreError::Locked { path: path.display().to_string() },
        other => other,
    })?;
    Ok(connection)
}

/// Opens for reading only, a file that [`writer`] has opened before.
pub(super) fn reader(path: &Path) -> Result<Connection, StoreError> {
    let open = || -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "query_only", true)?;
        connection.trace_v2(TraceEventCodes::SQLITE_TRACE_PROFILE, Some(log_if_slow))?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        Ok(connection)
    };
    open().map_err(|error| StoreError::about(path, error))
}

fn log_if_slow(event: TraceEvent<'_>) {
    if let TraceEvent::Profile(statement, took) = event
        && took > SLOW
    {
        tracing::info!(milliseconds = took.as_millis(), sql = %statement.sql(), "slow query");
    }
}

/// Tells at once where there can be no database.
pub(super) fn look_at_path(path: &Path) -> Result<(), StoreError> {
    if path.is_dir() {
        return Err(StoreError::Folder(path.display().to_string()));
    }
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
            Err(StoreError::MissingFolder(folder.display().to_string()))
        }
        _ => Ok(()),
    }
}

/// Refuses a file of another program or of a newer version.
pub(super) fn look_inside(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let look = || -> rusqlite::Result<(i64, i64, i64)> {
        let tables = connection
            .query_row("SELECT count(*) AS tables FROM sqlite_schema", [], |row| row.get("tables"))?;
        let id = connection.pragma_query_value(None, "application_id", |row| row.get("application_id"))?;
        Ok((tables, id, migrate::version(connection)?))
    };
    let (tables, application_id, found) = look().map_err(|error| StoreError::about(path, error))?;
    let shown = || path.display().to_string();
    if application_id != migrate::APPLICATION_ID && (tables > 0 || application_id != 0) {
        return Err(StoreError::Foreign(shown()));
    }
    if found > migrate::newest() {
        return Err(StoreError::Newer { path: shown(), found, known: migrate::newest() });
    }
    Ok(())
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "normal")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(())
}
