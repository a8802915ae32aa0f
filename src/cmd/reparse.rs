//! `duidu reparse`: everything stored parsed again by the rules of today, after a look at what that would change.
//!
//! The same table is shown when a database of older rules is opened (`super::open`).

use anyhow::Result;
use comfy_table::Table;
use duidu::{
    import::{self, Reparsed, ReportChange, ReportState},
    model::Level,
    registry::Registry,
};

use super::{Outcome, terminal};
use crate::cli::Reparse;

/// Longest title in the table, in characters.
const TITLE: usize = 24;
/// Something that a report has, before and after.
type Column = (&'static str, fn(&ReportState) -> String);

const COLUMNS: [Column; 8] = [
    ("单位", |state| state.agency.clone()),
    ("层级", |state| state.level.map_or("？", Level::name).to_owned()),
    ("期", |state| state.period.map_or_else(|| "？".to_owned(), |period| period.to_string())),
    ("标题数", |state| state.sections.to_string()),
    ("段落数", |state| state.passages.to_string()),
    ("数据", |state| state.figures.to_string()),
    ("打算和问题", |state| state.items.to_string()),
    ("疑点", |state| state.findings.to_string()),
];

pub(super) fn run(arguments: &Reparse) -> Result<Outcome> {
    let registry = Registry::builtin()?;
    let store = super::open_as_it_is(&arguments.database)?;
    let seen = import::preview_reparse(&store, &registry)?;
    if seen.files == 0 {
        terminal::say("没有可以重新拆分的材料。")?;
        return Ok(Outcome::Done);
    }
    if seen.changes.is_empty() {
        // Noted all the same, so that nobody is asked again.
        import::reparse_all(&store, &registry)?;
        terminal::say(&format!("已按现在的规则核对 {} 篇材料：没有变化。", seen.reports))?;
        return Ok(Outcome::Done);
    }
    terminal::say(&table(seen.changes.iter()).to_string())?;
    terminal::say(&told(&seen))?;
    if !terminal::confirm("保留这些变化吗？", arguments.yes)? {
        terminal::say("没有保留，什么都没有改动。")?;
        return Ok(Outcome::Done);
    }
    let done = import::reparse_all(&store, &registry)?;
    terminal::say(&format!("已保留：{} 个文件（{} 篇材料）重新拆分完成。", done.files, done.reports))?;
    Ok(Outcome::Done)
}

/// `3 篇材料有变化，其余 22 篇没有。`
pub(super) fn told(done: &Reparsed) -> String {
    let rest = done.reports.saturating_sub(done.changes.iter().filter(|row| row.after.is_some()).count());
    format!("{} 篇材料有变化（上表，箭头前是原来的），其余 {rest} 篇没有。", done.changes.len())
}

/// A row a report; what is the same before and after is written once.
pub(super) fn table<'a>(changes: impl Iterator<Item = &'a ReportChange>) -> Table {
    let headings = std::iter::once("材料").chain(COLUMNS.map(|(name, _)| name)).chain(["有变化的"]);
    let mut table = terminal::table(&headings.collect::<Vec<_>>());
    for change in changes {
        let Some(state) = change.after.as_ref().or(change.before.as_ref()) else { continue };
        let mut row = vec![terminal::shorten(&state.title, TITLE)];
        row.extend(COLUMNS.iter().map(|(_, cell)| both(change, *cell)));
        row.push(match (&change.before, &change.after) {
            (None, _) => "新认出".to_owned(),
            (_, None) => "不再是一篇".to_owned(),
            _ => change.differs.join("、"),
        });
        table.add_row(row);
    }
    table
}

/// `12 → 14`; `12` where nothing changed.
fn both(change: &ReportChange, cell: fn(&ReportState) -> String) -> String {
    match (change.before.as_ref().map(cell), change.after.as_ref().map(cell)) {
        (Some(before), Some(after)) if before != after => format!("{before} → {after}"),
        (before, after) => after.or(before).unwrap_or_default(),
    }
}
