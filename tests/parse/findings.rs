//! What is true of the findings of any text: they point at words that are there, in order, and the checks never fail.

use std::sync::OnceLock;

use duidu::{
    model::{Finding, Report, SourceLine, SourceText},
    parse,
    registry::{Registry, RegistryError},
};
use proptest::prelude::*;

/// Pieces that checks stumble over.
const PIECES: [&str; 66] = [
    "一是",
    "二是",
    "十一是",
    "一要",
    "；",
    "。",
    "，",
    "、",
    "：",
    "！",
    ",",
    ";",
    ":",
    "(",
    ")",
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "《",
    "》",
    "（",
    "）",
    "【2023】号",
    "〔2023〕",
    "5号",
    "XX镇市",
    "**",
    "等个县",
    "等",
    "元元",
    "万",
    "3",
    "年年",
    "的的",
    "发放",
    "补贴",
    "关于",
    "系列",
    "重要论述",
    "新时代中国特色社会主义思想",
    "谈治国理政",
    "同比增长",
    "分别是",
    "D建",
    "&nbsp;",
    "1）",
    "加强管理，落实责任，完善制度，持续提升服务水平。",
    "（一）",
    "二、",
    "𠮷",
    "其中",
    "共投资70.0亿元",
    "25.1亿元",
    "XX万元",
    "13次（7次、5次）",
    "应修86处，已修43处，完成率",
    "60%",
    "去年同期100公里",
    "三项工作：",
    "全县12个乡镇",
    "我县14个乡镇",
    "截至10月底",
    "2月30日",
    "研究型审计研究性审计",
];

fn registry() -> Result<&'static Registry, TestCaseError> {
    static REGISTRY: OnceLock<Result<Registry, RegistryError>> = OnceLock::new();
    let registry = REGISTRY.get_or_init(Registry::builtin);
    registry.as_ref().map_err(|error| TestCaseError::fail(error.to_string()))
}

/// The reports of a text with a title in front.
fn reports(lines: &[String]) -> Result<Vec<Report>, TestCaseError> {
    let title = "云岭县林业局2023年上半年工作总结".to_owned();
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

fn points_at_words(finding: &Finding, report: &Report) -> Result<(), TestCaseError> {
    let known = registry()?.checks.get(&finding.check);
    prop_assert_eq!(known.map(|check| check.kind), Some(finding.kind), "{}", finding.check);
    let text = match finding.passage {
        Some(at) => &report.passages[at].text.written,
        None => &report.title,
    };
    let (start, end) = finding.span;
    prop_assert!(start < end && end <= text.chars().count(), "{finding:?} in {text:?}");
    let words: String = text.chars().skip(start).take(end - start).collect();
    prop_assert!(words.starts_with(finding.quote.trim_end_matches('…')), "{finding:?}: {words:?}");
    prop_assert!(finding.message.ends_with("请核对。"), "{}", finding.message);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn findings_point_at_words_in_order(
        lines in prop::collection::vec(
            prop_oneof![
                9 => prop::collection::vec(prop::sample::select(&PIECES[..]), 1..14).prop_map(|pieces| pieces.concat()),
                1 => "\\PC{0,60}",
            ],
            0..24,
        )
    ) {
        for report in reports(&lines)? {
            prop_assert!(report.findings.is_sorted_by_key(|finding| finding.line));
            for finding in &report.findings {
                points_at_words(finding, &report)?;
            }
        }
    }
}
