//! 自定义主题: what there is, a form for a new one or for changing one, and a file in and out.
//!
//! 1. `GET /themes/own`: the list; `theme=own-3` fills the form with that theme, `q=` with the words of a search.
//! 2. Three forms write (`send`); `web::guard` lets them through only from this computer and from a page of this site.
//! 3. What cannot be kept comes back in the form as it was typed, with the reason above it.

mod fields;
mod send;

use askama::Template;
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use self::fields::Fields;
use crate::{
    import,
    model::{Selection, ThemeRow},
    web::{
        AppState,
        ask::Ask,
        error::{Answer, WebError},
        links::Link,
        page::{Frame, Tab, html},
        state::Visit,
        words::count,
    },
};

pub(crate) use send::{delete, import, save};

#[derive(Template)]
#[template(path = "pages/themes/own.html")]
struct OwnPage {
    frame: Frame,
    rows: Vec<Row>,
    /// Whether there are several periods: the numbers are those of all of them.
    several: bool,
    fields: Fields,
    /// Keys and names of the themes that it can be part of.
    parents: Vec<(String, String)>,
    /// The text of a file that could not be taken over.
    pasted: String,
    /// Why something could not be kept.
    problem: String,
    /// What was done.
    done: String,
    /// Whether whoever looks may change anything here.
    may: bool,
    sample: bool,
}

/// One theme of the user's own.
struct Row {
    key: String,
    link: Link,
    passages: String,
    agencies: u32,
    words: String,
    /// This page with the theme in the form.
    edit: String,
}

/// What a page says of the form that was sent.
#[derive(Default)]
struct Sent {
    fields: Option<Fields>,
    pasted: String,
    problem: String,
    done: String,
}

/// `GET /themes/own`.
pub(crate) async fn own(State(state): State<AppState>, ask: Ask) -> Answer {
    state.visit(ask, |visit| page(&visit, Sent::default())).await
}

/// `GET /themes/own.toml`.
pub(crate) async fn own_file(State(state): State<AppState>) -> Answer {
    match state.change(|store, _| import::export_themes(store)).await? {
        Ok(text) => {
            let named = "attachment; filename=\"own-themes.toml\"; \
                filename*=UTF-8''%E8%87%AA%E5%AE%9A%E4%B9%89%E4%B8%BB%E9%A2%98.toml";
            let headers = [
                (header::CONTENT_TYPE, "application/toml; charset=utf-8"),
                (header::CONTENT_DISPOSITION, named),
            ];
            Ok((headers, text).into_response())
        }
        Err(error) => {
            tracing::debug!(%error, "no file of own themes");
            Err(WebError::NotFound("文件"))
        }
    }
}

fn page(visit: &Visit<'_>, sent: Sent) -> Answer {
    let own: Vec<_> = visit.reader.themes(&Selection::default())?;
    let asked = visit.ask.query.selection.themes.first();
    let fields = match (sent.fields, asked) {
        (Some(fields), _) => fields,
        (None, Some(key)) => of_theme(visit, key)?,
        (None, None) => Fields::of_search(visit.ask.query.selection.query.as_deref().unwrap_or_default()),
    };
    let parents = own.iter().filter(|row| fields.key.as_deref() != Some(&row.key));
    let parents = parents.map(|row| (row.key.clone(), row.name.clone())).collect();
    let rows = own.iter().filter(|row| row.own).map(|row| listed(visit, row)).collect::<Result<_, _>>()?;
    let refused = !sent.problem.is_empty();
    let mut answer: Response = html(&OwnPage {
        frame: visit.frame(Tab::Themes, "自定义主题"),
        rows,
        several: visit.periods.are_several(),
        fields,
        parents,
        pasted: sent.pasted,
        problem: sent.problem,
        done: sent.done,
        may: visit.ask.local && !visit.is_sample(),
        sample: visit.is_sample(),
    })?;
    if refused {
        *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(answer)
}

/// The form with a theme in it; empty where the key is not that of an own one.
fn of_theme(visit: &Visit<'_>, key: &str) -> Result<Fields, WebError> {
    let card = visit.reader.theme(key)?.filter(|card| card.own);
    Ok(card.and_then(|card| Fields::of_rule(&card.definition)).unwrap_or_default())
}

fn listed(visit: &Visit<'_>, row: &ThemeRow) -> Result<Row, WebError> {
    Ok(Row {
        key: row.key.clone(),
        link: Link::new(row.name.clone(), visit.everywhere().href(&format!("/themes/{}", row.key))),
        passages: count(row.passages),
        agencies: row.agencies,
        words: of_theme(visit, &row.key)?.told(),
        edit: format!("/themes/own?theme={}#form", row.key),
    })
}
