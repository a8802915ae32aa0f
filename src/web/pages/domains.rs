//! 条线: the list, and a page for each. What they show is in `web::groups`.

use askama::Template;
use axum::extract::State;

use crate::web::{
    AppState,
    ask::Ask,
    error::Answer,
    groups::{
        DOMAINS,
        list::{self, List},
        show::{self, Group},
    },
    page::{Frame, html},
};

#[derive(Template)]
#[template(path = "pages/domains.html")]
struct ListPage {
    frame: Frame,
    list: List,
}

#[derive(Template)]
#[template(path = "pages/domains/show.html")]
struct ShowPage {
    frame: Frame,
    group: Group,
}

/// `GET /domains`.
pub(crate) async fn list(State(state): State<AppState>, ask: Ask) -> Answer {
    state.list(ask, |visit| list::list(&visit, &DOMAINS, |frame, list| html(&ListPage { frame, list }))).await
}

/// `GET /domains/{key}`.
pub(crate) async fn show(State(state): State<AppState>, ask: Ask) -> Answer {
    state
        .list(ask, |visit| show::show(visit, &DOMAINS, |frame, group| html(&ShowPage { frame, group })))
        .await
}
