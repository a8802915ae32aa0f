//! The columns of every list, in the order of the page. A new column is a line here.
//!
//! Headers are the words of the interface; keys are the names in JSON and never change once released.
//! Texts are restored (see `model::Masked`); a passage that has masks carries its written form in a column of its own.

mod changes;
mod clips;
mod figures;
mod numbers;
mod pairs;
mod phrases;
mod plans;
mod sources;
mod voices;

pub use changes::CHANGES;
pub use clips::CLIPS;
pub use figures::{FIGURE_GROUPS, FIGURES};
pub use numbers::COMPARED_FIGURES;
pub use pairs::PAIRS;
pub use phrases::PHRASES;
pub use plans::{PLANS, TARGETS};
pub use sources::SOURCES;
pub use voices::VOICES;

use super::{Cell, Column, cell::Named};
use crate::model::{
    AgencyRow, AgencyTag, AnsweredRow, ComparedRow, ContrastRow, FindingRow, GroupRow, Level, Masked, Part,
    PassageKind, PassageRow, Period, ReportRow, ShareRow, ThemeRow, Unit, density,
};

/// One line of a list below: key, header, cell.
const fn column<R>(
    key: &'static str,
    header: &'static str,
    cell: for<'a> fn(&'a R) -> Cell<'a>,
) -> Column<R> {
    Column { key, header, cell }
}

/// 单位.
pub const AGENCIES: &[Column<AgencyRow>] = &[
    column("id", "编号", |row| Cell::Int(row.agency.id)),
    column("agency", "单位", |row| Cell::text(&row.agency.label)),
    column("level", "层级", |row| level(&row.agency)),
    column("unit", "层级细分", |row| unit(&row.agency)),
    column("domain", "条线", |row| Cell::text(&row.agency.domain)),
    column("place", "所在地", |row| Cell::maybe(row.place.as_deref())),
    column("guess", "推断所在地", |row| Cell::maybe(row.guess.as_deref())),
    column("periods", "期", |row| Cell::NamedList(row.periods.iter().copied().map(named).collect())),
    column("reports", "材料数", |row| Cell::Int(row.reports.into())),
    column("passages", "段落数", |row| Cell::Int(row.passages.into())),
    column("chars", "字数", |row| Cell::Int(row.chars.into())),
    column("themes", "主题数", |row| Cell::Int(row.themes.into())),
];

/// 材料.
pub const REPORTS: &[Column<ReportRow>] = &[
    column("id", "编号", |row| Cell::Int(row.id)),
    column("title", "标题", |row| Cell::text(&row.title)),
    column("agency", "单位", |row| Cell::text(&row.agency.label)),
    column("level", "层级", |row| level(&row.agency)),
    column("unit", "层级细分", |row| unit(&row.agency)),
    column("domain", "条线", |row| Cell::text(&row.agency.domain)),
    column("period", "期", |row| period(row.period)),
    column("guess", "推断所在地", |row| {
        Cell::maybe(row.place.as_ref().map(|place| place.name.as_str()))
    }),
    column("guess_clues", "推断的依据", |row| {
        Cell::list(row.place.iter().flat_map(|place| &place.clues).map(String::as_str))
    }),
    column("parts", "部分", |row| Cell::list(row.parts.iter().map(|part| Part::name(*part)))),
    column("sections", "标题数", |row| Cell::Int(row.sections.into())),
    column("passages", "段落数", |row| Cell::Int(row.passages.into())),
    column("chars", "字数", |row| Cell::Int(row.chars.into())),
    column("file", "来源文件", |row| Cell::text(&row.file_name)),
    column("title_line", "标题行", |row| Cell::Int(row.title_line.into())),
    column("first_line", "首行", |row| Cell::Int(row.first_line.into())),
    column("last_line", "末行", |row| Cell::Int(row.last_line.into())),
];

/// 段落: search, themes, levels, domains.
pub const PASSAGES: &[Column<PassageRow>] = &[
    column("id", "编号", |row| Cell::Int(row.id)),
    column("report", "材料编号", |row| Cell::Int(row.report_id)),
    column("agency", "单位", |row| Cell::text(&row.agency.label)),
    column("level", "层级", |row| level(&row.agency)),
    column("unit", "层级细分", |row| unit(&row.agency)),
    column("domain", "条线", |row| Cell::text(&row.agency.domain)),
    column("period", "期", |row| period(row.period)),
    column("part", "部分", |row| Cell::text(Part::name(row.part))),
    column("kind", "类别", |row| Cell::text(kind(row.kind))),
    column("line", "行", |row| Cell::Int(row.line.into())),
    column("path", "所在标题", |row| Cell::list(row.path.iter().map(String::as_str))),
    column("text", "正文", |row| Cell::text(row.text.restored())),
    column("written", "原文（有代字时）", written),
    column("themes", "主题", |row| Cell::list(row.themes.iter().map(|hit| hit.theme.as_str()))),
    column("words", "主题词", theme_words),
];

