//! 两期对照: what changed between two periods of one agency, or two versions of a report.
//!
//! 1. `pairs`: which two; `ready`: without any, all that could be read so. 2. `rows`: what became of each matter, word by word.
//! 3. `promised`: what was planned then, and what is written of it now. 4. Names and words that came and went (`web::sayings`).

mod pairs;
mod promised;
mod ready;
mod rows;

use std::sync::Arc;

use askama::Template;
use axum::extract::State;

pub(crate) use ready::of_agency;

use self::{
    pairs::Pair,
    promised::Promise,
    ready::Ready,
    rows::{RowView, Show},
};
use crate::{
    compare::{Changed, changes},
    export::columns::CHANGES,
    model::{Facets, Selection},
    web::{
        AppState,
        ask::Ask,
        error::{Answer, WebError},
        form::FilterForm,
        page::{Frame, Tab, html},
        sayings::{Sayings, sayings},
        state::{ListName, Visit},
        switch::Switch,
    },
};

#[derive(Template)]
#[template(path = "pages/changes.html")]
struct ChangesPage<'a> {
    frame: Frame,
    notes: Vec<String>,
    /// `None` where two are still to be chosen.
    pair: Option<Pair<'a>>,
    ready: Vec<Ready>,
    summary: String,
    switches: Vec<Switch>,
    rows: Vec<RowView<'a>>,
    promised: Vec<Promise>,
    /// Whether the page of the agency sets targets of one period beside numbers of the next.
    targets: bool,
    /// What only the later report says, and what only the earlier one says.
    said: Arc<[Sayings; 2]>,
}

/// `GET /changes?r=4&r=3`.
pub(crate) async fn show(State(state): State<AppState>, ask: Ask) -> Answer {
    // What is not there is dropped on the way in; this page says so.
    let asked = ask.query.selection.reports.len();
    state.visit(ask, move |visit| page(&visit, asked)).await
}

fn page(visit: &Visit<'_>, asked: usize) -> Answer {
    let heads = visit.reader.report_heads()?;
    let reports = &visit.ask.query.selection.reports;
    let Some(pair) = Pair::of(reports, &heads) else {
        let notes = pairs::notes(asked, reports.len(), None);
        return html(&choosing(visit.frame(Tab::Compare, "两期对照"), notes, ready::ready(&heads)));
    };
    let texts = visit.reader.texts(&[pair.old.id, pair.new.id])?;
    let [old, new] = texts.as_slice() else {
        return Err(WebError::NotFound("材料"));
    };
    let all = changes(old, new, &*visit.known()?.weights(visit.reader)?);
    let show = Show::of(&visit.ask.query);
    let shown: Vec<&Changed<'_>> = all.iter().filter(|row| show.keeps(row)).collect();
    if let Some(format) = visit.ask.format {
        let list: Vec<_> = shown.iter().map(|row| rows::list_row(row)).collect();
        let form = FilterForm::new(&visit.ask, &Facets::default(), &[]);
        let name = format!("两期对照_{}{}", pair.title().replace(" → ", "—"), show.words());
        return visit.download(format, CHANGES, &list, ListName("changes", &name), &form);
    }
    let said = sayings(visit, [pair.old, pair.new], &heads)?;
    html(&ChangesPage {
        frame: visit.list_frame(Tab::Compare, pair.title()),
        notes: pairs::notes(asked, reports.len(), Some(&pair)),
        ready: Vec::new(),
        summary: rows::summary(&all),
        switches: vec![rows::switch(&visit.ask, &all)],
        rows: shown.iter().enumerate().map(|(at, row)| RowView::new(at, row)).collect(),
        promised: if pair.follows() { promised::promised(visit, pair.old.id, new)? } else { Vec::new() },
        targets: pair.follows() && has_targets(visit, &pair)?,
        said,
        pair: Some(pair),
    })
}

/// The page without two reports: those that there are to choose from.
fn choosing(frame: Frame, notes: Vec<String>, ready: Vec<Ready>) -> ChangesPage<'static> {
    ChangesPage {
        frame,
        notes,
        ready,
        pair: None,
        summary: String::new(),
        switches: Vec::new(),
        rows: Vec::new(),
        promised: Vec::new(),
        targets: false,
        said: Arc::default(),
    }
}

fn has_targets(visit: &Visit<'_>, pair: &Pair<'_>) -> Result<bool, WebError> {
    let own = Selection { agencies: vec![pair.new.agency.id], ..Selection::default() };
    Ok(!visit.reader.targets_before(&own)?.is_empty())
}
