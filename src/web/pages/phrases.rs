//! 套话: wording that many agencies use, computed from the reports, each with the passages that have it one click away.

use askama::Template;
use axum::extract::State;

use crate::{
    compare::Phrase,
    export::columns::PHRASES,
    model::{Page, PhraseRow, Selection},
    store::{Counted, ReportOrder},
    web::{
        AppState,
        ask::Ask,
        error::{Answer, WebError},
        filters::{Dim, Opt, Query},
        form::FilterForm,
        knowledge::Wanted,
        list::{Pager, offset},
        page::{Frame, Tab, html},
        state::{ListName, Visit},
        switch::Switch,
        words::percent,
    },
};

/// The filters: whose reports are counted.
const DIMS: [Dim; 4] = [Dim::Level, Dim::Domain, Dim::Place, Dim::Period];
/// Shares of the agencies that are offered, in percent.
pub(super) const SHARES: [(u32, &str); 4] = [(10, "10%"), (25, "25%"), (33, "33%"), (50, "50%")];
/// The share that is meant where the address says none.
pub(in crate::web) const USUAL_SHARE: u32 = 25;
/// Fewest letters that are offered: runs of three are mostly pieces of words.
const LETTERS: [(u32, &str); 3] = [(4, "4 字"), (6, "6 字"), (8, "8 字")];
/// Fewest letters that are meant where the address says none.
const USUAL_LETTERS: u32 = 4;
const PER_PAGE: u32 = 100;
/// `only=wording`: without words of themes.
const WORDING: &str = "wording";

#[derive(Template)]
#[template(path = "pages/phrases.html")]
struct PhrasesPage {
    frame: Frame,
    form: FilterForm,
    switches: Vec<Switch>,
    rows: Vec<Row>,
    pager: Pager,
    /// How many agencies and reports are counted, and how many agencies a phrase needs.
    counted: String,
}

/// One line.
struct Row {
    phrase: PhraseRow,
    /// The passages that have it.
    href: String,
    percent: f64,
}

/// `GET /phrases`.
pub(crate) async fn show(State(state): State<AppState>, ask: Ask) -> Answer {
    state.list(ask, |visit| page(&visit)).await
}

fn page(visit: &Visit<'_>) -> Answer {
    let ask = &visit.ask;
    let facets = visit.reader.facets(&ask.query.selection, Counted::Reports)?;
    let form = FilterForm::new(ask, &facets, &DIMS);
    let Found { mut rows, agencies, reports } = found(visit)?;
    sort(&mut rows, ask.query.option(Opt::Sort));
    if let Some(format) = ask.format {
        return visit.download(format, PHRASES, &rows, ListName("phrases", "套话"), &form);
    }
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let from = usize::try_from(offset(&ask.query, PER_PAGE)).unwrap_or(usize::MAX);
    let shown = rows.into_iter().skip(from).take(PER_PAGE as usize).collect();
    let page = Page { rows: shown, total };
    html(&PhrasesPage {
        frame: visit.list_frame(Tab::Compare, "套话"),
        switches: switches(ask),
        pager: Pager::new(ask, &page, PER_PAGE, "条"),
        counted: format!("数了 {agencies} 家单位的 {reports} 份材料"),
        rows: page.rows.into_iter().map(|row| dress(row, &ask.query)).collect(),
        form,
    })
}

/// What was found, and among whom.
struct Found {
    rows: Vec<PhraseRow>,
    agencies: u32,
    reports: u32,
}

/// The phrases of the reports that the filters leave; they are kept in memory.
fn found(visit: &Visit<'_>) -> Result<Found, WebError> {
    let query = &visit.ask.query;
    let letters = query.number(Opt::Least, USUAL_LETTERS).max(2);
    let wanted = Wanted { share: query.number(Opt::Share, USUAL_SHARE), shortest: letters as usize };
    let chosen = counted_in(query);
    let page = visit.reader.reports(&chosen, ReportOrder::Agency, false, None, 0)?;
    let mut agencies: Vec<i64> = page.rows.iter().map(|row| row.agency.id).collect();
    agencies.sort_unstable();
    agencies.dedup();
    let of_agencies = u32::try_from(agencies.len()).unwrap_or(u32::MAX);
    let known = visit.known()?;
    let row = |phrase: &Phrase| PhraseRow {
        text: phrase.text.clone(),
        agencies: phrase.agencies,
        of_agencies,
        reports: phrase.reports,
        occurrences: phrase.occurrences,
        theme: visit.theme_words.get(&phrase.text).cloned(),
    };
    let phrases = if chosen == Selection::default() {
        known.phrases(visit.reader, wanted)?
    } else {
        known.phrases_among(visit.reader, page.rows.iter().map(|row| row.id).collect(), wanted)?
    };
    let mut rows: Vec<PhraseRow> = phrases.iter().map(row).collect();
    if query.is(Opt::Only, WORDING) {
        rows.retain(|row| row.theme.is_none());
    }
    Ok(Found { rows, agencies: of_agencies, reports: page.total })
}

/// Whose reports are counted.
fn counted_in(query: &Query) -> Selection {
    let chosen = &query.selection;
    Selection {
        levels: chosen.levels.clone(),
        domains: chosen.domains.clone(),
        periods: chosen.periods.clone(),
        places: chosen.places.clone(),
        ..Selection::default()
    }
}

fn sort(rows: &mut [PhraseRow], by: Option<&str>) {
    let key = |row: &PhraseRow| match by {
        Some("times") => (row.occurrences, row.agencies),
        Some("long") => (row.letters(), row.agencies),
        _ => (row.agencies, row.occurrences),
    };
    rows.sort_by(|a, b| key(b).cmp(&key(a)).then_with(|| a.text.cmp(&b.text)));
}

fn switches(ask: &Ask) -> Vec<Switch> {
    let plain = ask.query.clone().unset(Opt::Sort);
    let all = ask.query.clone().unset(Opt::Only);
    vec![
        Switch::of_number(ask, "至少多少单位写到", Opt::Share, USUAL_SHARE, &SHARES),
        Switch::of_number(ask, "至少", Opt::Least, USUAL_LETTERS, &LETTERS),
        Switch::new(ask, "看", [("全部", all.clone()), ("不看主题词", all.set(Opt::Only, WORDING))]),
        Switch::new(
            ask,
            "顺序",
            [
                ("单位多的在前", plain.clone()),
                ("次数多的在前", plain.clone().set(Opt::Sort, "times")),
                ("长的在前", plain.set(Opt::Sort, "long")),
            ],
        ),
    ]
}

fn dress(row: PhraseRow, query: &Query) -> Row {
    let mut search = Query { selection: counted_in(query), ..query.periods_only() };
    search.selection.query = Some(row.text.clone());
    Row { href: search.href("/search"), percent: percent(row.agencies, row.of_agencies), phrase: row }
}