/// 对读: a line a passage, or an empty cell, in the order of the page.
pub const COMPARISON: &[Column<ComparedRow>] = &[
    column("row", "行代码", |row| Cell::text(&row.key)),
    column("name", "行", |row| Cell::text(&row.name)),
    column("report", "材料编号", |row| Cell::Int(row.report.id)),
    column("agency", "单位", |row| Cell::text(&row.report.agency.label)),
    column("level", "层级", |row| level(&row.report.agency)),
    column("domain", "条线", |row| Cell::text(&row.report.agency.domain)),
    column("period", "期", |row| period(row.report.period)),
    column("file", "来源文件", |row| Cell::text(&row.report.file_name)),
    column("title_line", "标题行", |row| Cell::Int(row.report.title_line.into())),
    column("absence", "空格说明", |row| Cell::maybe(row.absence.as_deref())),
    column("passages_alike", "段落相近度", |row| score(row.passages_alike)),
    column("headings_alike", "标题相近度", |row| score(row.headings_alike)),
    column("alike", "相近说明", |row| Cell::maybe(row.alike.as_deref())),
    column("text", "正文", |row| in_passage(row, |passage| Cell::text(passage.text.restored()))),
    column("written", "原文（有代字时）", |row| in_passage(row, written)),
    column("part", "部分", |row| in_passage(row, |passage| Cell::text(Part::name(passage.part)))),
    column("kind", "类别", |row| in_passage(row, |passage| Cell::text(kind(passage.kind)))),
    column("path", "所在标题", |row| {
        in_passage(row, |passage| Cell::list(passage.path.iter().map(String::as_str)))
    }),
    column("line", "行号", |row| in_passage(row, |passage| Cell::Int(passage.line.into()))),
    column("citation", "出处", |row| {
        Cell::maybe(row.passage.as_ref().map(|(_, citation)| citation.as_str()))
    }),
];

/// 疑点, open or marked as right.
pub const FINDINGS: &[Column<FindingRow>] = &[
    column("id", "编号", |row| Cell::Int(row.id)),
    column("report", "材料编号", |row| Cell::Int(row.report_id)),
    column("agency", "单位", |row| Cell::text(&row.agency.label)),
    column("level", "层级", |row| level(&row.agency)),
    column("domain", "条线", |row| Cell::text(&row.agency.domain)),
    column("period", "期", |row| period(row.period)),
    column("part", "部分", |row| Cell::text(Part::name(row.part))),
    column("line", "行", |row| Cell::Int(row.line.into())),
    column("kind", "疑点", |row| Cell::text(row.kind.name())),
    column("check", "检查项", |row| Cell::text(&row.check.name)),
    column("sure", "把握", |row| Cell::text(row.check.sure.name())),
    column("quote", "存疑文字", |row| Cell::text(&row.quote)),
    column("message", "说明（请核对）", |row| Cell::text(&row.message)),
    column("sentence", "所在句子", |row| Cell::text(row.sentence.restored())),
    column("written", "原文（有代字时）", |row| written_form(&row.sentence)),
    column("state", "状态", |row| {
        Cell::text(if row.cleared_at.is_some() { "无误" } else { "待核对" })
    }),
    column("cleared_at", "标无误的时间", |row| Cell::maybe(row.cleared_at.as_deref())),
];

/// 问题, each with the plans that answer it.
pub const PROBLEMS: &[Column<AnsweredRow>] = &[
    column("id", "编号", |row| Cell::Int(row.problem.id)),
    column("report", "材料编号", |row| Cell::Int(row.problem.report_id)),
    column("agency", "单位", |row| Cell::text(&row.problem.agency.label)),
    column("level", "层级", |row| level(&row.problem.agency)),
    column("domain", "条线", |row| Cell::text(&row.problem.agency.domain)),
    column("period", "期", |row| period(row.problem.period)),
    column("line", "行", |row| Cell::Int(row.problem.line.into())),
    column("what", "问题", |row| Cell::text(&row.problem.what)),
    column("text", "原句", |row| Cell::text(row.problem.text.restored())),
    column("answers", "对应打算数", |row| Cell::Int(row.answers.len().try_into().unwrap_or(i64::MAX))),
    column("plans", "对应打算", |row| {
        Cell::list(row.answers.iter().map(|answer| answer.plan.text.restored()))
    }),
    column("plan_lines", "打算所在行", |row| {
        Cell::list(row.answers.iter().map(|answer| answer.plan.line.to_string()))
    }),
    column("words", "共有的词", |row| {
        Cell::list(row.answers.iter().map(|answer| answer.words.join("、")))
    }),
];

