//! A copy of the whole database in one file, made while others read and write; and such a copy put back.
//!
//! Backup:
//! 1. The database is opened as it is: nothing is migrated or parsed again.
//! 2. SQLite copies it page by page into a file with a temporary name beside the goal, as it stood at one moment.
//! 3. The copy is checked, written through to the disk, and only then gets its name.
//!
//! Restore:
//! 1. The file is checked and copied beside the database, the copy brought to the newest structure.
//! 2. The present database is kept under a dated name.
//! 3. The copy is written into the present database as one transaction, so that a running `duidu serve` sees the one or the
//!    other; a database that is too damaged for that is moved aside and replaced.

use std::{
    fs::OpenOptions,
    io,
    path::{Path, PathBuf},
};

use rusqlite::{
    Connection, OpenFlags, TransactionBehavior,
    backup::{Backup, StepResult},
};
use tempfile::TempPath;

use super::{StoreError, migrate, open};

/// What a copy holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copied {
    /// Size of the file.
    pub bytes: u64,
    /// Imported files.
    pub sources: u32,
    /// Their reports.
    pub reports: u32,
}

/// A database that was put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What it holds.
    pub copied: Copied,
    /// Where the database is kept that was there before; `None` where there was none.
    pub kept: Option<PathBuf>,
}

