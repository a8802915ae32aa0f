//! What is true of any text: nothing is lost, nothing is counted twice, every reference leads somewhere.

use std::{collections::BTreeSet, sync::OnceLock};

use duidu::{
    model::{Masked, Parsed, Report, SourceLine, SourceText},
    parse,
    registry::{Registry, RegistryError},
};
use proptest::prelude::*;

/// Pieces of the kind that reports are made of.
const PIECES: [&str; 48] = [
    "区民政局2023年上半年工作总结和下半年工作安排",
    "2023上半年工作总结和下半年工作安排",
    "政 府 工 作 报 告",
    "云岭县林业局",
    "——2023年1月6日在大会上",
    "上半年工作总结",
    "下半年工作计划",
    "目录",
    "1.",
    "2、",
    "一、",
    "二、",
    "（一）",
    "(二）",
    "1．",
    "（1）",
    "①",
    "一是",
    "二是",
    "第一、",
    "第二部分",
    "- 3 -",
    "第 4 页",
    "=====",
    "更多材料请加微信：abc12345",
    "存在主要问题：",
    "下一步，我局将",
    "存在的问题",
    "今年以来，全市各项工作扎实推进，",
    "加强管理，落实责任，完善制度，持续提升服务水平。",
    "D建、ZT教育、AAA公众号、D类企业",
    "&nbsp;",
    "\u{fffd}",
    "\u{3000}\u{3000}",
    " ",
    "XX",
    "2023年",
    "3.5亿元",
    "12345热线",
    "。",
    "；",
    "：",
    "（",
    "“",
    "《关于",
    "a",
    "\u{feff}",
    "十",
];

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        8 => prop::collection::vec(prop::sample::select(&PIECES[..]), 1..5).prop_map(|pieces| pieces.concat()),
        1 => "\\PC{0,40}",
    ]
}

fn source(lines: &[String]) -> SourceText {
    let line = |(number, text): (u32, &String)| SourceLine { number, text: text.clone() };
    SourceText {
        file_name: "材料.txt".to_owned(),
        sha256: String::new(),
        encoding: "UTF-8".to_owned(),
        lines: (1..).zip(lines).map(line).collect(),
    }
}

fn parsed(source: &SourceText) -> Result<Parsed, TestCaseError> {
    static REGISTRY: OnceLock<Result<Registry, RegistryError>> = OnceLock::new();
    match REGISTRY.get_or_init(Registry::builtin) {
        Ok(registry) => Ok(parse::parse(source, registry)),
        Err(error) => Err(TestCaseError::fail(error.to_string())),
    }
}

/// The letters of a text that are neither space nor control.
fn ink(text: &str) -> String {
    let space = |c: &char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}')
    };
    text.replace("&nbsp;", "").chars().filter(|c| !space(c)).collect()
}

/// Every line is in `skipped` or in one report.
fn each_line_once(source: &SourceText, parsed: &Parsed) -> Result<(), TestCaseError> {
    let skipped: BTreeSet<u32> = parsed.skipped.iter().map(|skipped| skipped.line).collect();
    prop_assert_eq!(skipped.len(), parsed.skipped.len());
    for line in &source.lines {
        let number = line.number;
        let in_report = |report: &&Report| {
            let title = (report.title_line..report.first_line).contains(&number);
            let mut passages = report.passages.iter();
            title || passages.any(|passage| (passage.line..=passage.last_line).contains(&number))
        };
        let places = usize::from(skipped.contains(&number));
        let places = if places == 1 { 1 } else { parsed.reports.iter().filter(in_report).count() };
        prop_assert_eq!(places, 1, "line {}: {:?}", number, line.text);
    }
    Ok(())
}

/// The passages of a report are the text of its lines, each once and in order; in front of them its title, where that stands
/// in one line with its text.
fn nothing_lost(source: &SourceText, parsed: &Parsed) -> Result<(), TestCaseError> {
    let skipped: BTreeSet<u32> = parsed.skipped.iter().map(|skipped| skipped.line).collect();
    for report in &parsed.reports {
        let own = report.first_line..=report.last_line;
        let own =
            source.lines.iter().filter(|line| own.contains(&line.number) && !skipped.contains(&line.number));
        let text = ink(&own.map(|line| line.text.as_str()).collect::<String>());
        let passages: String = report.passages.iter().map(|passage| passage.text.written.as_str()).collect();
        let title = text.strip_suffix(ink(&passages).as_str());
        prop_assert!(title.is_some(), "{text}: {passages}");
        let plain = |text: &str| ink(text).replace(['#', '*'], "");
        let (front, title) = (plain(title.unwrap_or_default()), plain(&report.title));
        prop_assert!(title.ends_with(&front) || front.contains(&title), "{title}: {front}");
    }
    Ok(())
}

fn masks_are_sound(text: &Masked) -> Result<(), TestCaseError> {
    let chars = text.written.chars().count();
    let mut before = 0;
    for mask in &text.masks {
        prop_assert!(before <= mask.start && mask.start < mask.end && mask.end <= chars);
        before = mask.end;
    }
    Ok(())
}

fn report_is_sound(report: &Report) -> Result<(), TestCaseError> {
    prop_assert!(report.title_line <= report.first_line && report.first_line <= report.last_line);
    prop_assert!(!report.agency.name.is_empty());
    prop_assert_eq!(report.passages.first().map(|passage| passage.line), Some(report.first_line));
    prop_assert_eq!(report.passages.last().map(|passage| passage.last_line), Some(report.last_line));
    prop_assert!(report.sections.is_sorted_by_key(|section| section.line));
    prop_assert!(report.passages.is_sorted_by_key(|passage| passage.line));
    for (at, section) in report.sections.iter().enumerate() {
        masks_are_sound(&section.heading)?;
        prop_assert!(section.depth >= 1 && !section.heading.written.is_empty());
        if let Some(parent) = section.parent {
            prop_assert!(parent < at && report.sections[parent].depth < section.depth);
        }
    }
    for passage in &report.passages {
        masks_are_sound(&passage.text)?;
        prop_assert!(passage.line <= passage.last_line && !passage.text.written.is_empty());
        prop_assert!(passage.section.is_none_or(|section| section < report.sections.len()));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_line_is_lost_or_doubled(lines in prop::collection::vec(line(), 0..60)) {
        let lines: Vec<String> = lines.iter().map(|line| line.replace('\\', "")).collect();
        let source = source(&lines);
        let parsed = parsed(&source)?;
        each_line_once(&source, &parsed)?;
        nothing_lost(&source, &parsed)?;
        for report in &parsed.reports {
            report_is_sound(report)?;
        }
    }

    #[test]
    fn written_line_ends_break_nothing(lines in prop::collection::vec((line(), prop::sample::select(&["", "\\r\\n", "\\n"][..]), line()), 0..20)) {
        let lines: Vec<String> = lines.into_iter().map(|(first, end, second)| format!("{first}{end}{second}")).collect();
        let source = source(&lines);
        let parsed = parsed(&source)?;
        let skipped: BTreeSet<u32> = parsed.skipped.iter().map(|skipped| skipped.line).collect();
        for line in &source.lines {
            let inside = parsed.reports.iter().any(|report| (report.title_line..=report.last_line).contains(&line.number));
            prop_assert!(inside || skipped.contains(&line.number), "line {}", line.number);
        }
        for report in &parsed.reports {
            report_is_sound(report)?;
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(source) = duidu::source::read("任意.txt", &bytes) {
            parsed(&source)?;
        }
    }
}
