//! 相近: every report beside every other: what stands in both word for word, and how alike they speak.
//!
//! 1. The reports that the filters leave, at most [`MOST`] of them. 2. `pairs`: how close each is to each other, as rows.
//! 3. `grid`: the same as a table, shaded. The page shows passages, lengths and places; it does not judge.

mod grid;
mod pairs;

use askama::Template;
use axum::extract::State;

use self::{
    grid::{Grid, Measure},
    pairs::Closest,
};
use crate::{
    export::columns::PAIRS,
    model::{ReportHead, ReportRow},
    store::{Counted, ReportOrder},
    web::{
        AppState,
        ask::Ask,
        error::{Answer, WebError},
        filters::{Dim, Opt},
        form::FilterForm,
        namesakes::Namesakes,
        page::{Frame, Tab, html},
        state::{ListName, Visit},
        switch::Switch,
    },
};

/// The filters: whose reports stand beside each other.
const DIMS: [Dim; 5] = [Dim::Level, Dim::Domain, Dim::Agency, Dim::Place, Dim::Period];
/// More reports than this make a table that nobody reads, and a page that is too large.
const MOST: u32 = 60;
/// So many of the closest pairs are listed; files have all.
const LISTED: usize = 16;
/// Wording is shared from so many letters on.
const LEASTS: [(u32, &str); 3] = [(13, "13 字"), (20, "20 字"), (30, "30 字")];
const USUAL_LEAST: u32 = 13;
/// Shorter wording is shared by chance, and would take long to compare.
const SHORTEST: u32 = 8;
/// `show=phrases`: wording that is mostly set phrases counts, too.
const WITH_PHRASES: &str = "phrases";
/// `by=words`: the cosine is shown.
const BY_WORDS: &str = "words";

#[derive(Template)]
#[template(path = "pages/likeness.html")]
struct LikenessPage {
    frame: Frame,
    form: FilterForm,
    switches: Vec<Switch>,
    notes: Vec<String>,
    grid: Grid,
    closest: Vec<Closest>,
    /// Pairs that share wording, and all pairs.
    counted: (usize, usize),
    least: u32,
    by_words: bool,
    legend: Vec<(usize, String)>,
}

/// `GET /likeness`.
pub(crate) async fn show(State(state): State<AppState>, ask: Ask) -> Answer {
    state.list(ask, |visit| page(&visit)).await
}

fn page(visit: &Visit<'_>) -> Answer {
    let ask = &visit.ask;
    let facets = visit.reader.facets(&ask.query.selection, Counted::Reports)?;
    let form = FilterForm::new(ask, &facets, &DIMS);
    let measure = if ask.query.is(Opt::By, BY_WORDS) { Measure::Words } else { Measure::Shared };
    let least = ask.query.number(Opt::Least, USUAL_LEAST).max(SHORTEST);
    let (heads, total) = heads(visit)?;
    let mut rows = pairs::rows(visit, &heads, least, ask.query.is(Opt::Show, WITH_PHRASES))?;
    pairs::sort(&mut rows, measure);
    if let Some(format) = ask.format {
        return visit.download(format, PAIRS, &rows, ListName("likeness", "相近"), &form);
    }
    let names = Namesakes::among(&heads);
    html(&LikenessPage {
        frame: visit.list_frame(Tab::Compare, "相近"),
        switches: switches(ask),
        notes: notes(heads.len(), total),
        grid: Grid::new(&heads, &names, &rows, measure, least),
        closest: rows.iter().take(LISTED).map(|row| Closest::new(row, &names, least)).collect(),
        counted: (rows.iter().filter(|row| row.echo.is_some()).count(), rows.len()),
        least,
        by_words: measure == Measure::Words,
        legend: measure.legend(),
        form,
    })
}

/// The reports that the filters leave, in page order, and how many there are in all.
fn heads(visit: &Visit<'_>) -> Result<(Vec<ReportHead>, u32), WebError> {
    let page = visit.reader.reports(&visit.ask.query.selection, ReportOrder::Agency, false, Some(MOST), 0)?;
    Ok((page.rows.iter().map(ReportRow::head).collect(), page.total))
}

fn notes(shown: usize, total: u32) -> Vec<String> {
    if total > MOST {
        return vec![format!(
            "一次最多比 {MOST} 份材料，这里是 {total} 份中最前面的 {MOST} 份。用左边的筛选缩小范围，可以看到其余的。"
        )];
    }
    if shown < 2 {
        return vec!["至少要有两份材料才能比。请去掉一些筛选。".to_owned()];
    }
    Vec::new()
}

fn switches(ask: &Ask) -> Vec<Switch> {
    let shared = ask.query.clone().unset(Opt::By);
    let words = shared.clone().set(Opt::By, BY_WORDS);
    vec![
        Switch::new(ask, "看", [("相同文字占比", shared), ("用词相近度", words)]),
        Switch::new(
            ask,
            "套话",
            [
                ("不计", ask.query.clone().unset(Opt::Show)),
                ("计入", ask.query.clone().set(Opt::Show, WITH_PHRASES)),
            ],
        ),
        Switch::of_number(ask, "相同文字至少连续", Opt::Least, USUAL_LEAST, &LEASTS),
    ]
}
