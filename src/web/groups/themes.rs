//! The theme table of a group: its share of text beside the share of all others, and of one other group.

use crate::{
    compare::contrast::outstanding,
    model::{Amount, ContrastRow},
    web::{
        ask::Ask,
        filters::{Opt, Query},
        links::Link,
        list::{Heading, SortKey, headings, order},
    },
};

/// What the table can be sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Order {
    /// The order of the word list, children under their parents.
    #[default]
    List,
    Own,
    Others,
    Lead,
    Beside,
    Agencies,
}

const KEYS: [SortKey<Order>; 6] = [
    SortKey { key: "list", by: Order::List, largest_first: false },
    SortKey { key: "own", by: Order::Own, largest_first: true },
    SortKey { key: "others", by: Order::Others, largest_first: true },
    SortKey { key: "lead", by: Order::Lead, largest_first: true },
    SortKey { key: "beside", by: Order::Beside, largest_first: true },
    SortKey { key: "agencies", by: Order::Agencies, largest_first: true },
];

/// Themes named as outstanding, each way.
const NAMED: usize = 5;
/// Percentage points that are not worth a colour.
const SMALL: f64 = 1.0;

/// The theme table, drawn by templates/groups/themes.html.
pub(crate) struct ThemeTable {
    pub(crate) headings: Vec<Heading>,
    pub(crate) rows: Vec<Row>,
    /// Themes that the group writes more about than the others, and less: name with percentage points.
    pub(crate) more: Vec<Link>,
    pub(crate) less: Vec<Link>,
    /// Themes without a passage, with how many others write about each.
    pub(crate) silent: Vec<(Link, u32)>,
}

/// A theme.
pub(crate) struct Row {
    pub(crate) link: Link,
    pub(crate) nested: bool,
    pub(crate) own: Bar,
    pub(crate) others: Bar,
    pub(crate) beside: Option<Bar>,
    /// `+3.2`, and its class: `lead-more`, `lead-less` or nothing.
    pub(crate) lead: String,
    pub(crate) lead_class: &'static str,
}

/// A share of text as a bar.
pub(crate) struct Bar {
    pub(crate) percent: f64,
    pub(crate) width: f64,
    pub(crate) agencies: u32,
    pub(crate) of_agencies: u32,
}

/// Puts the rows in the order that the address asks for: page and file alike.
pub(super) fn sort(rows: &mut [ContrastRow], query: &Query) {
    let (by, descending) = order(query, &KEYS).unwrap_or_default();
    let size = |row: &ContrastRow| match by {
        Order::List => 0.0,
        Order::Own => row.own.percent(),
        Order::Others => row.others.percent(),
        Order::Lead => row.lead(),
        Order::Beside => row.beside.as_ref().map_or(0.0, |group| group.amount.percent()),
        Order::Agencies => f64::from(row.own.agencies),
    };
    match (by, descending) {
        (Order::List, false) => {}
        (Order::List, true) => rows.reverse(),
        (_, false) => rows.sort_by(|a, b| size(a).total_cmp(&size(b))),
        (_, true) => rows.sort_by(|a, b| size(b).total_cmp(&size(a))),
    }
}

/// The table of sorted rows. `links` is the query that a theme's page is opened with.
pub(super) fn table(ask: &Ask, rows: &[ContrastRow], links: &Query) -> ThemeTable {
    let in_order = matches!(order(&ask.query, &KEYS), Some((Order::List, false)));
    let beside = rows.iter().any(|row| row.beside.is_some());
    let full = rows.iter().map(widest).fold(0.0, f64::max);
    let link = |row: &ContrastRow| links.href(&format!("/themes/{}", row.key));
    let (more, less) = outstanding(rows, NAMED);
    let named = |row: &&ContrastRow| Link::new(format!("{} {}", row.name, signed(row.lead())), link(row));
    let silent = rows.iter().filter(|row| row.own.passages == 0);
    let mut columns = vec![("主题", "list", ""), ("占本组正文", "own", "")];
    if beside {
        columns.push(("占并排一组", "beside", ""));
    }
    columns.extend([
        ("占其余各组", "others", ""),
        ("相差（百分点）", "lead", "num"),
        ("写到的单位", "agencies", "num"),
    ]);
    let view = |row: &ContrastRow| Row {
        link: Link::new(words(row), link(row)),
        nested: row.parent.is_some() && in_order,
        own: bar(&row.own, full),
        others: bar(&row.others, full),
        beside: row.beside.as_ref().map(|group| bar(&group.amount, full)),
        lead: signed(row.lead()),
        lead_class: lead_class(row.lead()),
    };
    ThemeTable {
        headings: headings(ask, &KEYS, &columns),
        rows: rows.iter().map(view).collect(),
        more: more.iter().map(named).collect(),
        less: less.iter().map(named).collect(),
        silent: silent
            .map(|row| {
                let others = ask.query.periods_only().href(&format!("/themes/{}", row.key));
                (Link::new(row.name.clone(), others), row.others.agencies)
            })
            .collect(),
    }
}

/// The name of a theme; one of the user's own says so.
fn words(row: &ContrastRow) -> String {
    if row.made { format!("{}（自定义）", row.name) } else { row.name.clone() }
}

/// A query for links to themes: the filters of the page, without what is only its own.
pub(super) fn links(query: &Query) -> Query {
    [Opt::Sort, Opt::Desc, Opt::Beside].into_iter().fold(query.clone(), Query::unset)
}

fn widest(row: &ContrastRow) -> f64 {
    let beside = row.beside.as_ref().map_or(0.0, |group| group.amount.percent());
    row.own.percent().max(row.others.percent()).max(beside)
}

fn bar(amount: &Amount, full: f64) -> Bar {
    let percent = amount.percent();
    Bar {
        percent,
        width: if full > 0.0 { percent * 100.0 / full } else { 0.0 },
        agencies: amount.agencies,
        of_agencies: amount.of_agencies,
    }
}

fn lead_class(lead: f64) -> &'static str {
    match lead {
        more if more >= SMALL => "lead-more",
        less if less <= -SMALL => "lead-less",
        _ => "",
    }
}

/// `+3.2`, `−0.4`, `0`.
fn signed(points: f64) -> String {
    let size = format!("{:.1}", points.abs());
    match (size.as_str(), points < 0.0) {
        ("0.0", _) => "0".to_owned(),
        (size, true) => format!("−{size}"),
        (size, false) => format!("+{size}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_carry_their_sign() {
        assert_eq!([3.24, -0.42, 0.01, -0.04].map(signed), ["+3.2", "−0.4", "0", "0"]);
        assert_eq!([3.0, -1.0, 0.5].map(lead_class), ["lead-more", "lead-less", ""]);
    }
}
