//! What is true of the figures of any text: they stand where they say, values and units come back, nothing panics.

use std::sync::OnceLock;

use duidu::{
    model::{Figure, FigureKind, Parsed, SourceLine, SourceText},
    parse,
    registry::{Registry, RegistryError},
};
use proptest::prelude::*;

/// Pieces of sentences with numbers.
const PIECES: [&str; 62] = [
    "12",
    "3.5",
    "1,200",
    "１２．５",
    "XX",
    "2X.X",
    "×",
    "**",
    "1XX32",
    "3-5",
    "10%-15%",
    "2至3",
    "99999999999999999999",
    "-5",
    "%",
    "％",
    "‰",
    "个百分点",
    "万",
    "亿",
    "万元",
    "亿元",
    "余",
    "多",
    "人",
    "人次",
    "户",
    "个",
    "平方米",
    "m2",
    "年",
    "月",
    "日",
    "第",
    "前",
    "位",
    "全省",
    "排名",
    "居",
    "同比",
    "增长",
    "下降",
    "提高到",
    "分别",
    "其中：",
    "任务",
    "目标",
    "完成率",
    "已完成",
    "预计",
    "每季度",
    "约",
    "以上",
    "（",
    "）",
    "“",
    "”",
    "，",
    "。",
    "讲DK",
    "G50",
    " ",
];

/// Units as they come back, and how many of their base one is.
const UNITS: [(&str, &str, f64); 12] = [
    ("元", "元", 1.0),
    ("万元", "元", 1e4),
    ("亿元", "元", 1e8),
    ("万美元", "美元", 1e4),
    ("家", "家", 1.0),
    ("万人次", "人次", 1e4),
    ("万平方米", "平方米", 1e4),
    ("公顷", "亩", 15.0),
    ("公里", "米", 1e3),
    ("万吨", "公斤", 1e7),
    ("项", "项", 1.0),
    ("户", "户", 1.0),
];

fn source(lines: Vec<String>) -> SourceText {
    let head = "县水务局2023年上半年工作总结和下半年工作安排".to_owned();
    let lines = (1..).zip([head].into_iter().chain(lines));
    SourceText {
        file_name: "材料.txt".to_owned(),
        sha256: String::new(),
        encoding: "UTF-8".to_owned(),
        lines: lines.map(|(number, text)| SourceLine { number, text }).collect(),
    }
}

fn parsed(source: &SourceText) -> Result<Parsed, TestCaseError> {
    static REGISTRY: OnceLock<Result<Registry, RegistryError>> = OnceLock::new();
    match REGISTRY.get_or_init(Registry::builtin) {
        Ok(registry) => Ok(parse::parse(source, registry)),
        Err(error) => Err(TestCaseError::fail(error.to_string())),
    }
}

fn figures(parsed: &Parsed) -> Vec<&Figure> {
    parsed.reports.iter().flat_map(|report| &report.figures).collect()
}

