//! What SQLite does for the lists: never a walk through all passages where an index leads to them.

use rusqlite::params_from_iter;

use super::{
    Counted, PassageOrder, PassageSort, Store, StoreError,
    facets::facet_sql,
    passages::list_sql,
    selection::{Conditions, Dimension},
};
use crate::model::{Level, Part, Selection};

/// The steps of a query, as `EXPLAIN QUERY PLAN` words them.
fn plan(store: &Store, sql: &str, parameters: usize) -> Vec<String> {
    store
        .read(|reader| {
            let mut statement = reader.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
            let nothing = vec![rusqlite::types::Null; parameters];
            let rows = statement.query_map(params_from_iter(nothing), |row| row.get("detail"))?;
            Ok::<_, StoreError>(rows.collect::<Result<_, _>>()?)
        })
        .unwrap()
}

fn selections() -> [Selection; 6] {
    [
        Selection { agencies: vec![1], ..Selection::default() },
        Selection { themes: vec!["yanglao".into()], ..Selection::default() },
        Selection { query: Some("养老".into()), ..Selection::default() },
        Selection { levels: vec![Level::City], parts: vec![Part::Plan], ..Selection::default() },
        Selection { domains: vec!["yibao".into()], query: Some("养老".into()), ..Selection::default() },
        Selection {
            periods: vec!["2023H1".parse().unwrap()],
            themes: vec!["yanglao".into()],
            ..Selection::default()
        },
    ]
}

fn no_walk(store: &Store, sql: &str, parameters: usize) {
    let steps = plan(store, sql, parameters);
    let walks = |step: &String| step == "SCAN p" || step.starts_with("SCAN p ");
    assert!(!steps.is_empty());
    assert!(!steps.iter().any(walks), "{sql}\n{}", steps.join("\n"));
}

#[test]
fn lists_of_passages_use_indexes() {
    let store = Store::temporary().unwrap();
    for selection in selections() {
        let conditions = Conditions::of_passages(&selection).unwrap();
        for by in [PassageOrder::Agency, PassageOrder::Period, PassageOrder::Part, PassageOrder::Length] {
            let sql = list_sql(&conditions, PassageSort { by, descending: false });
            no_walk(&store, &sql, conditions.values().count() + 2);
        }
    }
}

#[test]
fn counts_use_indexes() {
    let dimensions = [
        Dimension::Level,
        Dimension::Domain,
        Dimension::Agency,
        Dimension::Period,
        Dimension::Theme,
        Dimension::Part,
    ];
    let store = Store::temporary().unwrap();
    for selection in selections() {
        for dimension in dimensions {
            for counted in [Counted::Passages, Counted::Reports, Counted::Agencies] {
                let (sql, conditions) = facet_sql(&selection, counted, dimension).unwrap();
                no_walk(&store, &sql, conditions.values().count());
            }
        }
    }
}
