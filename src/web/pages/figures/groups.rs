//! The indicators: figures of one normal spelling, one unit and one kind, with the spellings that were put together.

use askama::Template;

use crate::{
    export::columns::FIGURE_GROUPS,
    model::FigureGroup,
    web::{
        ask::Ask,
        error::Answer,
        figure::of_group,
        filters::{Opt, Query},
        form::FilterForm,
        list::{self, Pager},
        page::{Frame, Tab, html},
        state::{ListName, Visit},
        switch::Switch,
    },
};

const PER_PAGE: u32 = 50;
/// So many spellings are shown of each; the rest is counted.
const SPELLINGS: usize = 8;
/// `only=shared`: the indicators that two agencies give, or more.
const SHARED: &str = "shared";

#[derive(Template)]
#[template(path = "pages/figures/groups.html")]
struct GroupsPage {
    frame: Frame,
    form: FilterForm,
    switches: Vec<Switch>,
    rows: Vec<Group>,
    pager: Pager,
}

/// One indicator.
struct Group {
    row: FigureGroup,
    href: String,
    /// Spellings besides the normal one, each with its number of figures.
    spellings: Vec<(String, u32)>,
    /// Those that are not shown.
    more: usize,
}

pub(super) fn page(visit: &Visit<'_>) -> Answer {
    let (ask, selection) = (&visit.ask, &visit.ask.query.selection);
    let form = super::form(visit)?;
    let least = if ask.query.is(Opt::Only, SHARED) { 2 } else { 1 };
    if let Some(format) = ask.format {
        let rows = visit.reader.figure_groups(selection, least, None, 0)?.rows;
        return visit.download(format, FIGURE_GROUPS, &rows, ListName("indicators", "数据_按指标"), &form);
    }
    let offset = list::offset(&ask.query, PER_PAGE);
    let page = visit.reader.figure_groups(selection, least, Some(PER_PAGE), offset)?;
    html(&GroupsPage {
        frame: visit.list_frame(Tab::Figures, "数据"),
        form,
        switches: super::switches(ask).into_iter().chain([shared(ask)]).collect(),
        pager: Pager::new(ask, &page, PER_PAGE, "个指标"),
        rows: page.rows.into_iter().map(|row| group(row, &ask.query)).collect(),
    })
}

/// All indicators, or those of two agencies and more: these can be compared.
fn shared(ask: &Ask) -> Switch {
    let all = ask.query.clone().unset(Opt::Only);
    let shared = all.clone().set(Opt::Only, SHARED);
    Switch::new(ask, "范围", [("全部指标", all), ("两家以上都有", shared)])
}

fn group(row: FigureGroup, query: &Query) -> Group {
    let merged = row.spellings.len() > 1 || row.spellings.iter().any(|(spelling, _)| *spelling != row.group);
    let spellings: Vec<(String, u32)> =
        if merged { row.spellings.iter().take(SPELLINGS).cloned().collect() } else { Vec::new() };
    Group {
        href: of_group(query, &row.group, &row.base, row.kind),
        more: if merged { row.spellings.len() - spellings.len() } else { 0 },
        spellings,
        row,
    }
}
