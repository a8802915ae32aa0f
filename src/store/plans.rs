//! What SQLite does for the pages: every query that a `Reader` runs under a narrow selection is led to its passages by
//! an index and never walks through all of them.

use std::sync::{Arc, Mutex};

use rusqlite::{
    Connection,
    trace::{TraceEvent, TraceEventCodes},
};

use super::{
    AgencyOrder, Counted, FigureOrder, FigureSort, FindingList, FindingOrder, FindingView, GroupOrder,
    Grouping, Listed, PassageOrder, PassageSort, PlanOrder, Reader, ReportOrder, Store, StoreError, open,
};
use crate::model::{FigureKind, FigureStatus, Level, Part, Selection};

/// The queries that `work` runs, with their values in place.
fn queries(
    connection: &mut Connection,
    work: impl FnOnce(&Reader<'_>) -> Result<(), StoreError>,
) -> Vec<String> {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&seen);
    let note = move |event: TraceEvent<'_>| {
        if let TraceEvent::Stmt(statement, _) = event {
            log.lock().unwrap().extend(statement.expanded_sql());
        }
    };
    connection.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(note)).unwrap();
    work(&Reader { connection }).unwrap();
    connection.trace_v2(TraceEventCodes::empty(), None::<fn(TraceEvent<'_>)>).unwrap();
    let queries = seen.lock().unwrap();
    queries.iter().filter(|sql| !sql.starts_with("--")).cloned().collect()
}

/// The names that queries give tables of passages and of what stands in them.
const TABLES: &str = "p passages pt passage_themes l source_lines passage_index x f findings";

/// The steps of a query that walk through a whole table of passages, by the names that queries give these tables.
fn walks(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let steps = statement.query_map([], |row| row.get::<_, String>("detail")).unwrap().map(Result::unwrap);
    steps
        .filter(|step| {
            let mut words = step.split(' ');
            words.next() == Some("SCAN")
                && words.next().is_some_and(|name| TABLES.split(' ').any(|table| table == name))
                && !step.contains("VIRTUAL")
        })
        .collect()
}

/// Two dimensions each: the counts of one leave it out, and the other must be led by an index too.
fn narrow() -> [Selection; 8] {
    let none = Selection::default;
    let period = || vec!["2023H1".parse().unwrap()];
    [
        Selection { agencies: vec![1], periods: period(), ..none() },
        Selection { reports: vec![1, 2], themes: vec!["yanglao".into()], ..none() },
        Selection { themes: vec!["yanglao".into()], query: Some("养老".into()), ..none() },
        Selection { agencies: vec![1], query: Some("养老".into()), ..none() },
        Selection { levels: vec![Level::City], parts: vec![Part::Plan], ..none() },
        Selection { domains: vec!["yibao".into()], query: Some("养老".into()), ..none() },
        Selection { periods: period(), themes: vec!["yanglao".into()], ..none() },
        Selection { places: vec!["安徽省".into()], periods: period(), ..none() },
    ]
}

/// Selections of figures and findings: what leads to their rows, on top of reports and themes.
fn narrow_found() -> [Selection; 7] {
    let none = Selection::default;
    [
        Selection { figure_kinds: vec![FigureKind::Rank], units: vec!["元".into()], ..none() },
        Selection { statuses: vec![FigureStatus::Target], masked: vec![true], ..none() },
        Selection { group: Some("助餐点".into()), parts: vec![Part::Plan], ..none() },
        Selection { agencies: vec![1], query: Some("养老".into()), ..none() },
        Selection { places: vec!["安徽省".into()], statuses: vec![FigureStatus::Target], ..none() },
        Selection { themes: vec!["yanglao".into()], query: Some("养老".into()), ..none() },
        Selection { levels: vec![Level::City], parts: vec![Part::Plan], ..none() },
    ]
}

/// Everything that the pages of figures ask for under a selection.
fn ask_for_figures(reader: &Reader<'_>, selection: &Selection) -> Result<(), StoreError> {
    for by in [FigureOrder::Agency, FigureOrder::Indicator, FigureOrder::Number, FigureOrder::Part] {
        reader.figures(selection, FigureSort { by, descending: true }, Some(50), 0)?;
    }
    reader.listed_facets(Listed::Figures, selection)?;
    reader.figure_groups(selection, 1, Some(50), 0)?;
    for order in [PlanOrder::Agency, PlanOrder::Deadline] {
        reader.plans(selection, order, false, Some(50), 0)?;
    }
    reader.listed_facets(Listed::Plans, selection)?;
    reader.targets(selection)?;
    reader.targets_before(selection)?;
    Ok(())
}

#[test]
fn no_page_walks_through_all_figures() {
    let store = Store::temporary().unwrap();
    let mut connection = open::reader(store.path()).unwrap();
    for selection in narrow_found() {
        let queries = queries(&mut connection, |reader| ask_for_figures(reader, &selection));
        assert!(queries.len() > 15, "{}", queries.len());
        for sql in &queries {
            let walks = walks(&connection, sql);
            assert!(walks.is_empty(), "{walks:?} in {sql}\nunder {selection:?}");
        }
    }
}

/// Everything that pages ask for under a selection.
fn ask_everything(reader: &Reader<'_>, selection: &Selection) -> Result<(), StoreError> {
    for by in [PassageOrder::Agency, PassageOrder::Period, PassageOrder::Part, PassageOrder::Length] {
        reader.passages(selection, PassageSort { by, descending: false }, Some(50), 0)?;
    }
    for counted in [Counted::Passages, Counted::Reports, Counted::Agencies] {
        reader.facets(selection, counted)?;
    }
    for grouping in [Grouping::Level, Grouping::Domain] {
        reader.groups(grouping, selection, GroupOrder::default(), false)?;
    }
    reader.agencies(selection, AgencyOrder::default(), false, Some(50), 0)?;
    reader.agency(1)?;
    reader.reports(selection, ReportOrder::default(), false, Some(50), 0)?;
    reader.report(1)?;
    reader.reports_beside(1)?;
    reader.set_aside(1)?;
    reader.grid(selection)?;
    reader.totals(selection)?;
    reader.themes(selection)?;
    reader.theme("yanglao")?;
    reader.typical_passages(selection, &["yanglao", "dangjian"])?;
    reader.voices(selection)?;
    reader.report_heads()?;
    reader.texts(&[1, 2, 3])?;
    let list = FindingList { view: FindingView::Open, order: FindingOrder::Sure, checks: &[] };
    reader.findings(selection, &list, Some(50), 0)?;
    reader.finding_facets(selection, &list)?;
    reader.finding_counts(selection, &[])?;
    reader.problems(selection, Some(50), 0)?;
    reader.items_of(&[1, 2], Part::Plan)?;
    reader.reports_with_problems()?;
    reader.drop_unknown(&mut selection.clone())?;
    reader.is_empty()?;
    reader.source_rows(1, |_| true, Some(50), 0)?;
    reader.source_row(1, 1, |_| true)?;
    reader.removal(1, Some(1))?;
    Ok(())
}

#[test]
fn no_page_walks_through_all_passages() {
    let store = Store::temporary().unwrap();
    let mut connection = open::reader(store.path()).unwrap();
    let mut seen = 0;
    for selection in narrow() {
        let queries = queries(&mut connection, |reader| ask_everything(reader, &selection));
        for sql in &queries {
            let walks = walks(&connection, sql);
            assert!(walks.is_empty(), "{walks:?} in {sql}\nunder {selection:?}");
        }
        seen += queries.len();
    }
    assert!(seen > 200, "{seen}");
}
