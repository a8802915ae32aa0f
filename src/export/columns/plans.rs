//! The columns of the ledger of plans, and of targets beside what was reached.

use super::{Cell, Column, column, hundredths, level, period};
use crate::model::{FigureRow, PlanRow, TargetRow};

/// 打算台账.
pub const PLANS: &[Column<PlanRow>] = &[
    column("id", "编号", |row| Cell::Int(row.id)),
    column("report", "材料编号", |row| Cell::Int(row.place.report_id)),
    column("agency", "单位", |row| Cell::text(&row.place.agency.label)),
    column("level", "层级", |row| level(&row.place.agency)),
    column("domain", "条线", |row| Cell::text(&row.place.agency.domain)),
    column("period", "期", |row| period(row.place.period)),
    column("what", "打算", |row| Cell::text(&row.what)),
    column("figures", "数和目标", |row| Cell::list(row.figures.iter().map(named))),
    column("deadline", "时限", |row| Cell::maybe(row.deadline.as_deref())),
    column("owner", "责任单位", |row| Cell::maybe(row.owner.as_deref())),
    column("text", "原文", |row| Cell::text(row.text.restored())),
    column("written", "原文（有代字时）", |row| {
        if row.text.masks.is_empty() { Cell::Empty } else { Cell::text(&row.text.written) }
    }),
    column("path", "所在标题", |row| Cell::list(row.place.path.iter().map(String::as_str))),
    column("themes", "主题", |row| Cell::list(row.themes.iter().map(String::as_str))),
    column("line", "行", |row| Cell::Int(row.place.line.into())),
];

/// 目标与完成.
pub const TARGETS: &[Column<TargetRow>] = &[
    column("agency", "单位", |row| Cell::text(&row.target.place.agency.label)),
    column("level", "层级", |row| level(&row.target.place.agency)),
    column("domain", "条线", |row| Cell::text(&row.target.place.agency.domain)),
    column("period", "期", |row| period(row.target.place.period)),
    column("indicator", "指标", |row| Cell::text(&row.target.figure.indicator)),
    column("target", "目标", |row| Cell::text(row.target.amount())),
    column("actual", "完成", |row| Cell::maybe(row.reached())),
    column("actual_period", "完成数所在的期", |row| {
        row.actual.as_ref().map_or(Cell::Empty, |actual| period(actual.place.period))
    }),
    column("computed", "完成率%（算得）", |row| {
        row.computed().map_or(Cell::Empty, |rate| Cell::Float(hundredths(rate)))
    }),
    column("stated", "完成率（文中）", |row| Cell::maybe(row.stated.as_ref().map(FigureRow::amount))),
    column("sentence", "目标所在句子", |row| Cell::text(row.target.sentence.restored())),
    column("line", "目标行", |row| Cell::Int(row.target.place.line.into())),
    column("actual_sentence", "完成所在句子", |row| {
        Cell::maybe(row.actual.as_ref().map(|actual| actual.sentence.restored()))
    }),
    column("actual_line", "完成行", |row| {
        row.actual.as_ref().map_or(Cell::Empty, |actual| Cell::Int(actual.place.line.into()))
    }),
];

/// `驿站 30个`.
fn named(row: &FigureRow) -> String {
    format!("{} {}", row.figure.indicator, row.amount()).trim().to_owned()
}
