//! 来源: the files that were imported, each with what came from it; one of them, to be read or taken out again (`one`).

mod one;

use askama::Template;
use axum::extract::State;

pub(crate) use one::{remove, show};

use crate::{
    export::columns::SOURCES,
    import,
    model::SourceRow,
    web::{
        AppState,
        ask::Ask,
        error::Answer,
        form::FilterForm,
        list::{self, Pager},
        page::{Frame, Tab, html},
        state::{ListName, Visit},
    },
};

const PER_PAGE: u32 = 50;
/// Reports of a file that its row names.
const NAMED: usize = 3;

#[derive(Template)]
#[template(path = "pages/sources.html")]
struct ListPage {
    frame: Frame,
    rows: Vec<SourceRow>,
    pager: Pager,
    /// What was done.
    done: String,
    /// Whether whoever looks may remove something.
    may: bool,
}

/// `GET /sources`.
pub(crate) async fn list(State(state): State<AppState>, ask: Ask) -> Answer {
    state.visit(ask, |visit| page(&visit, String::new())).await
}

fn page(visit: &Visit<'_>, done: String) -> Answer {
    let ask = &visit.ask;
    if let Some(format) = ask.format {
        let rows = import::sources(visit.reader, None, 0)?.rows;
        let no_filters = FilterForm::new(ask, &crate::model::Facets::default(), &[]);
        return visit.download(format, SOURCES, &rows, ListName("sources", "来源"), &no_filters);
    }
    let page = import::sources(visit.reader, Some(PER_PAGE), list::offset(&ask.query, PER_PAGE))?;
    html(&ListPage {
        frame: visit.list_frame(Tab::None, "来源"),
        pager: Pager::new(ask, &page, PER_PAGE, "个文件"),
        rows: page.rows,
        done,
        may: may(visit),
    })
}

/// Only whoever sits at this computer takes something out, and nothing of the sample.
fn may(visit: &Visit<'_>) -> bool {
    visit.ask.local && !visit.is_sample()
}
