//! All themes: how much is written about each, by how many, and who does not.

use askama::Template;
use axum::extract::State;

use super::voices;
use crate::{
    export::columns,
    model::{ThemeRow, density},
    store::Counted,
    web::{
        AppState,
        ask::Ask,
        error::Answer,
        filters::{Dim, Opt},
        form::FilterForm,
        links::Link,
        list::{Heading, SortKey, headings, order},
        page::{Frame, Tab, html},
        state::{ListName, Visit},
        words::{count, percent},
    },
};

/// The filters that the list offers.
const DIMS: [Dim; 6] = [Dim::Part, Dim::Level, Dim::Domain, Dim::Agency, Dim::Place, Dim::Period];

/// What the list can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// The order of the word list, children under their parents.
    List,
    Passages,
    Chars,
    Agencies,
}

const KEYS: [SortKey<Order>; 4] = [
    SortKey { key: "list", by: Order::List, largest_first: false },
    SortKey { key: "passages", by: Order::Passages, largest_first: true },
    SortKey { key: "chars", by: Order::Chars, largest_first: true },
    SortKey { key: "agencies", by: Order::Agencies, largest_first: true },
];

#[derive(Template)]
#[template(path = "pages/themes.html")]
struct ListPage {
    frame: Frame,
    form: FilterForm,
    headings: Vec<Heading>,
    rows: Vec<RowView>,
}

/// A theme in the list.
struct RowView {
    link: Link,
    /// Whether it is one of the user's own.
    own: bool,
    /// Whether it stands under its parent.
    nested: bool,
    passages: String,
    /// Percent of the text, and of the widest bar.
    percent: f64,
    width: f64,
    density: String,
    agencies: u32,
    of_agencies: usize,
    silent: Vec<String>,
}

/// `/themes`.
pub(crate) async fn list(State(state): State<AppState>, ask: Ask) -> Answer {
    state.list(ask, |visit| page(&visit)).await
}

fn page(visit: &Visit<'_>) -> Answer {
    let query = &visit.ask.query;
    let mut themes = visit.reader.themes(&query.selection)?;
    let (by, descending) = order(query, &KEYS).unwrap_or((Order::List, false));
    sort(&mut themes, by, descending);
    let facets = visit.reader.facets(&query.selection, Counted::Agencies)?;
    let form = FilterForm::new(&visit.ask, &facets, &DIMS);
    if let Some(format) = visit.ask.format {
        return visit.download(format, columns::THEMES, &themes, ListName("themes", "主题"), &form);
    }
    let query = query.clone().unset(Opt::Sort).unset(Opt::Desc);
    let view = |row: &ThemeRow| RowView {
        link: Link::new(row.name.clone(), query.href(&format!("/themes/{}", row.key))),
        own: row.own,
        nested: row.parent.is_some() && by == Order::List && !descending,
        passages: count(row.passages),
        percent: percent(row.chars, row.of_chars),
        width: percent(row.chars, widest(&themes)),
        density: voices::density(density(row.passages, row.of_chars)),
        agencies: row.agencies,
        of_agencies: row.agencies as usize + row.silent.len(),
        silent: row.silent.clone(),
    };
    html(&ListPage {
        headings: headings(
            &visit.ask,
            &KEYS,
            &[
                ("主题", "list", ""),
                ("段落", "passages", "num"),
                ("占正文", "chars", ""),
                ("每万字段数", "", "num"),
                ("写到的单位", "agencies", "num"),
                ("谁没写", "", ""),
            ],
        ),
        rows: themes.iter().map(view).collect(),
        frame: visit.list_frame(Tab::Themes, "主题"),
        form,
    })
}

/// Characters of the theme that most is written about: the full width of the bars.
fn widest(themes: &[ThemeRow]) -> u32 {
    themes.iter().map(|row| row.chars).max().unwrap_or(0)
}

fn sort(themes: &mut [ThemeRow], by: Order, descending: bool) {
    let size = |row: &ThemeRow| match by {
        Order::List => 0,
        Order::Passages => row.passages,
        Order::Chars => row.chars,
        Order::Agencies => row.agencies,
    };
    match (by, descending) {
        (Order::List, false) => {}
        (Order::List, true) => themes.reverse(),
        (_, false) => themes.sort_by_key(size),
        (_, true) => themes.sort_by_key(|row| std::cmp::Reverse(size(row))),
    }
}