fn in_passage(row: &ComparedRow, cell: for<'a> fn(&'a PassageRow) -> Cell<'a>) -> Cell<'_> {
    row.passage.as_ref().map_or(Cell::Empty, |(passage, _)| cell(passage))
}

/// 主题.
pub const THEMES: &[Column<ThemeRow>] = &[
    column("key", "代码", |row| Cell::text(&row.key)),
    column("name", "主题", |row| Cell::text(&row.name)),
    column("parent", "上级主题代码", |row| Cell::maybe(row.parent.as_deref())),
    column("own", "自定义", |row| Cell::maybe(row.own.then_some("是"))),
    column("agencies", "单位数", |row| Cell::Int(row.agencies.into())),
    column("passages", "段落数", |row| Cell::Int(row.passages.into())),
    column("chars", "字数", |row| Cell::Int(row.chars.into())),
    column("share", "占全文%", |row| Cell::Float(percent(row.chars, row.of_chars))),
    column("density", "每万字段数", |row| Cell::Float(hundredths(density(row.passages, row.of_chars)))),
    column("silent", "未提及的单位数", |row| {
        Cell::Int(row.silent.len().try_into().unwrap_or(i64::MAX))
    }),
    column("silent_agencies", "未提及的单位", |row| Cell::list(row.silent.iter().map(String::as_str))),
];

/// 总览: every agency with every theme.
pub const SHARES: &[Column<ShareRow>] = &[
    column("agency", "单位", |row| Cell::text(&row.agency.label)),
    column("level", "层级", |row| level(&row.agency)),
    column("domain", "条线", |row| Cell::text(&row.agency.domain)),
    column("period", "期", |row| period(row.period)),
    column("theme", "主题", |row| Cell::text(&row.theme)),
    column("passages", "段落数", |row| Cell::Int(row.passages.into())),
    column("chars", "字数", |row| Cell::Int(row.chars.into())),
    column("share", "占全文%", |row| Cell::Float(percent(row.chars, row.of_chars))),
    column("density", "每万字段数", |row| Cell::Float(hundredths(density(row.passages, row.of_chars)))),
];

/// 层级 and 条线.
pub const GROUPS: &[Column<GroupRow>] = &[
    column("key", "代码", |row| Cell::text(&row.key)),
    column("name", "名称", |row| Cell::text(&row.name)),
    column("agencies", "单位数", |row| Cell::Int(row.agencies.into())),
    column("reports", "材料数", |row| Cell::Int(row.reports.into())),
    column("passages", "段落数", |row| Cell::Int(row.passages.into())),
    column("chars", "字数", |row| Cell::Int(row.chars.into())),
    column("members", "单位", |row| Cell::list(row.members.iter().map(|(_, label)| label.as_str()))),
];

/// The themes of one level or domain against all others, and beside one other.
pub const CONTRAST: &[Column<ContrastRow>] = &[
    column("key", "代码", |row| Cell::text(&row.key)),
    column("name", "主题", |row| Cell::text(&row.name)),
    column("parent", "上级主题代码", |row| Cell::maybe(row.parent.as_deref())),
    column("agencies", "写到的单位数", |row| Cell::Int(row.own.agencies.into())),
    column("passages", "段落数", |row| Cell::Int(row.own.passages.into())),
    column("chars", "字数", |row| Cell::Int(row.own.chars.into())),
    column("share", "占全文%", |row| Cell::Float(hundredths(row.own.percent()))),
    column("others_share", "其余占全文%", |row| Cell::Float(hundredths(row.others.percent()))),
    column("lead", "相差百分点", |row| Cell::Float(hundredths(row.lead()))),
    column("beside", "并排", |row| Cell::maybe(row.beside.as_ref().map(|group| group.name.as_str()))),
    column("beside_agencies", "并排写到的单位数", |row| {
        row.beside.as_ref().map_or(Cell::Empty, |group| Cell::Int(group.amount.agencies.into()))
    }),
    column("beside_share", "并排占全文%", |row| {
        row.beside.as_ref().map_or(Cell::Empty, |group| Cell::Float(hundredths(group.amount.percent())))
    }),
];

