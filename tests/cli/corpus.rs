//! The real compilation through the program: every report, every line, every hit.

use std::fs;

use serde_json::Value;

#[path = "../common/mod.rs"]
pub(crate) mod common;

use crate::bench::Bench;

#[test]
fn every_report_and_every_line() {
    let Some(file) = common::corpus() else { return };
    let bench = Bench::new();
    let run = bench.run(&["import", file.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.err);
    bench.assert_sound();
    assert_eq!(bench.count("SELECT count(*) AS n FROM reports"), 25);
    let lines = fs::read_to_string(&file).unwrap().lines().count();
    assert_eq!(bench.count("SELECT count(*) AS n FROM source_lines"), i64::try_from(lines).unwrap());
    let homeless = "SELECT count(*) AS n FROM source_lines AS l WHERE skipped IS NULL AND NOT EXISTS (
        SELECT 1 FROM reports AS r WHERE l.line = r.title_line OR l.line BETWEEN r.first_line AND r.last_line)";
    assert_eq!(bench.count(homeless), 0);
    let silent = "SELECT count(*) AS n FROM source_lines AS l JOIN reports AS r
        ON l.line BETWEEN r.first_line AND r.last_line
        WHERE l.skipped IS NULL AND trim(l.text) <> '' AND NOT EXISTS (
            SELECT 1 FROM passages AS p WHERE p.report_id = r.id AND l.line BETWEEN p.line AND p.last_line)";
    assert_eq!(bench.count(silent), 0);

    let before = bench.rows();
    assert!(bench.run(&["import", file.to_str().unwrap()]).out.contains("没有改动"));
    assert!(bench.run(&["retag"]).out.contains("没有变化"));
    assert_eq!(bench.rows(), before);
}

#[test]
fn a_search_exports_what_contains_the_words() {
    let Some(file) = common::corpus() else { return };
    let bench = Bench::new();
    assert_eq!(bench.run(&["import", file.to_str().unwrap()]).code, 0);
    let rows = |arguments: &[&str]| -> Vec<Value> {
        let run = bench.run(&[&["export", "passages", "--json"], arguments].concat());
        serde_json::from_str(&run.out).unwrap()
    };
    let all = rows(&[]);
    for query in ["养老", "村", "20%", "工作总结和下半年", "党建", "D建"] {
        let contains = |row: &&Value| {
            ["text", "written"].iter().any(|key| row[key].as_str().is_some_and(|text| text.contains(query)))
        };
        let expected: Vec<&Value> = all.iter().filter(contains).collect();
        let found = rows(&["--q", query]);
        assert!(!found.is_empty(), "{query}");
        assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{query}");
    }
}
