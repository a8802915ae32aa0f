//! `duidu import --dry-run`: what an import would bring. Nothing is written.

use std::path::PathBuf;

use anyhow::Result;
use duidu::{
    import::{self, How, ImportError, Preview},
    model::{Level, Part, Period, Report},
    store::Store,
};

use super::{
    super::{Outcome, terminal},
    TITLE, each, twin_words,
};
use crate::cli::Import;

pub(super) fn run(arguments: &Import) -> Result<Outcome> {
    let registry = super::super::registry(Some(&arguments.themes))?;
    let path = super::super::place(&arguments.database)?;
    // A database that is not there is not made.
    let store = if path.exists() { Some(Store::open(&path)?) } else { None };
    let how = How { encoding: arguments.encoding, all: arguments.all };
    let results: Vec<(PathBuf, Result<Preview, ImportError>)> =
        each(&arguments.files, |given| import::preview(store.as_ref(), &registry, given, how));
    let mut failed = 0;
    for (file, result) in &results {
        match result {
            Ok(preview) => show(&file.display().to_string(), preview)?,
            Err(error) => {
                failed += 1;
                terminal::complain(&format!("导入不了：{}：{error}。", file.display()));
            }
        }
    }
    let reports: usize =
        results.iter().filter_map(|(_, r)| r.as_ref().ok()).map(|p| p.parsed.reports.len()).sum();
    terminal::say(&format!(
        "只是预览，什么也没有写。{} 个文件，{reports} 篇材料。要导入，去掉 --dry-run 再运行一次；要先改，在网页的“导入”（/import）里改。",
        results.len()
    ))?;
    Ok(if failed == 0 { Outcome::Done } else { Outcome::Partly })
}

fn show(file: &str, preview: &Preview) -> Result<()> {
    let encoding = &preview.text.encoding;
    terminal::say(&format!(
        "{file}：{encoding}，{} 行，{} 篇。",
        preview.text.lines.len(),
        preview.parsed.reports.len()
    ))?;
    if let Some(path) = &preview.known_at {
        terminal::say(&format!("  内容与已导入的 {path} 相同，再导入不会有变化。"))?;
    }
    if let Some(note) = preview.note() {
        terminal::say(&format!("  注意：{note}。"))?;
    }
    let header =
        ["标题", "单位", "所在地（推断）", "层级", "条线", "期", "部分", "缺", "标题数", "字数", "把握"];
    let mut table = terminal::table(&header);
    for (at, report) in preview.parsed.reports.iter().enumerate() {
        table.add_row(row(report, preview.doubt(at).is_some()));
    }
    if !table.is_empty() {
        terminal::say(&table.to_string())?;
    }
    for (at, report) in preview.parsed.reports.iter().enumerate() {
        if let Some(doubt) = preview.doubt(at) {
            terminal::say(&format!("  请核对：《{}》：{doubt}。", terminal::shorten(&report.title, TITLE)))?;
        }
        for twin in preview.twins.get(at).into_iter().flatten() {
            terminal::say(&twin_words(report, twin))?;
        }
    }
    for other in preview.others() {
        terminal::say(&format!(
            "  不收：《{}》{}。",
            terminal::shorten(&other.title, TITLE),
            other.reason()
        ))?;
    }
    Ok(())
}

fn row(report: &Report, doubtful: bool) -> [String; 11] {
    let agency = &report.agency;
    let join = |parts: Vec<Part>| parts.into_iter().map(Part::name).collect::<Vec<_>>().join(" ");
    [
        terminal::shorten(&report.title, TITLE),
        format!("{}（{}）", agency.name, agency.from.name()),
        report.place.as_ref().map_or_else(String::new, |place| place.name.clone()),
        agency.level.map_or("？", Level::name).to_owned(),
        agency.domain.clone(),
        report.period.map_or_else(|| "？".to_owned(), Period::label),
        join(report.parts()),
        join(report.missing_parts()),
        report.sections.len().to_string(),
        report.chars().to_string(),
        if doubtful { "请核对" } else { "较大" }.to_owned(),
    ]
}
