//! `duidu export LIST`: the rows of a page's list, with the same columns and the same bytes as the page's download.

use std::{
    fs,
    io::{self, IsTerminal, Write},
};

use anyhow::{Result, anyhow, bail};
use duidu::{
    export::{Column, Format, columns},
    import::because,
    model::{Selection, innermost},
    registry::Registry,
    store::{
        AgencyOrder, FigureSort, FindingList, FindingOrder, FindingView, GroupOrder, Grouping, PassageSort,
        PlanOrder, Reader, ReportOrder,
    },
    web,
};

use super::{Outcome, terminal};
use crate::cli::{Chosen, Export, Filters, List};

/// Agencies that a message suggests.
const SUGGESTED: u32 = 8;

pub(super) fn run(arguments: &Export) -> Result<Outcome> {
    let store = super::open(&arguments.database)?;
    if let Some(folder) = &arguments.all {
        if arguments.filters != Filters::default() {
            bail!("--all 导出的是全部内容，不能和筛选同时用。");
        }
        return super::export_all::run(&store, folder);
    }
    let Some(list) = arguments.list else {
        bail!("请写明导出哪个列表，或用 --all 导出全部。")
    };
    let format = format(arguments);
    if format == Format::Xlsx && arguments.output.is_none() && io::stdout().is_terminal() {
        bail!("Excel 文件不能显示在屏幕上。请写进文件，例如加上 -o 导出.xlsx。");
    }
    let (bytes, rows) = store.read(|reader| {
        let mut selection = selection(reader, &arguments.filters)?;
        // Passages with some words are a search, which is over all periods; with a theme they are the page of the theme.
        let search = arguments.list == Some(List::Passages)
            && selection.query.is_some()
            && selection.themes.is_empty();
        in_period(reader, &arguments.filters.period, search, &mut selection)?;
        write(reader, list, arguments, &selection, format)
    })?;
    match &arguments.output {
        None => io::stdout().lock().write_all(&bytes)?,
        Some(path) => {
            fs::write(path, &bytes)
                .map_err(|error| anyhow!("写不了文件 {}（{}）。", path.display(), because(&error)))?;
            terminal::complain(&format!("已写入 {}，共 {rows} 行。", path.display()));
        }
    }
    Ok(Outcome::Done)
}

/// The format that was asked for; else what the file's name says; else CSV.
fn format(arguments: &Export) -> Format {
    let named = || arguments.output.as_ref().and_then(|path| path.extension()?.to_str());
    match (arguments.csv, arguments.xlsx, arguments.json) {
        (true, _, _) => Format::Csv,
        (_, true, _) => Format::Xlsx,
        (_, _, true) => Format::Json,
        _ => named().and_then(|ending| Format::from_extension(&ending.to_lowercase())).unwrap_or(Format::Csv),
    }
}

/// The list in a format, and how many rows it has.
fn write(
    reader: &Reader<'_>,
    list: List,
    arguments: &Export,
    selection: &Selection,
    format: Format,
) -> Result<(Vec<u8>, usize)> {
    match list {
        List::Passages => {
            let page = reader.passages(selection, PassageSort::default(), None, 0)?;
            written(format, columns::PASSAGES, &page.rows)
        }
        List::Themes => written(format, columns::THEMES, &reader.themes(selection)?),
        List::Agencies => {
            let page = reader.agencies(selection, AgencyOrder::default(), false, None, 0)?;
            written(format, columns::AGENCIES, &page.rows)
        }
        List::Levels => groups(reader, Grouping::Level, selection, format),
        List::Domains => groups(reader, Grouping::Domain, selection, format),
        List::Reports => {
            let page = reader.reports(selection, ReportOrder::default(), false, None, 0)?;
            written(format, columns::REPORTS, &page.rows)
        }
        List::Figures => {
            let page = reader.figures(selection, FigureSort::default(), None, 0)?;
            written(format, columns::FIGURES, &page.rows)
        }
        List::Plans => {
            let page = reader.plans(selection, PlanOrder::default(), false, None, 0)?;
            written(format, columns::PLANS, &page.rows)
        }
        List::Problems => problems(reader, arguments, selection, format),
        List::Findings => {
            let checks = Registry::builtin()?.checks.tags();
            let view = if arguments.filters.cleared { FindingView::Cleared } else { FindingView::Open };
            let list = FindingList { view, order: FindingOrder::default(), checks: &checks };
            written(format, columns::FINDINGS, &reader.findings(selection, &list, None, 0)?.rows)
        }
    }
}

