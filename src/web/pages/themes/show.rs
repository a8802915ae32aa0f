//! One theme: every passage on it, by level and agency, as a list, as columns side by side, or counted by agency.
//!
//! 1. The subject: a theme of the word list, or the words of a search (`subject`).
//! 2. The selection is the address's, with this subject; part, level, domain, period, agency and words narrow it, and so
//!    does another theme that the same passages have.
//! 3. The passages, with the words marked that earned them the theme.
//! 4. Beside them: kindred themes, who does not write about it, its figures, and the rule.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};

use super::{
    columns::{self, Column},
    kindred::{self, Kindred},
    rule::{self, Line},
    silent::{self, Silent},
    subject::{self, Subject},
    voices::{self, Table},
};
use crate::{
    compare::among_peers,
    export,
    model::{Facets, Part, Selection, VoiceRow},
    store::PassageSort,
    web::{
        AppState,
        ask::Ask,
        cards::Card,
        error::{Answer, WebError},
        figure::Beside,
        filters::{Dim, Opt, Query},
        form::FilterForm,
        grouped::ByAgency,
        links::Link,
        list::{Pager, offset},
        page::{Frame, Tab, html},
        state::{ListName, Visit},
        switch::Switch,
    },
};

const DIMS: [Dim; 7] = [Dim::Part, Dim::Level, Dim::Domain, Dim::Agency, Dim::Place, Dim::Period, Dim::With];
/// Passages on a page of the list.
const PER_PAGE: u32 = 60;
/// Reports that are set side by side.
const COMPARED: usize = 3;

#[derive(Template)]
#[template(path = "pages/themes/show.html")]
struct ShowPage {
    /// Whether it is a theme of the user's own.
    own: bool,
    frame: Frame,
    form: FilterForm,
    /// Passages, density, share of the text, agencies: in words.
    facts: String,
    /// The words of a search, where the theme is one for the moment.
    search: Option<String>,
    /// What else can be done with the theme.
    onward: Vec<Link>,
    kindred: Vec<Kindred>,
    switches: Vec<Switch>,
    layout: Layout,
    figures: Beside,
    silent_heading: String,
    silent: Silent,
    rule: Vec<Line>,
}

/// How the passages are laid out.
enum Layout {
    List(Vec<ByAgency<Card>>, Pager),
    Columns(Vec<Column>),
    Agencies(Table),
}

/// `/themes/{key}`, and `/themes/q?q=…` for a search.
pub(crate) async fn show(State(state): State<AppState>, ask: Ask) -> Answer {
    state.list(ask, page).await
}

fn page(mut visit: Visit<'_>) -> Answer {
    let Some(subject) = Subject::of(&mut visit)? else {
        return Ok(Redirect::to("/search").into_response());
    };
    let selection = subject.selection(&visit.ask.query.selection);
    let mut facets = visit.reader.passage_facets(&selection)?;
    facets.with.retain(|value| !subject.is_kin(&value.key));
    let form = FilterForm::new(&visit.ask, &facets, &DIMS);
    let form = match subject.card() {
        Some(_) => form.with_field("段落里有", &visit.ask.query),
        None => form.with_field("换个词看", &visit.ask.query).about_words(&visit.ask),
    };
    let rows = among_peers(visit.reader.voices(&selection)?);
    if visit.ask.format.is_some() {
        return download(&visit, &subject, &selection, rows, &form);
    }
    html(&build(&visit, &subject, &selection, &facets, (rows, form))?)
}

/// What the page shows, as a file: passages, or agencies.
fn download(
    visit: &Visit<'_>,
    subject: &Subject,
    selection: &Selection,
    rows: Vec<VoiceRow>,
    form: &FilterForm,
) -> Answer {
    let Some(format) = visit.ask.format else { return Err(WebError::NotFound("文件")) };
    let of_search = || format!("主题_检索_{}", subject.name());
    let title = subject.card().map_or_else(of_search, |card| format!("主题_{}", card.name));
    if visit.ask.query.is(Opt::View, "agencies") {
        let rows = voices::sorted(&visit.ask, rows);
        let title = format!("{title}_按单位");
        return visit.download(format, export::columns::VOICES, &rows, ListName("theme", &title), form);
    }
    let rows = visit.reader.passages(selection, PassageSort::default(), None, 0)?.rows;
    visit.download(format, export::columns::PASSAGES, &rows, ListName("theme", &title), form)
}

