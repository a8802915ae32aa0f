//! 检索: any words, found as substrings of the restored or the written text, with counts as filters.
//!
//! 1. Words come from `q`; several words must all stand in a passage; without words the page explains itself.
//! 2. The passages by level, domain, agency and line, each cut down to the stretches around its hits.
//! 3. Where nothing is found: what finds something nearby.

use askama::Template;
use axum::extract::State;

use crate::{
    compare::{Window, windows},
    export::columns,
    model::{Facets, PassageRow, Period, Typed},
    store::{PassageOrder, PassageSort},
    web::{
        AppState,
        ask::Ask,
        cards::{Card, Cards},
        error::Answer,
        filters::{Dim, Opt, Query},
        form::FilterForm,
        grouped::{ByAgency, by_agency, level_name},
        links::Link,
        list::{Pager, offset},
        page::{Frame, Tab, html},
        periods::Offered,
        state::{ListName, Visit},
        switch::Switch,
        words::count,
    },
};

mod nearby;

const DIMS: [Dim; 7] = [Dim::Level, Dim::Domain, Dim::Agency, Dim::Part, Dim::Place, Dim::Period, Dim::Theme];
const PER_PAGE: u32 = 50;
/// Characters around a hit, and stretches of a passage that are shown.
const CONTEXT: usize = 50;
const STRETCHES: usize = 4;
/// What a visitor can try first.
const EXAMPLES: [&str; 8] = ["养老", "双招双引", "党建", "20%", "医保 基金", "村", "下半年", "老年食堂"];

#[derive(Template)]
#[template(path = "pages/search.html")]
struct SearchPage {
    frame: Frame,
    words: String,
    examples: Vec<Link>,
    found: Option<Found>,
}

/// What was found.
struct Found {
    form: FilterForm,
    pager: Pager,
    /// How many passages of how many agencies, in words.
    facts: String,
    total: u32,
    switches: Vec<Switch>,
    groups: Vec<ByAgency<Hit>>,
    nearby: Vec<nearby::Hint>,
    /// What else can be done with these words.
    onward: Vec<Link>,
    /// Whether more than one word is searched for.
    several: bool,
}

/// One passage with hits.
struct Hit {
    card: Card,
    windows: Vec<Window>,
    /// Whether the windows leave out some of the text, so that the page offers the whole.
    shortened: bool,
    hits: usize,
    chars: usize,
}

/// `/search`.
pub(crate) async fn show(State(state): State<AppState>, ask: Ask) -> Answer {
    let everywhere = |mut visit: Visit<'_>| {
        visit.ask.offered = Offered::in_search(&visit.periods, &mut visit.ask.query);
        page(&visit)
    };
    state.visit(ask, everywhere).await
}

fn page(visit: &Visit<'_>) -> Answer {
    let query = &visit.ask.query;
    let Some(words) = query.selection.query.clone() else {
        return without_words(visit);
    };
    let facets = visit.reader.passage_facets(&query.selection)?;
    let filters = FilterForm::new(&visit.ask, &facets, &DIMS);
    if let Some(format) = visit.ask.format {
        let rows = visit.reader.passages(&query.selection, sort(query), None, 0)?.rows;
        return visit.download(format, columns::PASSAGES, &rows, ListName("search", "检索"), &filters);
    }
    let cards = Cards::of(visit)?;
    let from = offset(query, PER_PAGE);
    let page = visit.reader.passages(&query.selection, sort(query), Some(PER_PAGE), from)?;
    let found = Found {
        facts: facts(&facets, page.total),
        total: page.total,
        pager: Pager::new(&visit.ask, &page, PER_PAGE, "段"),
        switches: switches(&visit.ask),
        groups: by_agency(
            &page.rows,
            |row| &row.agency,
            |row| heading(sort(query).by, row),
            |row| hit(&cards, row),
        ),
        nearby: if page.total == 0 { nearby::hints(visit, &words)? } else { Vec::new() },
        onward: onward(&visit.ask),
        several: Typed::read(&words).words.len() > 1,
        form: filters,
    };
    let frame = visit.list_frame(Tab::Search, format!("检索“{words}”"));
    html(&SearchPage { frame, words, examples: examples(visit), found: Some(found) })
}

/// The page before anything is asked: a list without rows, too.
fn without_words(visit: &Visit<'_>) -> Answer {
    if let Some(format) = visit.ask.format {
        let none: [PassageRow; 0] = [];
        let name = ListName("search", "检索");
        return visit.download(format, columns::PASSAGES, &none, name, &FilterForm::default());
    }
    let frame = visit.frame(Tab::Search, "检索");
    html(&SearchPage { frame, words: String::new(), examples: examples(visit), found: None })
}

fn examples(visit: &Visit<'_>) -> Vec<Link> {
    let query = |words: &str| visit.ask.query.periods_only().for_words(words);
    EXAMPLES.map(|words| Link::new(words, query(words).href("/search"))).into()
}

/// The same words as a theme for the moment, in the grid, and kept as a theme.
fn onward(ask: &Ask) -> Vec<Link> {
    let filters = ask.query.clone().filters_only();
    let words = filters.words_only();
    let mut links = vec![
        Link::new("当作主题看", filters.cleared(Dim::Theme).href("/themes/q")),
        Link::new("放进总览的表里看", words.href("/")),
    ];
    links.extend(
        ask.local.then(|| Link::new("存为自己的主题", words.cleared(Dim::Period).href("/themes/own"))),
    );
    links
}

fn sort(query: &Query) -> PassageSort {
    let by = match query.option(Opt::Sort) {
        Some("part") => PassageOrder::Part,
        Some("period") => PassageOrder::Period,
        _ => PassageOrder::Agency,
    };
    PassageSort { by, descending: query.is(Opt::Desc, "1") }
}

/// What the list is sorted by, as a heading above the agencies.
fn heading(by: PassageOrder, row: &PassageRow) -> String {
    match by {
        PassageOrder::Part => row.part.name().to_owned(),
        PassageOrder::Period => row.period.map_or_else(|| "期不明".to_owned(), Period::label),
        PassageOrder::Agency | PassageOrder::Length => level_name(row.agency.level).to_owned(),
    }
}

fn switches(ask: &Ask) -> Vec<Switch> {
    let plain = ask.query.clone().unset(Opt::Sort).unset(Opt::Desc);
    let orders = [
        ("按单位", plain.clone()),
        ("按部分", plain.clone().set(Opt::Sort, "part")),
        ("新的在前", plain.set(Opt::Sort, "period").set(Opt::Desc, "1")),
    ];
    vec![Switch::new(ask, "顺序", orders), Switch::of_text(ask)]
}

/// `86 段，来自 14 家单位`.
fn facts(facets: &Facets, total: u32) -> String {
    let agencies = facets.agencies.iter().filter(|value| value.count > 0).count();
    if total == 0 { String::new() } else { format!("{} 段，来自 {agencies} 家单位", count(total)) }
}

fn hit(cards: &Cards, row: &PassageRow) -> Hit {
    let card = cards.card(row);
    let windows = windows(&card.segments, CONTEXT, STRETCHES);
    let shown: usize =
        windows.iter().flat_map(|window| &window.segments).map(|s| s.text.chars().count()).sum();
    let long: usize = card.segments.iter().map(|segment| segment.text.chars().count()).sum();
    let hits = card.segments.iter().filter(|segment| segment.is_hit()).count();
    Hit { card, windows, shortened: shown < long, hits, chars: long }
}
