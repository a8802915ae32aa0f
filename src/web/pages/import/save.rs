//! 保存: what is ticked is imported and what was mended is remembered, all of it in one transaction.

use std::{collections::BTreeMap, sync::Arc};

use askama::Template;
use axum::{
    body::Bytes,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
};

use super::{
    look,
    plan::{Plan, plan},
    split::{again, carried},
};
use crate::{
    import::{self, Choices, ImportError, Imported, Picked, Preview},
    registry::Registry,
    store::{Store, Stored, StoredReport},
    web::{
        AppState,
        ask::Ask,
        batches::{Batch, Typed, Upload},
        error::Answer,
        links::Link,
        page::{Frame, Tab, html},
    },
};

#[derive(Template)]
#[template(path = "pages/import/done.html")]
struct DonePage {
    frame: Frame,
    files: Vec<Done>,
    corrections: usize,
}

/// What became of a file.
struct Done {
    name: String,
    said: String,
    failed: bool,
    reports: Vec<Link>,
}

/// `POST /import/save`: `batch`, and the fields of the page; `split=1` takes the files apart anew as the form says, `again=1` takes every text in, too.
pub(crate) async fn save(State(state): State<AppState>, ask: Ask, body: Bytes) -> Answer {
    let typed: Typed = form_urlencoded::parse(&body).into_owned().collect();
    let id = typed.get("batch").cloned().unwrap_or_default();
    let Some(batch) = state.batches().get(&id) else { return super::expired(&state, ask).await };
    if typed.contains_key("again") || typed.contains_key("split") {
        return split_anew(&state, batch, typed).await;
    }
    if typed.contains_key("stay") {
        return look_again(&state, ask, batch, typed, String::new()).await;
    }
    let plan = match plan(&batch, &typed, state.registry()) {
        Ok(plan) => plan,
        Err(problem) => return look_again(&state, ask, batch, typed, problem).await,
    };
    let corrections = plan.corrections.len();
    let (kept, plan) = (Arc::clone(&batch), Arc::new(plan));
    let planned = Arc::clone(&plan);
    let files = match state.work(move |store, registry| saved(&kept, &planned, store, registry)).await? {
        Ok(imported) => done(&batch, &plan, imported),
        Err(error) => {
            tracing::error!(%error, "nothing of a batch was saved");
            let why = error.to_string().trim_end_matches('。').to_owned();
            return look_again(&state, ask, batch, typed, why).await;
        }
    };
    state.batches().forget(&id);
    let ask = Ask { path: "/import".to_owned(), ..ask };
    state
        .visit(ask, move |visit| {
            let frame = visit.frame(Tab::Import, "导入好了");
            html(&DonePage { frame, files, corrections })
        })
        .await
}

/// The files taken apart anew, as a batch of its own.
async fn split_anew(state: &AppState, batch: Arc<Batch>, typed: Typed) -> Answer {
    let all = batch.all || typed.contains_key("again");
    let read = move |store: &Store, registry: &Registry| {
        let files = again(&batch, &typed, all, store, registry);
        let typed = carried(&batch, &files, &typed);
        (files, typed)
    };
    let again = state.read_batch(all, read).await?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, format!("/import/{}", again.id))]).into_response())
}

/// The page as it was typed, with why it could not be saved.
async fn look_again(state: &AppState, ask: Ask, batch: Arc<Batch>, typed: Typed, problem: String) -> Answer {
    let domains = state.domains();
    let ask = Ask { path: format!("/import/{}", batch.id), ..ask };
    state.visit(ask, move |visit| look::page(&visit, &batch, domains, &typed, problem)).await
}

/// Saves all of it, or nothing.
fn saved(
    batch: &Batch,
    plan: &Plan,
    store: &Store,
    registry: &Registry,
) -> Result<Vec<Imported>, ImportError> {
    let seen = |at: &usize| batch.files.get(*at)?.seen.as_ref().ok();
    let mut whole: BTreeMap<usize, Preview> = BTreeMap::new();
    for at in plan.files.keys() {
        if let Some(seen) = seen(at).filter(|seen| is_wanted_whole(seen)) {
            whole.insert(*at, with_all(store, registry, seen)?);
        }
    }
    let picked = plan.files.iter().filter_map(|(at, left_out)| {
        let all = batch.all || whole.contains_key(at);
        Some(Picked { seen: whole.get(at).or_else(|| seen(at))?, left_out: left_out.clone(), all })
    });
    let picked: Vec<Picked<'_>> = picked.collect();
    import::import_picked(store, registry, &picked, &plan.corrections)
}

/// Whether a file has nothing but texts that were left out: who ticks it wants these.
pub(super) fn is_wanted_whole(seen: &Preview) -> bool {
    seen.parsed.reports.is_empty() && !seen.others().is_empty()
}

/// A file with every text taken for a report.
fn with_all(store: &Store, registry: &Registry, seen: &Preview) -> Result<Preview, ImportError> {
    let choices = Choices { all: true, starts: seen.starts.clone() };
    import::preview_again(store, registry, seen, &choices)
}

/// What became of each file.
fn done(batch: &Batch, plan: &Plan, imported: Vec<Imported>) -> Vec<Done> {
    let mut imported: BTreeMap<usize, Imported> = plan.files.keys().copied().zip(imported).collect();
    let one = |(at, upload): (usize, &Arc<Upload>)| {
        let mended = plan.mended.get(&at).copied().unwrap_or(0);
        match imported.remove(&at) {
            Some(imported) => taken(upload, imported, mended),
            None => left(upload, mended),
        }
    };
    batch.files.iter().enumerate().map(one).collect()
}

/// A file that was not to be imported, and why; what was mended in it holds all the same.
fn left(upload: &Upload, mended: usize) -> Done {
    let said = match &upload.seen {
        Err(error) => format!("没有导入：{error}"),
        Ok(_) if mended > 0 => mended_words(mended),
        Ok(seen) if seen.known_at.is_some() => "没有导入：这个文件已经导入过".to_owned(),
        Ok(seen) if seen.parsed.reports.is_empty() => "没有导入：不像工作总结".to_owned(),
        Ok(_) => "没有导入：没有勾选".to_owned(),
    };
    Done { name: upload.name.clone(), said, failed: mended == 0, reports: Vec::new() }
}

fn mended_words(mended: usize) -> String {
    format!("这个文件已经导入过：照改了 {mended} 处")
}

fn taken(upload: &Upload, imported: Imported, mended: usize) -> Done {
    let (said, reports) = match imported.stored {
        Stored::Unchanged { .. } if mended > 0 => (mended_words(mended), Vec::new()),
        Stored::Unchanged { path, .. } => {
            (format!("内容已从 {} 导入过，没有重复导入", import::shown_place(&path)), Vec::new())
        }
        Stored::Added(reports) => (format!("新导入 {} 篇", reports.len()), reports),
        Stored::Replaced { reports, .. } => (format!("更新为 {} 篇", reports.len()), reports),
    };
    let link = |report: StoredReport| Link::new(report.agency, format!("/reports/{}", report.id));
    let reports = reports.into_iter().map(link).collect();
    Done { name: upload.name.clone(), said, failed: false, reports }
}
