//! 对读: two to four reports side by side, in rows by part, by theme, by headings or by likeness.
//!
//! 1. `address`: what the URL says. 2. The reports and their text from the store; what is not there is said.
//! 3. `view`: rows and cells for the page, or the same rows as a file; `word`: as a paper. 4. `chooser`, `typed`: what to read beside them.

mod address;
mod cells;
mod chooser;
mod chosen;
mod marks;
mod numbers;
mod search;
mod shared;
mod switches;
mod typed;
mod view;
mod word;

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};

use self::{
    address::{Address, By, MOST},
    chooser::Choosing,
    chosen::Tools,
    marks::{Legend, legend},
    numbers::NumberRow,
    shared::Marked,
    switches::Display,
    typed::{Typed, Unclear},
    view::{Column, Read, RowView},
    word::{Layout, Subject},
};
use crate::{
    compare::{Cell, Likeness, Measure, Row, ThemeLabel, citation},
    export::{Format, columns, docx},
    model::{ComparedRow, Facets, FigureRow, ReportHead, Selection, ThemeRow},
    store::Reader,
    web::{
        AppState,
        ask::Ask,
        downloads::DownloadError,
        error::{Answer, WebError},
        filters::{Dim, Opt},
        form::FilterForm,
        links::Link,
        namesakes::Namesakes,
        page::{Frame, Tab, html},
        state::{ListName, Visit},
        switch::Switch,
    },
};

/// The filters: parts and themes choose rows, or narrow the text of the cells.
const DIMS: [Dim; 2] = [Dim::Part, Dim::Theme];

#[derive(Template)]
#[template(path = "pages/compare.html")]
struct ComparePage<'a> {
    frame: Frame,
    notes: Vec<String>,
    /// What typed words may mean.
    unclear: Option<Unclear>,
    columns: Vec<Column<'a>>,
    rows: Vec<RowView<'a>>,
    /// The rows with figures alone; empty unless only figures are shown.
    numbers: Vec<NumberRow>,
    only_numbers: bool,
    /// How many rows all have, some have, one has.
    summary: String,
    switches: Vec<Switch>,
    display: Display,
    /// The three forms of a paper.
    papers: Vec<Link>,
    form: FilterForm,
    choosing: Choosing<'a>,
    tools: Tools,
    /// There are too many rows to show their list above the text.
    fold_rows: bool,
    /// What the marks mean.
    legend: Legend,
}

/// `/compare`.
pub(crate) async fn show(State(state): State<AppState>, ask: Ask) -> Answer {
    // What is not there is dropped on the way in; this page says so.
    let asked = ask.query.selection.reports.clone();
    state.visit(ask, move |visit| page(visit, &asked)).await
}

fn page(mut visit: Visit<'_>, asked: &[i64]) -> Answer {
    let address = Address::of(&visit.ask.query);
    let heads = visit.reader.report_heads()?;
    let names = visit.known()?.namesakes(visit.reader)?;
    let unclear = match typed::typed(&visit.ask.query, &address, &heads, &names) {
        Some(Typed::One(href)) => return Ok(Redirect::to(&href).into_response()),
        Some(Typed::Unclear(said)) => Some(said),
        None => None,
    };
    let mut notes = notes(&address, asked, &heads);
    visit.ask.query = address.query.clone();
    let mut reports = read(visit.reader, &address, &heads, &names)?;
    search::mark(visit.reader, &address, &mut reports)?;
    let rows = aligned(&visit, &address, &reports)?;
    let form = filters(&visit, &address, rows.len())?;
    let figures = if address.numbers() { numbers::read(visit.reader, &address)? } else { Vec::new() };
    if let Some(format) = visit.ask.format {
        let compared = Compared { address: &address, reports: &reports, rows: &rows, figures: &figures };
        return compared.download(&visit, format, &form);
    }
    notes.extend(empty(&address, &reports, &rows));
    let marked = Marked::of(&visit, &address, &reports)?;
    let chosen: Vec<&ReportHead> = reports.iter().map(|read| &read.report).collect();
    html(&ComparePage {
        frame: frame(&visit, &reports),
        columns: view::columns(&address, &reports),
        numbers: numbers::views(&address, &reports, &rows, &figures),
        only_numbers: address.numbers(),
        rows: view::row_views(&address, &reports, &rows, &marked),
        summary: view::summary(&address, &rows, reports.len()),
        switches: switches::of_rows(&visit.ask),
        display: Display::of(&visit.ask),
        papers: word::links(&address),
        choosing: Choosing::new(&address, &chosen, &heads, &names),
        tools: Tools::new(&address),
        fold_rows: address.by() == By::Likeness,
        legend: legend(&address),
        notes,
        unclear,
        form,
    })
}

/// A comparison to be taken away.
struct Compared<'a> {
    address: &'a Address,
    reports: &'a [Read],
    rows: &'a [Row<'a>],
    figures: &'a [Vec<FigureRow>],
}

impl Compared<'_> {
    /// What the page shows, as a file.
    fn download(&self, visit: &Visit<'_>, format: Format, form: &FilterForm) -> Answer {
        let Self { address, reports, rows, figures } = self;
        let name = format!("对读_{}", agencies(reports).join("、"));
        if format == Format::Docx {
            let subject = Subject { address, reports, rows };
            let paper = word::paper(&subject, &names(reports), &form.words(), visit.is_sample());
            let words = std::iter::once(Layout::of(address).name().to_owned()).chain(form.words()).collect();
            let bytes = docx(&paper).map_err(DownloadError::from)?;
            return visit.send(format, bytes, ListName("compare", &name), words);
        }
        if address.numbers() {
            let list = numbers::list(reports, rows, figures);
            let name = ListName("compare-numbers", &name);
            return visit.download(format, columns::COMPARED_FIGURES, &list, name, form);
        }
        visit.download(format, columns::COMPARISON, &list(reports, rows), ListName("compare", &name), form)
    }
}

