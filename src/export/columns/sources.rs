//! The columns of 来源. The path is not among them: colleagues need not know the folders of this computer.

use super::{Cell, Column, column};
use crate::model::SourceRow;

/// 来源.
pub const SOURCES: &[Column<SourceRow>] = &[
    column("id", "编号", |row| Cell::Int(row.id)),
    column("file", "来源文件", |row| Cell::text(&row.file_name)),
    column("imported_at", "导入时间", |row| Cell::text(&row.imported_at)),
    column("encoding", "编码", |row| Cell::text(&row.encoding)),
    column("reports", "材料数", |row| Cell::Int(row.reports.len().try_into().unwrap_or(i64::MAX))),
    column("titles", "材料", |row| Cell::list(row.reports.iter().map(|report| report.title.as_str()))),
    column("lines", "行数", |row| Cell::Int(row.lines.into())),
    column("aside", "放在一边的行数", |row| {
        Cell::Int(row.aside.iter().map(|(_, lines)| i64::from(*lines)).sum())
    }),
    column("reasons", "放在一边的原因", |row| {
        Cell::list(row.aside.iter().map(|(reason, lines)| format!("{} {lines}", reason.name())))
    }),
    column("state", "状态", |row| Cell::text(row.state())),
];
