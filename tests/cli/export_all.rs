//! `duidu export --all`: everything is there, and the document says what it is.

use std::{collections::BTreeSet, fs};

use serde_json::{Value, json};

use crate::bench::Bench;

const TABLES: [&str; 6] = ["reports", "sections", "passages", "figures", "items", "findings"];

fn from_lines(bench: &Bench, table: &str) -> Vec<Value> {
    let text = fs::read_to_string(bench.path(&format!("数据/{table}.jsonl"))).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_stored_row_is_there() {
    let bench = Bench::with_sample();
    let run = bench.run(&["export", "--all", "数据"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for table in TABLES {
        let stored = bench.count(&format!("SELECT count(*) AS n FROM {table}"));
        assert_eq!(i64::try_from(from_lines(&bench, table).len()).unwrap(), stored, "{table}");
        assert!(run.out.contains(&format!("{table} {stored} 行")), "{}", run.out);
    }
    assert!(fs::read_to_string(bench.path("数据/README.md")).unwrap().contains("DuckDB"));
}

/// Whether a value is what the document says.
fn fits(value: &Value, kind: &str, nullable: bool) -> bool {
    match kind {
        _ if value.is_null() => nullable,
        "整数" => value.is_i64(),
        "数" => value.is_f64(),
        "字符串" => value.is_string(),
        "true 或 false" => value.is_boolean(),
        "字符串的数组" => value.as_array().is_some_and(|all| all.iter().all(Value::is_string)),
        other => panic!("{other} is no type"),
    }
}

#[test]
fn every_value_is_what_the_document_says() {
    let bench = Bench::with_sample();
    bench.run(&["export", "--all", "数据"]);
    let schema = fs::read_to_string(bench.path("数据/SCHEMA.md")).unwrap();
    for table in TABLES {
        let chapter = schema.split("\n## ").find(|chapter| chapter.starts_with(table)).unwrap();
        let rows = chapter.lines().filter(|line| line.starts_with("| `"));
        let told: Vec<Vec<&str>> = rows.map(|line| line.split('|').map(str::trim).collect()).collect();
        for line in from_lines(&bench, table) {
            assert_eq!(line.as_object().unwrap().len(), told.len(), "{table}");
            for field in &told {
                let value = &line[field[1].trim_matches('`')];
                assert!(fits(value, field[2], field[3] == "可空"), "{table} {field:?}: {value}");
            }
        }
    }
}

#[test]
fn numbers_are_numbers_and_places_lead_somewhere() {
    let bench = Bench::with_sample();
    bench.run(&["export", "--all", "数据"]);
    let passages = from_lines(&bench, "passages");
    let known: BTreeSet<(i64, i64)> = passages
        .iter()
        .map(|row| (row["report"].as_i64().unwrap(), row["ordinal"].as_i64().unwrap()))
        .collect();
    let figures = from_lines(&bench, "figures");
    assert!(
        figures.iter().any(|row| row["number"].is_f64()) && figures.iter().any(|row| row["masked"] == true)
    );
    for row in &figures {
        assert!(
            known.contains(&(row["report"].as_i64().unwrap(), row["passage"].as_i64().unwrap())),
            "{row}"
        );
        let home = passages.iter().find(|p| p["report"] == row["report"] && p["ordinal"] == row["passage"]);
        let text: Vec<char> = home.unwrap()["written"].as_str().unwrap().chars().collect();
        let [start, stop] = ["start", "stop"].map(|key| usize::try_from(row[key].as_i64().unwrap()).unwrap());
        assert!(start < stop && stop <= text.len(), "{row}");
    }
    assert!(passages.iter().any(|row| row["themes"] == json!([])), "an empty list stays one");
}

#[test]
fn nothing_is_written_over_and_nothing_half_is_left() {
    let bench = Bench::with_sample();
    fs::create_dir(bench.path("数据")).unwrap();
    assert_eq!(bench.run(&["export", "--all", "数据"]).code, 0, "an empty folder will do");
    let again = bench.run(&["export", "--all", "数据"]);
    assert!(again.code == 1 && again.err.contains("已有内容"), "{}", again.err);
    let filtered = bench.run(&["export", "--all", "别的", "--level", "shi"]);
    assert!(filtered.code == 1 && filtered.err.contains("全部"), "{}", filtered.err);
    assert_eq!(bench.run(&["export", "reports", "--all", "别的"]).code, 2);
    assert_eq!(bench.run(&["export"]).code, 2);
    let names: BTreeSet<String> = fs::read_dir(bench.path("."))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names, ["duidu.db", "数据", "汇编.txt"].map(str::to_owned).into());
}
