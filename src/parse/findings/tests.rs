//! The list of checks and `data/checks.toml` tell the same; every example of the file is run.

use std::collections::BTreeSet;

use super::CHECKS;
use crate::model::{Finding, SourceLine, SourceText};
use crate::registry::{Registry, RegistryError};

/// A title for examples without one.
const TITLE: &str = "云岭县交通运输局2023年上半年工作总结和下半年工作安排";

/// The findings of a text of an example.
fn findings(text: &str, registry: &Registry) -> Vec<Finding> {
    let first = text.trim().lines().next().unwrap_or_default();
    let titled =
        ["工作总结", "工作安排", "工作打算"].iter().any(|end| first.ends_with(end)) && !first.contains('、');
    let title = if titled { None } else { Some(TITLE) };
    let lines = title.into_iter().chain(text.trim().lines());
    let line = |(number, text): (u32, &str)| SourceLine { number, text: text.to_owned() };
    let source = SourceText {
        file_name: "材料.txt".to_owned(),
        sha256: String::new(),
        encoding: "UTF-8".to_owned(),
        lines: (1..).zip(lines).map(line).collect(),
    };
    crate::parse::parse(&source, registry).reports.into_iter().flat_map(|report| report.findings).collect()
}

#[test]
fn the_list_and_the_file_agree() -> Result<(), RegistryError> {
    let registry = Registry::builtin()?;
    let told: BTreeSet<&str> = registry.checks.iter().map(|check| check.key.as_str()).collect();
    let done: BTreeSet<&str> = CHECKS.iter().map(|check| check.key).collect();
    assert_eq!(told, done);
    assert_eq!(CHECKS.len(), done.len(), "a check stands twice in the list");
    Ok(())
}

#[test]
fn the_document_tells_of_every_check() -> Result<(), RegistryError> {
    let document = include_str!("../../../docs/findings.md");
    for check in Registry::builtin()?.checks.iter() {
        let row = format!("| `{}` | `{}` |", check.key, check.kind.key());
        assert!(document.contains(&row), "docs/findings.md has no row that begins with {row}");
    }
    Ok(())
}

#[test]
fn every_example_raises_its_check() -> Result<(), RegistryError> {
    let registry = Registry::builtin()?;
    for check in registry.checks.iter() {
        let found = findings(&check.example, &registry);
        let own = found.iter().find(|finding| finding.check == check.key);
        assert!(own.is_some(), "{}: nothing found in its example, only {found:#?}", check.key);
        assert!(
            own.is_some_and(|finding| finding.kind == check.kind && finding.message.ends_with("请核对。"))
        );
    }
    Ok(())
}

#[test]
fn what_is_right_stays_silent() -> Result<(), RegistryError> {
    let registry = Registry::builtin()?;
    for check in registry.checks.iter() {
        for text in &check.fine {
            let found = findings(text, &registry);
            let own = found.iter().find(|finding| finding.check == check.key);
            assert!(own.is_none(), "{}: {text:?} is fine, but: {own:#?}", check.key);
        }
    }
    Ok(())
}

#[test]
fn a_habit_is_told_once() -> Result<(), RegistryError> {
    let registry = Registry::builtin()?;
    let paragraph = |number: usize| format!("（{number}）开展路域整治月”活动。\n");
    let few: String = (1..4).map(paragraph).collect();
    let many: String = (1..20).map(paragraph).collect();
    let count = |text: &str| {
        let found = findings(text, &registry).into_iter();
        found.filter(|finding| finding.check == "unpaired-marks").collect::<Vec<_>>()
    };
    assert_eq!(count(&few).len(), 3);
    let once = count(&many);
    assert_eq!(once.len(), 1);
    assert!(once.iter().all(|finding| finding.message.contains("全文 19 处")), "{once:?}");
    Ok(())
}

#[test]
fn ends_of_reports() -> Result<(), RegistryError> {
    let registry = Registry::builtin()?;
    let cut = |end: &str| {
        let text = format!("一、上半年工作\n完成道路养护12公里，处治病害86处。\n{end}");
        findings(&text, &registry).iter().any(|finding| finding.check == "cut-off")
    };
    for end in [
        "二、下半年工作安排",
        "下半年，我局将继续",
        "下半年重点做好以下几个方面的工作：",
        "加强巡查，落实责任，处治病害；",
    ] {
        assert!(cut(end), "{end}");
    }
    for end in [
        "下半年，我局将继续努力。",
        "云岭县交通运输局",
        "2023年7月3日",
        "（联系人：张某，电话：123）",
        "来源：云岭县政府网，编辑：张某",
    ] {
        assert!(!cut(end), "{end}");
    }
    Ok(())
}
