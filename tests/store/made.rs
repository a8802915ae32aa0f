//! Plain values made by hand, as a parser could have given them.

use duidu::{
    model::{
        Agency, Figure, FigureKind, FigureStatus, Finding, FindingKind, HeadingKind, Item, Level, Masked,
        NameOrigin, Parsed, Part, Passage, PassageKind, Report, Restoration, Section, SkipReason, Skipped,
        SourceLine, SourceText, ThemeHit, Unit,
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
        own: false,
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
        place: None,
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

/// A number of `report` as it stands in its paragraph `passage`: `22` of `全年22个`.
pub(crate) fn figure(report: &Report, passage: usize, written: &str, indicator: &str) -> Figure {
    let text = &report.passages[passage].text.written;
    let (start, long) = (place(text, written), written.chars().count());
    Figure {
        passage,
        start,
        end: start + long,
        line: report.passages[passage].line,
        column: start,
        indicator: indicator.into(),
        group: indicator.into(),
        value: Some(written.into()),
        number: written.parse().ok(),
        unit: "个".into(),
        base: "个".into(),
        kind: FigureKind::Count,
        status: FigureStatus::Actual,
        masked: false,
        approx: None,
        time: None,
        scope: None,
        parent: None,
        goal: None,
    }
}

/// A report with a target, what was reached of it, a hidden amount, a plan and a doubt.
pub(crate) fn report_with_figures(name: &str) -> Report {
    let mut report = report(
        name,
        Some("2023H1"),
        &["全年新建助餐点22个，已建成11个。投入XX万元。", "下半年9月底前新建驿站30个，由D建办负责。"],
    );
    let target = Figure {
        status: FigureStatus::Target,
        time: Some("全年".into()),
        ..figure(&report, 0, "22", "助餐点")
    };
    let actual =
        Figure { goal: Some(0), approx: Some("约".into()), ..figure(&report, 0, "11", "助餐点") };
    let hidden = Figure {
        value: None,
        number: None,
        masked: true,
        unit: "万元".into(),
        base: "元".into(),
        kind: FigureKind::Amount,
        parent: Some(1),
        ..figure(&report, 0, "XX", "投入")
    };
    let planned = Figure {
        status: FigureStatus::Target,
        scope: Some("全市".into()),
        ..figure(&report, 1, "30", "驿站")
    };
    report.figures = vec![target, actual, hidden, planned];
    report.items = vec![item(&report, 1, "9月底前新建驿站30个", "新建驿站")];
    report.findings = vec![finding(&report, 0, "XX", FindingKind::Mask)];
    report
}

/// A plan: a stretch of a paragraph.
pub(crate) fn item(report: &Report, passage: usize, written: &str, what: &str) -> Item {
    let start = place(&report.passages[passage].text.written, written);
    Item {
        passage,
        start,
        end: start + written.chars().count(),
        part: Part::Plan,
        what: what.into(),
        deadline: Some("9月底前".into()),
        owner: Some("党建办".into()),
    }
}

/// A doubt about these words.
pub(crate) fn finding(report: &Report, passage: usize, written: &str, kind: FindingKind) -> Finding {
    let start = place(&report.passages[passage].text.written, written);
    Finding {
        check: kind.key().into(),
        kind,
        line: report.passages[passage].line,
        passage: Some(passage),
        span: (start, start + written.chars().count()),
        quote: written.into(),
        message: "疑点，请核对".into(),
    }
}

fn place(text: &str, written: &str) -> usize {
    text[..text.find(written).unwrap()].chars().count()
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
    let parsed = Parsed {
        reports,
        skipped: vec![Skipped { line: 1, reason: SkipReason::Cover }],
        ..Parsed::default()
    };
    store.write(|writer| {
        writer.set_vocabulary(&vocabulary())?;
        writer.put(SourceFile { path, text: &text, imported_at: "2026-01-01T00:00:00Z", parser: 1 }, &parsed)
    })
}
