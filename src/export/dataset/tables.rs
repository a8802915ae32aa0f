//! The tables, field by field. Keys never change once released; a new field goes to the end.

use super::{Datum, Field, FigureDatum, ItemDatum, Kind, PassageDatum, SectionDatum, Table};
use crate::model::{
    AgencyTag, FigureKind, FigureStatus, FindingRow, HeadingKind, Level, Masked, Part, PassageKind,
    ReportRow, Unit,
};

/// One line of a table below.
const fn field<R>(
    key: &'static str,
    (kind, nullable): (Kind, bool),
    says: &'static str,
    datum: for<'a> fn(&'a R) -> Datum<'a>,
) -> Field<R> {
    Field { key, kind, nullable, says, datum }
}

const INT: (Kind, bool) = (Kind::Int, false);
const MAYBE_INT: (Kind, bool) = (Kind::Int, true);
const MAYBE_FLOAT: (Kind, bool) = (Kind::Float, true);
const TEXT: (Kind, bool) = (Kind::Text, false);
const MAYBE_TEXT: (Kind, bool) = (Kind::Text, true);
const BOOL: (Kind, bool) = (Kind::Bool, false);
const TEXTS: (Kind, bool) = (Kind::Texts, false);

/// 材料.
pub static REPORTS: Table<ReportRow> = Table {
    name: "reports",
    says: "材料：一家单位一期的工作总结，一行一篇",
    fields: &[
        field("id", INT, "材料编号", |row| Datum::Int(row.id)),
        field("title", TEXT, "标题", |row| text(&row.title)),
        field("agency_id", INT, "单位编号", |row| Datum::Int(row.agency.id)),
        field("agency", TEXT, "单位", |row| text(&row.agency.label)),
        field("level", MAYBE_TEXT, "层级：省、市、县、镇、村", |row| level(&row.agency)),
        field("unit", MAYBE_TEXT, "层级细分：区、旗、街道、社区等", |row| unit(&row.agency)),
        field("domain", TEXT, "条线", |row| text(&row.agency.domain)),
        field("period", MAYBE_TEXT, "期，如 2023H1", |row| maybe(row.period.map(|p| p.to_string()))),
        field("place", MAYBE_TEXT, "由文中地名推断的所在地", |row| {
            maybe(row.place.as_ref().map(|place| place.name.clone()))
        }),
        field("parts", TEXTS, "有哪些部分", |row| texts(row.parts.iter().map(|part| Part::name(*part)))),
        field("sections", INT, "标题数", |row| Datum::Int(row.sections.into())),
        field("passages", INT, "段落数", |row| Datum::Int(row.passages.into())),
        field("chars", INT, "字数", |row| Datum::Int(row.chars.into())),
        field("file", TEXT, "来源文件", |row| text(&row.file_name)),
        field("title_line", INT, "标题在来源文件的第几行", |row| {
            Datum::Int(row.title_line.into())
        }),
        field("first_line", INT, "正文首行", |row| Datum::Int(row.first_line.into())),
        field("last_line", INT, "正文末行", |row| Datum::Int(row.last_line.into())),
    ],
};

/// 标题.
pub static SECTIONS: Table<SectionDatum> = Table {
    name: "sections",
    says: "标题：材料里的一个标题，一行一个",
    fields: &[
        field("report", INT, "材料编号，对应 reports.id", |row| Datum::Int(row.report)),
        field("ordinal", INT, "是这篇材料的第几个标题", |row| Datum::Int(row.ordinal)),
        field("parent", MAYBE_INT, "上级标题的 ordinal", |row| place(row.section.parent)),
        field("depth", INT, "层次，从 1 数", |row| Datum::Int(row.section.depth.into())),
        field("line", INT, "在来源文件的第几行", |row| Datum::Int(row.section.line.into())),
        field("marker", TEXT, "编号，如 一、；没有编号的为空字符串", |row| {
            text(&row.section.marker)
        }),
        field("heading", TEXT, "标题，代字已还原", |row| restored(&row.section.heading)),
        field("run_in", BOOL, "后面是否接着正文", |row| {
            Datum::Bool(row.section.kind == HeadingKind::RunIn)
        }),
        field("part", TEXT, "部分", |row| text(row.section.part.name())),
    ],
};

