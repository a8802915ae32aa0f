//! One indicator across agencies: what can be compared as ranked bars, and what is left out, with the reason.
//!
//! 1. All figures of the indicator under the other filters, whatever their unit and kind.
//! 2. Unit and kind are those asked for, else those of most figures; `compare::ranking` sorts them out.

use std::collections::BTreeMap;

use askama::Template;

use crate::{
    compare::{Basis, ranking},
    export::columns::FIGURES,
    model::{FigureKind, FigureRow, FigureStatus, Selection},
    store::{FigureOrder, FigureSort},
    web::{
        error::{Answer, WebError},
        figure::Shown,
        filters::{Dim, Opt},
        form::FilterForm,
        links::Link,
        page::{Frame, Tab, html},
        state::{ListName, Visit},
        switch::Switch,
    },
};

#[derive(Template)]
#[template(path = "pages/figures/one.html")]
struct OnePage {
    frame: Frame,
    form: FilterForm,
    switches: Vec<Switch>,
    /// What the bars have in common, in words.
    basis: String,
    /// The spellings that were put together.
    spellings: Vec<(String, u32)>,
    /// Agencies among the bars.
    agencies: usize,
    bars: Vec<Bar>,
    apart: Vec<(Shown, String)>,
}

/// One ranked figure.
struct Bar {
    shown: Shown,
    /// The number in the base unit.
    number: String,
    /// Percent of the longest bar.
    width: f64,
    /// Less than nothing: a fall.
    falls: bool,
}

pub(super) fn page(visit: &Visit<'_>) -> Answer {
    let (ask, chosen) = (&visit.ask, &visit.ask.query.selection);
    let form = super::form(visit)?;
    let sort = FigureSort { by: FigureOrder::Agency, descending: false };
    if let Some(format) = ask.format {
        let rows = visit.reader.figures(chosen, sort, None, 0)?.rows;
        return visit.download(format, FIGURES, &rows, ListName("figures", "数据"), &form);
    }
    let wide = Selection {
        units: Vec::new(),
        figure_kinds: Vec::new(),
        statuses: Vec::new(),
        masked: Vec::new(),
        ..chosen.clone()
    };
    let rows = visit.reader.figures(&wide, sort, None, 0)?.rows;
    let Some((kind, base)) = measure(&rows, chosen) else {
        // Perhaps another period has it: the page of none offers them.
        let elsewhere = ask.offered.are_several() && !chosen.periods.is_empty();
        return if elsewhere { super::list::page(visit) } else { Err(WebError::NotFound("指标")) };
    };
    let status = match chosen.statuses[..] {
        [only] => Some(only),
        _ => None,
    };
    let found = ranking(&rows, kind, &base, status);
    let bars = bars(&rows, &found.ranked, visit);
    let title = format!("{}（{}）", chosen.group.clone().unwrap_or_default(), unit(&found.basis));
    html(&OnePage {
        frame: visit.list_frame(Tab::Figures, title).under(all(visit)),
        form,
        switches: switches(visit, kind, &base),
        basis: words(&found.basis),
        spellings: spellings(&rows),
        agencies: agencies(&rows, &found.ranked),
        bars,
        apart: found
            .apart
            .iter()
            .map(|(at, why)| (Shown::new(&rows[*at], &ask.query), why.words()))
            .collect(),
    })
}

/// Kind and unit asked for; else those of most of these figures. `None` where there are no figures.
fn measure(rows: &[FigureRow], chosen: &Selection) -> Option<(FigureKind, String)> {
    let wanted = |row: &&FigureRow| {
        (chosen.figure_kinds.is_empty() || chosen.figure_kinds.contains(&row.figure.kind))
            && (chosen.units.is_empty() || chosen.units.contains(&row.figure.base))
    };
    let mut counts: BTreeMap<(FigureKind, &str), usize> = BTreeMap::new();
    for row in rows.iter().filter(wanted) {
        *counts.entry((row.figure.kind, &row.figure.base)).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count).map(|((kind, base), _)| (kind, base));
    most.or_else(|| rows.first().map(|row| (row.figure.kind, row.figure.base.as_str())))
        .map(|(kind, base)| (kind, base.to_owned()))
}

fn bars(rows: &[FigureRow], ranked: &[usize], visit: &Visit<'_>) -> Vec<Bar> {
    let number = |at: &usize| rows[*at].figure.number.unwrap_or_default();
    let longest = ranked.iter().map(|at| number(at).abs()).fold(0.0, f64::max);
    let bar = |at: &usize| Bar {
        shown: Shown::new(&rows[*at], &visit.ask.query),
        number: crate::web::words::number(number(at)),
        width: if longest > 0.0 { number(at).abs() * 100.0 / longest } else { 0.0 },
        falls: number(at) < 0.0,
    };
    ranked.iter().map(bar).collect()
}

fn agencies(rows: &[FigureRow], ranked: &[usize]) -> usize {
    let mut ids: Vec<i64> = ranked.iter().map(|at| rows[*at].place.agency.id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.len()
}

fn spellings(rows: &[FigureRow]) -> Vec<(String, u32)> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for row in rows {
        *counts.entry(&row.figure.indicator).or_default() += 1;
    }
    let mut spellings: Vec<(String, u32)> =
        counts.into_iter().map(|(words, n)| (words.to_owned(), n)).collect();
    spellings.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    spellings
}

fn unit(basis: &Basis) -> String {
    let kind = basis.kind.name();
    if basis.base.is_empty() { kind.to_owned() } else { format!("{kind}，{}", basis.base) }
}

/// `单位：元；类型：金额；实绩；时间：本期；比较范围：没有写`.
fn words(basis: &Basis) -> String {
    let base = if basis.base.is_empty() { "没有写" } else { &basis.base };
    format!(
        "单位：{base}；类型：{}；{}；时间：{}；比较范围：{}",
        basis.kind.name(),
        basis.status.name(),
        basis.time.as_deref().unwrap_or("本期"),
        basis.scope.as_deref().unwrap_or("没有写"),
    )
}

/// Reached or planned, and the same figures one by one.
fn switches(visit: &Visit<'_>, kind: FigureKind, base: &str) -> Vec<Switch> {
    let ask = &visit.ask;
    let mut plain = ask.query.clone().cleared(Dim::Status).cleared(Dim::FigureKind).cleared(Dim::Unit);
    plain = plain.with(Dim::FigureKind, kind.key());
    if !base.is_empty() {
        plain = plain.with(Dim::Unit, base);
    }
    let of = |status: FigureStatus| plain.with(Dim::Status, status.key());
    let looks = [("排列", plain.clone()), ("逐条", plain.clone().set(Opt::View, "list"))];
    let statuses = [
        ("实绩优先", plain.clone()),
        ("只看实绩", of(FigureStatus::Actual)),
        ("只看目标", of(FigureStatus::Target)),
    ];
    vec![Switch::new(ask, "看法", looks), Switch::new(ask, "口径", statuses)]
}

fn all(visit: &Visit<'_>) -> Link {
    let plain = visit.ask.query.clone().group(None).cleared(Dim::Unit).cleared(Dim::FigureKind);
    Link::new("按指标合并", plain.set(Opt::View, "group").href("/figures"))
}
