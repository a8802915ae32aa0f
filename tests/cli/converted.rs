//! The real compilation in other formats gives what its text gives: the same reports, levels and periods, and headings as good as
//! the same. The files are made in the run; where LibreOffice or pdftotext is missing, its part is left out.

use std::{collections::BTreeMap, fs, process::Command};

use serde_json::Value;

use super::{
    bench::Bench,
    corpus::common,
    formats::{gbk, installed, packed, parsed, utf16},
};

/// How far headings may be off: text, and a PDF of it.
const NEAR: f64 = 0.98;
const PDF_NEAR: f64 = 0.95;
/// Letters of a hard-wrapped line.
const WIDTH: usize = 38;

fn reports(read: &Value) -> Vec<Value> {
    match read {
        Value::Array(files) => files.iter().flat_map(reports).collect(),
        file => file["reports"].as_array().unwrap().clone(),
    }
}

/// Headings of all reports, each with its level and part, and how often it comes.
fn headings(reports: &[Value]) -> BTreeMap<String, usize> {
    let mut all = BTreeMap::new();
    for section in reports.iter().flat_map(|report| report["sections"].as_array().unwrap()) {
        // A PDF has half-width marks where the text has others, and spaces of its own.
        let words = section["heading"].as_str().unwrap().chars().filter(|letter| letter.is_alphanumeric());
        let key = format!("{} {} {}", words.take(30).collect::<String>(), section["depth"], section["part"]);
        *all.entry(key).or_default() += 1;
    }
    all
}

#[allow(clippy::cast_precision_loss, reason = "counts of one file")]
fn likeness(one: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>) -> f64 {
    let both: usize = one.iter().map(|(key, times)| *times.min(other.get(key).unwrap_or(&0))).sum();
    2.0 * both as f64 / (one.values().sum::<usize>() + other.values().sum::<usize>()) as f64
}

#[track_caller]
fn same(bench: &Bench, name: &str, plain: &[Value], near: f64) {
    let read = reports(&parsed(bench, &[name]));
    let facts = |reports: &[Value]| -> Vec<Value> {
        let of = |report: &Value| {
            serde_json::json!([report["agency"], report["level"], report["period"], report["domain"]])
        };
        reports.iter().map(of).collect()
    };
    assert_eq!(facts(&read), facts(plain), "{name}");
    let likeness = likeness(&headings(&read), &headings(plain));
    eprintln!("{name}: headings {likeness:.4}");
    assert!(likeness >= near, "{name}: {likeness}");
}

fn wrapped(text: &str) -> String {
    let pieces = text.lines().map(|line| {
        let letters: Vec<char> = line.chars().collect();
        let rows: Vec<String> = letters.chunks(WIDTH).map(|row| row.iter().collect()).collect();
        rows.join("\n")
    });
    pieces.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_format_gives_the_same_reports() {
    let Some(file) = common::corpus() else { return };
    let text = fs::read_to_string(&file).unwrap();
    let bench = Bench::new();
    bench.file("a.txt", &text);
    let plain = reports(&parsed(&bench, &["a.txt"]));
    bench.file("gb.txt", gbk(&text));
    bench.file("utf16.txt", utf16(&text));
    bench.file("wrapped.txt", wrapped(&text));
    let lines: Vec<&str> = text.lines().collect();
    let number = |report: &Value, key: &str| usize::try_from(report[key].as_u64().unwrap()).unwrap();
    let single = plain.iter().enumerate().map(|(at, report)| {
        let own = lines[number(report, "title_line") - 1..number(report, "last_line")].join("\n");
        (format!("{}.txt", at + 1), own)
    });
    let single: Vec<(String, String)> = single.collect();
    let files: Vec<(&str, &[u8])> =
        single.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    bench.file("single.zip", packed(&files));
    for name in ["gb.txt", "utf16.txt", "wrapped.txt", "single.zip"] {
        same(&bench, name, &plain, NEAR);
    }
    if !installed("soffice") {
        return;
    }
    let profile = format!("-env:UserInstallation=file://{}", bench.path("profile").display());
    let convert = |to: &str, more: &[&str], from: &str| {
        let mut office = Command::new("soffice");
        office
            .current_dir(bench.path("."))
            .args([&profile, "--headless", "--convert-to", to])
            .args(more)
            .arg(from);
        assert!(office.output().unwrap().status.success(), "{to}");
    };
    convert("docx:MS Word 2007 XML", &["--infilter=Text (encoded):UTF8,LF,,,"], "a.txt");
    same(&bench, "a.docx", &plain, NEAR);
    if installed("pdftotext") {
        convert("pdf", &[], "a.docx");
        same(&bench, "a.pdf", &plain, PDF_NEAR);
    }
}
