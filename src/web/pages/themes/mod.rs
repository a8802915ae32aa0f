//! 主题: the list of themes, and a page for each.

mod columns;
mod list;
mod rule;
mod show;
mod silent;

pub(crate) use list::list;
pub(crate) use show::show;
