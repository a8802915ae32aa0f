//! A copy of the database while it is used, and the copy put back.

use std::{fs, path::Path};

use duidu::{
    import::sample_store,
    registry::Registry,
    store::{self, Reader, Store, StoreError},
};
use rusqlite::Connection;

use crate::made::{put, report};

fn titles(path: &Path) -> Vec<String> {
    let connection = Connection::open(path).unwrap();
    let mut statement = connection.prepare("SELECT title FROM reports ORDER BY id").unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_copy_is_whole_and_alone() {
    let folder = tempfile::tempdir().unwrap();
    let store = sample_store(&Registry::builtin().unwrap()).unwrap();
    let copy = folder.path().join("备份.db");
    let copied = store::backup(store.path(), &copy, false).unwrap();
    assert_eq!((copied.sources, usize::try_from(copied.reports).unwrap()), (1, titles(store.path()).len()));
    assert_eq!(copied.bytes, fs::metadata(&copy).unwrap().len());
    assert_eq!(files(folder.path()), ["备份.db"], "nothing beside it");
    assert!(store::check(&copy).unwrap().iter().all(|point| point.faults == 0));

    let before = fs::read(&copy).unwrap();
    assert!(matches!(store::backup(store.path(), &copy, false), Err(StoreError::Exists(_))));
    assert_eq!(fs::read(&copy).unwrap(), before);
    store::backup(store.path(), &copy, true).unwrap();
    assert!(matches!(store::backup(&copy, &copy, true), Err(StoreError::SameFile(_))));
    let nowhere = folder.path().join("没有/备份.db");
    assert!(matches!(store::backup(store.path(), &nowhere, false), Err(StoreError::MissingFolder(_))));
}

#[test]
fn a_copy_made_while_something_is_written_is_of_the_moment_before() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::temporary().unwrap();
    put(&store, "/a.txt", "甲", vec![report("市医保局", Some("2023H1"), &["养老"])]).unwrap();
    let copy = folder.path().join("备份.db");
    store
        .write(|writer| {
            writer.remove_source(1)?;
            store::backup(store.path(), &copy, false).map(drop)
        })
        .unwrap();
    assert_eq!(titles(&copy), ["市医保局工作总结"]);
    assert!(titles(store.path()).is_empty());
}

#[test]
fn what_is_put_back_is_seen_by_who_reads_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("duidu.db");
    let store = Store::open(&path).unwrap();
    put(&store, "/a.txt", "甲", vec![report("市医保局", Some("2023H1"), &["养老"])]).unwrap();
    let copy = folder.path().join("备份.db");
    store::backup(&path, &copy, false).unwrap();
    put(&store, "/b.txt", "乙", vec![report("市民政局", Some("2023H1"), &["养老"])]).unwrap();

    let restored = store::restore(&copy, &path).unwrap();
    assert_eq!(restored.copied.reports, 1);
    let ids = store.read(|reader: &Reader<'_>| reader.report_ids()).unwrap();
    assert_eq!(ids.len(), 1, "the connections that were open see it");
    let kept = restored.kept.unwrap();
    assert_eq!(titles(&kept).len(), 2);
    put(&store, "/c.txt", "丙", vec![report("市民政局", Some("2022H1"), &["养老"])]).unwrap();
    drop(store);
    assert_eq!(titles(&path), ["市医保局工作总结", "市民政局工作总结"]);
    assert_eq!(files(folder.path()).len(), 3, "{:?}", files(folder.path()));
}

#[test]
fn nothing_is_put_over_a_database_that_is_written_to() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("duidu.db");
    let store = Store::open(&path).unwrap();
    put(&store, "/a.txt", "甲", vec![report("市医保局", Some("2023H1"), &["养老"])]).unwrap();
    let copy = folder.path().join("备份.db");
    store::backup(&path, &copy, false).unwrap();
    let tried = store.write(|_| Ok::<_, StoreError>(store::restore(&copy, &path))).unwrap();
    assert!(matches!(tried, Err(StoreError::Locked { .. })), "{tried:?}");
    drop(store);
    assert_eq!(files(folder.path()), ["duidu.db", "备份.db"]);
}

#[test]
fn a_damaged_database_is_moved_aside() {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("备份.db");
    let sample = sample_store(&Registry::builtin().unwrap()).unwrap();
    store::backup(sample.path(), &copy, false).unwrap();
    let path = folder.path().join("duidu.db");
    fs::write(&path, "zerstört, kaputt, and no database any more").unwrap();
    fs::write(folder.path().join("duidu.db-wal"), "its log").unwrap();
    let kept = store::restore(&copy, &path).unwrap().kept.unwrap();
    assert!(fs::read_to_string(kept).unwrap().starts_with("zerstört"));
    assert_eq!(titles(&path), titles(&copy));
    assert!(!folder.path().join("duidu.db-wal").exists());

    fs::remove_file(&path).unwrap();
    assert_eq!(store::restore(&copy, &path).unwrap().kept, None);
    assert_eq!(titles(&path), titles(&copy));
}

#[test]
fn what_is_no_whole_copy_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("duidu.db");
    drop(Store::open(&path).unwrap());
    let before = fs::read(&path).unwrap();
    let copy = folder.path().join("备份.db");
    let tried = |copy: &Path| store::look_at_backup(copy).and(store::restore(copy, &path).map(drop));
    assert!(matches!(tried(&copy), Err(StoreError::Missing(_))));
    fs::write(&copy, "no database at all, only some text").unwrap();
    assert!(matches!(tried(&copy), Err(StoreError::NotADatabase(_))));
    fs::remove_file(&copy).unwrap();
    Connection::open(&copy).unwrap().execute_batch("CREATE TABLE other (x)").unwrap();
    assert!(matches!(tried(&copy), Err(StoreError::Foreign(_))));
    fs::remove_file(&copy).unwrap();
    let sample = sample_store(&Registry::builtin().unwrap()).unwrap();
    store::backup(sample.path(), &copy, false).unwrap();
    Connection::open(&copy).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert!(matches!(tried(&copy), Err(StoreError::Newer { .. })));
    Connection::open(&copy).unwrap().pragma_update(None, "user_version", 4).unwrap();
    let mut bytes = fs::read(&copy).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 8192].fill(0xa5);
    fs::write(&copy, bytes).unwrap();
    assert!(matches!(tried(&copy), Err(StoreError::Damaged { .. })));
    assert_eq!(fs::read(&path).unwrap(), before);
}
