//! Golden cases of the parser: `tests/golden/<case>/` holds an invented text and what `parse --json` makes of it.
//!
//! `DUIDU_BLESS=1 cargo test --test parse golden` writes the expectations again; read the difference before you commit it.
//! Themes and the digest of the file are left out: they have tests of their own.

use std::{fs, path::Path};

use duidu::{parse, registry::Registry, source};
use serde_json::Value;

/// What the parser makes of a case's text.
fn outcome(input: &Path) -> Result<String, Box<dyn std::error::Error>> {
    let name = input.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let source = source::read(name, &fs::read(input)?)?;
    let parsed = parse::parse(&source, &Registry::builtin()?);
    let mut value = serde_json::to_value(parse::json::document(&source, &parsed))?;
    strip(&mut value);
    Ok(format!("{}\n", serde_json::to_string_pretty(&value)?))
}

/// Takes out what other tests hold.
fn strip(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for key in ["themes", "sha256", "figures", "findings", "encoding"] {
                map.remove(key);
            }
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
        let mut files = fs::read_dir(&case)?.filter_map(Result::ok).map(|entry| entry.path());
        let input = files.find(|file| file.extension().is_some_and(|ending| ending == "txt"));
        let input = input.ok_or_else(|| format!("{} has no .txt", case.display()))?;
        let expectation = case.join("expected.json");
        let got = outcome(&input)?;
        cases += 1;
        if bless {
            fs::write(&expectation, &got)?;
            continue;
        }
        let expected = fs::read_to_string(&expectation).unwrap_or_default();
        if got != expected {
            failures.push(format!("{}: {}", case.display(), difference(&got, &expected)));
        }
    }
    assert!(cases > 30, "the cases are gone: {cases}");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    Ok(())
}
