//! The filters of lists as flags, and what may be written behind them.

#![allow(clippy::doc_markdown, reason = "doc comments here are the help text")]

use clap::Args;
use duidu::model::{FigureKind, FigureStatus, FindingKind, Level, Part, Period, Sureness};

/// Filters as flags; each can be given several times, and then any of its values will do.
#[derive(Debug, Default, PartialEq, Args)]
#[command(next_help_heading = "筛选（同一项可以写多次，满足其一即可；不同项要同时满足）")]
pub(crate) struct Filters {
    /// 层级：sheng 省，shi 市，xian 县，zhen 镇，cun 村（也可以直接写汉字）。
    #[arg(long, value_name = "层级", value_parser = level)]
    pub(crate) level: Vec<Level>,
    /// 条线的代码或名称，如 minzheng 或 民政。
    #[arg(long, value_name = "条线")]
    pub(crate) domain: Vec<String>,
    /// 单位的编号或名称，如 3 或 市医保局。
    #[arg(long, value_name = "单位")]
    pub(crate) agency: Vec<String>,
    /// 主题的代码或名称，如 yanglao 或 养老服务。
    #[arg(long, value_name = "主题")]
    pub(crate) theme: Vec<String>,
    /// 部分：overview 总体，review 上半年工作，problems 存在问题，plan 下半年安排，advice 建议（也可以直接写汉字，如 下半年安排，或简称 打算）。
    #[arg(long, value_name = "部分", value_parser = part)]
    pub(crate) part: Vec<Part>,
    /// 数据的类型：amount 金额，count 数量，ratio 比率，growth 增减，rank 位次，measure 计量（也可以直接写汉字）。
    #[arg(long = "type", value_name = "类型", value_parser = figure_kind)]
    pub(crate) figure: Vec<FigureKind>,
    /// 数据是 actual 实绩还是 target 目标（也可以直接写汉字）。
    #[arg(long, value_name = "实绩或目标", value_parser = figure_status)]
    pub(crate) status: Vec<FigureStatus>,
    /// 数据的计量单位，如 元、个、%（万元、亿元都算元）。
    #[arg(long, value_name = "计量单位")]
    pub(crate) unit: Vec<String>,
    /// 期，如 2023H1、2023Q1、2023M9（前三季度）、2022Y、2021-2023，all 是全部期。不写时与网页一样：有几期材料时只要最新一期，写了 --agency，或者 passages 只写了 --q（检索）时，各期都要。
    #[arg(long, value_name = "期", value_parser = periods)]
    pub(crate) period: Vec<Chosen>,
    /// 所在地（推断的），如 安徽省、池州市、贵池区；上级包括下级。
    #[arg(long, value_name = "地名")]
    pub(crate) place: Vec<String>,
    /// 只要没有对应打算的问题；只用于 problems。
    #[arg(long)]
    pub(crate) unanswered: bool,
    /// 疑点的种类，如 sum-mismatch 或 合计不符；只用于 findings。
    #[arg(long, value_name = "种类", value_parser = finding_kind)]
    pub(crate) kind: Vec<FindingKind>,
    /// 疑点的把握：high 把握大，medium 把握较大，low 仅供参考；只用于 findings。
    #[arg(long, value_name = "把握", value_parser = sureness)]
    pub(crate) sure: Vec<Sureness>,
    /// 只要已标“无误”的疑点；只用于 findings。
    #[arg(long)]
    pub(crate) cleared: bool,
    /// 段落里要有的词；几个词用空格隔开，要都有。
    #[arg(long, value_name = "词")]
    pub(crate) q: Option<String>,
}

/// A period that is asked for, or all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Chosen {
    /// All periods.
    All,
    /// One of them.
    One(Period),
}

fn level(text: &str) -> Result<Level, String> {
    let named = || Level::ALL.into_iter().find(|level| level.name() == text);
    Level::from_key(text)
        .or_else(named)
        .ok_or_else(|| "可以写 sheng、shi、xian、zhen、cun，或省、市、县、镇、村".into())
}

fn part(text: &str) -> Result<Part, String> {
    let named = || Part::ALL.into_iter().find(|part| part.name() == text || part.short() == text);
    let choices =
        "可以写 overview、review、problems、plan、advice，或总体、上半年工作、存在问题、下半年安排、建议";
    Part::from_key(text).or_else(named).ok_or_else(|| choices.into())
}

fn finding_kind(text: &str) -> Result<FindingKind, String> {
    let named = || FindingKind::ALL.into_iter().find(|kind| kind.name() == text);
    let choices = || format!("可以写 {}", FindingKind::ALL.map(FindingKind::name).join("、"));
    FindingKind::from_key(text).or_else(named).ok_or_else(choices)
}

fn sureness(text: &str) -> Result<Sureness, String> {
    let named = || Sureness::ALL.into_iter().find(|sure| sure.name() == text);
    Sureness::from_key(text).or_else(named).ok_or_else(|| "可以写 high、medium、low".into())
}

fn figure_kind(text: &str) -> Result<FigureKind, String> {
    let named = || FigureKind::ALL.into_iter().find(|kind| kind.name() == text);
    let choices = "可以写 amount、count、ratio、growth、rank、measure";
    FigureKind::from_key(text).or_else(named).ok_or_else(|| choices.into())
}

fn figure_status(text: &str) -> Result<FigureStatus, String> {
    let named = || FigureStatus::ALL.into_iter().find(|status| status.name() == text);
    FigureStatus::from_key(text).or_else(named).ok_or_else(|| "可以写 actual 实绩、target 目标".into())
}

fn periods(text: &str) -> Result<Chosen, String> {
    let one = || {
        text.parse().map(Chosen::One).map_err(|_| "应如 2023H1、2023Q1、2022Y、2021-2023，或 all".to_owned())
    };
    if text == "all" { Ok(Chosen::All) } else { one() }
}
