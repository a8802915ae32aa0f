//! `duidu backup FILE`: the database as one checked file, also while the site is open.

use anyhow::Result;
use duidu::store;

use super::{Outcome, terminal};
use crate::cli::Backup;

pub(super) fn run(arguments: &Backup) -> Result<Outcome> {
    let from = super::place(&arguments.database)?;
    let copied = store::backup(&from, &arguments.file, arguments.force)?;
    terminal::say(&format!(
        "已备份到 {}：{} 个文件，{} 篇材料，{}，检查完好。恢复：duidu restore {0}",
        arguments.file.display(),
        copied.sources,
        copied.reports,
        terminal::size(copied.bytes),
    ))?;
    Ok(Outcome::Done)
}
