//! 疑点: what a proof-reader would ask about, with the words marked in their sentence. It shows, it does not judge.
//!
//! 1. The open findings of the selection, under the agencies that they are about, or (`show=cleared`) those that a
//!    person marked as right.
//! 2. On this computer each has a button 无误 or 撤回 (`mark`).

use askama::Template;
use axum::extract::State;

use crate::{
    compare::{Form, Mark, Segment, Word, segments_with},
    export::columns,
    model::{CheckTag, FindingRow, Sureness},
    store::{FindingList, FindingOrder, FindingView},
    web::{
        AppState,
        ask::Ask,
        error::{Answer, WebError},
        filters::{Dim, Opt, Query},
        form::FilterForm,
        grouped::{ByAgency, by_agency, level_name},
        list::{Pager, offset},
        page::{Frame, Tab, html},
        state::{ListName, Visit},
        switch::Switch,
        words::{count, moment},
    },
};

mod mark;

pub(crate) use mark::mark;

const DIMS: [Dim; 9] = [
    Dim::FindingKind,
    Dim::Sure,
    Dim::Level,
    Dim::Domain,
    Dim::Agency,
    Dim::Part,
    Dim::Place,
    Dim::Period,
    Dim::Theme,
];
const PER_PAGE: u32 = 50;

#[derive(Template)]
#[template(path = "pages/findings.html")]
struct FindingsPage {
    frame: Frame,
    form: FilterForm,
    facts: String,
    total: u32,
    /// Open and cleared findings of the whole database.
    everywhere: (u32, u32),
    cleared: bool,
    switches: Vec<Switch>,
    groups: Vec<ByAgency<Doubt>>,
    pager: Pager,
    /// What is looked for, the surest first.
    checks: Vec<(&'static str, Vec<CheckTag>)>,
    check_count: usize,
    marking: Option<Marking>,
}

/// What the buttons send besides the finding; `None` where there are none.
struct Marking {
    /// `right`, or `open` to take it back.
    to: &'static str,
    words: &'static str,
    /// The query of this page, to come back to.
    back: String,
}

/// One finding on the page, in the text as the source has it: that is what is to be checked.
struct Doubt {
    row: FindingRow,
    sentence: Vec<Segment>,
    href: String,
    /// 2026年3月5日 14:07, for one that is marked as right.
    since: Option<String>,
    /// The finding after it, where the page comes back to.
    next: i64,
}

/// `/findings`.
pub(crate) async fn show(State(state): State<AppState>, ask: Ask) -> Answer {
    state.list(ask, |visit| page(&visit)).await
}

fn page(visit: &Visit<'_>) -> Answer {
    let (reader, query) = (visit.reader, &visit.ask.query);
    let list = list(query, visit.checks);
    let facets = reader.finding_facets(&query.selection, &list)?;
    let form = FilterForm::new(&visit.ask, &facets, &DIMS).with_field("疑点文字包含", query);
    if let Some(format) = visit.ask.format {
        let rows = reader.findings(&query.selection, &list, None, 0)?.rows;
        let name = if list.view == FindingView::Cleared { "疑点_已标无误" } else { "疑点" };
        return visit.download(format, columns::FINDINGS, &rows, ListName("findings", name), &form);
    }
    let page = reader.findings(&query.selection, &list, Some(PER_PAGE), offset(query, PER_PAGE))?;
    let agencies = facets.agencies.iter().filter(|value| value.count > 0).count();
    let chosen = !query.selection.agencies.is_empty();
    html(&FindingsPage {
        frame: visit.list_frame(Tab::Findings, "疑点"),
        facts: facts(page.total, if chosen { query.selection.agencies.len() } else { agencies }),
        total: page.total,
        everywhere: reader.finding_counts(&crate::model::Selection::default(), visit.checks)?,
        cleared: list.view == FindingView::Cleared,
        switches: switches(visit)?,
        pager: Pager::new(&visit.ask, &page, PER_PAGE, "处"),
        groups: groups(&page.rows, list.order, query),
        checks: by_sureness(visit.checks),
        check_count: visit.checks.len(),
        marking: marking(visit, list.view),
        form,
    })
}

fn list<'c>(query: &Query, checks: &'c [CheckTag]) -> FindingList<'c> {
    let order = match query.option(Opt::Sort) {
        Some("kind") => FindingOrder::Kind,
        Some("sure") => FindingOrder::Sure,
        _ => FindingOrder::Agency,
    };
    let view = if query.is(Opt::Show, "cleared") { FindingView::Cleared } else { FindingView::Open };
    FindingList { view, order, checks }
}

