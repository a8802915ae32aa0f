//! 更正: what was set right by hand, with a way back for each; and the form for one report (`one`).
//!
//! 1. `GET /corrections`: the list; `GET /corrections.toml`: the same as a file that another computer can take over.
//! 2. `POST /corrections/undo` takes one back; `web::guard` lets it through only from this computer and from a page of this site.

mod one;

use askama::Template;
use axum::{body::Bytes, extract::State, http::header, response::IntoResponse};

pub(crate) use one::{save, show};

use crate::{
    import,
    model::{Correction, Field},
    web::{
        AppState,
        ask::Ask,
        error::{Answer, WebError},
        page::{Frame, Tab, html},
        state::Visit,
    },
};

#[derive(Template)]
#[template(path = "pages/corrections.html")]
struct ListPage {
    frame: Frame,
    rows: Vec<Row>,
    done: String,
    problem: String,
    may: bool,
}

/// One field of one report.
struct Row {
    title: String,
    field: Field,
    value: String,
    guess: String,
    fingerprint: String,
}

impl Row {
    fn of(correction: Correction) -> Self {
        let Correction { fingerprint, field, value, guess, title } = correction;
        Self { value: field.shown(&value), guess: field.shown(&guess), title, field, fingerprint }
    }
}

/// `GET /corrections`.
pub(crate) async fn list(State(state): State<AppState>, ask: Ask) -> Answer {
    state.visit(ask, |visit| page(&visit, String::new(), String::new())).await
}

fn page(visit: &Visit<'_>, done: String, problem: String) -> Answer {
    let rows = visit.reader.corrections()?.into_iter().map(Row::of).collect();
    html(&ListPage { frame: visit.frame(Tab::None, "更正"), rows, done, problem, may: visit.ask.local })
}

/// `GET /corrections.toml`.
pub(crate) async fn file(State(state): State<AppState>) -> Answer {
    let text = state.work(|store, _| import::export_corrections(store)).await?;
    let text = text.map_err(|error| WebError::BadRequest(error.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, "application/toml; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"corrections.toml\"; filename*=UTF-8''%E6%9B%B4%E6%AD%A3.toml",
        ),
    ];
    Ok((headers, text).into_response())
}

/// `POST /corrections/undo`: `fingerprint` and `field`.
pub(crate) async fn undo(State(state): State<AppState>, ask: Ask, body: Bytes) -> Answer {
    let sent = |wanted: &str| {
        form_urlencoded::parse(&body).find(|(key, _)| key == wanted).map(|(_, value)| value.into_owned())
    };
    let field = sent("field").and_then(|key| Field::from_key(&key));
    let (Some(fingerprint), Some(field)) = (sent("fingerprint"), field) else {
        return Err(WebError::BadRequest("这个按钮送来的内容不完整".to_owned()));
    };
    let undone =
        state.work(move |store, registry| import::undo(store, registry, &fingerprint, field)).await?;
    let (done, problem) = match undone {
        Ok(()) => (format!("已撤销：{}恢复为程序的判断。", field.name()), String::new()),
        Err(error) => (String::new(), error.to_string()),
    };
    let ask = Ask { path: "/corrections".to_owned(), ..ask };
    state.visit(ask, move |visit| page(&visit, done, problem)).await
}
