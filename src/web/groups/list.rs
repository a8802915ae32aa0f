//! The list of all levels, or of all domains.

use super::Subject;
use crate::{
    export::columns::GROUPS,
    model::GroupRow,
    store::{Counted, GroupOrder},
    web::{
        error::{Answer, WebError},
        filters::{Dim, Opt},
        form::FilterForm,
        links::Link,
        list::{Heading, SortKey, headings, order},
        page::Frame,
        state::{ListName, Visit},
        words::{count, percent},
    },
};

const SORT: [SortKey<GroupOrder>; 5] = [
    SortKey { key: "group", by: GroupOrder::Group, largest_first: false },
    SortKey { key: "agencies", by: GroupOrder::Agencies, largest_first: true },
    SortKey { key: "reports", by: GroupOrder::Reports, largest_first: true },
    SortKey { key: "passages", by: GroupOrder::Passages, largest_first: true },
    SortKey { key: "chars", by: GroupOrder::Chars, largest_first: true },
];

/// Members named in a row; the rest is behind a click.
const NAMED: usize = 5;

/// The list as templates/groups/list.html draws it.
pub(crate) struct List {
    /// 层级, 条线.
    pub(crate) noun: &'static str,
    pub(crate) form: FilterForm,
    pub(crate) headings: Vec<Heading>,
    pub(crate) rows: Vec<Row>,
}

/// One group.
pub(crate) struct Row {
    pub(crate) link: Link,
    pub(crate) agencies: u32,
    pub(crate) reports: u32,
    pub(crate) passages: String,
    pub(crate) chars: String,
    /// Percent of all text, and of the box that the bar fills: the same.
    pub(crate) percent: f64,
    pub(crate) width: f64,
    /// The first few members, and those behind them.
    pub(crate) named: Vec<Link>,
    pub(crate) rest: Vec<Link>,
}

/// Answers with the list: as a file, or as what `page` makes of frame and rows.
pub(crate) fn list(visit: &Visit<'_>, subject: &Subject, page: impl FnOnce(Frame, List) -> Answer) -> Answer {
    let (ask, selection) = (&visit.ask, &visit.ask.query.selection);
    let (by, descending) = order(&ask.query, &SORT).unwrap_or_default();
    let groups = visit.reader.groups(subject.grouping, selection, by, descending)?;
    let facets = visit.reader.facets(selection, Counted::Agencies)?;
    let form = FilterForm::new(ask, &facets, &[subject.other, Dim::Place, Dim::Period, Dim::Theme]);
    let noun = subject.tab.name();
    if let Some(format) = ask.format {
        return visit.download(format, GROUPS, &groups, ListName(subject.files.0, noun), &form);
    }
    let columns = [
        (noun, "group", ""),
        ("单位", "agencies", "num"),
        ("材料", "reports", "num"),
        ("段落", "passages", "num"),
        ("字数", "chars", "num"),
        ("占全部字数", "", ""),
        ("哪些单位", "", ""),
    ];
    let list =
        List { noun, headings: headings(ask, &SORT, &columns), rows: rows(visit, subject, &groups), form };
    page(visit.list_frame(subject.tab, noun), list)
}

fn rows(visit: &Visit<'_>, subject: &Subject, groups: &[GroupRow]) -> Vec<Row> {
    let all = groups.iter().map(|group| group.chars).sum();
    let mut query = visit.ask.query.clone().unset(Opt::Sort).unset(Opt::Desc);
    query.selection = subject.filters(&query.selection);
    let row = |group: &GroupRow| {
        let member = |(id, label): &(i64, String)| Link::new(label.clone(), format!("/agencies/{id}"));
        let mut named: Vec<Link> = group.members.iter().map(member).collect();
        let rest = if named.len() > NAMED + 1 { named.split_off(NAMED) } else { Vec::new() };
        Row {
            link: Link::new(subject.words(group), subject.href(&group.key, &query)),
            agencies: group.agencies,
            reports: group.reports,
            passages: count(group.passages),
            chars: count(group.chars),
            percent: percent(group.chars, all),
            width: percent(group.chars, all),
            named,
            rest,
        }
    };
    groups.iter().map(row).collect()
}

/// The groups there are, in page order, as `(key, words)`; a page of a group that is not among them is 404.
pub(super) fn entries(visit: &Visit<'_>, subject: &Subject) -> Result<Vec<(String, String)>, WebError> {
    let none = crate::model::Selection::default();
    let groups = visit.reader.groups(subject.grouping, &none, GroupOrder::default(), false)?;
    Ok(groups.iter().map(|group| (group.key.clone(), subject.words(group))).collect())
}
