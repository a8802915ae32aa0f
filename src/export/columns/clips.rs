//! The columns of 材料夹.

use super::{Cell, Column, column, kind, level, period, written};
use crate::model::{ClipRow, Part};

/// 材料夹, in the order of whoever collected it.
pub const CLIPS: &[Column<ClipRow>] = &[
    column("id", "编号", |row| Cell::Int(row.passage.id)),
    column("report", "材料编号", |row| Cell::Int(row.passage.report_id)),
    column("agency", "单位", |row| Cell::text(&row.passage.agency.label)),
    column("level", "层级", |row| level(&row.passage.agency)),
    column("domain", "条线", |row| Cell::text(&row.passage.agency.domain)),
    column("period", "期", |row| period(row.passage.period)),
    column("text", "正文", |row| Cell::text(row.passage.text.restored())),
    column("written", "原文（有代字时）", |row| written(&row.passage)),
    column("citation", "出处", |row| Cell::text(&row.citation)),
    column("note", "批注", |row| Cell::maybe(Some(row.note.as_str()).filter(|note| !note.is_empty()))),
    column("part", "部分", |row| Cell::text(Part::name(row.passage.part))),
    column("kind", "类别", |row| Cell::text(kind(row.passage.kind))),
    column("path", "所在标题", |row| Cell::list(row.passage.path.iter().map(String::as_str))),
    column("line", "行", |row| Cell::Int(row.passage.line.into())),
    column("themes", "主题", |row| Cell::list(row.passage.themes.iter().map(|hit| hit.theme.as_str()))),
];
