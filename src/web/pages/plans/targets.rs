//! Targets beside what was reached: the rate as the text states it, and as the numbers give it.

use askama::Template;

use crate::{
    export::columns::TARGETS,
    model::TargetRow,
    store::Listed,
    web::{
        error::Answer,
        figure::Shown,
        form::FilterForm,
        page::{Frame, Tab, html},
        state::{ListName, Visit},
        switch::Switch,
        words::number,
    },
};

/// Rates that differ by less, in points, say the same: texts round.
const ROUNDING: f64 = 1.0;

/// Words that make a number the least: more is no contradiction.
const AT_LEAST: [&str; 7] = ["以上", "超", "余", "多", "逾", "不少于", "不低于"];

/// What a target is set beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    /// What its own report says was reached.
    SameReport,
    /// What the next report of the agency says.
    PeriodBefore,
}

#[derive(Template)]
#[template(path = "pages/plans/targets.html")]
struct TargetsPage {
    frame: Frame,
    form: FilterForm,
    switches: Vec<Switch>,
    lead: &'static str,
    nothing: &'static str,
    /// Whether the target is of another period than the number.
    before: bool,
    rows: Vec<Beside>,
}

/// One target.
struct Beside {
    target: Shown,
    actual: Option<Shown>,
    /// What was reached, in words.
    reached: String,
    /// The rate, or why there is none.
    computed: Result<String, &'static str>,
    stated: Option<Shown>,
    /// Whether the two rates say different things.
    differs: bool,
}

pub(super) fn page(visit: &Visit<'_>, face: Face) -> Answer {
    let (ask, selection) = (&visit.ask, &visit.ask.query.selection);
    let facets = visit.reader.listed_facets(Listed::Figures, selection)?;
    let form =
        FilterForm::new(ask, &facets, &super::DIMS).with_field("指标或句子里有", &ask.query).without_counts();
    let rows = match face {
        Face::SameReport => visit.reader.targets(selection)?,
        Face::PeriodBefore => visit.reader.targets_before(selection)?,
    };
    let (title, lead, nothing) = words(face);
    if let Some(format) = ask.format {
        return visit.download(format, TARGETS, &rows, ListName("targets", title), &form);
    }
    html(&TargetsPage {
        frame: visit.list_frame(Tab::Plans, title),
        form,
        switches: vec![super::faces(ask), Switch::of_text(ask)],
        lead,
        nothing,
        before: face == Face::PeriodBefore,
        rows: rows.iter().map(|row| beside(row, visit)).collect(),
    })
}

const fn words(face: Face) -> (&'static str, &'static str, &'static str) {
    match face {
        Face::SameReport => (
            "目标与完成",
            "同一篇材料里既写了目标、又写了完成的，放在一起；完成率由程序照原文的数算出，与文中写的并列。",
            "没有找到既写目标又写完成的句子（如“全年任务22个，已完成11个”）。",
        ),
        Face::PeriodBefore => (
            "上期目标与本期",
            "同一单位上一期定的目标，与本期材料里同一指标、同一单位的数并列。两期的口径是否一致，请看原文。",
            "没有可以并列的：要有同一单位前后两期的材料，并且写了同一指标的数。",
        ),
    }
}

fn beside(row: &TargetRow, visit: &Visit<'_>) -> Beside {
    let query = &visit.ask.query;
    let shown = |figure: &crate::model::FigureRow| Shown::new(figure, query);
    let computed = row.computed();
    let stated = row.stated.as_ref().and_then(|rate| rate.figure.number);
    Beside {
        target: shown(&row.target),
        actual: row.actual.as_ref().map(shown),
        reached: row.reached().unwrap_or_default(),
        computed: computed
            .map(|rate| format!("{}%", number((rate * 10.0).round() / 10.0)))
            .ok_or_else(|| why_not(row)),
        stated: row.stated.as_ref().map(shown),
        differs: computed.zip(stated).is_some_and(|(computed, stated)| {
            let least = row.stated.as_ref().is_some_and(|rate| is_least(rate.figure.approx.as_deref()));
            (computed - stated).abs() > ROUNDING && !(least && computed > stated)
        }),
    }
}

/// Whether a rate is only the least that was reached: 60%以上.
fn is_least(approx: Option<&str>) -> bool {
    approx.is_some_and(|word| AT_LEAST.iter().any(|least| word.contains(least)))
}

/// Why no rate can be computed.
fn why_not(row: &TargetRow) -> &'static str {
    let Some(actual) = &row.actual else { return "没有写完成数" };
    if row.crosses_years() {
        return "两期不在同一年，不算";
    }
    let (target, actual) = (&row.target.figure, &actual.figure);
    if target.masked || actual.masked {
        "数字被遮盖"
    } else if target.base != actual.base || target.kind != actual.kind {
        "单位不同，不能算"
    } else {
        "增减、比率、位次不算完成率"
    }
}