/// Each number is cut out of its passage and begins at its place of the source line.
fn in_their_places(source: &SourceText, parsed: &Parsed) -> Result<(), TestCaseError> {
    for report in &parsed.reports {
        prop_assert!(report.figures.is_sorted_by_key(|figure| (figure.passage, figure.start)));
        for (at, figure) in report.figures.iter().enumerate() {
            let passage: Vec<char> = report.passages[figure.passage].text.written.chars().collect();
            let here = passage.get(figure.start..figure.end);
            prop_assert!(here.is_some_and(|here| !here.is_empty()), "{:?}", figure);
            let line = source.lines.iter().find(|line| line.number == figure.line);
            let there = line.and_then(|line| line.text.chars().nth(figure.column));
            prop_assert_eq!(there, here.map(|here| here[0]), "{:?}", figure);
            prop_assert_eq!(figure.masked, figure.value.is_none());
            prop_assert!(figure.number.is_none_or(f64::is_finite));
            let other = |to: Option<usize>| to.is_none_or(|to| to != at && to < report.figures.len());
            prop_assert!(other(figure.parent) && other(figure.goal), "{:?}", figure);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_sentence_is_read(lines in prop::collection::vec(("[ \u{3000}]{0,3}", prop::collection::vec(prop::sample::select(&PIECES[..]), 0..14)), 0..6)) {
        let source = source(lines.into_iter().map(|(space, pieces)| space + &pieces.concat()).collect());
        in_their_places(&source, &parsed(&source)?)?;
    }

    #[test]
    fn any_text_is_read(lines in prop::collection::vec("\\PC{0,40}", 0..6)) {
        let source = source(lines);
        in_their_places(&source, &parsed(&source)?)?;
    }

    #[test]
    fn hard_wrapped_numbers_keep_their_line(at in 1_usize..40, whole in 10_u32..99_999) {
        let sentence = format!("全县各级水利部门坚持建管并重，累计投入{whole}万元，维修渠道{whole}公里，受益群众达{whole}户，各项工作");
        let letters: Vec<char> = sentence.chars().collect();
        let lines = letters.repeat(6).chunks(38 + at % 3).map(|line| line.iter().collect()).collect();
        let source = source(lines);
        let parsed = parsed(&source)?;
        in_their_places(&source, &parsed)?;
        prop_assert!(figures(&parsed).len() >= 12, "{:?}", figures(&parsed));
    }

    #[test]
    fn a_value_and_its_unit_come_back(unit in prop::sample::select(&UNITS[..]), whole in 1_u32..9_999_999, part in 0_u32..100, wide in any::<bool>(), grouped in any::<bool>()) {
        let (written, base, factor) = unit;
        let value = if part == 0 { whole.to_string() } else { format!("{whole}.{part:02}") };
        let mut shown = if grouped { thousands(whole) + value.trim_start_matches(|c: char| c.is_ascii_digit()) } else { value.clone() };
        if wide {
            shown = shown.chars().map(|c| if c.is_ascii_digit() { char::from_u32(c as u32 + 0xfee0).unwrap_or(c) } else { c }).collect();
        }
        let source = source(vec![format!("\u{3000}\u{3000}今年以来，共处理{shown}{written}，进展顺利。")]);
        let parsed = parsed(&source)?;
        let found = figures(&parsed);
        prop_assert_eq!(found.len(), 1, "{:?}", found);
        prop_assert_eq!(found[0].value.as_deref(), Some(value.as_str()));
        prop_assert_eq!((found[0].unit.as_str(), found[0].base.as_str()), (written, base));
        let number: f64 = value.parse().unwrap_or(f64::NAN);
        let off = found[0].number.map_or(f64::NAN, |found| (found / (number * factor) - 1.0).abs());
        prop_assert!(off < 1e-12, "{:?}", found[0]);
    }

    #[test]
    fn growth_has_its_sign(whole in 0_u32..400, part in 0_u32..10, down in any::<bool>()) {
        let verb = if down { "下降" } else { "增长" };
        let source = source(vec![format!("上半年完成水利投资，同比{verb}{whole}.{part}%。")]);
        let parsed = parsed(&source)?;
        let found = figures(&parsed);
        prop_assert_eq!(found.len(), 1);
        let sign = if down { "-" } else { "" };
        prop_assert_eq!(found[0].kind, FigureKind::Growth);
        let value = format!("{sign}{whole}.{part}");
        prop_assert_eq!(found[0].value.as_deref(), Some(value.as_str()));
    }
}

/// `1234567` → `1,234,567`.
#[test]
fn hundreds_of_digits_are_kept_and_are_no_number() {
    for digits in [1, 306, 307, 308, 400] {
        let written = "9".repeat(digits);
        let source = source(vec!["县林业局2023年上半年工作总结".to_owned(), format!("造林{written}万亩。")]);
        let parsed = parsed(&source).unwrap();
        let [figure] = figures(&parsed)[..] else { panic!("one figure of {digits} digits") };
        assert_eq!(figure.value.as_ref(), Some(&written));
        assert!(figure.number.is_none_or(f64::is_finite), "{digits} digits: {:?}", figure.number);
    }
}

fn thousands(number: u32) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
