//! One stored report set right: `GET /corrections/12` is its form, `POST /corrections/save` what the form sends.

use askama::Template;
use axum::{
    body::Bytes,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
};

use crate::{
    import,
    model::{Field, Period, ReportHead, Unit},
    web::{
        AppState,
        ask::Ask,
        error::{Answer, WebError},
        links::Link,
        page::{Frame, Tab, html},
        state::Visit,
    },
};

#[derive(Template)]
#[template(path = "pages/corrections/one.html")]
struct OnePage {
    frame: Frame,
    report: i64,
    said: Said,
    title: String,
    agency: String,
    unit: String,
    domain: String,
    place: String,
    period: String,
    units: Vec<&'static str>,
    domains: Vec<String>,
    agencies: Vec<String>,
}

/// What there is to say of what was sent.
#[derive(Default)]
enum Said {
    /// Nothing was sent.
    #[default]
    Asked,
    /// All of it is so already.
    Nothing,
    /// Why it could not be kept.
    Problem(String),
}

/// What was typed.
type Values = Vec<(Field, String)>;

/// `GET /corrections/{id}`.
pub(crate) async fn show(State(state): State<AppState>, ask: Ask) -> Answer {
    if !ask.local {
        return Err(WebError::NotHere);
    }
    let (id, domains) = (ask.id("材料")?, state.domains());
    state.visit(ask, move |visit| page(&visit, id, domains, &Vec::new(), Said::default())).await
}

fn page(visit: &Visit<'_>, id: i64, domains: Vec<String>, typed: &Values, said: Said) -> Answer {
    let heads = visit.reader.report_heads()?;
    let head = heads.iter().find(|head| head.id == id).filter(|_| !visit.is_sample());
    let head = head.ok_or(WebError::NotFound("材料"))?;
    let name = visit.reader.agency_name(head.agency.id)?;
    let place = visit.reader.report_place(id)?;
    let value = |field: Field| {
        let sent = typed.iter().find(|(of, _)| *of == field).map(|(_, value)| value.clone());
        sent.unwrap_or_else(|| stored(head, &name, &place, field))
    };
    html(&OnePage {
        frame: visit.frame(Tab::None, "更正一篇材料").under(Link::new("更正", "/corrections")),
        report: id,
        said,
        title: value(Field::Title),
        agency: value(Field::Agency),
        unit: value(Field::Unit),
        domain: value(Field::Domain),
        place: value(Field::Place),
        period: value(Field::Period),
        units: Unit::ALL.map(Unit::name).to_vec(),
        domains,
        agencies: visit.reader.agency_names()?,
    })
}

/// What a field of a stored report is.
fn stored(head: &ReportHead, name: &str, place: &str, field: Field) -> String {
    match field {
        Field::Title => head.title.clone(),
        Field::Agency => name.to_owned(),
        Field::Unit => head.agency.unit.map_or_else(String::new, |unit| unit.name().to_owned()),
        Field::Domain => head.agency.domain.clone(),
        Field::Place => place.to_owned(),
        Field::Period => head.period.map_or_else(String::new, Period::label),
    }
}

/// `POST /corrections/save`: `report`, and a value for each field.
pub(crate) async fn save(State(state): State<AppState>, ask: Ask, body: Bytes) -> Answer {
    let mut report = None;
    let mut values = Values::new();
    for (key, value) in form_urlencoded::parse(&body) {
        match Field::from_key(&key) {
            Some(field) => values.push((field, value.into_owned())),
            None if key == "report" => report = value.parse::<i64>().ok(),
            None => {}
        }
    }
    let report = report.ok_or_else(|| WebError::BadRequest("这个按钮送来的内容不完整".to_owned()))?;
    let sent = values.clone();
    match state.work(move |store, registry| import::correct(store, registry, report, &sent)).await? {
        Ok(true) => {
            Ok((StatusCode::SEE_OTHER, [(header::LOCATION, format!("/reports/{report}"))]).into_response())
        }
        unsaved => {
            let said = unsaved.map_or_else(|error| Said::Problem(error.to_string()), |_| Said::Nothing);
            let domains = state.domains();
            let ask = Ask { path: format!("/corrections/{report}"), ..ask };
            state.visit(ask, move |visit| page(&visit, report, domains, &values, said)).await
        }
    }
}
