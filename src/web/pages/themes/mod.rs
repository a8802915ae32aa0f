//! 主题: the list of themes, and a page for each.

mod columns;
mod kindred;
mod list;
mod rule;
mod show;
mod silent;
mod subject;
mod voices;

pub(crate) use list::list;
pub(crate) use show::show;
