//! The columns of 相近: a line a pair of reports.

use super::{Cell, Column, column, hundredths, period};
use crate::model::{Echo, PairRow};

/// 相近.
pub const PAIRS: &[Column<PairRow>] = &[
    column("report", "材料编号", |row| Cell::Int(row.one.id)),
    column("agency", "单位", |row| Cell::text(&row.one.agency.label)),
    column("period", "期", |row| period(row.one.period)),
    column("file", "来源文件", |row| Cell::text(&row.one.file_name)),
    column("title_line", "标题行", |row| Cell::Int(row.one.title_line.into())),
    column("other_report", "另一份材料编号", |row| Cell::Int(row.two.id)),
    column("other_agency", "另一单位", |row| Cell::text(&row.two.agency.label)),
    column("other_period", "另一份的期", |row| period(row.two.period)),
    column("other_file", "另一份的来源文件", |row| Cell::text(&row.two.file_name)),
    column("other_title_line", "另一份的标题行", |row| Cell::Int(row.two.title_line.into())),
    column("shared", "相同文字占比%", |row| Cell::Float(hundredths(row.one_in_two * 100.0))),
    column("other_shared", "另一份的相同文字占比%", |row| {
        Cell::Float(hundredths(row.two_in_one * 100.0))
    }),
    column("cosine", "用词相近度", |row| Cell::Float(hundredths(row.cosine))),
    column("stretches", "相同文字处数", |row| {
        Cell::Int(row.echo.as_ref().map_or(0, |echo| i64::try_from(echo.stretches).unwrap_or(i64::MAX)))
    }),
    column("longest", "最长一处字数", |row| {
        in_echo(row, |echo| Cell::Int(i64::try_from(echo.chars).unwrap_or(i64::MAX)))
    }),
    column("text", "最长一处", |row| in_echo(row, |echo| Cell::text(&echo.text))),
    column("line", "行", |row| in_echo(row, |echo| Cell::Int(echo.places[0].1.into()))),
    column("other_line", "另一份的行", |row| in_echo(row, |echo| Cell::Int(echo.places[1].1.into()))),
];

fn in_echo(row: &PairRow, cell: for<'a> fn(&'a Echo) -> Cell<'a>) -> Cell<'_> {
    row.echo.as_ref().map_or(Cell::Empty, cell)
}
