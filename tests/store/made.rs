//! Plain values made by hand, as a parser could have given them.

use duidu::{
    model::{
        Agency, HeadingKind, Level, Masked, NameOrigin, Parsed, Part, Passage, PassageKind, Report,
        Restoration, Section, SkipReason, Skipped, SourceLine, SourceText, ThemeHit, Unit,
    },
    store::{Domain, SourceFile, Store, StoreError, Stored, Theme, Vocabulary},
};

/// Two domains, two themes.
pub(crate) fn vocabulary() -> Vocabulary {
    let domain = |key: &str, name: &str| Domain { key: key.into(), name: name.into() };
    let theme = |key: &str, name: &str| Theme {
        key: key.into(),
        name: name.into(),
        parent: None,
        definition: "{}".into(),
    };
    Vocabulary {
        domains: vec![domain("yibao", "医保"), domain("minzheng", "民政")],
        themes: vec![theme("yanglao", "养老服务"), theme("dangjian", "党的建设")],
    }
}

/// A report of `name` with these paragraphs, all under one heading.
pub(crate) fn report(name: &str, period: Option<&str>, paragraphs: &[&str]) -> Report {
    let section = Section {
        line: 2,
        depth: 1,
        marker: "一、".into(),
        heading: Masked::plain("上半年工作"),
        kind: HeadingKind::Block,
        part: Part::Review,
        parent: None,
    };
    Report {
        title: format!("{name}工作总结"),
        title_line: 1,
        first_line: 2,
        last_line: 2 + u32::try_from(paragraphs.len()).unwrap(),
        agency: Agency {
            name: name.into(),
            from: NameOrigin::Title,
            unit: Some(Unit::City),
            level: Some(Level::City),
            domain: if name.contains("医保") { "医保" } else { "民政" }.into(),
            region: None,
        },
        period: period.map(|code| code.parse().unwrap()),
        sections: vec![section],
        passages: (3..).zip(paragraphs).map(|(line, text)| passage(line, text)).collect(),
        figures: Vec::new(),
        items: Vec::new(),
        findings: Vec::new(),
    }
}

/// 下半年 makes it a plan, 养老 gives it a theme.
fn passage(line: u32, text: &str) -> Passage {
    let hit = || ThemeHit { theme: "养老服务".into(), words: vec!["养老".into()] };
    Passage {
        line,
        last_line: line,
        kind: PassageKind::Text,
        part: if text.contains("下半年") { Part::Plan } else { Part::Review },
        section: Some(0),
        text: masked(text),
        themes: text.contains("养老").then(hit).into_iter().collect(),
    }
}

/// `D建` stands for 党建.
fn masked(text: &str) -> Masked {
    let letters: Vec<char> = text.chars().collect();
    let masks = (1..letters.len())
        .filter(|&at| letters[at - 1] == 'D' && letters[at] == '建')
        .map(|at| Restoration { start: at - 1, end: at, word: "党".into() })
        .collect();
    Masked { written: text.into(), masks }
}

/// Stores reports as if they had come from the file at `path`, whose content is `content`.
pub(crate) fn put(
    store: &Store,
    path: &str,
    content: &str,
    reports: Vec<Report>,
) -> Result<Stored, StoreError> {
    let lines =
        (1..).zip(content.lines()).map(|(number, text)| SourceLine { number, text: text.into() }).collect();
    let text = SourceText {
        file_name: path.rsplit('/').next().unwrap_or(path).into(),
        sha256: content.into(),
        encoding: "UTF-8".into(),
        lines,
    };
    let parsed =
        Parsed { reports, skipped: vec![Skipped { line: 1, reason: SkipReason::Cover }], notes: Vec::new() };
    store.write(|writer| {
        writer.set_vocabulary(&vocabulary())?;
        writer.put(SourceFile { path, text: &text, imported_at: "2026-01-01T00:00:00Z" }, &parsed)
    })
}
