//! 总览: themes × agencies as a heat map, and how much there is of everything.

use askama::Template;
use axum::extract::State;

use crate::{
    export::{Format, columns::SHARES},
    model::{Facets, GroupRow, Page, Selection},
    store::{Counted, GroupOrder, Grouping, Source, Totals},
    web::{
        AppState,
        ask::Ask,
        error::{Answer, WebError},
        filters::{Dim, Opt, Query},
        form::FilterForm,
        heat::{self, Heat},
        links::Link,
        list::{self, Pager},
        page::{Frame, Tab, html},
        state::{ListName, Visit},
        words,
    },
};

/// More agencies than this are no picture any more; the rest stands on further pages.
const PER_PAGE: u32 = 120;

#[derive(Template)]
#[template(path = "pages/overview.html")]
struct OverviewPage {
    frame: Frame,
    totals: Totals,
    /// The filters, for the lists of what is counted.
    chosen: Query,
    latest: Option<(Source, String)>,
    form: FilterForm,
    heat: Heat,
    pager: Pager,
    legend: Vec<(usize, String)>,
    missing: bool,
    /// The words that are the first theme of the grid, and their page.
    search: Option<Link>,
    switches: Vec<(Link, bool)>,
    groups: Vec<Breakdown>,
}

/// Agencies counted by level or by domain.
struct Breakdown {
    tab: Tab,
    rows: Vec<GroupRow>,
    most: u32,
}

/// `GET /`, `/overview.csv`, `/overview.xlsx`, `/overview.json`.
pub(crate) async fn show(State(state): State<AppState>, ask: Ask) -> Answer {
    state.list(ask, |visit| overview(&visit)).await
}

fn overview(visit: &Visit<'_>) -> Answer {
    let ask = Ask { path: "/".to_owned(), query: filters_of_the_grid(&visit.ask.query), ..visit.ask.clone() };
    let reader = visit.reader;
    // Words are a row of the grid and choose no agencies.
    let selection = &ask.query.clone().without_words().selection;
    let facets = reader.facets(selection, Counted::Agencies)?;
    let facets = Facets { themes: Vec::new(), parts: Vec::new(), ..facets };
    let form = FilterForm::new(&ask, &facets, &[Dim::Level, Dim::Domain, Dim::Place, Dim::Period]);
    let grid = reader.grid(&ask.query.selection)?;
    if let Some(format) = ask.format {
        return visit.download(format, SHARES, &grid.rows(), ListName("overview", "总览"), &form);
    }
    let kept = ask.query.clone().filters_only().cleared(Dim::Level).cleared(Dim::Domain);
    let missing = ask.query.is(Opt::Show, "missing");
    let total = u32::try_from(grid.agencies.len()).unwrap_or(u32::MAX);
    let unit = if grid.has_periods() { "列" } else { "家单位" };
    let grid = grid.stretch(list::offset(&ask.query, PER_PAGE), PER_PAGE);
    let latest = reader.sources()?.into_iter().next();
    html(&OverviewPage {
        frame: frame(visit, &ask.query),
        totals: reader.totals(selection)?,
        chosen: ask.query.clone().filters_only().without_words(),
        latest: latest.map(|source| (source.clone(), words::moment(&source.imported_at))),
        form,
        pager: Pager::new(&ask, &Page { rows: vec![(); grid.agencies.len()], total }, PER_PAGE, unit),
        heat: Heat::new(&grid, &kept, ask.query.is(Opt::View, "turned")),
        legend: heat::legend(),
        missing,
        search: search(&kept),
        switches: switches(&ask),
        groups: vec![
            breakdown(visit, selection, Grouping::Level)?,
            breakdown(visit, selection, Grouping::Domain)?,
        ],
    })
}

/// The grid knows agencies and periods, not single passages: other filters in the address do nothing here. The words of a
/// search are a theme more, the first of the grid.
fn filters_of_the_grid(query: &Query) -> Query {
    query.clone().cleared(Dim::Report).cleared(Dim::Theme).cleared(Dim::With).cleared(Dim::Part)
}

fn frame(visit: &Visit<'_>, query: &Query) -> Frame {
    let link = |format: Format| {
        let path = format!("/overview.{}", format.extension());
        Link::new(format.link(), query.clone().filters_only().href(&path))
    };
    Frame { downloads: Format::LISTS.into_iter().map(link).collect(), ..visit.frame(Tab::Overview, "总览") }
}

/// The words of a search as a theme.
fn search(query: &Query) -> Option<Link> {
    let words = query.selection.query.clone()?;
    Some(Link::new(words, query.href("/themes/q")))
}

/// Links that turn the grid, each with whether it is what is shown: 写了多少 · 谁没写, 单位作列 · 单位作行.
fn switches(ask: &Ask) -> Vec<(Link, bool)> {
    let query = &ask.query;
    let (missing, turned) = (query.is(Opt::Show, "missing"), query.is(Opt::View, "turned"));
    let link = |words: &str, query: Query| Link::new(words, ask.href(&query));
    vec![
        (link("写了多少", query.clone().unset(Opt::Show)), !missing),
        (link("谁没写", query.clone().set(Opt::Show, "missing")), missing),
        (link("单位作列", query.clone().unset(Opt::View)), !turned),
        (link("单位作行", query.clone().set(Opt::View, "turned")), turned),
    ]
}

fn breakdown(visit: &Visit<'_>, selection: &Selection, grouping: Grouping) -> Result<Breakdown, WebError> {
    let rows = visit.reader.groups(grouping, selection, GroupOrder::Group, false)?;
    let tab = match grouping {
        Grouping::Level => Tab::Levels,
        Grouping::Domain => Tab::Domains,
    };
    Ok(Breakdown { tab, most: rows.iter().map(|row| row.agencies).max().unwrap_or(0), rows })
}
