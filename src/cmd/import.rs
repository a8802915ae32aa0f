//! `duidu import FILE…`
//!
//! 1. Open the database and the vocabularies; if that fails, nothing is done.
//! 2. Each file by itself, also those of folders and archives, in a transaction of its own: one that fails does not stop
//!    the others.
//! 3. `dry`: only what it would bring. 4. A table of the reports, a line a file on what was set aside, and what went wrong.

mod dry;
mod told;

use std::path::PathBuf;

use anyhow::Result;
use duidu::{
    import::{self, Given, How, ImportError},
    registry::Registry,
    store::Store,
};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Outcome, terminal};
use crate::cli::Import;
use told::Told;

/// Longest title in the table, in characters.
const TITLE: usize = 28;

/// A file, and what is said of it: its text is not kept, for there may be hundreds.
type Results = [(PathBuf, Result<Told, ImportError>)];

pub(super) fn run(arguments: &Import) -> Result<Outcome> {
    if arguments.dry_run {
        return dry::run(arguments);
    }
    let registry = super::registry(Some(&arguments.themes))?;
    let store = super::open(&arguments.database)?;
    let how = How { encoding: arguments.encoding, all: arguments.all };
    let results =
        each(&arguments.files, |given| import::import_given(&store, &registry, given, how).map(Told::of));

    show_reports(&results)?;
    for (file, result) in &results {
        match result {
            Ok(told) => told.lines(file).iter().try_for_each(|line| terminal::say(line))?,
            Err(error) => {
                tracing::debug!(?error, file = %file.display(), "file not imported");
                terminal::complain(&format!("未导入：{}：{error}。", file.display()));
            }
        }
    }
    show_left_out(&results)?;
    show_doubts(&results)?;
    show_end(&store, &registry, &results)
}

/// Does something with each file of what was given, with a bar meanwhile; what came of it, in order.
fn each<T>(files: &[PathBuf], mut work: impl FnMut(Given) -> T) -> Vec<(PathBuf, T)> {
    let bar = progress(files.len());
    let mut results = Vec::new();
    import::each_file(files, &mut |given| {
        let file = given.shown.clone();
        bar.set_message(file.display().to_string());
        results.push((file, work(given)));
        // A folder or an archive holds more than was counted.
        bar.set_length(bar.length().unwrap_or(0).max(results.len() as u64));
        bar.inc(1);
    });
    bar.finish_and_clear();
    results
}

/// A bar on a terminal, nothing elsewhere.
fn progress(files: usize) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::stderr());
    match ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn imported(results: &Results) -> impl Iterator<Item = &Told> {
    results.iter().filter_map(|(_, result)| result.as_ref().ok())
}

/// All new reports in one table.
fn show_reports(results: &Results) -> Result<()> {
    let mut table = terminal::table(&["标题", "单位", "层级", "期", "部分", "标题数", "段落数", "疑点"]);
    table.add_rows(imported(results).flat_map(|told| &told.rows));
    if !table.is_empty() {
        terminal::say(&table.to_string())?;
    }
    Ok(())
}

/// How many texts were left out because they are probably no reports, and how to take them in.
fn show_left_out(results: &Results) -> Result<()> {
    let count: usize = imported(results).map(|told| told.left_out).sum();
    if count > 0 {
        terminal::say(&format!(
            "有 {count} 篇文字不像工作总结，没有收进来，原因见上。要全部当作材料，请加 --all 再导入一次。"
        ))?;
    }
    Ok(())
}

/// How many doubts there are, and where to look at them.
fn show_doubts(results: &Results) -> Result<()> {
    let doubts: u32 = imported(results).map(|told| told.doubts).sum();
    if doubts > 0 {
        terminal::say(&format!("发现 {doubts} 处疑点，可在网页的“疑点”（/findings）里逐条核对。"))?;
    }
    Ok(())
}

fn show_end(store: &Store, registry: &Registry, results: &Results) -> Result<Outcome> {
    if import::wants_retag(store, registry)? {
        terminal::say("主题词表与上次标注时不同：运行 duidu retag，给以前导入的段落重新标主题。")?;
    }
    let failed = results.iter().filter(|(_, result)| result.is_err()).count();
    if failed == 0 {
        return Ok(Outcome::Done);
    }
    if results.len() > 1 {
        terminal::complain(&format!("{} 个文件中有 {failed} 个没有导入，原因见上。", results.len()));
    }
    Ok(Outcome::Partly)
}
