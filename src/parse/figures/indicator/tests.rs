//! Names of numbers in invented sentences, each number marked 【】 with its unit behind it.

use proptest::prelude::*;

use super::phrase::Namer;
use super::{LONGEST, group};
use crate::model::{Figure, FigureKind, FigureStatus, Masked};
use crate::registry::{Indicators, RegistryError};

fn words() -> Result<Indicators, RegistryError> {
    Indicators::read(include_str!("../../../../data/indicators.toml"))
}

fn figure(start: usize, end: usize, unit: &str, kind: FigureKind) -> Figure {
    Figure {
        passage: 0,
        start,
        end,
        line: 1,
        column: start,
        indicator: String::new(),
        group: String::new(),
        value: None,
        number: None,
        unit: unit.to_owned(),
        base: unit.trim_start_matches(['万', '亿']).to_owned(),
        kind,
        status: FigureStatus::Actual,
        masked: false,
        approx: None,
        time: None,
        scope: None,
        parent: None,
        goal: None,
    }
}

/// What kind a unit has in these tests.
fn kind(unit: &str) -> FigureKind {
    match unit {
        "%" => FigureKind::Ratio,
        "万元" | "亿元" => FigureKind::Amount,
        "亩" | "公里" => FigureKind::Measure,
        _ if unit.contains('…') => FigureKind::Rank,
        _ => FigureKind::Count,
    }
}

/// Names the marked numbers of a text. `units`: the unit of each; `+%` is a growth.
fn names(marked: &str, units: &[&str]) -> Result<Vec<String>, RegistryError> {
    let words = words()?;
    let text: String = marked.chars().filter(|c| !matches!(c, '【' | '】')).collect();
    let mut starts = Vec::new();
    let mut ends = Vec::new();
    for (at, letter) in marked.chars().enumerate() {
        match letter {
            '【' => starts.push(at - starts.len() - ends.len()),
            '】' => ends.push(at - starts.len() - ends.len()),
            _ => {}
        }
    }
    let numbers = starts.iter().zip(&ends).zip(units);
    let figures: Vec<Figure> = numbers
        .map(|((start, end), unit)| match unit.strip_prefix('+') {
            Some(unit) => figure(*start, *end, unit, FigureKind::Growth),
            None => figure(*start, *end, unit, kind(unit)),
        })
        .collect();
    let restored = super::span::Restored::of(&Masked::plain(text));
    let spans = restored.spans(&figures);
    let mut namer = Namer::new(&restored.text, &spans, String::new(), &words);
    Ok(figures.iter().enumerate().map(|(at, figure)| namer.name(at, figure).name).collect())
}

fn named(marked: &str, units: &[&str], expected: &[&str]) -> Result<(), RegistryError> {
    assert_eq!(names(marked, units)?, expected, "{marked}");
    Ok(())
}

#[test]
fn a_name_before_the_number() -> Result<(), RegistryError> {
    named("上半年，全县累计发放春耕补贴【320】万元。", &["万元"], &["发放春耕补贴"])?;
    named("我局共受理各类投诉【45】件", &["件"], &["受理投诉数"])?;
    named("召开银企对接会【3】场", &["场"], &["银企对接会场次"])?;
    named("对养老机构开展消防检查【12】次", &["次"], &["养老机构消防检查次数"])
}

#[test]
fn a_noun_behind_the_number() -> Result<(), RegistryError> {
    named("新建【12】个口袋公园", &["个"], &["新建口袋公园数"])?;
    named("组织【15】户企业参加茶博会", &["户"], &["参加茶博会企业户数"])?;
    named("【30】人取得护理员证书", &["人"], &["取得护理员证书人数"])
}

#[test]
fn vague_words_take_the_thing_before() -> Result<(), RegistryError> {
    named("拆除违法建设【9】处，面积【300】亩", &["处", "亩"], &["拆除违法建设数", "违法建设面积"])?;
    named(
        "完成家电维修培训【80】人，完成率【40】%",
        &["人", "%"],
        &["家电维修培训人数", "家电维修培训完成率"],
    )?;
    named("一是抓茶叶产业。总投资【5】亿元", &["亿元"], &["茶叶产业总投资"])
}

#[test]
fn what_the_manual_tells() -> Result<(), RegistryError> {
    named("投资【90】万元，对村道实施改造", &["万元"], &["村道改造投资"])?;
    named("检查企业【9】家，处罚【2】人", &["家", "人"], &["检查企业数", "处罚人数"])?;
    named("教师【200】人参加研修", &["人"], &["参加研修人数"])?;
    named("接待来访【12】批【30】人", &["批", "人"], &["接待来访批次", "接待来访人数"])?;
    named("1.新增绿道【3】公里", &["公里"], &["新增绿道里程"])
}

#[test]
fn lists_go_on_with_the_verb() -> Result<(), RegistryError> {
    named("查获象牙制品【3】件、皮张【2】件", &["件", "件"], &["查获象牙制品数", "查获皮张数"])
}

#[test]
fn growth_shares_and_ranks() -> Result<(), RegistryError> {
    named(
        "茶叶产值【6】亿元，同比增长【5】%，增速居全省第【3】位",
        &["亿元", "+%", "全省第…位"],
        &["茶叶产值", "茶叶产值同比增速", "茶叶产值增速排名"],
    )?;
    named("民生支出【8】亿元，占总支出的比重为【81】%", &["亿元", "%"], &["民生支出", "民生支出占总支出比重"])
}

#[test]
fn the_normal_form_keeps_different_things_apart() -> Result<(), RegistryError> {
    let words = words()?;
    let normal = |name: &str| group::normal(name, FigureKind::Count, &words);
    assert_eq!(normal("老年食堂（助餐点）数"), normal("老年助餐点个数"));
    assert_eq!(normal("开展消防检查次数"), normal("消防检查次数"));
    assert_eq!(normal("规模以上工业企业数"), normal("规上工业企业数"));
    for (one, other) in [
        ("发放贷款", "贷款余额"),
        ("新增企业数", "企业数"),
        ("办结信访件数", "受理信访件数"),
        ("排查隐患数", "整改隐患数"),
        ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
        ("税收收入", "非税收入"),
    ] {
        assert_ne!(normal(one), normal(other), "{one} and {other}");
    }
    Ok(())
}

proptest! {
    #[test]
    fn no_text_makes_it_fail(text in "[一二三是其中，。、；（）“”0-9XD建新增完成同比增长占的为对由开展企业面积]{0,60}",
                             places in prop::collection::vec((0usize..70, 0usize..6), 0..6),
                             pick in 0usize..6) {
        let words = words().map_err(|error| TestCaseError::fail(error.to_string()))?;
        let mut places = places;
        places.sort_unstable();
        let figures: Vec<Figure> = places
            .iter()
            .map(|(start, length)| figure(*start, start + length, ["个", "全省第…位", "", "万元"][pick % 4], FigureKind::ALL[pick]))
            .collect();
        let restored = super::span::Restored::of(&Masked::plain(text));
        let spans = restored.spans(&figures);
        let mut namer = Namer::new(&restored.text, &spans, String::new(), &words);
        for (at, figure) in figures.iter().enumerate() {
            let name = namer.name(at, figure).name;
            prop_assert!(name.chars().count() <= LONGEST);
            prop_assert!(!name.contains(['，', '。', '；', '：', '！', '？', '\n']), "{}", name);
            let _ = group::normal(&name, figure.kind, &words);
        }
    }
}