fn build(
    visit: &Visit<'_>,
    subject: &Subject,
    selection: &Selection,
    facets: &Facets,
    (rows, form): (Vec<VoiceRow>, FilterForm),
) -> Result<ShowPage, WebError> {
    let query = subject.elsewhere(&visit.ask.query);
    Ok(ShowPage {
        frame: frame(visit, subject)?,
        facts: subject::facts(subject, &rows, &visit.shown_periods()),
        onward: onward(visit, subject, &rows),
        own: subject.card().is_some_and(|card| card.own),
        search: subject.card().is_none().then(|| subject.name().to_owned()),
        kindred: kindred::kindred(visit, subject, facets),
        switches: switches(&visit.ask),
        silent_heading: silent::heading(&selection.parts),
        silent: silent::silent(&rows),
        rule: subject.card().map(|card| rule::lines(&card.definition)).unwrap_or_default(),
        figures: Beside::of(visit, &query, true)?,
        layout: layout(visit, subject, selection, facets, rows)?,
        form,
    })
}

fn layout(
    visit: &Visit<'_>,
    subject: &Subject,
    selection: &Selection,
    facets: &Facets,
    rows: Vec<VoiceRow>,
) -> Result<Layout, WebError> {
    match visit.ask.query.option(Opt::View) {
        Some("columns") => Ok(Layout::Columns(columns::columns(visit, subject, selection, facets, &rows)?)),
        Some("agencies") => {
            Ok(Layout::Agencies(voices::table(&visit.ask, &voices::sorted(&visit.ask, rows))))
        }
        _ => {
            let from = offset(&visit.ask.query, PER_PAGE);
            let page = visit.reader.passages(selection, PassageSort::default(), Some(PER_PAGE), from)?;
            let pager = Pager::new(&visit.ask, &page, PER_PAGE, "段");
            Ok(Layout::List(columns::cards(visit, subject, &page.rows)?, pager))
        }
    }
}

/// The agencies that write most about it side by side; a search in the grid, and kept as a theme; an own theme changed.
fn onward(visit: &Visit<'_>, subject: &Subject, rows: &[VoiceRow]) -> Vec<Link> {
    let mut links = Vec::new();
    let mut most: Vec<&VoiceRow> = rows.iter().filter(|row| row.voice.passages > 0).collect();
    most.sort_by_key(|row| std::cmp::Reverse(row.voice.passages));
    if most.len() > 1 {
        let mut query = subject.alone(&Query::default());
        query.selection.reports = most.iter().take(COMPARED).map(|row| row.voice.report_id).collect();
        links.push(Link::new("写得多的并排看", query.href("/compare")));
    }
    match subject.card() {
        None => {
            links.push(Link::new("放进总览的表里看", subject.alone(&visit.ask.query).href("/")));
            links.extend(
                visit.ask.local.then(|| {
                    Link::new("存为自己的主题", subject.alone(&Query::default()).href("/themes/own"))
                }),
            );
        }
        Some(card) if card.own && visit.ask.local => {
            links.push(Link::new("修改这个主题", format!("/themes/own?theme={}#form", card.key)));
        }
        Some(_) => {}
    }
    links
}

fn frame(visit: &Visit<'_>, subject: &Subject) -> Result<Frame, WebError> {
    let Some(card) = subject.card() else {
        return Ok(visit.list_frame(Tab::Themes, format!("检索“{}”作为主题", subject.name())));
    };
    let mut frame = visit.list_frame(Tab::Themes, card.name.clone());
    if let Some((key, name)) = &card.parent {
        let parent = frame.to(&format!("/themes/{key}"));
        frame = frame.under(Link::new(name.clone(), parent));
    }
    let query = visit.ask.query.clone().unset(Opt::Page).cleared(Dim::With);
    Ok(frame
        .between(&visit.reader.themes_in_order()?, &card.key, |key| query.href(&format!("/themes/{key}"))))
}

/// The switches of a theme's page.
fn switches(ask: &Ask) -> Vec<Switch> {
    let query = &ask.query.clone().unset(Opt::Sort).unset(Opt::Desc);
    let part = |part: Part| query.clone().cleared(Dim::Part).with(Dim::Part, part.key());
    let told = [Part::Review, Part::Problems, Part::Plan].map(|one| (one.short(), part(one)));
    let parts = [("全部", query.clone().cleared(Dim::Part))].into_iter().chain(told);
    let views = [
        ("列表", query.clone().unset(Opt::View)),
        ("分栏", query.clone().set(Opt::View, "columns")),
        ("按单位", query.clone().set(Opt::View, "agencies")),
    ];
    vec![Switch::new(ask, "看什么", parts), Switch::new(ask, "排成", views), Switch::of_text(ask)]
}