fn problems(
    reader: &Reader<'_>,
    arguments: &Export,
    selection: &Selection,
    format: Format,
) -> Result<(Vec<u8>, usize)> {
    let common = Registry::builtin()?.items.common;
    let selection =
        if arguments.filters.unanswered { &web::unanswered(reader, selection, &common)? } else { selection };
    let rows = web::answered_problems(reader, selection, &common, None, 0)?.rows;
    written(format, columns::PROBLEMS, &rows)
}

fn groups(
    reader: &Reader<'_>,
    by: Grouping,
    selection: &Selection,
    format: Format,
) -> Result<(Vec<u8>, usize)> {
    written(format, columns::GROUPS, &reader.groups(by, selection, GroupOrder::default(), false)?)
}

fn written<R>(format: Format, columns: &[Column<R>], rows: &[R]) -> Result<(Vec<u8>, usize)> {
    Ok((format.write(columns, rows)?, rows.len()))
}

/// The flags as a selection. A name that nothing stored has is an error: an empty list would hide the slip.
fn selection(reader: &Reader<'_>, filters: &Filters) -> Result<Selection> {
    let mut selection = Selection {
        levels: filters.level.clone(),
        parts: filters.part.clone(),
        finding_kinds: filters.kind.clone(),
        sures: filters.sure.clone(),
        query: filters.q.clone(),
        figure_kinds: filters.figure.clone(),
        statuses: filters.status.clone(),
        units: filters.unit.clone(),
        ..Selection::default()
    };
    for called in &filters.domain {
        let Some(key) = reader.domain_key(called)? else { bail!("没有这个条线：{called}。") };
        selection.domains.push(key);
    }
    for called in &filters.theme {
        let Some(key) = reader.theme_key(called)? else { bail!("没有这个主题：{called}。") };
        selection.themes.push(key);
    }
    for called in &filters.agency {
        let ids = reader.agency_ids(called)?;
        if ids.is_empty() {
            bail!("没有这个单位：{called}。{}", instead(&reader.agencies_like(called, SUGGESTED)?));
        }
        selection.agencies.extend(ids);
    }
    for called in &filters.place {
        let places = reader.places_called(called)?;
        if places.is_empty() {
            bail!("没有推断为这个地方的材料：{called}。");
        }
        selection.places.extend(places);
    }
    selection.places = innermost(&selection.places);
    Ok(selection)
}

/// The periods asked for; where none is, the one that pages show unasked, and a word about it: in a search, all.
fn in_period(reader: &Reader<'_>, asked: &[Chosen], search: bool, selection: &mut Selection) -> Result<()> {
    let one = |chosen: &Chosen| match chosen {
        Chosen::One(period) => Some(*period),
        Chosen::All => None,
    };
    if asked.is_empty() && search {
        return Ok(());
    }
    if asked.is_empty() {
        selection.periods.extend(reader.periods()?.usual(selection));
        if let [latest] = selection.periods[..] {
            let latest = latest.label();
            terminal::complain(&format!(
                "数据库里不止一期，这里是最新一期（{latest}）。别的期用 --period 写明，全部用 --period all。"
            ));
        }
    } else if !asked.contains(&Chosen::All) {
        selection.periods = asked.iter().filter_map(one).collect();
    }
    Ok(())
}

/// Names that were perhaps meant.
fn instead(labels: &[String]) -> String {
    if labels.is_empty() {
        String::new()
    } else {
        format!("名称里有这几个字的有：{}。", labels.join("、"))
    }
}
