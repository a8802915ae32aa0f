//! Brings a database to the newest structure: the files of `migrations/`, forward only, numbered by `user_version`.
//!
//! 1. Under a write lock, read how far the database is.
//! 2. Run what is missing, all in one transaction: a failure leaves the database as it was.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::StoreError;

/// Marks our files among SQLite databases: "DUIU".
pub(super) const APPLICATION_ID: i64 = 0x4455_4955;

/// All migrations in order; the first has version 1.
pub(super) const MIGRATIONS: &[(&str, &str)] = &[
    ("0001_reports.sql", include_str!("../../migrations/0001_reports.sql")),
    ("0002_figures.sql", include_str!("../../migrations/0002_figures.sql")),
    ("0003_own_themes.sql", include_str!("../../migrations/0003_own_themes.sql")),
    ("0004_place_guess.sql", include_str!("../../migrations/0004_place_guess.sql")),
    ("0005_corrections.sql", include_str!("../../migrations/0005_corrections.sql")),
];

/// The version that this program writes.
pub(super) fn newest() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// The version of a database, 0 for an empty one.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get("user_version"))
}

/// Runs what is missing. Two programs that start at once wait for each other.
pub(super) fn run(connection: &mut Connection) -> Result<(), StoreError> {
    if version(connection)? == newest() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = version(&transaction)?;
    for (number, (_, sql)) in (1..).zip(MIGRATIONS) {
        if number > done {
            step(&transaction, number, sql)
                .map_err(|cause| StoreError::Migration { version: number, cause: Box::new(cause) })?;
        }
    }
    Ok(transaction.commit()?)
}

fn step(transaction: &Transaction<'_>, number: i64, sql: &str) -> rusqlite::Result<()> {
    transaction.execute_batch(sql)?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", number)
}
