//! A database that is damaged in one way or another is seen to be.

use std::fs;

use duidu::{
    import::{reparse_all, sample_store},
    registry::Registry,
    store::{self, Checked, Remedy, Store, StoreError},
};
use rusqlite::Connection;

fn wrong(store: &Store) -> Vec<Checked> {
    store::check(store.path()).unwrap().into_iter().filter(|point| point.faults > 0).collect()
}

fn sample() -> Store {
    sample_store(&Registry::builtin().unwrap()).unwrap()
}

#[test]
fn a_whole_database_has_no_faults() {
    let store = sample();
    let points = store::check(store.path()).unwrap();
    assert!(points.len() > 10);
    assert!(points.iter().all(|point| point.looked > 0), "{points:#?}");
    assert_eq!(wrong(&store), []);
}

/// What is done to it, where that is seen, and what helps.
const DAMAGE: [(&str, &str, Remedy); 15] = [
    ("DELETE FROM source_lines WHERE line = 100", "来源的行数", Remedy::Restore),
    ("UPDATE sources SET line_count = line_count + 1", "来源的行数", Remedy::Restore),
    ("PRAGMA foreign_keys = OFF; DELETE FROM sources", "表之间的引用", Remedy::Restore),
    (
        "UPDATE source_lines SET skipped = NULL WHERE skipped = 'advertisement'",
        "每一行的去处",
        Remedy::Reparse,
    ),
    (
        "INSERT INTO agencies (name, label, level_ord, domain_id) SELECT '空局', '空局', 9, id FROM domains LIMIT 1",
        "没有归属的内容",
        Remedy::Reparse,
    ),
    (
        "UPDATE figures SET passage_id = (SELECT max(id) FROM passages) WHERE id = (SELECT min(id) FROM figures)",
        "没有归属的内容",
        Remedy::Reparse,
    ),
    ("UPDATE reports SET chars = chars + 1 WHERE ordinal = 2", "字数", Remedy::Reparse),
    ("UPDATE report_themes SET passages = passages + 1 WHERE report_id = 1", "主题的统计", Remedy::Reparse),
    ("DELETE FROM report_themes WHERE report_id = 1", "主题的统计", Remedy::Reparse),
    (
        "UPDATE passages SET text = replace(text, '养老', '托幼') WHERE masks IS NULL",
        "材料的内容",
        Remedy::Reparse,
    ),
    ("UPDATE passages SET part = 'nothing' WHERE id = 3", "材料的内容", Remedy::Reparse),
    ("DELETE FROM passage_index WHERE rowid = 5", "检索：段落", Remedy::Reparse),
    (
        "DELETE FROM passage_index WHERE rowid = 5; INSERT INTO passage_index (rowid, restored, written) VALUES (5, '别的 的词 词', '')",
        "检索：段落",
        Remedy::Reparse,
    ),
    (
        "INSERT INTO figure_index (rowid, named, sentence, written) VALUES (999999, '多余 余', '多余 余', '')",
        "检索：数据",
        Remedy::Reparse,
    ),
    ("DELETE FROM finding_index WHERE rowid = (SELECT min(id) FROM findings)", "检索：疑点", Remedy::Reparse),
];

#[test]
fn damage_is_seen_where_it_is() {
    for (sql, what, remedy) in DAMAGE {
        let store = sample();
        Connection::open(store.path()).unwrap().execute_batch(sql).unwrap();
        let wrong = wrong(&store);
        let point = wrong.iter().find(|point| point.what == what);
        let point = point.unwrap_or_else(|| panic!("{sql}: not seen, but {wrong:#?}"));
        assert_eq!(point.remedy, remedy, "{sql}");
        assert!(!point.told.is_empty(), "{sql}");
    }
}

#[test]
fn parsing_again_mends_what_was_derived() {
    for (sql, ..) in DAMAGE.into_iter().filter(|(.., remedy)| *remedy == Remedy::Reparse) {
        let store = sample();
        Connection::open(store.path()).unwrap().execute_batch(sql).unwrap();
        reparse_all(&store, &Registry::builtin().unwrap()).unwrap_or_else(|error| panic!("{sql}: {error}"));
        assert_eq!(wrong(&store), [], "{sql}");
    }
}

#[test]
fn damaged_pages_are_seen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("duidu.db");
    store::backup(sample().path(), &path, false).unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 8192].fill(0xa5);
    fs::write(&path, bytes).unwrap();
    let points = store::check(&path).unwrap();
    let faults = points.iter().find(|point| point.what == "文件结构").unwrap();
    assert!(faults.faults > 0 && faults.remedy == Remedy::Restore);
}

#[test]
fn what_is_no_database_of_ours_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    assert!(matches!(store::check(&path), Err(StoreError::Missing(_))));
    fs::write(&path, "not a database, but longer than nothing").unwrap();
    assert!(matches!(store::check(&path), Err(StoreError::NotADatabase(_))));
    fs::write(&path, "").unwrap();
    assert!(matches!(store::check(&path), Err(StoreError::Foreign(_))));
}
