//! The grid of the overview: themes × agencies, either way round, as a heat map. Drawn by templates/macros/heat.html.
//!
//! The depth of a cell says how much of the agency's text is about the theme; every cell with text leads to it.
//! Turned to 谁没写 (`show=missing`), the empty cells stand out instead.

use super::{
    filters::{Dim, Query},
    links::Link,
    words::{percent, share},
};
use crate::{
    compare::short_period,
    model::{Level, SEARCH_THEME},
    store::{Amount, Grid, GridAgency, GridTheme},
};

/// Shares from which the next depth begins, in percent. Most themes take a few percent of a report, its own line of
/// work a third or more.
const STEPS: [f64; 5] = [2.0, 5.0, 10.0, 20.0, 35.0];

/// The depth of a share: 0 for nothing, 1–6.
pub(crate) fn depth(percent: f64) -> usize {
    if percent <= 0.0 { 0 } else { 1 + STEPS.iter().filter(|step| percent >= **step).count() }
}

/// The legend: depth and words, from little to much.
pub(crate) fn legend() -> Vec<(usize, String)> {
    let from = |at: usize| STEPS[at - 1];
    let words = |depth: usize| match depth {
        1 => format!("不到 {}%", STEPS[0]),
        6 => format!("{}% 以上", from(5)),
        _ => format!("{}–{}%", from(depth - 1), from(depth)),
    };
    (1..=STEPS.len() + 1).map(|depth| (depth, words(depth))).collect()
}

/// A heading of a row or a column.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    /// Name and page.
    pub(crate) link: Link,
    /// What more there is to say: level and domain of an agency.
    pub(crate) title: String,
    /// A theme inside another.
    pub(crate) nested: bool,
    /// The first of its group: a rule is drawn before it.
    pub(crate) edge: bool,
    /// Cells without text in its row or column, and all its cells.
    pub(crate) silent: (usize, usize),
}

/// Neighbouring columns or rows of one level.
#[derive(Debug, Clone)]
pub(crate) struct Band {
    /// The level.
    pub(crate) words: &'static str,
    /// Its page; empty where the level is not known.
    pub(crate) href: String,
    /// How many columns or rows.
    pub(crate) span: usize,
}

/// One cell.
#[derive(Debug, Clone)]
pub(crate) struct HeatCell {
    /// 0–6.
    pub(crate) depth: usize,
    /// The share without `%`; empty for nothing.
    pub(crate) words: String,
    /// In whole: who, what, how much.
    pub(crate) title: String,
    /// The passages; `None` where there are none.
    pub(crate) href: Option<String>,
    /// The first of its group.
    pub(crate) edge: bool,
}

/// The grid as it is drawn.
#[derive(Debug, Clone, Default)]
pub(crate) struct Heat {
    /// Whether agencies are the rows.
    pub(crate) turned: bool,
    /// The agencies by level.
    pub(crate) bands: Vec<Band>,
    /// Headings of columns.
    pub(crate) columns: Vec<Head>,
    /// Headings of rows with their cells.
    pub(crate) rows: Vec<(Head, Vec<HeatCell>)>,
}

impl Heat {
    /// Draws a grid. `query` holds the filters that links into it keep.
    pub(crate) fn new(grid: &Grid, query: &Query, turned: bool) -> Self {
        let agencies = agency_heads(grid);
        let themes = theme_heads(grid, query);
        let cells: Vec<Vec<HeatCell>> =
            grid.themes.iter().map(|theme| theme_cells(grid, query, theme, &agencies)).collect();
        let (columns, rows) = if turned {
            let column = |at: usize| {
                let cells = cells.iter().map(|row| HeatCell { edge: false, ..row[at].clone() });
                cells.collect::<Vec<_>>()
            };
            (themes, agencies.into_iter().enumerate().map(|(at, head)| (head, column(at))).collect())
        } else {
            (agencies, themes.into_iter().zip(cells).collect())
        };
        Self { turned, bands: bands(grid, query), columns, rows }
    }
}

fn agency_heads(grid: &Grid) -> Vec<Head> {
    let mut before: Option<Option<Level>> = None;
    let mut heads = Vec::with_capacity(grid.agencies.len());
    for column in &grid.agencies {
        let agency = &column.agency;
        let silent = grid.themes.iter().filter(|theme| grid.amount(&theme.key, column).passages == 0);
        heads.push(Head {
            link: Link { words: column_words(grid, column), ..Link::agency(agency) },
            title: format!("{} · {}", level_words(agency.level), agency.domain),
            nested: false,
            edge: before.is_some_and(|before| before != agency.level),
            silent: (silent.count(), grid.themes.len()),
        });
        before = Some(agency.level);
    }
    heads
}

