//! `duidu corrections`: what was set right by hand; out as a file, in again, and taken back.

use std::fs;

use anyhow::{Result, anyhow};
use duidu::{
    import::{because, export_corrections, import_corrections, undo},
    model::Correction,
    registry::Registry,
    store::Store,
};

use super::{Outcome, terminal};
use crate::cli::{CorrectionTask, Corrections};

/// Longest title in the table, in characters.
const TITLE: usize = 28;

pub(super) fn run(arguments: &Corrections) -> Result<Outcome> {
    match &arguments.task {
        None => list(&super::open(&arguments.database)?)?,
        Some(CorrectionTask::Export(to)) => {
            let store = super::open(&to.database)?;
            let shown = to.file.display();
            fs::write(&to.file, export_corrections(&store)?)
                .map_err(|error| anyhow!("写不了 {shown}（{}）。", because(&error)))?;
            terminal::say(&format!("已写入 {shown}。"))?;
        }
        Some(CorrectionTask::Import(from)) => {
            let shown = from.file.display();
            let text = fs::read_to_string(&from.file)
                .map_err(|error| anyhow!("读不了 {shown}（{}）。", because(&error)))?;
            let store = super::open(&from.database)?;
            let count = import_corrections(&store, &Registry::builtin()?, &text)
                .map_err(|error| anyhow!("没有导入 {shown}：{error}。"))?;
            terminal::say(&format!("记下 {count} 条更正，已导入的材料已照改；以后导入同样的文字也照改。"))?;
        }
        Some(CorrectionTask::Undo(which)) => {
            let store = super::open(&which.database)?;
            let all = store.read(|reader| reader.corrections())?;
            let chosen = which.number.checked_sub(1).and_then(|at| all.get(at));
            let Some(Correction { fingerprint, field, title, .. }) = chosen else {
                return Err(anyhow!("没有第 {} 条更正。先用 duidu corrections 看序号。", which.number));
            };
            undo(&store, &Registry::builtin()?, fingerprint, *field)?;
            terminal::say(&format!("已撤销：《{title}》的{}恢复为程序的判断。", field.name()))?;
        }
    }
    Ok(Outcome::Done)
}

fn list(store: &Store) -> Result<()> {
    let all = store.read(|reader| reader.corrections())?;
    if all.is_empty() {
        terminal::say("还没有更正。在网页上打开一篇材料，点“更正”；或在“导入”页保存前改。")?;
        return Ok(());
    }
    let mut table = terminal::table(&["序号", "材料", "改的是", "改为", "程序原来的判断"]);
    for (at, correction) in all.iter().enumerate() {
        table.add_row([
            (at + 1).to_string(),
            terminal::shorten(&correction.title, TITLE),
            correction.field.name().to_owned(),
            correction.field.shown(&correction.value),
            correction.field.shown(&correction.guess),
        ]);
    }
    terminal::say(&table.to_string())?;
    terminal::say("撤销一条：duidu corrections undo 序号")?;
    Ok(())
}
