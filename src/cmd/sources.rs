//! `duidu sources`: the files that were imported; `duidu sources remove`: one of them, or one report of it, out again.
//!
//! Removing tells first what goes, and asks.

use anyhow::{Result, anyhow, bail};
use duidu::{
    import,
    model::{Removal, SourceReport, SourceRow},
    store::{Reader, Store},
};

use super::{Outcome, terminal};
use crate::cli::{Remove, SourceTask, Sources};

/// Titles that are listed before a removal.
const LISTED: usize = 10;

pub(super) fn run(arguments: &Sources) -> Result<Outcome> {
    match &arguments.task {
        None => list(&super::open(&arguments.database)?),
        Some(SourceTask::Remove(remove)) => removed(remove),
    }
}

fn list(store: &Store) -> Result<Outcome> {
    let rows = all(store)?;
    if rows.is_empty() {
        terminal::say("还没有导入过文件。导入：duidu import 文件")?;
        return Ok(Outcome::Done);
    }
    let mut table = terminal::table(&["编号", "文件", "导入时间", "编码", "材料", "行", "另放一边", "状态"]);
    for row in &rows {
        let aside: u32 = row.aside.iter().map(|(_, lines)| lines).sum();
        table.add_row([
            row.id.to_string(),
            row.file_name.clone(),
            terminal::moment(&row.imported_at),
            row.encoding.clone(),
            row.reports.len().to_string(),
            row.lines.to_string(),
            aside.to_string(),
            row.state().to_owned(),
        ]);
    }
    terminal::say(&table.to_string())?;
    terminal::say("移除一个来源：duidu sources remove 编号")?;
    Ok(Outcome::Done)
}

fn all(store: &Store) -> Result<Vec<SourceRow>> {
    Ok(store.read(|reader: &Reader<'_>| import::sources(reader, None, 0))?.rows)
}

fn removed(arguments: &Remove) -> Result<Outcome> {
    let store = super::open(&arguments.database)?;
    let source = chosen(&all(&store)?, arguments)?;
    let gone = || anyhow!("要移除的内容已经不在了，没有改动。");
    let removal = store.read(|reader| reader.removal(source, arguments.report))?.ok_or_else(gone)?;
    show(&removal, arguments.report.is_some())?;
    if !terminal::confirm("确定移除吗？移除后只能重新导入，或用备份恢复。", arguments.yes)?
    {
        terminal::say("没有移除，什么都没有改动。")?;
        return Ok(Outcome::Done);
    }
    let removal = import::remove(&store, source, arguments.report)?.ok_or_else(gone)?;
    let what = if arguments.report.is_some() { "的 1 篇材料" } else { "和由它而来的全部内容" };
    terminal::say(&format!("已移除 {}{what}。", removal.file_name))?;
    Ok(Outcome::Done)
}

/// The source that was meant: by number, name or path, or by one of its reports.
fn chosen(rows: &[SourceRow], arguments: &Remove) -> Result<i64> {
    let has = |row: &&SourceRow| {
        arguments.report.is_none_or(|report| row.reports.iter().any(|row| row.id == report))
    };
    let Some(which) = &arguments.which else {
        let row = rows.iter().find(has);
        return row.map(|row| row.id).ok_or_else(|| anyhow!("没有这篇材料，没有改动。"));
    };
    let inside = format!(" › {which}");
    let named =
        |row: &&SourceRow| row.file_name == *which || row.path == *which || row.file_name.ends_with(&inside);
    let numbered = rows.iter().filter(|row| row.id.to_string() == *which);
    let mut found: Vec<&SourceRow> = numbered.collect();
    if found.is_empty() {
        found = rows.iter().filter(named).collect();
    }
    match found[..] {
        [row] if has(&row) => Ok(row.id),
        [row] => bail!("{} 里没有这篇材料，没有改动。", row.file_name),
        [] => bail!("没有这个来源：{which}。运行 duidu sources 看有哪些。"),
        _ => {
            let numbers: Vec<String> =
                found.iter().map(|row| format!("{}（{}）", row.id, row.path)).collect();
            bail!("叫 {which} 的来源不止一个，请写编号：{}。", numbers.join("，"))
        }
    }
}

/// What goes.
fn show(removal: &Removal, is_one: bool) -> Result<()> {
    let what = if is_one { "其中一篇材料" } else { "这个来源" };
    terminal::say(&format!("将从 {} 移除{what}：", removal.file_name))?;
    let title = |report: &SourceReport| format!("  《{}》（{}）", report.title, report.agency);
    for report in removal.reports.iter().take(LISTED) {
        terminal::say(&title(report))?;
    }
    if removal.reports.len() > LISTED {
        terminal::say(&format!("  …… 共 {} 篇", removal.reports.len()))?;
    }
    let Removal { passages, figures, items, findings, cleared, .. } = removal;
    terminal::say(&format!(
        "一并删去：段落 {passages}，数据 {figures}，打算和问题 {items}，疑点 {findings}（其中标了“无误”的 {cleared}）。"
    ))?;
    if !removal.agencies.is_empty() {
        terminal::say(&format!("不再有材料的单位：{}。", terminal::some(&removal.agencies, LISTED)))?;
    }
    if is_one {
        terminal::say("它的行留在来源里，注明“已移除的材料”；要找回，请移除整个来源再导入一次。")?;
    }
    Ok(())
}
