//! What `duidu import` says of a file: its reports as rows of the table, then a line on what became of it, and what a person should look at.

use std::{collections::BTreeMap, path::Path};

use duidu::{
    import::{self, Imported},
    model::{Encoding, Level, Parsed, Part, Period, Report, SkipReason, Twin},
    store::{Stored, StoredReport},
};

use super::{super::terminal, TITLE};

/// Agencies that a line names.
const NAMED: usize = 3;

/// What is said of a file; nothing of its text.
pub(super) struct Told {
    /// Its new reports.
    pub(super) rows: Vec<[String; 8]>,
    /// Texts that were left out now.
    pub(super) left_out: usize,
    /// Doubts in its new reports.
    pub(super) doubts: u32,
    /// What became of it, without its name.
    what: String,
    /// More about it.
    more: Vec<String>,
}

impl Told {
    /// Of a file that was imported.
    #[allow(clippy::needless_pass_by_value, reason = "its text is let go here")]
    pub(super) fn of(imported: Imported) -> Self {
        let reports = imported.parsed.reports.iter().zip(stored(&imported));
        let fresh = !matches!(imported.stored, Stored::Unchanged { .. });
        Self {
            rows: reports.map(|(report, place)| row(report, place)).collect(),
            left_out: if fresh { imported.parsed.others.len() } else { 0 },
            doubts: stored(&imported).iter().map(|report| report.doubts).sum(),
            what: what(&imported),
            more: more(&imported, fresh),
        }
    }

    /// What is said of it under this name.
    pub(super) fn lines(&self, file: &Path) -> Vec<String> {
        let what = format!("{}：{}", file.display(), self.what);
        std::iter::once(what).chain(self.more.iter().cloned()).collect()
    }
}

/// The reports that are new in the database, and where they went.
fn stored(imported: &Imported) -> &[StoredReport] {
    match &imported.stored {
        Stored::Unchanged { .. } => &[],
        Stored::Added(reports) | Stored::Replaced { reports, .. } => reports,
    }
}

fn row(report: &Report, place: &StoredReport) -> [String; 8] {
    [
        terminal::shorten(&report.title, TITLE),
        place.agency.clone(),
        report.agency.level.map_or("？", Level::name).to_owned(),
        report.period.map_or_else(|| "？".to_owned(), Period::label),
        report.parts().into_iter().map(Part::name).collect::<Vec<_>>().join(" "),
        report.sections.len().to_string(),
        report.passages.len().to_string(),
        place.doubts.to_string(),
    ]
}

fn what(imported: &Imported) -> String {
    let reports = imported.parsed.reports.len();
    match &imported.stored {
        Stored::Unchanged { path, .. } if *path == imported.place || !import::is_there(path) => {
            "内容与上次导入时相同，没有改动。".to_owned()
        }
        Stored::Unchanged { path, .. } => {
            format!("内容已从 {} 导入过，没有重复导入。", import::shown_place(path))
        }
        Stored::Added(_) => format!("新导入 {reports} 篇。{}", skipped(&imported.parsed)),
        Stored::Replaced { .. } => format!("更新为 {reports} 篇。{}", skipped(&imported.parsed)),
    }
}

fn more(imported: &Imported, fresh: bool) -> Vec<String> {
    let mut lines = Vec::new();
    if let Stored::Unchanged { gone, .. } | Stored::Replaced { gone, .. } = &imported.stored {
        lines.extend(gone.iter().map(|title| format!("  这个文件里已没有《{title}》，一并删去。")));
    }
    if let Stored::Replaced { copy: Some(copy), .. } = &imported.stored {
        let copy = import::shown_place(copy);
        lines.push(format!("  同样的内容曾从 {copy} 导入：那一份不再重复保存，材料和链接都在这个文件名下。"));
    }
    if fresh {
        lines.extend(encoding(imported));
        lines.extend(doubles(stored(imported)));
        lines.extend(versions(imported));
        lines.extend(imported.parsed.notes.iter().map(|note| {
            let line = note.line.map_or_else(String::new, |line| format!("第 {line} 行："));
            format!("  注意：{line}{}。", note.message.trim_end_matches('。'))
        }));
    }
    lines
}

/// The encoding, where it had to be found out and may be wrong.
fn encoding(imported: &Imported) -> Option<String> {
    let found = Encoding::ALL.into_iter().find(|encoding| imported.encoding.ends_with(encoding.name()))?;
    (found != Encoding::Utf8)
        .then(|| format!("  按 {found} 编码读的；如果有乱码，请用 --encoding 换一种编码再导入。"))
}

/// Reports that another file has word for word: one line for each such file.
fn doubles(reports: &[StoredReport]) -> Vec<String> {
    let mut doubles: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for report in reports {
        if let Some(other) = &report.same_as {
            doubles.entry(other).or_default().push(&report.agency);
        }
    }
    let line = |(other, agencies): (&str, Vec<&str>)| {
        let some = agencies.iter().take(NAMED).copied().collect::<Vec<_>>().join("、");
        let and = if agencies.len() > NAMED { "等" } else { "" };
        format!(
            "  有 {} 篇与 {other} 里的完全相同（{some}{and}），现在统计了两遍。如果这是 {other} 的新版本，\
             请用它替换原来那个文件，再从原来的位置导入一次，就只留一份。",
            agencies.len(),
        )
    };
    doubles.into_iter().map(line).collect()
}

/// Reports that are another version of stored ones, in the words of the preview; those that are the same are told together, and of
/// mere namesakes there may be many.
fn versions(imported: &Imported) -> Vec<String> {
    let reports = imported.parsed.reports.iter().zip(&imported.twins);
    let near = reports.flat_map(|(report, twins)| twins.iter().map(move |twin| (report, twin)));
    near.filter(|(_, twin)| twin.how.is_version()).map(|(report, twin)| twin_words(report, twin)).collect()
}

/// `  已有：《…》与市民政局《…》（来自 一.txt）：72% 的文字相同，像是另一稿。`
pub(super) fn twin_words(report: &Report, twin: &Twin) -> String {
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
