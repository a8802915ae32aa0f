//! Golden cases of the parser: `tests/golden/<case>/` holds an invented text and what `parse --json` makes of it.
//!
//! `DUIDU_BLESS=1 cargo test --test parse golden` writes the expectations again; read the difference before you commit it.
//! Themes and the digest of the file are left out: they have tests of their own. Figures, items and findings stand in
//! `figures.json`, `items.json`, `findings.json`, in the cases that have such a file (an empty one is enough to begin).

use std::{
    fs,
    path::{Path, PathBuf},
};

use duidu::{parse, registry::Registry, source};
use serde_json::Value;

/// The files of a case with what they should hold.
fn outcome(case: &Path) -> Result<Vec<(PathBuf, String)>, Box<dyn std::error::Error>> {
    let mut files = fs::read_dir(case)?.filter_map(Result::ok).map(|entry| entry.path());
    let input = files.find(|file| file.extension().is_some_and(|ending| ending == "txt"));
    let input = input.ok_or_else(|| format!("{} has no .txt", case.display()))?;
    let name = input.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let source = source::read(name, &fs::read(&input)?)?;
    let parsed = parse::parse(&source, &Registry::builtin()?);
    let mut value = serde_json::to_value(parse::json::document(&source, &parsed))?;
    let mut out = Vec::new();
    for list in ["figures", "items", "findings"] {
        let file = case.join(format!("{list}.json"));
        if file.exists() {
            out.push((file, rows(&value, list)?));
        }
    }
    strip(&mut value);
    out.push((case.join("expected.json"), format!("{}\n", serde_json::to_string_pretty(&value)?)));
    Ok(out)
}

/// One list of all reports, one row a line; keys that say nothing are left out.
fn rows(value: &Value, list: &str) -> Result<String, serde_json::Error> {
    let mut out = String::from("[\n");
    let reports = value["reports"].as_array().into_iter().flatten();
    let rows = reports.flat_map(|report| report[list].as_array().into_iter().flatten());
    for (at, row) in rows.enumerate() {
        let mut row = row.clone();
        if let Value::Object(map) = &mut row {
            map.retain(|_, value| !value.is_null() && *value != Value::Bool(false));
        }
        out.push_str(if at == 0 { "" } else { ",\n" });
        out.push_str(&serde_json::to_string(&row)?);
    }
    Ok(out + "\n]\n")
}

/// Takes out what other tests hold.
fn strip(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for key in ["themes", "sha256", "figures", "items", "findings", "encoding"] {
                map.remove(key);
            }
            map.retain(|key, value| key != "others" || value.as_array().is_none_or(|list| !list.is_empty()));
            map.values_mut().for_each(strip);
        }
        Value::Array(list) => list.iter_mut().for_each(strip),
        _ => {}
    }
}

/// The first lines that differ, for people.
fn difference(got: &str, expected: &str) -> String {
    let differs = |(_, (got, expected)): &(usize, (&str, &str))| got != expected;
    match got.lines().zip(expected.lines()).enumerate().find(differs) {
        Some((at, (got, expected))) => {
            format!("line {}:\n    got      {got}\n    expected {expected}", at + 1)
        }
        None => "one is longer".to_owned(),
    }
}

#[test]
fn every_case_gives_what_is_expected() -> Result<(), Box<dyn std::error::Error>> {
    let bless = std::env::var_os("DUIDU_BLESS").is_some();
    let folder = crate::common::root().join("tests/golden");
    let mut failures = Vec::new();
    let mut cases = 0;
    for case in fs::read_dir(folder)? {
        let case = case?.path();
        cases += 1;
        for (file, got) in outcome(&case)? {
            if bless {
                fs::write(&file, &got)?;
                continue;
            }
            let expected = fs::read_to_string(&file).unwrap_or_default();
            if got != expected {
                failures.push(format!("{}: {}", file.display(), difference(&got, &expected)));
            }
        }
    }
    assert!(cases > 30, "the cases are gone: {cases}");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    Ok(())
}
