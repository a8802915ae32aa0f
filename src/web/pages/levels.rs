//! 层级: the list, and a page for each. What they show is in `web::groups`.

use askama::Template;
use axum::extract::State;

use crate::web::{
    AppState,
    ask::Ask,
    error::Answer,
    groups::{
        LEVELS,
        list::{self, List},
        show::{self, Group},
    },
    page::{Frame, html},
};

#[derive(Template)]
#[template(path = "pages/levels.html")]
struct ListPage {
    frame: Frame,
    list: List,
}

#[derive(Template)]
#[template(path = "pages/levels/show.html")]
struct ShowPage {
    frame: Frame,
    group: Group,
}

/// `GET /levels`.
pub(crate) async fn list(State(state): State<AppState>, ask: Ask) -> Answer {
    state.list(ask, |visit| list::list(&visit, &LEVELS, |frame, list| html(&ListPage { frame, list }))).await
}

/// `GET /levels/{key}`.
pub(crate) async fn show(State(state): State<AppState>, ask: Ask) -> Answer {
    state.list(ask, |visit| show::show(visit, &LEVELS, |frame, group| html(&ShowPage { frame, group }))).await
}
