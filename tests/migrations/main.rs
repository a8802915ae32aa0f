//! Every migration keeps what people have stored: a database of each earlier version, filled with the sample rows
//! beside this file, is opened by today's program.
//!
//! A new migration `NNNN_name.sql` brings `tests/migrations/NNNN_name.sql`: rows as that version stores them.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that stumbles should say where")]

use std::{fs, path::PathBuf};

use duidu::{
    model::Selection,
    store::{PassageSort, Store},
};
use rusqlite::Connection;
use tempfile::TempDir;

const APPLICATION_ID: i64 = 0x4455_4955;

/// The SQL files of a folder by name.
fn files(folder: &str) -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "sql"))
        .map(|path| {
            (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

#[test]
fn each_migration_is_numbered_and_brings_rows() {
    let migrations = files("migrations");
    for (number, (name, _)) in (1..).zip(&migrations) {
        assert!(name.starts_with(&format!("{number:04}_")), "{name}");
    }
    let names = |files: Vec<(String, String)>| files.into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(names(files("tests/migrations")), names(migrations));
}

#[test]
fn a_database_of_each_version_opens_whole() {
    let migrations = files("migrations");
    for version in 1..=migrations.len() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("old.db");
        let old = Connection::open(&path).unwrap();
        for ((_, sql), (_, rows)) in migrations.iter().zip(files("tests/migrations")).take(version) {
            old.execute_batch(sql).unwrap();
            old.execute_batch(&rows).unwrap();
        }
        old.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
        old.pragma_update(None, "user_version", i64::try_from(version).unwrap()).unwrap();
        drop(old);

        let store = Store::open(&path).unwrap();
        let selection = Selection { query: Some("党建".into()), ..Selection::default() };
        let found =
            store.read(|reader| reader.passages(&selection, PassageSort::default(), None, 0)).unwrap();
        assert_eq!(found.rows.len(), 1, "version {version}");
        assert_eq!(found.rows[0].text.written, "抓好D建。");
        assert_eq!(found.rows[0].path, ["一、党建"]);
        assert_eq!(found.rows[0].themes[0].words, ["党建"]);
        drop(store);

        let now = Connection::open(&path).unwrap();
        let newest: i64 =
            now.pragma_query_value(None, "user_version", |row| row.get("user_version")).unwrap();
        assert_eq!(usize::try_from(newest).unwrap(), migrations.len());
        let broken = "SELECT count(*) AS n FROM pragma_foreign_key_check";
        assert_eq!(now.query_row(broken, [], |row| row.get::<_, i64>("n")).unwrap(), 0);
    }
}
