//! `duidu export --all`: both files of a table say the same, and the document says what they have.

use std::{
    collections::BTreeSet,
    fs::{self, File},
};

use parquet::{
    file::reader::{FileReader, SerializedFileReader},
    record::{Field, RowAccessor},
};
use serde_json::{Map, Value, json};

use crate::bench::Bench;

const TABLES: [&str; 6] = ["reports", "sections", "passages", "figures", "items", "findings"];

fn value(field: &Field) -> Value {
    match field {
        Field::Null => Value::Null,
        Field::Long(number) => json!(number),
        Field::Double(number) => json!(number),
        Field::Str(text) => json!(text),
        Field::Bool(is) => json!(is),
        Field::ListInternal(list) => list.elements().iter().map(value).collect(),
        other => panic!("{other:?} is no type of ours"),
    }
}

fn from_parquet(bench: &Bench, table: &str) -> Vec<Value> {
    let file = File::open(bench.path(&format!("数据/{table}.parquet"))).unwrap();
    let reader = SerializedFileReader::new(file).unwrap();
    let rows = reader.get_row_iter(None).unwrap();
    let object = |row: parquet::record::Row| {
        row.get_column_iter().map(|(name, field)| (name.clone(), value(field))).collect::<Map<_, _>>()
    };
    rows.map(|row| Value::Object(object(row.unwrap()))).collect()
}

fn from_lines(bench: &Bench, table: &str) -> Vec<Value> {
    let text = fs::read_to_string(bench.path(&format!("数据/{table}.jsonl"))).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn both_files_of_a_table_say_the_same_row_by_row() {
    let bench = Bench::with_sample();
    let run = bench.run(&["export", "--all", "数据"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for table in TABLES {
        let (lines, typed) = (from_lines(&bench, table), from_parquet(&bench, table));
        let stored = bench.count(&format!("SELECT count(*) AS n FROM {table}"));
        assert_eq!(i64::try_from(lines.len()).unwrap(), stored, "{table}");
        assert_eq!(lines, typed, "{table}");
        assert!(run.out.contains(&format!("{table} {stored} 行")), "{}", run.out);
    }
    assert!(fs::read_to_string(bench.path("数据/README.md")).unwrap().contains("DuckDB"));
}

#[test]
fn the_document_names_every_field_with_its_type() {
    let bench = Bench::with_sample();
    bench.run(&["export", "--all", "数据"]);
    let schema = fs::read_to_string(bench.path("数据/SCHEMA.md")).unwrap();
    for table in TABLES {
        let chapter = schema.split("\n## ").find(|chapter| chapter.starts_with(table)).unwrap();
        let told: BTreeSet<(String, bool)> = chapter
            .lines()
            .filter(|line| line.starts_with("| `"))
            .map(|line| (line.split('`').nth(1).unwrap().to_owned(), line.contains("可空")))
            .collect();
        let file = File::open(bench.path(&format!("数据/{table}.parquet"))).unwrap();
        let reader = SerializedFileReader::new(file).unwrap();
        let fields = reader.metadata().file_metadata().schema().get_fields().to_vec();
        let there = fields.iter().map(|field| (field.name().to_owned(), field.is_optional())).collect();
        assert_eq!(told, there, "{table}");
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
    let reader = SerializedFileReader::new(File::open(bench.path("数据/reports.parquet")).unwrap()).unwrap();
    let first = reader.get_row_iter(None).unwrap().next().unwrap().unwrap();
    assert!(first.get_long(0).unwrap() > 0);
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
