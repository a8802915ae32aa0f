//! `duidu import --dry-run`: what an import would bring. Nothing is written.

use anyhow::Result;
use duidu::{
    import::{self, How, Preview},
    model::{Level, Part, Period, Report},
    store::Store,
};

use super::{
    super::{Outcome, terminal},
    TITLE, each,
    told::twin_words,
};
use crate::cli::Import;

pub(super) fn run(arguments: &Import) -> Result<Outcome> {
    let registry = super::super::registry(Some(&arguments.themes))?;
    let path = super::super::place(&arguments.database)?;
    // A database that is not there is not made.
    let store = if path.exists() { Some(Store::open(&path)?) } else { None };
    let how = How { encoding: arguments.encoding, all: arguments.all };
    let look = |given| import::preview(store.as_ref(), &registry, given, how).map(|seen| told(&seen));
    let results = each(&arguments.files, look);
    let (mut reports, mut failed, mut left_out, mut fresh) = (0, 0, 0, false);
    for (file, result) in &results {
        match result {
            Ok(told) => {
                reports += told.reports;
                left_out += told.left_out;
                fresh |= told.fresh;
                terminal::say(&format!("{}：{}", file.display(), told.facts))?;
                told.more.iter().try_for_each(|line| terminal::say(line))?;
            }
            Err(error) => {
                failed += 1;
                terminal::complain(&format!("导入不了：{}：{error}。", file.display()));
            }
        }
    }
    if left_out > 0 {
        terminal::say(&format!("有 {left_out} 篇不收，原因见上。要全部当作材料，加上 --all。"))?;
    }
    let end = if fresh {
        "要导入，去掉 --dry-run 再运行一次；要先改，在网页的“导入”（/import）里改。"
    } else {
        "没有要导入的。"
    };
    terminal::say(&format!("只是预览，什么也没有写。{} 个文件，{reports} 篇材料。{end}", results.len()))?;
    Ok(if failed == 0 { Outcome::Done } else { Outcome::Partly })
}

/// What is said of a file; nothing of its text, for there may be hundreds.
struct Told {
    reports: usize,
    /// Texts that are probably no reports.
    left_out: usize,
    /// Whether an import would bring or change anything.
    fresh: bool,
    /// `UTF-8，731 行，25 篇。`
    facts: String,
    more: Vec<String>,
}

fn told(preview: &Preview) -> Told {
    let reports = &preview.parsed.reports;
    let mut more = Vec::new();
    if let Some(path) = &preview.known_at {
        let path = import::shown_place(path);
        more.push(if preview.anew {
            format!("  内容与已导入的 {path} 相同，现在分篇不同：导入后照这里的分篇更新。")
        } else {
            format!("  内容与已导入的 {path} 相同，再导入不会有变化。")
        });
    }
    more.extend(preview.note().map(|note| format!("  注意：{note}。")));
    let header =
        ["标题", "单位", "所在地（推断）", "层级", "条线", "期", "部分", "缺", "标题数", "字数", "把握"];
    let mut table = terminal::table(&header);
    table.add_rows(reports.iter().enumerate().map(|(at, report)| row(report, preview.doubt(at).is_some())));
    if !table.is_empty() {
        more.push(table.to_string());
    }
    for (at, report) in reports.iter().enumerate() {
        let title = terminal::shorten(&report.title, TITLE);
        more.extend(preview.doubt(at).map(|doubt| format!("  请核对：《{title}》：{doubt}。")));
        more.extend(preview.twins.get(at).into_iter().flatten().map(|twin| twin_words(report, twin)));
    }
    more.extend(
        preview.others().iter().map(|other| {
            format!("  不收：《{}》{}。", terminal::shorten(&other.title, TITLE), other.reason())
        }),
    );
    let facts = format!("{}，{} 行，{} 篇。", preview.text.encoding, preview.text.lines.len(), reports.len());
    let fresh = !reports.is_empty() && (preview.known_at.is_none() || preview.anew);
    Told { reports: reports.len(), left_out: preview.others().len(), fresh, facts, more }
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
