//! `duidu restore FILE`: a backup in the place of the database; what was there before is kept under a dated name.

use anyhow::Result;
use duidu::store;

use super::{Outcome, terminal};
use crate::cli::Restore;

pub(super) fn run(arguments: &Restore) -> Result<Outcome> {
    let (file, to) = (&arguments.file, super::place(&arguments.database)?);
    let copied = store::look_at_backup(file)?;
    terminal::say(&format!(
        "备份 {} 完好：{} 个文件，{} 篇材料，{}。将用它替换数据库 {}，现有的另存一份。",
        file.display(),
        copied.sources,
        copied.reports,
        terminal::size(copied.bytes),
        to.display(),
    ))?;
    if !terminal::confirm("确定恢复吗？", arguments.yes)? {
        terminal::say("没有恢复，什么都没有改动。")?;
        return Ok(Outcome::Done);
    }
    let restored = store::restore(file, &to)?;
    let kept = restored.kept.map_or_else(String::new, |kept| format!("原来的在 {}。", kept.display()));
    terminal::say(&format!("已恢复 {} 篇材料。{kept}", restored.copied.reports))?;
    Ok(Outcome::Done)
}