/// 段落.
pub static PASSAGES: Table<PassageDatum> = Table {
    name: "passages",
    says: "段落：材料里的一段，一行一段",
    fields: &[
        field("report", INT, "材料编号，对应 reports.id", |row| Datum::Int(row.report)),
        field("ordinal", INT, "是这篇材料的第几段", |row| Datum::Int(row.ordinal)),
        field("section", MAYBE_INT, "所在标题，对应 sections.ordinal", |row| {
            place(row.passage.section)
        }),
        field("line", INT, "首行在来源文件的第几行", |row| Datum::Int(row.passage.line.into())),
        field("last_line", INT, "末行", |row| Datum::Int(row.passage.last_line.into())),
        field("heading", BOOL, "是否整段就是标题", |row| {
            Datum::Bool(row.passage.kind == PassageKind::Heading)
        }),
        field("part", TEXT, "部分", |row| text(row.passage.part.name())),
        field("text", TEXT, "正文，代字已还原", |row| restored(&row.passage.text)),
        field("written", TEXT, "正文，照原文", |row| text(&row.passage.text.written)),
        field("themes", TEXTS, "主题", |row| {
            texts(row.passage.themes.iter().map(|hit| hit.theme.as_str()))
        }),
        field("words", TEXTS, "凭哪些词认出主题", |row| {
            texts(row.passage.themes.iter().flat_map(|hit| hit.words.iter().map(String::as_str)))
        }),
    ],
};

/// 数据.
pub static FIGURES: Table<FigureDatum> = Table {
    name: "figures",
    says: "数据：材料里的一个数，一行一个",
    fields: &[
        field("report", INT, "材料编号，对应 reports.id", |row| Datum::Int(row.report)),
        field("ordinal", INT, "是这篇材料的第几个数", |row| Datum::Int(row.ordinal)),
        field("passage", INT, "所在段落，对应 passages.ordinal", |row| {
            place(Some(row.figure.passage))
        }),
        field("start", INT, "在段落原文（written）的第几个字开始，从 0 数", |row| {
            number(row.figure.start)
        }),
        field("stop", INT, "到第几个字为止，不含", |row| number(row.figure.end)),
        field("line", INT, "在来源文件的第几行", |row| Datum::Int(row.figure.line.into())),
        field("part", TEXT, "部分", |row| text(row.part.name())),
        field("indicator", TEXT, "指标，照文中的说法；看不出的为空字符串", |row| {
            text(&row.figure.indicator)
        }),
        field("indicator_group", TEXT, "归并后的指标", |row| text(&row.figure.group)),
        field("value", MAYBE_TEXT, "数字，照原文；遮盖的为空", |row| {
            maybe(row.figure.value.clone())
        }),
        field("number", MAYBE_FLOAT, "数值，按 base 计；遮盖的、是范围的为空", |row| {
            row.figure.number.filter(|number| number.is_finite()).map_or(Datum::Null, Datum::Float)
        }),
        field("unit", TEXT, "单位，照原文", |row| text(&row.figure.unit)),
        field("base", TEXT, "数值的单位：万元、亿元都算 元", |row| text(&row.figure.base)),
        field("kind", TEXT, "类型：金额、数量、比率等", |row| {
            text(FigureKind::name(row.figure.kind))
        }),
        field("status", TEXT, "实绩或目标", |row| text(FigureStatus::name(row.figure.status))),
        field("masked", BOOL, "是否被遮盖", |row| Datum::Bool(row.figure.masked)),
        field("approx", MAYBE_TEXT, "约数的说法：余、约、以上", |row| {
            maybe(row.figure.approx.clone())
        }),
        field("time", MAYBE_TEXT, "时间，照原文", |row| maybe(row.figure.time.clone())),
        field("scope", MAYBE_TEXT, "比较范围：全省、全市", |row| maybe(row.figure.scope.clone())),
        field("parent", MAYBE_INT, "是哪个数的其中一项，对应 figures.ordinal", |row| {
            place(row.figure.parent)
        }),
        field("goal", MAYBE_INT, "是对照哪个目标的，对应 figures.ordinal", |row| {
            place(row.figure.goal)
        }),
        field("sentence", TEXT, "所在句子，代字已还原", |row| text(&row.sentence)),
    ],
};

