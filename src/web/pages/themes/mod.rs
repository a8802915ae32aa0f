//! 主题: the list of themes, a page for each, and the page where a user makes own ones.

mod columns;
mod kindred;
mod list;
mod own;
mod rule;
mod show;
mod silent;
mod subject;
mod voices;

pub(crate) use list::list;
pub(crate) use own::{delete, import, own, own_file, save};
pub(crate) use show::show;
