//! 单位: the list of agencies, and one of them (`page`).

mod page;

use std::sync::Arc;

use askama::Template;
use axum::extract::State;

pub(crate) use page::show;

use crate::{
    export::columns::AGENCIES,
    model::AgencyRow,
    store::{AgencyOrder, Counted},
    web::{
        AppState,
        ask::Ask,
        error::Answer,
        filters::Dim,
        form::FilterForm,
        list::{self, Heading, Pager, SortKey},
        namesakes::Namesakes,
        page::{Frame, Tab, html},
        state::{ListName, Visit},
    },
};

const PER_PAGE: u32 = 100;

const SORT: [SortKey<AgencyOrder>; 8] = [
    SortKey { key: "agency", by: AgencyOrder::Agency, largest_first: false },
    SortKey { key: "domain", by: AgencyOrder::Domain, largest_first: false },
    SortKey { key: "place", by: AgencyOrder::Place, largest_first: false },
    SortKey { key: "period", by: AgencyOrder::Period, largest_first: true },
    SortKey { key: "reports", by: AgencyOrder::Reports, largest_first: true },
    SortKey { key: "passages", by: AgencyOrder::Passages, largest_first: true },
    SortKey { key: "chars", by: AgencyOrder::Chars, largest_first: true },
    SortKey { key: "themes", by: AgencyOrder::Themes, largest_first: true },
];

const HEADINGS: [(&str, &str, &str); 9] = [
    ("单位", "", ""),
    ("层级", "agency", ""),
    ("条线", "domain", ""),
    ("所在地", "place", ""),
    ("期", "period", ""),
    ("材料", "reports", "num"),
    ("段落", "passages", "num"),
    ("字数", "chars", "num"),
    ("主题", "themes", "num"),
];

#[derive(Template)]
#[template(path = "pages/agencies.html")]
struct ListPage {
    frame: Frame,
    form: FilterForm,
    headings: Vec<Heading>,
    rows: Vec<AgencyRow>,
    /// The names of their latest reports in the tray.
    names: Arc<Namesakes>,
    pager: Pager,
}

/// `GET /agencies`.
pub(crate) async fn list(State(state): State<AppState>, ask: Ask) -> Answer {
    state.list(ask, |visit| agencies(&visit)).await
}

fn agencies(visit: &Visit<'_>) -> Answer {
    let (ask, selection) = (&visit.ask, &visit.ask.query.selection);
    let facets = visit.reader.facets(selection, Counted::Agencies)?;
    let form = FilterForm::new(ask, &facets, &[Dim::Level, Dim::Domain, Dim::Place, Dim::Period, Dim::Theme]);
    let (order, descending) = list::order(&ask.query, &SORT).unwrap_or_default();
    if let Some(format) = ask.format {
        let page = visit.reader.agencies(selection, order, descending, None, 0)?;
        return visit.download(format, AGENCIES, &page.rows, ListName("agencies", "单位"), &form);
    }
    let offset = list::offset(&ask.query, PER_PAGE);
    let page = visit.reader.agencies(selection, order, descending, Some(PER_PAGE), offset)?;
    html(&ListPage {
        frame: visit.list_frame(Tab::Agencies, "单位"),
        form,
        headings: list::headings(ask, &SORT, &HEADINGS),
        pager: Pager::new(ask, &page, PER_PAGE, "家"),
        names: visit.known()?.namesakes(visit.reader)?,
        rows: page.rows,
    })
}