fn score<'a>(score: Option<f64>) -> Cell<'a> {
    score.map_or(Cell::Empty, |score| Cell::Float(hundredths(score)))
}

fn hundredths(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

/// A share in percent, to two places.
fn percent(part: u32, whole: u32) -> f64 {
    (f64::from(part) * 10_000.0 / f64::from(whole.max(1))).round() / 100.0
}

fn level(agency: &AgencyTag) -> Cell<'_> {
    Cell::maybe(agency.level.map(Level::name))
}

fn unit(agency: &AgencyTag) -> Cell<'_> {
    Cell::maybe(agency.unit.map(Unit::name))
}

fn period<'a>(period: Option<Period>) -> Cell<'a> {
    period.map_or(Cell::Empty, |period| Cell::Named(named(period)))
}

fn named<'a>(period: Period) -> Named<'a> {
    Named { name: period.label().into(), code: period.to_string().into() }
}

const fn kind(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::Heading => "标题",
        PassageKind::Text => "正文",
    }
}

fn written(row: &PassageRow) -> Cell<'_> {
    written_form(&row.text)
}

/// The text as written where that differs.
fn written_form(text: &Masked) -> Cell<'_> {
    if text.masks.is_empty() { Cell::Empty } else { Cell::text(&text.written) }
}

/// The words that earned the themes, each once, in the order of the themes.
fn theme_words(row: &PassageRow) -> Cell<'_> {
    let mut words: Vec<&str> = Vec::new();
    for word in row.themes.iter().flat_map(|hit| &hit.words) {
        if !words.contains(&word.as_str()) {
            words.push(word);
        }
    }
    Cell::list(words)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        export::json,
        model::{Restoration, ThemeHit},
    };

    fn distinct<R>(columns: &[Column<R>]) {
        let keys: BTreeSet<_> = columns.iter().map(|column| column.key).collect();
        let headers: BTreeSet<_> = columns.iter().map(|column| column.header).collect();
        assert_eq!((keys.len(), headers.len()), (columns.len(), columns.len()));
        assert!(keys.iter().all(|key| key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')));
        assert!(headers.iter().all(|header| !header.is_ascii()));
    }

    #[test]
    fn keys_and_headers_are_told_apart() {
        distinct(AGENCIES);
        distinct(REPORTS);
        distinct(PASSAGES);
        distinct(CLIPS);
        distinct(THEMES);
        distinct(COMPARISON);
        distinct(SHARES);
        distinct(GROUPS);
        distinct(CONTRAST);
        distinct(FIGURES);
        distinct(FIGURE_GROUPS);
        distinct(PHRASES);
        distinct(PAIRS);
        distinct(PLANS);
        distinct(TARGETS);
        distinct(FINDINGS);
        distinct(PROBLEMS);
        distinct(COMPARED_FIGURES);
        distinct(VOICES);
        distinct(SOURCES);
    }

    #[test]
    fn a_passage_shows_restored_text_and_keeps_the_written_one() {
        let agency = AgencyTag {
            id: 7,
            label: "甲县民政局".into(),
            level: Some(Level::County),
            unit: Some(Unit::County),
            domain_key: "minzheng".into(),
            domain: "民政".into(),
        };
        let hit = |theme: &str| ThemeHit { theme: theme.into(), words: vec!["党建".into()] };
        let mut row = PassageRow {
            id: 1,
            report_id: 2,
            agency,
            period: "2023H1".parse().ok(),
            part: Part::Plan,
            kind: PassageKind::Text,
            line: 12,
            path: vec!["一、打算".into(), "（一）组织".into()],
            text: Masked {
                written: "抓D建".into(),
                masks: vec![Restoration { start: 1, end: 2, word: "党".into() }],
            },
            themes: vec![hit("党的建设"), hit("基层治理")],
        };
        let shown = String::from_utf8(json(PASSAGES, [&row]).unwrap()).unwrap();
        assert_eq!(
            shown,
            "[\n{\"id\":1,\"report\":2,\"agency\":\"甲县民政局\",\"level\":\"县\",\"unit\":\"县\",\"domain\":\"民政\",\
             \"period\":\"2023H1\",\"part\":\"下半年安排\",\"kind\":\"正文\",\"line\":12,\
             \"path\":[\"一、打算\",\"（一）组织\"],\"text\":\"抓党建\",\"written\":\"抓D建\",\
             \"themes\":[\"党的建设\",\"基层治理\"],\"words\":[\"党建\"]}\n]\n"
        );
        row.text = Masked::plain("无代字");
        assert_eq!(written(&row), Cell::Empty);
    }
}