/// 打算和问题.
pub static ITEMS: Table<ItemDatum> = Table {
    name: "items",
    says: "打算和问题：一行一件",
    fields: &[
        field("report", INT, "材料编号，对应 reports.id", |row| Datum::Int(row.report)),
        field("ordinal", INT, "是这篇材料的第几件", |row| Datum::Int(row.ordinal)),
        field("passage", INT, "所在段落，对应 passages.ordinal", |row| place(Some(row.item.passage))),
        field("part", TEXT, "部分：下半年安排（打算）或存在问题", |row| {
            text(row.item.part.name())
        }),
        field("line", INT, "段落首行在来源文件的第几行", |row| Datum::Int(row.line.into())),
        field("what", TEXT, "什么事", |row| text(&row.item.what)),
        field("deadline", MAYBE_TEXT, "时限，照原文", |row| maybe(row.item.deadline.clone())),
        field("owner", MAYBE_TEXT, "责任单位，照原文", |row| maybe(row.item.owner.clone())),
        field("text", TEXT, "原文，代字已还原", |row| text(&row.text)),
    ],
};

/// 疑点.
pub static FINDINGS: Table<FindingRow> = Table {
    name: "findings",
    says: "疑点：校对时会问的一处，一行一处",
    fields: &[
        field("report", INT, "材料编号，对应 reports.id", |row| Datum::Int(row.report_id)),
        field("line", INT, "在来源文件的第几行", |row| Datum::Int(row.line.into())),
        field("part", TEXT, "部分", |row| text(row.part.name())),
        field("kind", TEXT, "哪一种疑点", |row| text(row.kind.name())),
        field("check", TEXT, "检查项", |row| text(&row.check.name)),
        field("sure", TEXT, "把握", |row| text(row.check.sure.name())),
        field("quote", TEXT, "存疑的文字", |row| text(&row.quote)),
        field("message", TEXT, "说明", |row| text(&row.message)),
        field("sentence", TEXT, "所在句子，代字已还原", |row| restored(&row.sentence)),
        field("cleared_at", MAYBE_TEXT, "标“无误”的时间；没有标的为空", |row| {
            maybe(row.cleared_at.clone())
        }),
    ],
};

fn text(words: &str) -> Datum<'_> {
    Datum::Text(words.into())
}

fn maybe<'a>(words: Option<String>) -> Datum<'a> {
    words.map_or(Datum::Null, |words| Datum::Text(words.into()))
}

fn texts<'a>(words: impl Iterator<Item = &'a str>) -> Datum<'a> {
    Datum::Texts(words.map(Into::into).collect())
}

fn restored(text: &Masked) -> Datum<'_> {
    Datum::Text(text.restored().into())
}

fn level(agency: &AgencyTag) -> Datum<'_> {
    agency.level.map_or(Datum::Null, |level| text(Level::name(level)))
}

fn unit(agency: &AgencyTag) -> Datum<'_> {
    agency.unit.map_or(Datum::Null, |unit| text(Unit::name(unit)))
}

fn number<'a>(place: usize) -> Datum<'a> {
    Datum::Int(i64::try_from(place).unwrap_or(i64::MAX))
}

/// A place counted from 0, as one counted from 1.
fn place<'a>(index: Option<usize>) -> Datum<'a> {
    index.map_or(Datum::Null, |index| number(index.saturating_add(1)))
}
