//! The figures one by one.

use askama::Template;

use crate::{
    export::columns::FIGURES,
    store::{FigureOrder, FigureSort},
    web::{
        error::Answer,
        figure::Shown,
        form::FilterForm,
        list::{self, Heading, Pager, SortKey},
        page::{Frame, Tab, html},
        state::{ListName, Visit},
        switch::Switch,
    },
};

const PER_PAGE: u32 = 50;

const SORT: [SortKey<FigureOrder>; 6] = [
    SortKey { key: "agency", by: FigureOrder::Agency, largest_first: false },
    SortKey { key: "indicator", by: FigureOrder::Indicator, largest_first: false },
    SortKey { key: "number", by: FigureOrder::Number, largest_first: true },
    SortKey { key: "type", by: FigureOrder::Kind, largest_first: false },
    SortKey { key: "part", by: FigureOrder::Part, largest_first: false },
    SortKey { key: "period", by: FigureOrder::Period, largest_first: true },
];

const HEADINGS: [(&str, &str, &str); 6] = [
    ("单位", "agency", ""),
    ("指标", "indicator", ""),
    ("数", "number", "num"),
    ("类型", "type", ""),
    ("所在句子", "", ""),
    ("部分", "part", ""),
];

#[derive(Template)]
#[template(path = "pages/figures.html")]
struct ListPage {
    frame: Frame,
    form: FilterForm,
    switches: Vec<Switch>,
    headings: Vec<Heading>,
    rows: Vec<Shown>,
    /// Whether the rows are of more than one period, so that each has to say its own.
    periods: bool,
    pager: Pager,
}

pub(super) fn page(visit: &Visit<'_>) -> Answer {
    let (ask, selection) = (&visit.ask, &visit.ask.query.selection);
    let form = super::form(visit)?;
    let (by, descending) = list::order(&ask.query, &SORT).unwrap_or_default();
    let sort = FigureSort { by, descending };
    if let Some(format) = ask.format {
        let rows = visit.reader.figures(selection, sort, None, 0)?.rows;
        return visit.download(format, FIGURES, &rows, ListName("figures", "数据"), &form);
    }
    let page = visit.reader.figures(selection, sort, Some(PER_PAGE), list::offset(&ask.query, PER_PAGE))?;
    let mut switches = super::switches(ask);
    switches.push(Switch::of_text(ask));
    html(&ListPage {
        frame: visit.list_frame(Tab::Figures, "数据"),
        form,
        switches,
        headings: list::headings(ask, &SORT, &HEADINGS),
        pager: Pager::new(ask, &page, PER_PAGE, "条"),
        periods: page.rows.iter().any(|row| row.place.period != page.rows[0].place.period),
        rows: page.rows.iter().map(|row| Shown::new(row, &ask.query)).collect(),
    })
}