/// Copies the database at `from` to `to`. A file that is there already is left alone, or replaced if that is wanted.
pub fn backup(from: &Path, to: &Path, replace: bool) -> Result<Copied, StoreError> {
    refuse_same(from, to)?;
    if to.is_dir() {
        return Err(StoreError::Folder(to.display().to_string()));
    }
    if !replace && to.exists() {
        return Err(StoreError::Exists(to.display().to_string()));
    }
    let source = open_ours(from, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let copy = copy_beside(&source, from, to)?;
    let copied = look_whole(&copy)?;
    if replace { copy.persist(to).map_err(|error| error.error) } else { named(copy, to) }
        .map_err(|error| unwritable(to, error))?;
    Ok(copied)
}

/// What the copy at `file` holds, if it is a whole database of ours.
pub fn look_at_backup(file: &Path) -> Result<Copied, StoreError> {
    drop(open_ours(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?);
    look_whole(file)
}

/// Puts the copy at `file` in the place of the database at `to`.
pub fn restore(file: &Path, to: &Path) -> Result<Restored, StoreError> {
    refuse_same(to, file)?;
    let source = open_ours(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let copy = copy_beside(&source, file, to)?;
    look_whole(&copy).map_err(|error| error.of(file))?;
    single_file(&open::writer(&copy)?)?;
    let copied = look_whole(&copy)?;
    if !to.exists() {
        move_aside(to, &dated(to))?;
        named(copy, to).map_err(|error| unwritable(to, error))?;
        return Ok(Restored { copied, kept: None });
    }
    let kept = dated(to);
    match write_over(&copy, to, &kept) {
        Err(StoreError::NotADatabase(_) | StoreError::Damaged { .. }) => {
            move_aside(to, &kept)?;
            named(copy, to).map_err(|error| unwritable(to, error))?;
        }
        done => done?,
    }
    Ok(Restored { copied, kept: Some(kept) })
}

/// Keeps the database at `to` under the name `kept`, and writes the copy over it in one transaction.
fn write_over(copy: &Path, to: &Path, kept: &Path) -> Result<(), StoreError> {
    let about = |error| StoreError::about(to, error);
    let mut present = open_ours(to, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // Waits for an import under way, and says so where it takes too long.
    present.transaction_with_behavior(TransactionBehavior::Immediate).map_err(about)?.rollback()?;
    let moment = |connection: &Connection| -> rusqlite::Result<i64> {
        connection.pragma_query_value(None, "data_version", |row| row.get("data_version"))
    };
    let before = moment(&present).map_err(about)?;
    let old = copy_beside(&present, to, kept)?;
    named(old, kept).map_err(|error| unwritable(kept, error))?;
    if moment(&present).map_err(about)? != before {
        return Err(StoreError::Locked { path: to.display().to_string() });
    }
    let source = open_ours(copy, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    pages(&source, &mut present).map_err(|error| error.of(to))
}

/// A database of this program, opened as it is.
pub(super) fn open_ours(path: &Path, access: OpenFlags) -> Result<Connection, StoreError> {
    if !path.exists() {
        return Err(StoreError::Missing(path.display().to_string()));
    }
    open::look_at_path(path)?;
    let connection = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|error| StoreError::about(path, error))?;
    connection.busy_timeout(open::PATIENCE)?;
    open::look_inside(&connection, path)?;
    if migrate::version(&connection)? == 0 {
        return Err(StoreError::Foreign(path.display().to_string()));
    }
    Ok(connection)
}

/// A copy of `source` (the file at `from`) under a temporary name in the folder of `to`, gone again unless it is given a
/// name.
fn copy_beside(source: &Connection, from: &Path, to: &Path) -> Result<TempPath, StoreError> {
    open::look_at_path(to)?;
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = tempfile::Builder::new().prefix(".duidu-").suffix(".tmp").tempfile_in(folder);
    let path = file.map_err(|error| unwritable(to, error))?.into_temp_path();
    let mut copy = Connection::open(&path).map_err(|error| StoreError::about(&path, error))?;
    pages(source, &mut copy).map_err(|error| error.of(from))?;
    single_file(&copy).map_err(|error| error.of(from))?;
    drop(copy);
    let written = OpenOptions::new().write(true).open(&path).and_then(|file| file.sync_all());
    written.map_err(|error| unwritable(to, error))?;
    Ok(path)
}

/// All pages at one moment: while they are copied, others may write, and the copy does not see it.
fn pages(from: &Connection, to: &mut Connection) -> Result<(), StoreError> {
    to.busy_timeout(open::PATIENCE)?;
    match Backup::new(from, to)?.step(-1)? {
        StepResult::Done => Ok(()),
        _ => Err(StoreError::Locked { path: String::new() }),
    }
}

/// Without a log beside it: one file to carry away.
fn single_file(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(()))?)
}

/// What the file holds, if it is whole.
fn look_whole(path: &Path) -> Result<Copied, StoreError> {
    let connection = open_ours(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let look = || -> rusqlite::Result<(bool, u32, u32)> {
        let whole: String =
            connection.pragma_query_value(None, "integrity_check", |row| row.get("integrity_check"))?;
        let stray: bool = connection.query_row(
            "SELECT EXISTS (SELECT 1 FROM pragma_foreign_key_check) AS stray",
            [],
            |row| row.get("stray"),
        )?;
        let count = |sql: &str| connection.query_row(sql, [], |row| row.get("total"));
        let sources = count("SELECT count(*) AS total FROM sources")?;
        let reports = count("SELECT count(*) AS total FROM reports")?;
        Ok((whole == "ok" && !stray, sources, reports))
    };
    let (whole, sources, reports) = look().map_err(|error| StoreError::about(path, error))?;
    if !whole {
        return Err(StoreError::Damaged { path: path.display().to_string() });
    }
    let bytes = path.metadata().map_err(|error| unwritable(path, error))?.len();
    Ok(Copied { bytes, sources, reports })
}

/// Gives a copy its name, unless something has that name.
fn named(copy: TempPath, to: &Path) -> io::Result<()> {
    copy.persist_noclobber(to).map_err(|error| error.error)
}

/// Moves a database with its log, so that the log is not taken for that of another.
fn move_aside(from: &Path, to: &Path) -> Result<(), StoreError> {
    for ending in ["", "-wal", "-shm"] {
        let with = |path: &Path| PathBuf::from(format!("{}{ending}", path.display()));
        if with(from).exists() {
            std::fs::rename(with(from), with(to)).map_err(|error| unwritable(&with(to), error))?;
        }
    }
    Ok(())
}

/// `duidu-恢复前-20260305-140700.db` beside `duidu.db`; with a number where that is taken.
fn dated(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let now = jiff::Timestamp::now().to_zoned_datetime(jiff::tz::TimeZone::system());
    let now = now.strftime("%Y%m%d-%H%M%S").to_string();
    let name = |number: u32| match number {
        1 => path.with_file_name(format!("{stem}-恢复前-{now}.db")),
        _ => path.with_file_name(format!("{stem}-恢复前-{now}-{number}.db")),
    };
    (1..1000).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(1))
}

fn refuse_same(database: &Path, other: &Path) -> Result<(), StoreError> {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    match (real(database), real(other)) {
        (Some(database), Some(other)) if database == other => {
            Err(StoreError::SameFile(database.display().to_string()))
        }
        _ => Ok(()),
    }
}

fn unwritable(path: &Path, error: io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::AlreadyExists => StoreError::Exists(path.display().to_string()),
        io::ErrorKind::StorageFull => StoreError::DiskFull,
        _ => StoreError::CannotOpen { path: path.display().to_string(), cause: Box::new(error) },
    }
}
