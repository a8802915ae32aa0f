//! Taking a file out again, or one report of it: nothing of it stays, nothing else goes.

use std::{fs, path::Path};

use duidu::{
    import::{import_file, preview_reparse, remove, reparse_all, sources},
    model::{Removal, Selection, SkipReason, SourceRow},
    registry::Registry,
    store::{self, Checked, PassageSort, Reader, Store},
};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::common;

const OTHER: &str = "市民政局2023年上半年工作总结

一、上半年工作
新建老年食堂8家，投入XX万元，抓好D建。
二、下半年打算
继续办好老年食堂，全年新建20家。
";

/// The sample in one file, another report in a second.
fn two_files() -> (TempDir, Store) {
    let folder = TempDir::new().unwrap();
    let store = Store::open(&folder.path().join("duidu.db")).unwrap();
    let registry = Registry::builtin().unwrap();
    fs::write(folder.path().join("一.txt"), OTHER).unwrap();
    import_file(&store, &registry, &folder.path().join("一.txt")).unwrap();
    import_file(&store, &registry, &common::sample().join("half-year-sample.txt")).unwrap();
    (folder, store)
}

fn rows(store: &Store) -> Vec<SourceRow> {
    store.read(|reader: &Reader<'_>| sources(reader, None, 0)).unwrap().rows
}

fn named(store: &Store, name: &str) -> SourceRow {
    rows(store).into_iter().find(|row| row.file_name == name).unwrap()
}

fn sound(store: &Store) {
    let points: Vec<Checked> = store::check(store.path()).unwrap();
    let wrong: Vec<_> = points.iter().filter(|point| point.faults > 0).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn count(path: &Path, sql: &str) -> i64 {
    Connection::open(path).unwrap().query_row(sql, [], |row| row.get(0)).unwrap()
}

/// Whether the words are found anywhere.
fn finds(store: &Store, words: &str) -> bool {
    let selection = Selection { query: Some(words.into()), ..Default::default() };
    store.read(|reader| reader.passages(&selection, PassageSort::default(), None, 0)).unwrap().total > 0
}

#[test]
fn a_file_goes_with_everything_that_came_from_it() {
    let (_folder, store) = two_files();
    let other = named(&store, "一.txt");
    assert_eq!((other.reports.len(), other.lines, other.there, other.state()), (1, 6, true, "正常"));
    assert_eq!(other.aside, [(SkipReason::Blank, 1)]);
    let fingerprint: String = Connection::open(store.path())
        .unwrap()
        .query_row("SELECT fingerprint FROM findings ORDER BY id LIMIT 1", [], |row| row.get(0))
        .unwrap();
    store.write(|writer| writer.clear_finding(&fingerprint, "2026-01-01T00:00:00Z")).unwrap();
    let kept = store.read(|reader: &Reader<'_>| reader.reports_state()).unwrap();
    assert!(finds(&store, "新建老年食堂8家"));

    let told = store.read(|reader| reader.removal(other.id, None)).unwrap().unwrap();
    assert_eq!((told.reports.len(), told.passages, told.cleared), (1, 4, 1));
    assert!(told.figures >= 2 && told.items >= 1 && told.findings >= 1, "{told:?}");
    assert_eq!(remove(&store, other.id, None).unwrap(), Some(told));

    assert!(!finds(&store, "新建老年食堂8家"));
    assert_eq!(rows(&store).len(), 1);
    assert_eq!(count(store.path(), "SELECT count(*) FROM cleared_findings"), 0);
    assert_ne!(
        store.read(|reader: &Reader<'_>| reader.reports_state()).unwrap(),
        kept,
        "what was computed is stale"
    );
    assert_eq!(remove(&store, other.id, None).unwrap(), None);
    sound(&store);
}

#[test]
fn the_last_file_leaves_an_empty_database() {
    let (_folder, store) = two_files();
    let agencies = |store: &Store| count(store.path(), "SELECT count(*) FROM agencies");
    assert!(agencies(&store) > 1);
    for row in rows(&store) {
        let Removal { agencies, .. } = remove(&store, row.id, None).unwrap().unwrap();
        assert!(!agencies.is_empty());
    }
    for table in
        "agencies reports sections passages passage_index figures figure_index items item_index findings
                  finding_index source_lines passage_themes report_themes"
            .split_whitespace()
    {
        assert_eq!(count(store.path(), &format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
    sound(&store);
    assert!(store.read(|reader: &Reader<'_>| reader.is_empty()).unwrap());
}

#[test]
fn a_mark_stays_while_another_file_has_the_same_doubt() {
    let (folder, store) = two_files();
    fs::write(folder.path().join("二.txt"), format!("{OTHER}另有一句。\n")).unwrap();
    import_file(&store, &Registry::builtin().unwrap(), &folder.path().join("二.txt")).unwrap();
    let both = "SELECT f.fingerprint FROM findings AS f JOIN reports AS r ON r.id = f.report_id
                JOIN sources AS s ON s.id = r.source_id WHERE s.file_name IN ('一.txt', '二.txt')
                GROUP BY f.fingerprint HAVING count(DISTINCT s.id) = 2";
    let fingerprint: String =
        Connection::open(store.path()).unwrap().query_row(both, [], |row| row.get(0)).unwrap();
    store.write(|writer| writer.clear_finding(&fingerprint, "2026-01-01T00:00:00Z")).unwrap();
    remove(&store, named(&store, "一.txt").id, None).unwrap();
    assert_eq!(count(store.path(), "SELECT count(*) FROM cleared_findings"), 1);
    remove(&store, named(&store, "二.txt").id, None).unwrap();
    assert_eq!(count(store.path(), "SELECT count(*) FROM cleared_findings"), 0);
}

#[test]
fn one_report_goes_and_its_lines_stay_as_removed() {
    let (_folder, store) = two_files();
    let file = named(&store, "half-year-sample.txt");
    let [first, gone, third] = [0, 1, 2].map(|at| file.reports[at].clone());
    assert_eq!(remove(&store, file.id + 100, Some(gone.id)).unwrap(), None, "a report of another file");
    let told = remove(&store, file.id, Some(gone.id)).unwrap().unwrap();
    assert_eq!(told.reports, std::slice::from_ref(&gone));

    let left = named(&store, "half-year-sample.txt");
    assert_eq!((left.reports.len(), left.lines), (file.reports.len() - 1, file.lines));
    let removed = left.aside.iter().find(|(reason, _)| *reason == SkipReason::Removed).unwrap().1;
    assert!(removed > 5, "{removed}");
    let beside = store.read(|reader| reader.reports_beside(first.id)).unwrap();
    assert_eq!(beside.1.unwrap().0, third.id, "neighbours close up");
    sound(&store);

    let registry = Registry::builtin().unwrap();
    assert!(preview_reparse(&store, &registry).unwrap().changes.is_empty());
    assert!(reparse_all(&store, &registry).unwrap().changes.is_empty());
    let again = named(&store, "half-year-sample.txt");
    assert_eq!((again.reports, again.aside), (left.reports, left.aside), "newer rules do not bring it back");
    sound(&store);
}