/// The filters, with the way back from picked rows.
fn filters(visit: &Visit<'_>, address: &Address, rows: usize) -> Result<FilterForm, WebError> {
    let compared = address.reports().len() > 1;
    let facets =
        if compared { visit.reader.passage_facets(&address.narrowing())? } else { Facets::default() };
    let form = FilterForm::new(&visit.ask, &facets, &DIMS).with_field("段落里有", &visit.ask.query);
    Ok(form.with_chip(&visit.ask, "行", Opt::Rows, chosen::chip(address, rows)))
}

/// What in the address could not be followed, in calm words.
fn notes(address: &Address, asked: &[i64], heads: &[ReportHead]) -> Vec<String> {
    let mut notes = Vec::new();
    let unknown: Vec<String> =
        asked.iter().filter(|id| !heads.iter().any(|head| head.id == **id)).map(i64::to_string).collect();
    if !unknown.is_empty() {
        let unknown = unknown.join("、");
        notes.push(format!("没有编号为 {unknown} 的材料：可能已经重新导入，编号变了。请在下面重新选。"));
    }
    if address.too_many {
        notes.push(format!("一次最多并排 {MOST} 份材料，这里显示最前面的 {MOST} 份。"));
    }
    notes
}

/// What a comparison without rows, or without the words that are looked for, says of that.
fn empty(address: &Address, reports: &[Read], rows: &[Row<'_>]) -> Vec<String> {
    if reports.len() < 2 {
        return Vec::new();
    }
    let nothing = rows.is_empty().then(|| "照现在的筛选，没有可以并排的内容。请去掉一些筛选。".to_owned());
    search::absent(address, reports).into_iter().chain(nothing).collect()
}

fn read(
    reader: &Reader<'_>,
    address: &Address,
    heads: &[ReportHead],
    names: &Namesakes,
) -> Result<Vec<Read>, WebError> {
    let texts = reader.texts(address.reports())?;
    let head = |id: &i64| heads.iter().find(|head| head.id == *id).cloned();
    let heads = address.reports().iter().filter_map(head);
    Ok(Read::columns(heads.zip(texts).collect(), names))
}

/// The rows, with what their alignment needs to know.
fn aligned<'a>(visit: &Visit<'_>, address: &Address, reports: &'a [Read]) -> Result<Vec<Row<'a>>, WebError> {
    let themes = theme_labels(visit.reader, address)?;
    let weighed = matches!(address.by(), By::Likeness | By::Outline) && reports.len() > 1;
    let weights = if weighed { Some(visit.known()?.weights(visit.reader)?) } else { None };
    Ok(view::rows(address, reports, &themes, weights.as_deref()))
}

/// The themes in page order, each with the name of its parent.
fn theme_labels(reader: &Reader<'_>, address: &Address) -> Result<Vec<ThemeLabel>, WebError> {
    if address.reports().is_empty() {
        return Ok(Vec::new());
    }
    let selection = Selection { reports: address.reports().to_vec(), ..Selection::default() };
    let rows = reader.themes(&selection)?;
    let name = |key: &String| rows.iter().find(|row| row.key == *key).map(|row| row.name.clone());
    let label = |row: &ThemeRow| ThemeLabel {
        key: row.key.clone(),
        name: row.name.clone(),
        parent: row.parent.as_ref().and_then(name).or_else(|| row.own.then(|| "自定义".to_owned())),
    };
    Ok(search::label(address).into_iter().chain(rows.iter().map(label)).collect())
}

fn frame(visit: &Visit<'_>, reports: &[Read]) -> Frame {
    if reports.len() < 2 {
        return visit.frame(Tab::Compare, "对读");
    }
    visit.list_frame(Tab::Compare, names(reports))
}

/// `对读：区民政局 · 县民政局`.
fn names(reports: &[Read]) -> String {
    format!("对读：{}", agencies(reports).join(" · "))
}

fn agencies(reports: &[Read]) -> Vec<&str> {
    reports.iter().map(|read| read.name.as_str()).collect()
}

/// The rows as a list: a line a passage, or an empty cell.
fn list(reports: &[Read], rows: &[Row<'_>]) -> Vec<ComparedRow> {
    let mut list = Vec::new();
    for row in rows {
        for (column, (cell, read)) in row.cells.iter().zip(reports).enumerate() {
            let likeness = row.likeness(column);
            let by = |measure| likeness.filter(|told| told.measure == measure).map(|told| told.score);
            let line = |passage, absence| ComparedRow {
                key: row.key().to_owned(),
                name: row.name().to_owned(),
                report: read.report.clone(),
                passage,
                absence,
                passages_alike: by(Measure::Passages),
                headings_alike: by(Measure::Headings),
                alike: likeness.map(Likeness::told),
            };
            match cell {
                Cell::Absent(absence) => list.push(line(None, Some(absence.to_string()))),
                Cell::Passages(passages) => list.extend(
                    passages.iter().map(|&passage| line(Some((passage.clone(), citation(passage))), None)),
                ),
            }
        }
    }
    list
}