fn facts(total: u32, agencies: usize) -> String {
    if total == 0 { String::new() } else { format!("{} 处，来自 {agencies} 家单位", count(total)) }
}

fn switches(visit: &Visit<'_>) -> Result<Vec<Switch>, WebError> {
    let query = &visit.ask.query;
    let (open, cleared) = visit.reader.finding_counts(&query.selection, visit.checks)?;
    let (open, cleared) = (format!("待核对（{}）", count(open)), format!("已标无误（{}）", count(cleared)));
    let plain = query.clone().unset(Opt::Sort).unset(Opt::Desc);
    Ok(vec![
        Switch::new(
            &visit.ask,
            "查看",
            [(open, query.clone().unset(Opt::Show)), (cleared, query.clone().set(Opt::Show, "cleared"))],
        ),
        Switch::new(
            &visit.ask,
            "顺序",
            [
                ("按单位", plain.clone()),
                ("按种类", plain.clone().set(Opt::Sort, "kind")),
                ("把握大的在前", plain.set(Opt::Sort, "sure")),
            ],
        ),
    ])
}

fn groups(rows: &[FindingRow], order: FindingOrder, query: &Query) -> Vec<ByAgency<Doubt>> {
    let heading = |row: &FindingRow| match order {
        FindingOrder::Agency => level_name(row.agency.level).to_owned(),
        FindingOrder::Kind => row.kind.name().to_owned(),
        FindingOrder::Sure => row.check.sure.name().to_owned(),
    };
    by_agency(rows, |row| &row.agency, heading, |row| doubt(row, rows, query))
}

fn doubt(row: &FindingRow, rows: &[FindingRow], query: &Query) -> Doubt {
    let at = rows.iter().position(|other| other.id == row.id).unwrap_or(0);
    let next = rows.get(at + 1).or_else(|| at.checked_sub(1).and_then(|at| rows.get(at)));
    let typed = query.selection.words();
    let words: Vec<Word<'_>> = typed.iter().map(|text| Word { text, mark: Mark::Hit }).collect();
    Doubt {
        sentence: segments_with(&row.sentence, Form::Written, &words, std::slice::from_ref(&row.place)),
        href: format!("/reports/{}?text=written#L{}", row.report_id, row.line),
        since: row.cleared_at.as_deref().map(moment),
        next: next.map_or(row.id, |next| next.id),
        row: row.clone(),
    }
}

/// Marks are the business of whoever sits at this computer, and not of the sample.
fn marking(visit: &Visit<'_>, view: FindingView) -> Option<Marking> {
    if !visit.ask.local || visit.is_sample() {
        return None;
    }
    let back = visit.ask.query.href("").trim_start_matches('?').to_owned();
    Some(match view {
        FindingView::Open => Marking { to: "right", words: "无误", back },
        FindingView::Cleared => Marking { to: "open", words: "撤回", back },
    })
}

/// The checks under how sure they are, for the note on top.
fn by_sureness(checks: &[CheckTag]) -> Vec<(&'static str, Vec<CheckTag>)> {
    let of = |sure: Sureness| {
        let own: Vec<CheckTag> = checks.iter().filter(|check| check.sure == sure).cloned().collect();
        (sure.name(), own)
    };
    Sureness::ALL.map(of).into_iter().filter(|(_, own)| !own.is_empty()).collect()
}