fn theme_heads(grid: &Grid, query: &Query) -> Vec<Head> {
    let head = |theme: &GridTheme| {
        let silent =
            grid.agencies.iter().filter(|column| grid.amount(&theme.key, column).passages == 0).count();
        let unit = if grid.has_periods() { "篇" } else { "家" };
        Head {
            link: Link::new(theme_words(theme), theme_page(query, &theme.key)),
            title: format!(
                "{}：{} {unit}写到，{silent} {unit}未提及",
                theme.name,
                grid.agencies.len() - silent
            ),
            nested: theme.nested,
            edge: false,
            silent: (silent, grid.agencies.len()),
        }
    };
    grid.themes.iter().map(head).collect()
}

fn theme_cells(grid: &Grid, query: &Query, theme: &GridTheme, heads: &[Head]) -> Vec<HeatCell> {
    let cell = |(column, head): (&GridAgency, &Head)| {
        let amount = grid.amount(&theme.key, column);
        HeatCell { edge: head.edge, ..heat_cell(query, theme, column, &head.link.words, amount) }
    };
    grid.agencies.iter().zip(heads).map(cell).collect()
}

fn heat_cell(query: &Query, theme: &GridTheme, column: &GridAgency, who: &str, amount: Amount) -> HeatCell {
    let share_of = percent(amount.chars, column.chars);
    let who = format!("{who} · {}", theme.name);
    if amount.passages == 0 {
        return HeatCell {
            depth: 0,
            words: String::new(),
            title: format!("{who}：未提及"),
            href: None,
            edge: false,
        };
    }
    HeatCell {
        depth: depth(share_of).max(1),
        words: share(share_of).trim_end_matches('%').to_owned(),
        title: format!("{who}：{} 段，占全文 {}", amount.passages, share(share_of)),
        href: Some(theme_page(&of_column(query, column), &theme.key)),
        edge: false,
    }
}

/// Who; and when, where the grid has several periods.
fn column_words(grid: &Grid, column: &GridAgency) -> String {
    let when = column.period.filter(|_| grid.has_periods()).map(short_period);
    when.map_or_else(|| column.agency.label.clone(), |when| format!("{} {when}", column.agency.label))
}

/// The agency, in its period; one that is not known has no filter.
fn of_column(query: &Query, column: &GridAgency) -> Query {
    let query = query.only(Dim::Agency, &column.agency.id.to_string());
    match column.period {
        Some(period) if !query.selection.periods.is_empty() || query.all_periods => {
            query.only(Dim::Period, &period.to_string())
        }
        _ => query,
    }
}

fn theme_words(theme: &GridTheme) -> String {
    if theme.own { format!("{}（自定义）", theme.name) } else { theme.name.clone() }
}

/// The page of a theme under filters. Words in the address are a theme of their own and narrow no other.
fn theme_page(query: &Query, key: &str) -> String {
    let query = if key == SEARCH_THEME { query.clone() } else { query.clone().without_words() };
    query.href(&format!("/themes/{key}"))
}

fn bands(grid: &Grid, query: &Query) -> Vec<Band> {
    let page = |level: Level| query.periods_only().href(&format!("/levels/{}", level.key()));
    let mut bands: Vec<Band> = Vec::new();
    let mut before = None;
    for GridAgency { agency, .. } in &grid.agencies {
        match bands.last_mut() {
            Some(band) if before == Some(agency.level) => band.span += 1,
            _ => bands.push(Band {
                words: level_words(agency.level),
                href: agency.level.map(page).unwrap_or_default(),
                span: 1,
            }),
        }
        before = Some(agency.level);
    }
    bands
}

fn level_words(level: Option<Level>) -> &'static str {
    level.map_or("层级不明", Level::name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_follows_the_share() {
        assert_eq!([0.0, 0.1, 2.0, 7.0, 12.0, 20.0, 90.0].map(depth), [0, 1, 2, 3, 4, 5, 6]);
        let words: Vec<_> = legend().into_iter().map(|(_, words)| words).collect();
        assert_eq!(words, ["不到 2%", "2–5%", "5–10%", "10–20%", "20–35%", "35% 以上"]);
    }
}
