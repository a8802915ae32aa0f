//! One file: what came from it, what of it was set aside, and what would go if it, or one of its reports, were removed.
//!
//! 1. `GET /sources/3` tells, `GET /sources/3?r=12` tells it of one report. 2. The form there sends
//!    `POST /sources/remove`; `web::guard` lets it through only from this computer and from a page of this site.

use askama::Template;
use axum::{body::Bytes, extract::State};

use super::{may, page as list_page};
use crate::{
    import,
    model::{Removal, SourceRow},
    web::{
        AppState,
        ask::Ask,
        error::{Answer, WebError},
        links::Link,
        page::{Frame, Tab, html},
        state::Visit,
    },
};

#[derive(Template)]
#[template(path = "pages/sources/one.html")]
struct OnePage {
    frame: Frame,
    row: SourceRow,
    /// What would go.
    removal: Removal,
    /// The one report that is meant.
    report: Option<i64>,
    done: String,
    may: bool,
    /// Whether whoever looks sits at this computer, and may know its folders.
    local: bool,
}

/// `GET /sources/{id}`.
pub(crate) async fn show(State(state): State<AppState>, ask: Ask) -> Answer {
    let id = ask.id("来源")?;
    state.visit(ask, move |visit| page(&visit, id, String::new())).await
}

fn page(visit: &Visit<'_>, id: i64, done: String) -> Answer {
    let report = visit.ask.query.selection.reports.first().copied().filter(|_| done.is_empty());
    let missing = || WebError::NotFound("来源");
    let removal = visit.reader.removal(id, report)?.ok_or_else(missing)?;
    let row = import::source(visit.reader, id)?.ok_or_else(missing)?;
    let frame = visit.frame(Tab::None, row.file_name.clone()).under(Link::new("来源", "/sources"));
    let (may, local) = (may(visit), visit.ask.local);
    html(&OnePage { frame, row, removal, report, done, may, local })
}

/// `POST /sources/remove`: `source`, and `report` where one of its reports is meant.
pub(crate) async fn remove(State(state): State<AppState>, ask: Ask, body: Bytes) -> Answer {
    let number = |wanted: &str| {
        form_urlencoded::parse(&body).find(|(key, _)| key == wanted).map(|(_, value)| value.parse::<i64>())
    };
    let incomplete = || WebError::BadRequest("这个按钮送来的内容不完整".to_owned());
    let source = number("source").and_then(Result::ok).ok_or_else(incomplete)?;
    let report = number("report").transpose().map_err(|_| incomplete())?;
    let removal = state
        .write(move |writer| match report {
            None => writer.remove_source(source),
            Some(report) => writer.remove_report(source, report),
        })
        .await?;
    let removal = removal.ok_or(WebError::NotFound(if report.is_some() { "材料" } else { "来源" }))?;
    if report.is_some() {
        let title = removal.reports.first().map_or("", |report| report.title.as_str());
        let done = format!("已移除《{title}》。它的行留在来源里，注明“已移除的材料”。");
        let ask = Ask { path: format!("/sources/{source}"), ..ask };
        return state.visit(ask, move |visit| page(&visit, source, done)).await;
    }
    let done = format!(
        "已移除“{}”和由它而来的 {} 篇材料。要找回，请重新导入这个文件。",
        removal.file_name,
        removal.reports.len()
    );
    let ask = Ask { path: "/sources".to_owned(), ..ask };
    state.visit(ask, move |visit| list_page(&visit, done)).await
}
