//! The columns of lists of figures.

use super::{Cell, Column, column, level, period};
use crate::model::{FigureGroup, FigureKind, FigureRow, FigureStatus, Part};

/// 数据.
pub const FIGURES: &[Column<FigureRow>] = &[
    column("id", "编号", |row| Cell::Int(row.id)),
    column("report", "材料编号", |row| Cell::Int(row.place.report_id)),
    column("agency", "单位", |row| Cell::text(&row.place.agency.label)),
    column("level", "层级", |row| level(&row.place.agency)),
    column("domain", "条线", |row| Cell::text(&row.place.agency.domain)),
    column("period", "期", |row| period(row.place.period)),
    column("part", "部分", |row| Cell::text(Part::name(row.place.part))),
    column("indicator", "指标", |row| Cell::text(&row.figure.indicator)),
    column("group", "归并后的指标", |row| Cell::text(&row.figure.group)),
    column("amount", "数（原文）", |row| Cell::text(row.amount())),
    column("number", "数值", |row| row.figure.number.map_or(Cell::Empty, Cell::Float)),
    column("base", "数值单位", |row| Cell::text(&row.figure.base)),
    column("type", "类型", |row| Cell::text(FigureKind::name(row.figure.kind))),
    column("status", "实绩或目标", |row| Cell::text(FigureStatus::name(row.figure.status))),
    column("approx", "约数", |row| Cell::maybe(row.figure.approx.as_deref())),
    column("time", "时间", |row| Cell::maybe(row.figure.time.as_deref())),
    column("scope", "比较范围", |row| Cell::maybe(row.figure.scope.as_deref())),
    column("masked", "遮盖", |row| Cell::text(if row.figure.masked { "是" } else { "否" })),
    column("sentence", "所在句子", |row| Cell::text(row.sentence.restored())),
    column("written", "原文（有代字时）", |row| {
        if row.sentence.masks.is_empty() { Cell::Empty } else { Cell::text(&row.sentence.written) }
    }),
    column("path", "所在标题", |row| Cell::list(row.place.path.iter().map(String::as_str))),
    column("themes", "主题", |row| Cell::list(row.themes.iter().map(String::as_str))),
    column("line", "行", |row| Cell::Int(row.place.line.into())),
];

/// 数据, one row an indicator.
pub const FIGURE_GROUPS: &[Column<FigureGroup>] = &[
    column("group", "指标", |row| Cell::text(&row.group)),
    column("base", "数值单位", |row| Cell::text(&row.base)),
    column("type", "类型", |row| Cell::text(FigureKind::name(row.kind))),
    column("agencies", "单位数", |row| Cell::Int(row.agencies.into())),
    column("figures", "数据数", |row| Cell::Int(row.figures.into())),
    column("targets", "其中目标", |row| Cell::Int(row.targets.into())),
    column("masked", "其中遮盖", |row| Cell::Int(row.masked.into())),
    column("spellings", "合在一起的写法", |row| {
        Cell::list(row.spellings.iter().map(|(spelling, _)| spelling.as_str()))
    }),
];
