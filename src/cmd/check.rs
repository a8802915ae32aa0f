//! `duidu check`: whether the database is whole, as a table, and what to do where it is not.

use anyhow::Result;
use duidu::store::{self, Checked, Remedy};

use super::{Outcome, terminal};
use crate::cli::Check;

pub(super) fn run(arguments: &Check) -> Result<Outcome> {
    let path = super::place(&arguments.database)?;
    let points = store::check(&path)?;
    let mut table = terminal::table(&["检查", "看了", "不对的"]);
    for point in &points {
        table.add_row([point.what.to_owned(), point.looked.to_string(), point.faults.to_string()]);
    }
    terminal::say(&table.to_string())?;
    let wrong: Vec<&Checked> = points.iter().filter(|point| point.faults > 0).collect();
    let Some(remedy) = wrong.iter().map(|point| point.remedy).max() else {
        terminal::say(&format!("数据库完好：{}", path.display()))?;
        return Ok(Outcome::Done);
    };
    for point in &wrong {
        for fault in &point.told {
            terminal::complain(&format!("{}：{fault}。", point.what));
        }
        let more = point.faults.saturating_sub(u64::try_from(point.told.len()).unwrap_or(u64::MAX));
        if more > 0 {
            terminal::complain(&format!("{}：另有 {more} 处。", point.what));
        }
    }
    terminal::complain(match remedy {
        Remedy::Reparse => {
            "原文完好，由原文得出的内容有不对的：运行 duidu reparse，全部重新拆开、重建检索索引，再检查一次。"
        }
        Remedy::Restore => {
            "文件本身有损坏：请用最近的备份恢复（duidu restore 备份文件）；没有备份，就把数据库移走，把材料重新导入。"
        }
    });
    Ok(Outcome::Partly)
}
