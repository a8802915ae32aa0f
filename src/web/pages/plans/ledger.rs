//! The ledger: one item of the plans a row.

use askama::Template;

use crate::{
    compare::{Mark, Segment, Word, segments_with},
    export::columns::PLANS,
    model::PlanRow,
    store::{Listed, PlanOrder},
    web::{
        cards,
        error::Answer,
        figure::{self, Shown},
        filters::Query,
        form::FilterForm,
        links::Link,
        list::{self, Heading, Pager, SortKey},
        page::{Frame, Tab, html},
        state::{ListName, Visit},
        switch::Switch,
    },
};

const PER_PAGE: u32 = 50;

const SORT: [SortKey<PlanOrder>; 5] = [
    SortKey { key: "agency", by: PlanOrder::Agency, largest_first: false },
    SortKey { key: "what", by: PlanOrder::What, largest_first: false },
    SortKey { key: "deadline", by: PlanOrder::Deadline, largest_first: false },
    SortKey { key: "owner", by: PlanOrder::Owner, largest_first: false },
    SortKey { key: "period", by: PlanOrder::Period, largest_first: true },
];

const HEADINGS: [(&str, &str, &str); 6] = [
    ("单位", "agency", ""),
    ("打算", "what", ""),
    ("数和目标", "", ""),
    ("时限", "deadline", ""),
    ("责任单位", "owner", ""),
    ("出处", "", ""),
];

#[derive(Template)]
#[template(path = "pages/plans.html")]
struct LedgerPage {
    frame: Frame,
    form: FilterForm,
    switches: Vec<Switch>,
    headings: Vec<Heading>,
    rows: Vec<Item>,
    /// Whether the rows are of more than one period.
    periods: bool,
    pager: Pager,
}

/// One item.
struct Item {
    agency: Link,
    period: String,
    what: String,
    text: Vec<Segment>,
    figures: Vec<Shown>,
    deadline: Option<String>,
    owner: Option<String>,
    href: String,
    line: u32,
    path: String,
}

pub(super) fn page(visit: &Visit<'_>) -> Answer {
    let (ask, selection) = (&visit.ask, &visit.ask.query.selection);
    let facets = visit.reader.listed_facets(Listed::Plans, selection)?;
    let form = FilterForm::new(ask, &facets, &super::DIMS).with_field("打算里有", &ask.query);
    let (order, descending) = list::order(&ask.query, &SORT).unwrap_or_default();
    if let Some(format) = ask.format {
        let rows = visit.reader.plans(selection, order, descending, None, 0)?.rows;
        return visit.download(format, PLANS, &rows, ListName("plans", "打算台账"), &form);
    }
    let offset = list::offset(&ask.query, PER_PAGE);
    let page = visit.reader.plans(selection, order, descending, Some(PER_PAGE), offset)?;
    html(&LedgerPage {
        frame: visit.list_frame(Tab::Plans, "打算"),
        form,
        switches: vec![super::faces(ask), Switch::of_text(ask)],
        headings: list::headings(ask, &SORT, &HEADINGS),
        pager: Pager::new(ask, &page, PER_PAGE, "项"),
        periods: page.rows.iter().any(|row| row.place.period != page.rows[0].place.period),
        rows: page.rows.iter().map(|row| item(row, &ask.query)).collect(),
    })
}

fn item(row: &PlanRow, query: &Query) -> Item {
    let form = cards::form(query);
    let words = query.selection.words();
    let words: Vec<Word<'_>> = words.iter().map(|text| Word { text, mark: Mark::Hit }).collect();
    Item {
        agency: Link::agency(&row.place.agency),
        period: row.place.period.map(crate::model::Period::label).unwrap_or_default(),
        what: row.what.clone(),
        text: segments_with(&row.text, form, &words, &[]),
        figures: row.figures.iter().map(|figure| Shown::new(figure, query)).collect(),
        deadline: row.deadline.clone(),
        owner: row.owner.clone(),
        href: figure::place(row.place.report_id, row.place.line, form),
        line: row.place.line,
        path: row.place.path.join(" › "),
    }
}
