//! What is true of the items of any text: whole stretches of a paragraph of plans or problems, in order, with a short title.

use std::sync::OnceLock;

use duidu::{
    model::{Part, Report, SourceLine, SourceText},
    parse,
    registry::{Registry, RegistryError},
};
use proptest::prelude::*;

/// Pieces that plans and problems are made of, and such as they stumble over.
const PIECES: [&str; 40] = [
    "一、存在问题",
    "二、下半年工作安排",
    "（一）加快改造",
    "一是",
    "二是",
    "三要",
    "（1）",
    "1.",
    "①",
    "。",
    "；",
    "，",
    "：",
    "“",
    "”",
    "《",
    "》",
    "（",
    "）",
    "下半年，",
    "重点抓好以下工作",
    "仍存在一些问题",
    "在肯定成绩的同时",
    "对此，我们将加以解决",
    "9月底前",
    "2023年",
    "到2025年",
    "年底",
    "13月",
    "责任单位：",
    "由水管所负责",
    "由",
    "D建",
    "ZT教育",
    "完成渠道清淤12公里",
    "管护人员不足",
    " ",
    "\u{3000}",
    "𠮷",
    "增强管护力量并落实每一座水库的巡查责任人和巡查次数并按月公示",
];

fn registry() -> Result<&'static Registry, TestCaseError> {
    static REGISTRY: OnceLock<Result<Registry, RegistryError>> = OnceLock::new();
    let registry = REGISTRY.get_or_init(Registry::builtin);
    registry.as_ref().map_err(|error| TestCaseError::fail(error.to_string()))
}

fn reports(lines: &[String]) -> Result<Vec<Report>, TestCaseError> {
    let title = "云岭县水务局2023年上半年工作总结和下半年工作安排".to_owned();
    let texts = std::iter::once(title).chain(lines.iter().cloned());
    let line = |(number, text): (u32, String)| SourceLine { number, text };
    let source = SourceText {
        file_name: "材料.txt".to_owned(),
        sha256: String::new(),
        encoding: "UTF-8".to_owned(),
        lines: (1..).zip(texts).map(line).collect(),
    };
    Ok(parse::parse(&source, registry()?).reports)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn items_are_stretches_of_their_paragraph_in_order(
        lines in prop::collection::vec(
            prop_oneof![
                9 => prop::collection::vec(prop::sample::select(&PIECES[..]), 1..14).prop_map(|pieces| pieces.concat()),
                1 => "\\PC{0,60}",
            ],
            0..24,
        )
    ) {
        for report in reports(&lines)? {
            let mut last = (0, 0);
            for item in &report.items {
                let passage = &report.passages[item.passage];
                prop_assert_eq!(item.part, passage.part);
                prop_assert!(matches!(item.part, Part::Plan | Part::Problems));
                prop_assert!(item.start < item.end && item.end <= passage.text.written.chars().count(), "{:?}", item);
                prop_assert!((item.passage, item.start) >= last, "{:?} begins in front of {:?}", item, last);
                prop_assert!(item.what.chars().count() <= 40, "{}", item.what);
                prop_assert!(item.part == Part::Plan || item.deadline.is_none() && item.owner.is_none());
                last = (item.passage, item.end);
            }
        }
    }
}
