//! 帮助: how to use the program. All its words are in the template.

use askama::Template;
use axum::extract::State;

use crate::web::{
    AppState,
    ask::Ask,
    error::Answer,
    page::{Frame, Tab, html},
};

#[derive(Template)]
#[template(path = "pages/help.html")]
struct HelpPage {
    frame: Frame,
}

/// `GET /help`.
pub(crate) async fn show(State(state): State<AppState>, ask: Ask) -> Answer {
    state.visit(ask, |visit| html(&HelpPage { frame: visit.frame(Tab::Help, "帮助") })).await
}
