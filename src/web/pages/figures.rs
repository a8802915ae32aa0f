//! 数据: every number with its sentence.
//!
//! Three faces of one list: the figures (`list`), their indicators (`groups`, `view=group`), and one indicator across
//! agencies (`one`, `group=…`). Downloads give the rows of the face that is shown.

mod groups;
mod list;
mod one;

use axum::extract::State;

use crate::{
    store::Listed,
    web::{
        AppState,
        ask::Ask,
        error::{Answer, WebError},
        filters::{Dim, Opt},
        form::FilterForm,
        state::Visit,
        switch::Switch,
    },
};

const DIMS: [Dim; 11] = [
    Dim::FigureKind,
    Dim::Status,
    Dim::Unit,
    Dim::Masked,
    Dim::Part,
    Dim::Theme,
    Dim::Level,
    Dim::Domain,
    Dim::Agency,
    Dim::Place,
    Dim::Period,
];

/// `GET /figures`.
pub(crate) async fn show(State(state): State<AppState>, ask: Ask) -> Answer {
    state.list(ask, |visit| page(&visit)).await
}

fn page(visit: &Visit<'_>) -> Answer {
    let query = &visit.ask.query;
    if query.is(Opt::View, "group") {
        return groups::page(visit);
    }
    if query.selection.group.is_some() && !query.is(Opt::View, "list") {
        return one::page(visit);
    }
    list::page(visit)
}

/// The filters with their counts, and a field for words.
fn form(visit: &Visit<'_>) -> Result<FilterForm, WebError> {
    let facets = visit.reader.listed_facets(Listed::Figures, &visit.ask.query.selection)?;
    let form = FilterForm::new(&visit.ask, &facets, &DIMS);
    Ok(form.with_field("指标或句子里有", &visit.ask.query))
}

/// One by one, or by indicator.
fn switches(ask: &Ask) -> Vec<Switch> {
    let plain = ask.query.clone().unset(Opt::View).unset(Opt::Sort).unset(Opt::Desc).group(None);
    let each = plain.clone().unset(Opt::Only);
    let views = [("逐条", each), ("按指标合并", plain.set(Opt::View, "group"))];
    vec![Switch::new(ask, "看法", views)]
}
