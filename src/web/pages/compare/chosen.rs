//! Which rows are picked (`rows=`) and which are folded (`fold=`), by their keys.
//!
//! Keys of parts and themes are the same in every comparison. Rows by headings and by likeness have none of their own: such a key
//! names the place of a passage (`2-225`: second column, line 225) and stands for the row that holds it, so that a choice outlives
//! another order of the columns.

use super::address::{Address, By, PATH};
use crate::{
    compare::{Row, RowKind},
    web::{
        filters::{Opt, Query},
        links::Link,
    },
};

/// Stands for all rows in `fold`; what follows are those that are open.
const ALL: &str = "all";

/// Leaves the picked rows; all of them where none is picked.
pub(super) fn keep(address: &Address, rows: &mut Vec<Row<'_>>) {
    let Some(list) = address.query.option(Opt::Rows) else { return };
    rows.retain(|row| list.split(',').any(|key| is_of(key, row)));
}

/// Whether a row is folded.
pub(super) fn is_folded(address: &Address, row: &Row<'_>) -> bool {
    let Some(list) = address.query.option(Opt::Fold) else { return false };
    let all = list.split(',').any(|key| key == ALL);
    all != list.split(',').any(|key| is_of(key, row))
}

/// Whether a key stands for a row.
fn is_of(key: &str, row: &Row<'_>) -> bool {
    if key == row.key() {
        return true;
    }
    let found_by_likeness = matches!(row.kind, RowKind::Likeness(_) | RowKind::Section(_));
    let Some((column, line)) = place(key).filter(|_| found_by_likeness) else { return false };
    let cell = column.checked_sub(1).and_then(|at| row.cells.get(at));
    cell.is_some_and(|cell| cell.passages().iter().any(|passage| passage.line == line))
}

fn place(key: &str) -> Option<(usize, u32)> {
    let (column, line) = key.split_once('-')?;
    Some((column.parse().ok()?, line.parse().ok()?))
}

/// Says the same of the rows where the columns `before` become `after`.
pub(super) fn moved(address: &Address, mut query: Query, after: &[i64]) -> Query {
    if !matches!(address.by(), By::Outline | By::Likeness) {
        return query;
    }
    for option in [Opt::Rows, Opt::Fold] {
        let Some(list) = address.query.option(option) else { continue };
        let keys = list.split(',').filter_map(|key| match place(key) {
            Some((column, line)) => {
                let report = address.reports().get(column.checked_sub(1)?)?;
                let at = after.iter().position(|other| other == report)?;
                Some(format!("{}-{line}", at + 1))
            }
            None => Some(key.to_owned()),
        });
        let keys: Vec<String> = keys.collect();
        query = if keys.is_empty() { query.unset(option) } else { query.set(option, keys.join(",")) };
    }
    query
}

/// The way back to all rows; `None` where none is picked.
pub(super) fn chip(address: &Address, rows: usize) -> Option<Link> {
    address.query.option(Opt::Rows)?;
    let all = address.query.clone().unset(Opt::Rows);
    Some(Link::new(format!("选中的 {rows} 行"), all.href(PATH)))
}

/// What folds and picks rows.
pub(super) struct Tools {
    /// The page with all rows folded, and with all of them open.
    pub(super) folds: [Link; 2],
    /// What the form that picks rows carries along.
    pub(super) pick: Vec<(&'static str, String)>,
    /// What the form that folds a row carries along.
    pub(super) fold: Vec<(&'static str, String)>,
}

impl Tools {
    pub(super) fn new(address: &Address) -> Self {
        let query = &address.query;
        let (all, none) = (query.clone().set(Opt::Fold, ALL), query.clone().unset(Opt::Fold));
        Self {
            folds: [Link::new("全部收起", all.href(PATH)), Link::new("全部展开", none.href(PATH))],
            pick: query.clone().unset(Opt::Rows).pairs(),
            fold: query.pairs(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved_to(query: &str, after: &[i64]) -> String {
        let address = Address::of(&Query::parse(query));
        moved(&address, address.query.clone(), after).href("")
    }

    #[test]
    fn places_move_with_their_columns() {
        let query = "r=7&r=8&r=9&by=likeness&rows=1-5,3-6&fold=all,2-1";
        assert_eq!(moved_to(query, &[9, 7]), "?r=7&r=8&r=9&by=likeness&rows=2-5,1-6&fold=all");
        assert_eq!(moved_to("r=7&r=8&by=outline&rows=2-5", &[7]), "?r=7&r=8&by=outline");
        assert_eq!(moved_to("r=7&r=8&by=theme&rows=a-1,b", &[8, 7]), "?r=7&r=8&by=theme&rows=a-1,b");
        assert_eq!(moved_to("r=7&r=8&by=outline&rows=0-5,9-1", &[8, 7]), "?r=7&r=8&by=outline");
    }
}
