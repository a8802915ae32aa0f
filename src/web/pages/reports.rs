//! 材料: the list of reports, and one report to read (`page`).

mod page;

use std::sync::Arc;

use askama::Template;
use axum::extract::State;

pub(crate) use page::show;

use crate::{
    export::columns::REPORTS,
    model::ReportRow,
    store::{Counted, ReportOrder},
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

const SORT: [SortKey<ReportOrder>; 7] = [
    SortKey { key: "agency", by: ReportOrder::Agency, largest_first: false },
    SortKey { key: "domain", by: ReportOrder::Domain, largest_first: false },
    SortKey { key: "period", by: ReportOrder::Period, largest_first: true },
    SortKey { key: "sections", by: ReportOrder::Sections, largest_first: true },
    SortKey { key: "passages", by: ReportOrder::Passages, largest_first: true },
    SortKey { key: "chars", by: ReportOrder::Chars, largest_first: true },
    SortKey { key: "source", by: ReportOrder::Source, largest_first: false },
];

const HEADINGS: [(&str, &str, &str); 9] = [
    ("单位", "agency", ""),
    ("层级", "", ""),
    ("条线", "domain", ""),
    ("期", "period", ""),
    ("部分", "", ""),
    ("标题", "sections", "num"),
    ("段落", "passages", "num"),
    ("字数", "chars", "num"),
    ("来源行", "source", "num"),
];

#[derive(Template)]
#[template(path = "pages/reports.html")]
struct ListPage {
    frame: Frame,
    form: FilterForm,
    headings: Vec<Heading>,
    rows: Vec<ReportRow>,
    /// What tells reports of one agency and period apart.
    names: Arc<Namesakes>,
    pager: Pager,
}

/// `GET /reports`.
pub(crate) async fn list(State(state): State<AppState>, ask: Ask) -> Answer {
    state.list(ask, |visit| reports(&visit)).await
}

fn reports(visit: &Visit<'_>) -> Answer {
    let (ask, selection) = (&visit.ask, &visit.ask.query.selection);
    let facets = visit.reader.facets(selection, Counted::Reports)?;
    let form = FilterForm::new(
        ask,
        &facets,
        &[Dim::Level, Dim::Domain, Dim::Place, Dim::Period, Dim::Part, Dim::Theme],
    );
    let (order, descending) = list::order(&ask.query, &SORT).unwrap_or_default();
    if let Some(format) = ask.format {
        let page = visit.reader.reports(selection, order, descending, None, 0)?;
        return visit.download(format, REPORTS, &page.rows, ListName("reports", "材料"), &form);
    }
    let offset = list::offset(&ask.query, PER_PAGE);
    let page = visit.reader.reports(selection, order, descending, Some(PER_PAGE), offset)?;
    html(&ListPage {
        frame: visit.list_frame(Tab::Reports, "材料"),
        form,
        headings: list::headings(ask, &SORT, &HEADINGS),
        pager: Pager::new(ask, &page, PER_PAGE, "篇"),
        names: visit.known()?.namesakes(visit.reader)?,
        rows: page.rows,
    })
}
