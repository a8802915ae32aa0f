//! The columns of 两期对照: a line a matter.

use super::{Cell, Column, column};
use crate::model::ChangeRow;

/// 两期对照, in the order of the later report.
pub const CHANGES: &[Column<ChangeRow>] = &[
    column("fate", "变化", |row| Cell::text(row.fate)),
    column("moved", "位置", |row| if row.moved { Cell::text("换了位置") } else { Cell::Empty }),
    column("old", "前一份", |row| text(&row.old)),
    column("new", "后一份", |row| text(&row.new)),
    column("gone", "去掉的话", |row| Cell::list(row.gone.iter().map(String::as_str))),
    column("come", "添上的话", |row| Cell::list(row.come.iter().map(String::as_str))),
    column("old_places", "前一份出处", |row| Cell::list(row.old_places.iter().map(String::as_str))),
    column("new_places", "后一份出处", |row| Cell::list(row.new_places.iter().map(String::as_str))),
];

fn text(text: &str) -> Cell<'_> {
    if text.is_empty() { Cell::Empty } else { Cell::text(text) }
}
