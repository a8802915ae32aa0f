//! `duidu retag`: themes again over everything stored, in one transaction, after the word list changed.

use anyhow::Result;
use duidu::import;

use super::{Outcome, terminal};
use crate::cli::Retag;

pub(super) fn run(arguments: &Retag) -> Result<Outcome> {
    let registry = super::registry(Some(&arguments.themes))?;
    let store = super::open(&arguments.database)?;
    let changes = import::retag(&store, &registry)?;
    let mut table = terminal::table(&["主题", "现有段落", "新增", "去掉"]);
    for row in changes.iter().filter(|row| row.added + row.removed > 0) {
        let count = |count: usize| if count == 0 { String::new() } else { count.to_string() };
        table.add_row([row.theme.clone(), row.passages.to_string(), count(row.added), count(row.removed)]);
    }
    if table.is_empty() {
        terminal::say("重新标注完成：没有变化。")?;
    } else {
        terminal::say(&table.to_string())?;
        let (added, removed) =
            changes.iter().fold((0, 0), |sum, row| (sum.0 + row.added, sum.1 + row.removed));
        terminal::say(&format!("重新标注完成：新增 {added} 处，去掉 {removed} 处。"))?;
    }
    Ok(Outcome::Done)
}
