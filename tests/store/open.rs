//! Files that are no database of ours, or not now: refused with words, and left as they were.

use std::{fs, path::Path, thread};

use duidu::{
    model::{PassageRow, Selection},
    store::{PassageSort, Store, StoreError},
};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::made::{put, report};

/// The version that the migrations lead to.
fn newest() -> i64 {
    let migrations = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    i64::try_from(fs::read_dir(migrations).unwrap().count()).unwrap()
}

fn refused(path: &Path) -> StoreError {
    let before = fs::read(path).ok();
    let error = Store::open(path).err().expect("should be refused");
    assert_eq!(fs::read(path).ok(), before, "the file was touched");
    let shown = error.to_string();
    assert!(shown.contains(&path.display().to_string()) || shown.contains("不存在"), "{shown}");
    assert!(shown.ends_with('。'), "{shown}");
    error
}

#[test]
fn a_new_file_is_ours_from_the_start() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("资料 1.db");
    drop(Store::open(&path).unwrap());
    let connection = Connection::open(&path).unwrap();
    let number = |name: &str| -> i64 { connection.pragma_query_value(None, name, |row| row.get(0)).unwrap() };
    assert_eq!((number("application_id"), number("user_version")), (0x4455_4955, newest()));
    let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
    drop(Store::open(&path).unwrap());
}

#[test]
fn what_is_not_ours_is_refused_and_left_alone() {
    let folder = TempDir::new().unwrap();
    assert!(matches!(refused(folder.path()), StoreError::Folder(_)));
    assert!(matches!(refused(&folder.path().join("没有/x.db")), StoreError::MissingFolder(_)));

    let text = folder.path().join("总结.txt");
    fs::write(&text, "2023年上半年工作总结\n".repeat(200)).unwrap();
    assert!(matches!(refused(&text), StoreError::NotADatabase(_)));

    let foreign = folder.path().join("别人的.db");
    Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
    assert!(matches!(refused(&foreign), StoreError::Foreign(_)));

    let newer = folder.path().join("新的.db");
    drop(Store::open(&newer).unwrap());
    Connection::open(&newer).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let StoreError::Newer { found, known, .. } = refused(&newer) else { panic!("a newer version") };
    assert_eq!((found, known), (99, newest()));
}

#[test]
fn a_locked_database_is_told_and_nothing_is_written() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("duidu.db");
    let store = Store::open(&path).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = put(&store, "/a.txt", "1", vec![report("市医保局", Some("2023H1"), &["甲"])]).unwrap_err();
    assert!(matches!(error, StoreError::Locked { .. }), "{error}");
    other.execute_batch("ROLLBACK").unwrap();
    assert!(store.read(|reader| reader.is_empty()).unwrap());
}

#[test]
fn readers_see_one_moment_while_another_program_imports() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("duidu.db");
    let store = Store::open(&path).unwrap();
    let importer = Store::open(&path).unwrap();
    let all = |store: &Store| -> Vec<PassageRow> {
        store
            .read(|reader| reader.passages(&Selection::default(), PassageSort::default(), None, 0))
            .unwrap()
            .rows
    };
    store
        .read(|reader| {
            assert!(reader.is_empty()?);
            let import =
                move || put(&importer, "/a.txt", "1", vec![report("市医保局", Some("2023H1"), &["甲"])]);
            thread::spawn(import).join().unwrap()?;
            assert!(reader.is_empty()?);
            Ok::<_, StoreError>(())
        })
        .unwrap();
    assert_eq!(all(&store).len(), 1);
}

#[test]
fn two_programs_may_start_at_once() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("duidu.db");
    let starts: Vec<_> = (0..6)
        .map(|_| {
            let path = path.clone();
            thread::spawn(move || Store::open(&path).map(drop))
        })
        .collect();
    for start in starts {
        start.join().unwrap().unwrap();
    }
}

#[test]
fn a_reader_that_panics_harms_nobody_after_it() {
    let store = Store::temporary().unwrap();
    let clone = store.clone();
    let crash = thread::spawn(move || clone.read(|_| -> Result<(), StoreError> { panic!("a page crashed") }));
    assert!(crash.join().is_err());
    let clone = store.clone();
    let crash =
        thread::spawn(move || clone.write(|_| -> Result<(), StoreError> { panic!("an import crashed") }));
    assert!(crash.join().is_err());
    put(&store, "/a.txt", "1", vec![report("市医保局", Some("2023H1"), &["甲"])]).unwrap();
    assert!(!store.read(|reader| reader.is_empty()).unwrap());
}

#[test]
fn a_temporary_database_goes_with_its_last_clone() {
    let store = Store::temporary().unwrap();
    let path = store.path().to_owned();
    let clone = store.clone();
    drop(store);
    assert!(path.exists());
    drop(clone);
    assert!(!path.exists());
}
