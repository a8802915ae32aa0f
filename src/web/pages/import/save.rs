//! 保存: what is ticked is imported, file by file; what was mended is remembered first, so that it holds.

use std::{collections::BTreeMap, sync::Arc};

use askama::Template;
use axum::{
    body::Bytes,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
};

use super::look;
use crate::{
    import::{self, Choices, CorrectionError, ImportError, Preview},
    model::{Correction, Field},
    registry::Registry,
    store::{Store, Stored},
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

/// What is saved of a batch.
struct Plan {
    /// Numbers of files, with the numbers of the reports that are left out.
    files: Vec<(usize, Vec<usize>)>,
    corrections: Vec<Correction>,
}

/// `POST /import/save`: `batch`, and the fields of the page; `split=1` takes the files apart anew as the form says, `again=1` takes every text in, too.
pub(crate) async fn save(State(state): State<AppState>, ask: Ask, body: Bytes) -> Answer {
    let typed: Typed = form_urlencoded::parse(&body).into_owned().collect();
    let id = typed.get("batch").cloned().unwrap_or_default();
    let Some(batch) = state.batches().get(&id) else { return super::expired(&state, ask).await };
    if typed.contains_key("again") || typed.contains_key("split") {
        let all = batch.all || typed.contains_key("again");
        let again = state
            .read_batch(all, move |store, registry| {
                let files = again(&batch, &typed, all, store, registry);
                let typed = carried(&batch, &files, &typed);
                (files, typed)
            })
            .await?;
        return Ok(
            (StatusCode::SEE_OTHER, [(header::LOCATION, format!("/import/{}", again.id))]).into_response()
        );
    }
    if typed.contains_key("stay") {
        return look_again(&state, ask, batch, typed, String::new()).await;
    }
    let plan = match plan(&batch, &typed, state.registry()) {
        Ok(plan) => plan,
        Err(problem) => return look_again(&state, ask, batch, typed, problem).await,
    };
    let corrections = plan.corrections.len();
    let files = state.work(move |store, registry| saved(&batch, &plan, store, registry)).await?;
    state.batches().forget(&id);
    let ask = Ask { path: "/import".to_owned(), ..ask };
    state
        .visit(ask, move |visit| {
            let frame = visit.frame(Tab::Import, "导入好了");
            html(&DonePage { frame, files, corrections })
        })
        .await
}

/// The page as it was typed, with why it could not be saved.
async fn look_again(state: &AppState, ask: Ask, batch: Arc<Batch>, typed: Typed, problem: String) -> Answer {
    let domains = state.domains();
    let ask = Ask { path: format!("/import/{}", batch.id), ..ask };
    state.visit(ask, move |visit| look::page(&visit, &batch, domains, &typed, problem)).await
}

/// The same files, taken apart as the form says.
fn again(batch: &Batch, typed: &Typed, all: bool, store: &Store, registry: &Registry) -> Vec<Upload> {
    let look = |(at, upload): (usize, &Upload)| match &upload.seen {
        Ok(seen) => {
            let choices = Choices { all, starts: starts(at, seen, typed) };
            import::preview_again(store, registry, seen, &choices)
        }
        Err(error) => Err(ImportError::Again(error.to_string())),
    };
    let files = batch.files.iter().enumerate();
    files.map(|(at, upload)| Upload { name: upload.name.clone(), seen: look((at, upload)) }).collect()
}

/// What was typed, for the reports that are the same after the files were taken apart anew: those that begin at the same line.
fn carried(batch: &Batch, files: &[Upload], typed: &Typed) -> Typed {
    let mut carried = Typed::new();
    for (at, (before, after)) in batch.files.iter().zip(files).enumerate() {
        let (Ok(before), Ok(after)) = (&before.seen, &after.seen) else { continue };
        let file = format!("f{at}");
        if typed.contains_key(&file) || before.parsed.reports.is_empty() {
            carried.insert(file.clone(), "1".to_owned());
        }
        for (index, report) in after.parsed.reports.iter().enumerate() {
            let old = before.parsed.reports.iter().position(|old| old.title_line == report.title_line);
            let Some(old) = old else {
                carried.insert(format!("{file}r{index}"), "1".to_owned());
                continue;
            };
            let fields = Field::ALL.into_iter().map(|field| format!("-{}", field.key()));
            for ending in fields.chain([String::new()]) {
                if let Some(value) = typed.get(&format!("{file}r{old}{ending}")) {
                    carried.insert(format!("{file}r{index}{ending}"), value.clone());
                }
            }
        }
    }
    carried
}

/// Where reports begin, and where none does: what was decided before, and what is ticked now.
fn starts(file: usize, seen: &Preview, typed: &Typed) -> BTreeMap<u32, bool> {
    let mut starts = seen.starts.clone();
    for (index, report) in seen.parsed.reports.iter().enumerate() {
        if typed.contains_key(&format!("f{file}r{index}-join")) {
            starts.insert(report.title_line, false);
        }
    }
    let prefix = format!("f{file}-start-");
    let ticked = typed.keys().filter_map(|key| key.strip_prefix(&prefix)?.parse::<u32>().ok());
    starts.extend(ticked.map(|line| (line, true)));
    starts
}

/// What the form asks for; the first field that cannot be as it was typed, in words.
fn plan(batch: &Batch, typed: &Typed, registry: &Registry) -> Result<Plan, String> {
    let mut plan = Plan { files: Vec::new(), corrections: Vec::new() };
    for (at, upload) in batch.files.iter().enumerate() {
        let Ok(seen) = &upload.seen else { continue };
        if !typed.contains_key(&format!("f{at}")) {
            continue;
        }
        let mut left_out = Vec::new();
        for (index, report) in seen.parsed.reports.iter().enumerate() {
            let key = format!("f{at}r{index}");
            if !typed.contains_key(&key) {
                left_out.push(index);
                continue;
            }
            let value = |field: Field| Some((field, typed.get(&format!("{key}-{}", field.key()))?.clone()));
            let values: Vec<(Field, String)> = Field::ALL.into_iter().filter_map(value).collect();
            let mended = import::correct_draft(&mut report.clone(), &values, registry);
            plan.corrections.extend(mended.map_err(|why| format!("《{}》{why}", report.title))?);
        }
        plan.files.push((at, left_out));
    }
    if plan.files.iter().all(|(at, out)| {
        batch.files[*at].seen.as_ref().map_or(0, |seen| seen.parsed.reports.len()) == out.len()
    }) {
        return Err("没有勾选任何材料".to_owned());
    }
    Ok(plan)
}

fn saved(batch: &Batch, plan: &Plan, store: &Store, registry: &Registry) -> Vec<Done> {
    let kept = import::keep(store, registry, &plan.corrections);
    let done = |(at, upload): (usize, &Upload)| match plan.files.iter().find(|(planned, _)| *planned == at) {
        Some((_, left_out)) => one(upload, left_out, batch.all, &kept, store, registry),
        None => left(upload),
    };
    batch.files.iter().enumerate().map(done).collect()
}

/// A file that was not to be saved, and why.
fn left(upload: &Upload) -> Done {
    let said = match &upload.seen {
        Err(error) => format!("没有导入：{error}"),
        Ok(seen) if seen.known_at.is_some() => "没有导入：这个文件已经导入过".to_owned(),
        Ok(seen) if seen.parsed.reports.is_empty() => "没有导入：不像工作总结".to_owned(),
        Ok(_) => "没有导入：没有勾选".to_owned(),
    };
    Done { name: upload.name.clone(), said, failed: true, reports: Vec::new() }
}

fn one(
    upload: &Upload,
    left_out: &[usize],
    all: bool,
    kept: &Result<(), CorrectionError>,
    store: &Store,
    registry: &Registry,
) -> Done {
    let failed =
        |why: String| Done { name: upload.name.clone(), said: why, failed: true, reports: Vec::new() };
    if let Err(error) = kept {
        return failed(format!("更正没有记下，所以没有导入：{error}"));
    }
    let Ok(seen) = &upload.seen else { return failed("没有读出来".to_owned()) };
    match import::import_seen(store, registry, seen, left_out, all) {
        Err(error) => failed(error.to_string()),
        Ok(imported) => {
            let (said, reports) = match imported.stored {
                Stored::Unchanged { path, .. } => {
                    (format!("内容已从 {path} 导入过，没有重复导入"), Vec::new())
                }
                Stored::Added(reports) => (format!("新导入 {} 篇", reports.len()), reports),
                Stored::Replaced { reports, .. } => (format!("更新为 {} 篇", reports.len()), reports),
            };
            let link = |report: crate::store::StoredReport| {
                Link::new(report.agency, format!("/reports/{}", report.id))
            };
            Done {
                name: upload.name.clone(),
                said,
                failed: false,
                reports: reports.into_iter().map(link).collect(),
            }
        }
    }
}
