//! One report to read: outline as contents, the text with anchors, themes in the margin, where it comes from.
//!
//! 1. The report as it was parsed, and its row for the facts at the head.
//! 2. `blocks`: each passage as heading or paragraph, its run-in heading set apart.
//! 3. What of the source was set aside, so that a reader can see that nothing was dropped.

use askama::Template;
use axum::extract::State;

use super::super::super::{
    AppState,
    ask::Ask,
    cards::Cards,
    error::{Answer, WebError},
    filters::{Dim, Opt},
    links::Link,
    own::OwnView,
    page::{Frame, Tab, html},
    reading::{Block, DoubtNote, Entry, blocks, entries, note},
    sayings::Since,
    state::{ListName, Visit},
};
use crate::{
    compare::citation::short_period,
    export::columns::PASSAGES,
    model::{Correction, Facets, FindingRow, NameOrigin, Part, PlaceGuess, ReportRow, Selection},
    store::{AsideLine, FindingList, FindingOrder, FindingView},
    web::form::FilterForm,
};

#[derive(Template)]
#[template(path = "pages/reports/page.html")]
struct ReportPage {
    frame: Frame,
    row: ReportRow,
    standing: String,
    citation: String,
    outline: Vec<Entry>,
    parts: Vec<(Part, u32)>,
    blocks: Vec<Block>,
    title_doubts: Vec<DoubtNote>,
    doubts: usize,
    written: bool,
    masks: usize,
    text_switch: [(Link, bool); 2],
    inside: Vec<AsideLine>,
    outside: Vec<AsideLine>,
    mended: Mended,
    /// All reports of its place, as its text betrays it.
    here: String,
    /// What sets it apart from the reports of its peers.
    distinct: Option<OwnView>,
    /// What it says for the first time, and no more, since the period before.
    since: Option<Since>,
}

/// `GET /reports/{id}`.
pub(crate) async fn show(State(state): State<AppState>, ask: Ask) -> Answer {
    state.visit(ask, |visit| report(&visit)).await
}

fn report(visit: &Visit<'_>) -> Answer {
    let (reader, ask) = (visit.reader, &visit.ask);
    let id = ask.id("材料")?;
    let row = reader.report(id)?.ok_or(WebError::NotFound("材料"))?;
    if let Some(format) = ask.format {
        let rows = reader.texts(&[id])?.concat();
        let form = FilterForm::new(ask, &Facets::default(), &[]);
        return visit.download(format, PASSAGES, &rows, ListName("report", &row.title), &form);
    }
    let parsed = reader.parsed_report(id)?.ok_or(WebError::NotFound("材料"))?;
    let cards = Cards::of(visit)?;
    let doubts = doubts(visit, id)?;
    let title_doubts = doubts.iter().filter(|doubt| doubt.span.is_none()).map(note).collect();
    let mut blocks = blocks(&parsed, &cards, &doubts);
    let ids = reader.passages_by_line(id)?;
    for block in &mut blocks {
        block.id = ids.get(&block.line).copied();
    }
    let is_inside = |aside: &AsideLine| (row.title_line..=row.last_line).contains(&aside.line);
    let (inside, outside) = reader.set_aside(id)?.into_iter().partition(is_inside);
    let written = ask.query.is(Opt::Text, "written");
    html(&ReportPage {
        frame: frame(visit, &row)?,
        standing: crate::web::cards::standing(&row.agency),
        citation: cite(&row),
        outline: entries(&parsed, written),
        parts: parts(&blocks),
        masks: parsed.passages.iter().map(|passage| passage.text.masks.len()).sum(),
        blocks,
        title_doubts,
        doubts: doubts.len(),
        written,
        text_switch: text_switch(ask, written),
        inside,
        outside,
        mended: Mended::of(visit, id, parsed.agency.from)?,
        here: here(visit, &row),
        distinct: OwnView::of(visit, row.agency.id, &[id])?,
        since: Since::of(visit, id)?,
        row,
    })
}

/// What a person has set right about a report.
struct Mended {
    /// Where the name was read: `单位名取自标题`, `单位名由人工更正`.
    named: String,
    /// Each field with what the rules had made of it: `期（程序判断为 2022年全年）`.
    fields: Vec<String>,
    /// Whether whoever looks may set something right.
    may: bool,
}

impl Mended {
    fn of(visit: &Visit<'_>, id: i64, from: NameOrigin) -> Result<Self, WebError> {
        let how = if from == NameOrigin::Person { "由" } else { "取自" };
        let corrections = match visit.reader.report_text(id)? {
            Some((_, fingerprint)) => visit.reader.corrections_of(&fingerprint)?,
            None => Vec::new(),
        };
        let words = |correction: Correction| {
            let guess = correction.field.shown(&correction.guess);
            format!("{}（程序判断为 {guess}）", correction.field.name())
        };
        Ok(Self {
            named: format!("单位名{how}{}", from.name()),
            fields: corrections.into_iter().map(words).collect(),
            may: visit.ask.local && !visit.is_sample(),
        })
    }
}

/// The reports of the place that a report's text betrays; empty where there is none.
fn here(visit: &Visit<'_>, row: &ReportRow) -> String {
    let of = |place: &PlaceGuess| visit.everywhere().with(Dim::Place, &place.name).href("/reports");
    row.place.as_ref().map_or_else(String::new, of)
}

/// The open findings of a report.
fn doubts(visit: &Visit<'_>, id: i64) -> Result<Vec<FindingRow>, WebError> {
    let own = Selection { reports: vec![id], ..Selection::default() };
    let list = FindingList { view: FindingView::Open, order: FindingOrder::Agency, checks: visit.checks };
    Ok(visit.reader.findings(&own, &list, None, 0)?.rows)
}

fn frame(visit: &Visit<'_>, row: &ReportRow) -> Result<Frame, WebError> {
    let link = |(id, title): (i64, String)| Link::new(title, format!("/reports/{id}"));
    let (before, after) = visit.reader.reports_beside(row.id)?;
    let frame = visit.list_frame(Tab::Reports, row.title.clone()).under(Link::agency(&row.agency));
    Ok(Frame { previous: before.map(link), next: after.map(link), ..frame })
}

/// How to cite the report: 〔2023上·区民政局〕, file and lines.
fn cite(row: &ReportRow) -> String {
    let period = row.period.map(|period| short_period(period) + "·").unwrap_or_default();
    format!("〔{period}{}〕，{}，第 {}–{} 行", row.agency.label, row.file_name, row.title_line, row.last_line)
}

/// The parts that the report has, each with its first line.
fn parts(blocks: &[Block]) -> Vec<(Part, u32)> {
    let mut parts: Vec<(Part, u32)> = Vec::new();
    for block in blocks {
        if parts.iter().all(|(part, _)| *part != block.part) {
            parts.push((block.part, block.line));
        }
    }
    parts
}

/// Restored or as written, each with whether it is what is shown.
fn text_switch(ask: &Ask, written: bool) -> [(Link, bool); 2] {
    let link = |words: &str, query| Link::new(words, ask.href(&query));
    [
        (link("还原", ask.query.clone().unset(Opt::Text)), !written),
        (link("照原文", ask.query.clone().set(Opt::Text, "written")), written),
    ]
}
