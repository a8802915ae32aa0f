//! `duidu import FILE…`
//!
//! 1. Open the database and the vocabularies; if that fails, nothing is done.
//! 2. Each file by itself, also those of folders and archives, in a transaction of its own: one that fails does not stop
//!    the others.
//! 3. `dry`: only what it would bring. 4. A table of the reports, a line a file on what was set aside, and what went wrong.

mod dry;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use anyhow::Result;
use duidu::{
    import::{self, Given, How, ImportError, Imported},
    model::{Encoding, Level, Parsed, Part, Period, Report, SkipReason, Twin},
    registry::Registry,
    store::{Store, Stored, StoredReport},
};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Outcome, terminal};
use crate::cli::Import;

/// Longest title in the table, in characters.
const TITLE: usize = 28;
/// Agencies that a line names.
const NAMED: usize = 3;

/// A file, and what became of it.
type Results = [(PathBuf, Result<Imported, ImportError>)];

pub(super) fn run(arguments: &Import) -> Result<Outcome> {
    if arguments.dry_run {
        return dry::run(arguments);
    }
    let registry = super::registry(Some(&arguments.themes))?;
    let store = super::open(&arguments.database)?;
    let how = How { encoding: arguments.encoding, all: arguments.all };
    let results = each(&arguments.files, |given| import::import_given(&store, &registry, given, how));

    show_reports(&results)?;
    for (file, result) in &results {
        match result {
            Ok(imported) => show_file(file, imported)?,
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

/// The reports that are new in the database, and where they went.
fn stored(imported: &Imported) -> &[StoredReport] {
    match &imported.stored {
        Stored::Unchanged { .. } => &[],
        Stored::Added(reports) | Stored::Replaced { reports, .. } => reports,
    }
}

fn show_reports(results: &Results) -> Result<()> {
    let mut table = terminal::table(&["标题", "单位", "层级", "期", "部分", "标题数", "段落数", "疑点"]);
    for imported in results.iter().filter_map(|(_, result)| result.as_ref().ok()) {
        for (report, place) in imported.parsed.reports.iter().zip(stored(imported)) {
            table.add_row([
                terminal::shorten(&report.title, TITLE),
                place.agency.clone(),
                report.agency.level.map_or("？", Level::name).to_owned(),
                report.period.map_or_else(|| "？".to_owned(), Period::label),
                report.parts().into_iter().map(Part::name).collect::<Vec<_>>().join(" "),
                report.sections.len().to_string(),
                report.passages.len().to_string(),
                place.doubts.to_string(),
            ]);
        }
    }
    if !table.is_empty() {
        terminal::say(&table.to_string())?;
    }
    Ok(())
}

fn show_file(file: &Path, imported: &Imported) -> Result<()> {
    let reports = imported.parsed.reports.len();
    let what = match &imported.stored {
        Stored::Unchanged { path, .. } if *path == imported.place || !import::is_there(path) => {
            "内容与上次导入时相同，没有改动。".to_owned()
        }
        Stored::Unchanged { path, .. } => format!("内容已从 {path} 导入过，没有重复导入。"),
        Stored::Added(_) => format!("新导入 {reports} 篇。{}", skipped(&imported.parsed)),
        Stored::Replaced { .. } => format!("更新为 {reports} 篇。{}", skipped(&imported.parsed)),
    };
    terminal::say(&format!("{}：{what}", file.display()))?;
    if let Stored::Unchanged { gone, .. } | Stored::Replaced { gone, .. } = &imported.stored {
        for title in gone {
            terminal::say(&format!("  这个文件里已没有《{title}》，一并删去。"))?;
        }
    }
    if let Stored::Replaced { copy: Some(copy), .. } = &imported.stored {
        terminal::say(&format!(
            "  同样的内容曾从 {copy} 导入：那一份不再重复保存，材料和链接都在这个文件名下。"
        ))?;
    }
    if matches!(imported.stored, Stored::Unchanged { .. }) {
        return Ok(());
    }
    show_encoding(imported)?;
    show_doubles(stored(imported))?;
    show_versions(imported)?;
    for note in &imported.parsed.notes {
        let line = note.line.map_or_else(String::new, |line| format!("第 {line} 行："));
        terminal::say(&format!("  注意：{line}{}。", note.message.trim_end_matches('。')))?;
    }
    Ok(())
}

/// The encoding, where it had to be found out and may be wrong.
fn show_encoding(imported: &Imported) -> Result<()> {
    let found = Encoding::ALL.into_iter().find(|encoding| imported.encoding.ends_with(encoding.name()));
    if let Some(encoding) = found.filter(|encoding| *encoding != Encoding::Utf8) {
        terminal::say(&format!("  按 {encoding} 编码读的；如果有乱码，请用 --encoding 换一种编码再导入。"))?;
    }
    Ok(())
}

/// Reports that another file has word for word: one line for each such file.
fn show_doubles(reports: &[StoredReport]) -> Result<()> {
    let mut doubles: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for report in reports {
        if let Some(other) = &report.same_as {
            doubles.entry(other).or_default().push(&report.agency);
        }
    }
    for (other, agencies) in doubles {
        let some = agencies.iter().take(NAMED).copied().collect::<Vec<_>>().join("、");
        let and = if agencies.len() > NAMED { "等" } else { "" };
        terminal::say(&format!(
            "  有 {} 篇与 {other} 里的完全相同（{some}{and}），现在统计了两遍。如果这是 {other} 的新版本，\
             请用它替换原来那个文件，再从原来的位置导入一次，就只留一份。",
            agencies.len(),
        ))?;
    }
    Ok(())
}

/// Reports that are another version of stored ones, in the words of the preview; those that are the same are told together, and of
/// mere namesakes there may be many.
fn show_versions(imported: &Imported) -> Result<()> {
    for (report, twins) in imported.parsed.reports.iter().zip(&imported.twins) {
        for twin in twins.iter().filter(|twin| twin.how.is_version()) {
            terminal::say(&twin_words(report, twin))?;
        }
    }
    Ok(())
}

/// `  已有：《…》与市民政局《…》（来自 一.txt）：72% 的文字相同，像是另一稿。`
fn twin_words(report: &Report, twin: &Twin) -> String {
    let [own, title] = [&report.title, &twin.title].map(|title| terminal::shorten(title, TITLE));
    format!("  已有：《{own}》与{}《{title}》（来自 {}）：{}。", twin.agency, twin.file_name, twin.how)
}

/// What was set aside, by reason.
fn skipped(parsed: &Parsed) -> String {
    let counts = SkipReason::ALL.into_iter().filter_map(|reason| {
        let count = parsed.skipped.iter().filter(|skip| skip.reason == reason).count();
        (count > 0).then(|| format!("{} {count}", reason.name()))
    });
    let counts: Vec<String> = counts.collect();
    if counts.is_empty() { String::new() } else { format!("另放一边的行：{}。", counts.join("，")) }
}

/// How many texts were left out because they are probably no reports, and how to take them in.
fn show_left_out(results: &Results) -> Result<()> {
    let imported = results.iter().filter_map(|(_, result)| result.as_ref().ok());
    let fresh = imported.filter(|imported| !matches!(imported.stored, Stored::Unchanged { .. }));
    let count: usize = fresh.map(|imported| imported.parsed.others.len()).sum();
    if count > 0 {
        terminal::say(&format!(
            "有 {count} 篇文字不像工作总结，没有收进来，原因见上。要全部当作材料，请加 --all 再导入一次。"
        ))?;
    }
    Ok(())
}

/// How many doubts there are, and where to look at them.
fn show_doubts(results: &Results) -> Result<()> {
    let imported = results.iter().filter_map(|(_, result)| result.as_ref().ok());
    let doubts: u32 = imported.flat_map(stored).map(|report| report.doubts).sum();
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
