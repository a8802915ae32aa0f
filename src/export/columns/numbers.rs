//! The columns of a comparison of figures.

use super::{Cell, Column, column, level, period};
use crate::model::{ComparedFigure, FigureKind, FigureRow, FigureStatus};

/// 对读，只看数字: a line a figure, in the order of the page.
pub const COMPARED_FIGURES: &[Column<ComparedFigure>] = &[
    column("row", "行代码", |row| Cell::text(&row.key)),
    column("name", "行", |row| Cell::text(&row.name)),
    column("shared", "几篇都有的指标", |row| Cell::text(&row.shared)),
    column("report", "材料编号", |row| Cell::Int(row.report.id)),
    column("agency", "单位", |row| Cell::text(&row.report.agency.label)),
    column("level", "层级", |row| level(&row.report.agency)),
    column("domain", "条线", |row| Cell::text(&row.report.agency.domain)),
    column("period", "期", |row| period(row.report.period)),
    column("file", "来源文件", |row| Cell::text(&row.report.file_name)),
    column("title_line", "标题行", |row| Cell::Int(row.report.title_line.into())),
    column("indicator", "指标", |row| in_figure(row, |figure| Cell::text(&figure.figure.indicator))),
    column("amount", "数（原文）", |row| in_figure(row, |figure| Cell::text(figure.amount()))),
    column("number", "数值", |row| {
        in_figure(row, |figure| figure.figure.number.map_or(Cell::Empty, Cell::Float))
    }),
    column("base", "数值单位", |row| in_figure(row, |figure| Cell::text(&figure.figure.base))),
    column("type", "类型", |row| in_figure(row, |figure| Cell::text(FigureKind::name(figure.figure.kind)))),
    column("status", "实绩或目标", |row| {
        in_figure(row, |figure| Cell::text(FigureStatus::name(figure.figure.status)))
    }),
    column("approx", "约数", |row| in_figure(row, |figure| Cell::maybe(figure.figure.approx.as_deref()))),
    column("time", "时间", |row| in_figure(row, |figure| Cell::maybe(figure.figure.time.as_deref()))),
    column("scope", "比较范围", |row| {
        in_figure(row, |figure| Cell::maybe(figure.figure.scope.as_deref()))
    }),
    column("sentence", "所在句子", |row| in_figure(row, |figure| Cell::text(figure.sentence.restored()))),
    column("line", "行号", |row| in_figure(row, |figure| Cell::Int(figure.place.line.into()))),
];

fn in_figure(row: &ComparedFigure, cell: for<'a> fn(&'a FigureRow) -> Cell<'a>) -> Cell<'_> {
    row.figure.as_ref().map_or(Cell::Empty, cell)
}
