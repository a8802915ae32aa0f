//! `duidu export --all DIR`: everything as JSON Lines and Parquet, with a document of the fields.
//!
//! 1. A folder beside the one that is wanted, with a temporary name. 2. One moment of the database, report by report, each row
//!    into both files of its table. 3. The folder gets its name when all of it is written.

use std::{
    fs::{self, File},
    io::{self, BufWriter},
    path::Path,
};

use anyhow::{Context, Result, anyhow, bail};
use duidu::{
    export::dataset::{
        FIGURES, FINDINGS, FigureDatum, ITEMS, ItemDatum, PASSAGES, PassageDatum, README, REPORTS, SECTIONS,
        SectionDatum, Sink, Table, TakenApart, schema,
    },
    import::because,
    model::{FindingRow, ReportRow, Selection},
    registry::Registry,
    store::{FindingList, FindingOrder, FindingView, Reader, ReportOrder, Store},
};

use super::{Outcome, terminal};

/// Both files of a table.
type Files<R> = Sink<R, BufWriter<File>, BufWriter<File>>;

pub(super) fn run(store: &Store, folder: &Path) -> Result<Outcome> {
    let shown = folder.display();
    let cannot = |error: io::Error| anyhow!("写不了文件夹 {shown}（{}）。", because(&error));
    if folder.exists() && fs::read_dir(folder).map_err(cannot)?.next().is_some() {
        bail!("文件夹 {shown} 里已有内容，没有改动它。请换一个文件夹，或先把它清空。");
    }
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(above).map_err(cannot)?;
    let temporary = tempfile::Builder::new().prefix(".duidu-").tempdir_in(above).map_err(cannot)?;
    // Its own folder inside, with the rights that any new folder gets.
    let inside = temporary.path().join("all");
    fs::create_dir(&inside).map_err(cannot)?;
    let counts = store.read(|reader| tables(reader, &inside))?;
    fs::write(inside.join("SCHEMA.md"), schema()).map_err(cannot)?;
    fs::write(inside.join("README.md"), README).map_err(cannot)?;
    if folder.exists() {
        fs::remove_dir(folder).map_err(cannot)?;
    }
    fs::rename(&inside, folder).map_err(cannot)?;
    let told: Vec<String> = counts.iter().map(|(name, rows)| format!("{name} {rows} 行")).collect();
    terminal::say(&format!("已导出到 {shown}：{}。字段见 SCHEMA.md，读法见 README.md。", told.join("，")))?;
    Ok(Outcome::Done)
}

/// The tables being written.
struct Tables {
    reports: Files<ReportRow>,
    sections: Files<SectionDatum>,
    passages: Files<PassageDatum>,
    figures: Files<FigureDatum>,
    items: Files<ItemDatum>,
    findings: Files<FindingRow>,
}

/// Writes all tables into a folder; gives their names and numbers of rows.
fn tables(reader: &Reader<'_>, folder: &Path) -> Result<[(&'static str, u64); 6]> {
    let mut to = Tables {
        reports: files(&REPORTS, folder)?,
        sections: files(&SECTIONS, folder)?,
        passages: files(&PASSAGES, folder)?,
        figures: files(&FIGURES, folder)?,
        items: files(&ITEMS, folder)?,
        findings: files(&FINDINGS, folder)?,
    };
    let everything = Selection::default();
    for row in reader.reports(&everything, ReportOrder::default(), false, None, 0)?.rows {
        let report = reader.parsed_report(row.id)?.context("材料读不出来")?;
        put_report(&mut to, &row, &TakenApart::of(row.id, report))?;
    }
    let checks = Registry::builtin()?.checks.tags();
    for view in [FindingView::Open, FindingView::Cleared] {
        let list = FindingList { view, order: FindingOrder::default(), checks: &checks };
        for row in reader.findings(&everything, &list, None, 0)?.rows {
            to.findings.put(&row)?;
        }
    }
    Ok([
        ("reports", to.reports.finish()?),
        ("sections", to.sections.finish()?),
        ("passages", to.passages.finish()?),
        ("figures", to.figures.finish()?),
        ("items", to.items.finish()?),
        ("findings", to.findings.finish()?),
    ])
}

fn put_report(to: &mut Tables, row: &ReportRow, taken: &TakenApart) -> Result<()> {
    to.reports.put(row)?;
    taken.sections.iter().try_for_each(|row| to.sections.put(row))?;
    taken.passages.iter().try_for_each(|row| to.passages.put(row))?;
    taken.figures.iter().try_for_each(|row| to.figures.put(row))?;
    taken.items.iter().try_for_each(|row| to.items.put(row))?;
    Ok(())
}

fn files<R>(table: &'static Table<R>, folder: &Path) -> Result<Files<R>> {
    let file = |ending: &str| {
        let path = folder.join(format!("{}.{ending}", table.name));
        File::create(&path)
            .map(BufWriter::new)
            .map_err(|error| anyhow!("写不了 {}（{}）。", path.display(), because(&error)))
    };
    Ok(Sink::new(table, file("jsonl")?, file("parquet")?)?)
}
