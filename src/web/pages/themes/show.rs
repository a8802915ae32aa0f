//! One theme: every passage on it, by level and agency, as a list or as columns side by side.
//!
//! 1. The selection is the address's, with this theme; part, level, domain, period, agency and words narrow it.
//! 2. The passages, with the words marked that earned them the theme.
//! 3. Beside them: sub-themes, who does not write about it, and the rule.

use askama::Template;
use axum::extract::State;

use super::{
    columns::{self, Column},
    rule::{self, Line},
    silent::{self, Group},
};
use crate::{
    export,
    model::{Facets, Part, Selection, ThemeRow},
    store::{PassageSort, ThemeCard},
    web::{
        AppState,
        ask::Ask,
        cards::Card,
        error::{Answer, WebError},
        figure::Beside,
        filters::{Dim, Opt},
        form::FilterForm,
        grouped::ByAgency,
        links::Link,
        list::{Pager, offset},
        page::{Frame, Tab, html},
        state::{ListName, Visit},
        switch::Switch,
        words::{count, percent, share},
    },
};

const DIMS: [Dim; 5] = [Dim::Part, Dim::Level, Dim::Domain, Dim::Agency, Dim::Period];
/// Passages on a page of the list.
const PER_PAGE: u32 = 60;

#[derive(Template)]
#[template(path = "pages/themes/show.html")]
struct ShowPage {
    frame: Frame,
    form: FilterForm,
    /// Passages, share of the text, agencies: in words.
    facts: String,
    /// The themes that are part of this one, with their passages.
    children: Vec<(Link, String)>,
    switches: Vec<Switch>,
    groups: Vec<ByAgency<Card>>,
    pager: Option<Pager>,
    figures: Beside,
    columns: Vec<Column>,
    silent_heading: String,
    silent: Vec<Group>,
    silent_count: usize,
    rule: Vec<Line>,
}

/// `/themes/{key}`.
pub(crate) async fn show(State(state): State<AppState>, ask: Ask) -> Answer {
    state.visit(ask, page).await
}

fn page(mut visit: Visit<'_>) -> Answer {
    let theme = visit.reader.theme(visit.ask.key())?.ok_or(WebError::NotFound("主题"))?;
    visit.ask.query.selection.themes.clear();
    let selection = Selection { themes: vec![theme.key.clone()], ..visit.ask.query.selection.clone() };
    let facets = visit.reader.passage_facets(&selection)?;
    let filters = FilterForm::new(&visit.ask, &facets, &DIMS).with_field("段落里有", &visit.ask.query);
    if let Some(format) = visit.ask.format {
        let rows = visit.reader.passages(&selection, PassageSort::default(), None, 0)?.rows;
        let name = format!("主题_{}", theme.name);
        return visit.download(format, export::columns::PASSAGES, &rows, ListName("theme", &name), &filters);
    }
    html(&build(&visit, &theme, &selection, &facets, filters)?)
}

fn build(
    visit: &Visit<'_>,
    theme: &ThemeCard,
    selection: &Selection,
    facets: &Facets,
    form: FilterForm,
) -> Result<ShowPage, WebError> {
    let all = visit.reader.themes(selection)?;
    let silent = visit.reader.silent_agencies(selection)?;
    let (mut groups, mut pager, mut columns) = (Vec::new(), None, Vec::new());
    if visit.ask.query.is(Opt::View, "columns") {
        columns = columns::columns(visit, theme, selection, facets, &silent)?;
    } else {
        let from = offset(&visit.ask.query, PER_PAGE);
        let page = visit.reader.passages(selection, PassageSort::default(), Some(PER_PAGE), from)?;
        pager = Some(Pager::new(&visit.ask, &page, PER_PAGE, "段"));
        groups = columns::cards(visit, theme, &page.rows)?;
    }
    Ok(ShowPage {
        frame: frame(visit, theme, &all),
        facts: facts(theme, &all),
        children: children(visit, theme, &all),
        switches: switches(&visit.ask),
        silent_heading: silent::heading(&selection.parts),
        silent: silent::groups(&silent),
        silent_count: silent.len(),
        rule: rule::lines(&theme.definition),
        form,
        groups,
        pager,
        figures: figures(visit, theme)?,
        columns,
    })
}

/// The numbers in the passages on the theme, under the filters of the page except the words.
fn figures(visit: &Visit<'_>, theme: &ThemeCard) -> Result<Beside, WebError> {
    let query = visit.ask.query.clone().without_words().with(Dim::Theme, &theme.key);
    Beside::of(visit, &query, true)
}

fn frame(visit: &Visit<'_>, theme: &ThemeCard, all: &[ThemeRow]) -> Frame {
    let entries: Vec<(String, String)> = all.iter().map(|row| (row.key.clone(), row.name.clone())).collect();
    let mut frame = visit.list_frame(Tab::Themes, theme.name.clone());
    if let Some((key, name)) = &theme.parent {
        frame = frame.under(Link::new(name.clone(), format!("/themes/{key}")));
    }
    frame.between(&entries, &theme.key, |key| {
        visit.ask.query.clone().unset(Opt::Page).href(&format!("/themes/{key}"))
    })
}

/// `86 段，占所看正文的 3.1%；25 家单位里 14 家写到`.
fn facts(theme: &ThemeCard, all: &[ThemeRow]) -> String {
    let Some(row) = all.iter().find(|row| row.key == theme.key) else { return String::new() };
    format!(
        "{} 段，占所看材料正文的 {}；{} 家单位里 {} 家写到",
        count(row.passages),
        share(percent(row.chars, row.of_chars)),
        row.agencies as usize + row.silent.len(),
        row.agencies,
    )
}

fn children(visit: &Visit<'_>, theme: &ThemeCard, all: &[ThemeRow]) -> Vec<(Link, String)> {
    let passages = |key: &str| all.iter().find(|row| row.key == key).map_or(0, |row| row.passages);
    let child = |(key, name): &(String, String)| (theme_link(visit, key, name), count(passages(key)));
    theme.children.iter().map(child).collect()
}

fn theme_link(visit: &Visit<'_>, key: &str, name: &str) -> Link {
    Link::new(name, visit.ask.query.clone().unset(Opt::Page).href(&format!("/themes/{key}")))
}

/// The switches of a theme's page.
fn switches(ask: &Ask) -> Vec<Switch> {
    let query = &ask.query;
    let part = |part: Part| query.clone().cleared(Dim::Part).with(Dim::Part, part.key());
    let parts = [
        ("全部", query.clone().cleared(Dim::Part)),
        ("做法", part(Part::Review)),
        ("问题", part(Part::Problems)),
        ("打算", part(Part::Plan)),
    ];
    let views = [("列表", query.clone().unset(Opt::View)), ("分栏", query.clone().set(Opt::View, "columns"))];
    vec![Switch::new(ask, "看什么", parts), Switch::new(ask, "排成", views), Switch::of_text(ask)]
}
