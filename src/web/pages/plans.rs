//! 打算: the ledger of plans, and targets beside what was reached.
//!
//! Three faces: one item a row (`ledger`), targets with what the same report says was reached (`targets`,
//! `view=targets`), and the targets of the period before beside the numbers of this one (`view=before`).

mod ledger;
mod targets;

use axum::extract::State;

use crate::web::{
    AppState,
    ask::Ask,
    error::Answer,
    filters::{Dim, Opt},
    state::Visit,
    switch::Switch,
};

const DIMS: [Dim; 6] = [Dim::Theme, Dim::Level, Dim::Domain, Dim::Agency, Dim::Place, Dim::Period];

/// `GET /plans`.
pub(crate) async fn show(State(state): State<AppState>, ask: Ask) -> Answer {
    state.list(ask, |visit| page(&visit)).await
}

fn page(visit: &Visit<'_>) -> Answer {
    match visit.ask.query.option(Opt::View) {
        Some("targets") => targets::page(visit, targets::Face::SameReport),
        Some("before") => targets::page(visit, targets::Face::PeriodBefore),
        _ => ledger::page(visit),
    }
}

/// The three faces.
fn faces(ask: &Ask) -> Switch {
    let plain = ask.query.clone().unset(Opt::View).unset(Opt::Sort).unset(Opt::Desc);
    let views = [
        ("台账", plain.clone()),
        ("目标与完成", plain.clone().set(Opt::View, "targets")),
        ("上期目标与本期", plain.set(Opt::View, "before")),
    ];
    Switch::new(ask, "看法", views)
}
