//! What an older program stored is parsed again, once: links and the user's own themes stay.

use duidu::{
    import::{Reparsed, import_file, reparse, retag, wants_reparse},
    model::{PassageRow, Report, Selection},
    registry::Registry,
    store::{PassageSort, Store},
};
use rusqlite::Connection;

use crate::common;

const OWN: &str = r#"
[[theme]]
key = "canting"
name = "食堂"
certainty = "low"
strong = ["老年食堂", "助餐"]

[[theme]]
key = "yanglao"
name = "养老服务"
strong = ["养老"]
"#;

fn all(store: &Store) -> Vec<Report> {
    store
        .read(|reader| {
            reader.report_ids()?.into_iter().map(|id| reader.parsed_report(id)).collect::<Result<Vec<_>, _>>()
        })
        .unwrap()
        .into_iter()
        .flatten()
        .collect()
}

fn passages(store: &Store) -> Vec<PassageRow> {
    let all = Selection::default();
    store.read(|reader| reader.passages(&all, PassageSort::default(), None, 0)).unwrap().rows
}

/// As if a program without figures had stored everything.
fn make_old(store: &Store) {
    let connection = Connection::open(store.path()).unwrap();
    for index in ["figure_index", "item_index", "finding_index"] {
        connection.execute(&format!("DELETE FROM {index}"), []).unwrap();
    }
    let rest = "DELETE FROM figures; DELETE FROM items; DELETE FROM findings; UPDATE sources SET parser = 0;
                UPDATE reports SET title = 'x'; UPDATE passages SET part = 'advice';";
    connection.execute_batch(rest).unwrap();
}

#[test]
fn figures_come_and_everything_else_stays() {
    let store = Store::temporary().unwrap();
    let registry = Registry::builtin().unwrap();
    import_file(&store, &registry, &common::sample().join("half-year-sample.txt")).unwrap();
    retag(&store, &registry.clone().with_themes(OWN).unwrap()).unwrap();
    let (before, rows) = (all(&store), passages(&store));
    assert!(rows.iter().any(|row| row.themes.iter().any(|hit| hit.theme == "食堂")));
    assert!(!wants_reparse(&store).unwrap());

    make_old(&store);
    assert!(wants_reparse(&store).unwrap());
    let done = reparse(&store, &registry).unwrap();
    assert_eq!((done.files, done.reports, done.changes.len()), (1, before.len(), before.len()));
    let change = &done.changes[0];
    assert!(change.differs.contains(&"数据") && change.differs.contains(&"标题"), "{change:?}");
    assert_eq!(all(&store), before);
    let place = |row: &PassageRow| (row.id, row.report_id, row.agency.clone(), row.line, row.themes.clone());
    assert_eq!(
        passages(&store).iter().map(place).collect::<Vec<_>>(),
        rows.iter().map(place).collect::<Vec<_>>()
    );

    assert!(!wants_reparse(&store).unwrap());
    assert_eq!(reparse(&store, &registry).unwrap(), Reparsed::default());
}

#[test]
fn a_text_that_is_no_report_any_more_stays_as_it_was() {
    let store = Store::temporary().unwrap();
    let registry = Registry::builtin().unwrap();
    crate::made::put(&store, "/a.txt", "没有标题", vec![crate::made::report_with_figures("市医保局")])
        .unwrap();
    let before = all(&store);
    Connection::open(store.path()).unwrap().execute("UPDATE sources SET parser = 0", []).unwrap();
    reparse(&store, &registry).unwrap();
    assert_eq!(all(&store), before);
    assert!(!wants_reparse(&store).unwrap());
}
