//! `duidu themes export FILE`, `duidu themes import FILE`: themes of one's own, out and in.

use std::fs;

use anyhow::{Result, anyhow};
use duidu::{
    import::{because, export_themes, import_themes},
    registry::Registry,
};

use super::{Outcome, terminal};
use crate::cli::{OwnTask, OwnThemes};

pub(super) fn run(arguments: &OwnThemes) -> Result<Outcome> {
    match &arguments.task {
        OwnTask::Export(to) => {
            let store = super::open(&to.database)?;
            let text = export_themes(&store).map_err(|error| anyhow!("{error}，没有写文件。"))?;
            let shown = to.file.display();
            fs::write(&to.file, text).map_err(|error| anyhow!("写不了 {shown}（{}）。", because(&error)))?;
            terminal::say(&format!("已写入 {shown}。"))?;
        }
        OwnTask::Import(from) => {
            let shown = from.file.display();
            let text = fs::read_to_string(&from.file)
                .map_err(|error| anyhow!("读不了 {shown}（{}）。", because(&error)))?;
            let store = super::open(&from.database)?;
            let taken = import_themes(&store, &Registry::builtin()?, &text)
                .map_err(|error| anyhow!("没有导入 {shown}：{error}。"))?;
            terminal::say(&format!(
                "导入完成：新增 {} 个，替换 {} 个，全部材料已重新标注。",
                taken.added.len(),
                taken.replaced.len()
            ))?;
        }
    }
    Ok(Outcome::Done)
}
