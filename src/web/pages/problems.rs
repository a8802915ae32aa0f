//! 问题: each problem beside the plans of the same report that answer it, with the words that both have marked.

use askama::Template;
use axum::extract::State;

use crate::{
    compare::{Form, Segment, segments_with},
    export::columns,
    model::{AnsweredRow, ItemRow, Selection},
    store::Listed,
    web::{
        AppState,
        answered::{answered_problems, unanswered},
        ask::Ask,
        cards,
        error::Answer,
        filters::{Dim, Opt},
        form::FilterForm,
        grouped::{ByAgency, by_agency, level_name},
        list::{Pager, offset},
        page::{Frame, Tab, html},
        state::{ListName, Visit},
        switch::Switch,
        words::count,
    },
};

const DIMS: [Dim; 6] = [Dim::Level, Dim::Domain, Dim::Agency, Dim::Place, Dim::Period, Dim::Theme];
const PER_PAGE: u32 = 50;
/// More problems than this in the whole database are not compared all at once.
const MOST: u32 = 20_000;

#[derive(Template)]
#[template(path = "pages/problems.html")]
struct ProblemsPage {
    frame: Frame,
    form: FilterForm,
    facts: String,
    total: u32,
    /// Problems of the whole database.
    everywhere: u32,
    only_unanswered: bool,
    /// Whether there are too many problems to tell which of them nothing answers.
    too_many: bool,
    switches: Vec<Switch>,
    groups: Vec<ByAgency<Problem>>,
    pager: Pager,
}

/// One problem and its answers.
struct Problem {
    text: Vec<Segment>,
    href: String,
    line: u32,
    answers: Vec<Plan>,
    /// Whether its report has any plan.
    has_plans: bool,
}

/// One plan that answers it.
struct Plan {
    text: Vec<Segment>,
    href: String,
    line: u32,
    words: String,
}

/// `/problems`.
pub(crate) async fn show(State(state): State<AppState>, ask: Ask) -> Answer {
    state.list(ask, |visit| page(&visit)).await
}

fn page(visit: &Visit<'_>) -> Answer {
    let (reader, query) = (visit.reader, &visit.ask.query);
    let everywhere = reader.count_listed(Listed::Problems, &Selection::default())?;
    let too_many = everywhere > MOST;
    let only_unanswered = query.is(Opt::Show, "unanswered");
    let all = &query.selection;
    let left = if too_many { None } else { Some(unanswered(reader, all, visit.common)?) };
    let chosen = left.as_ref().filter(|_| only_unanswered).unwrap_or(all);
    let facets = reader.listed_facets(Listed::Problems, chosen)?;
    let form = FilterForm::new(&visit.ask, &facets, &DIMS).with_field("问题里包含", query);
    if let Some(format) = visit.ask.format {
        let rows = answered_problems(reader, chosen, visit.common, None, 0)?.rows;
        let name = if only_unanswered { "问题_没有对应打算" } else { "问题" };
        return visit.download(format, columns::PROBLEMS, &rows, ListName("problems", name), &form);
    }
    let page = answered_problems(reader, chosen, visit.common, Some(PER_PAGE), offset(query, PER_PAGE))?;
    let counts = (
        reader.count_listed(Listed::Problems, all)?,
        left.map(|left| reader.count_listed(Listed::Problems, &left)).transpose()?,
    );
    html(&ProblemsPage {
        frame: visit.list_frame(Tab::Problems, "问题"),
        facts: facts(counts),
        total: page.total,
        everywhere,
        only_unanswered,
        too_many,
        switches: switches(&visit.ask, counts),
        pager: Pager::new(&visit.ask, &page, PER_PAGE, "条"),
        groups: by_agency(
            &page.rows,
            |row| &row.problem.agency,
            |row| level_name(row.problem.agency.level).to_owned(),
            |row| problem(row, cards::form(query)),
        ),
        form,
    })
}

fn facts((all, left): (u32, Option<u32>)) -> String {
    match left {
        _ if all == 0 => String::new(),
        Some(left) => format!("{} 条，其中 {} 条没有找到对应的打算", count(all), count(left)),
        None => format!("{} 条", count(all)),
    }
}

fn switches(ask: &Ask, (all, left): (u32, Option<u32>)) -> Vec<Switch> {
    let everything = (format!("全部（{}）", count(all)), ask.query.clone().unset(Opt::Show));
    let open =
        |left| (format!("没有对应打算（{}）", count(left)), ask.query.clone().set(Opt::Show, "unanswered"));
    let choices = std::iter::once(everything).chain(left.map(open));
    vec![Switch::new(ask, "查看", choices), Switch::of_text(ask)]
}

fn problem(row: &AnsweredRow, form: Form) -> Problem {
    let shared: Vec<_> = row.answers.iter().flat_map(|answer| answer.in_problem.clone()).collect();
    let plan = |answer: &crate::model::AnswerRow| Plan {
        text: segments_with(&answer.plan.text, form, &[], &answer.in_plan),
        href: href(&answer.plan, form),
        line: answer.plan.line,
        words: answer.words.join("、"),
    };
    Problem {
        text: segments_with(&row.problem.text, form, &[], &shared),
        href: href(&row.problem, form),
        line: row.problem.line,
        answers: row.answers.iter().map(plan).collect(),
        has_plans: row.has_plans,
    }
}

/// An item in its report.
fn href(item: &ItemRow, form: Form) -> String {
    let written = if form == Form::Written { "?text=written" } else { "" };
    format!("/reports/{}{written}#L{}", item.report_id, item.line)
}
