//! Lists: headings that sort, and the pages of a long list.

use super::{
    ask::Ask,
    filters::{Opt, Query},
    words::count,
};
use crate::model::Page;

/// One column that a list can be sorted by; `T` is what the store sorts by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SortKey<T> {
    /// Value of `sort=` in the address.
    pub(crate) key: &'static str,
    /// What the store sorts by.
    pub(crate) by: T,
    /// Whether the first click gives the largest first, as for numbers.
    pub(crate) largest_first: bool,
}

/// A heading of a table: plain words, or a link that sorts.
#[derive(Debug, Clone)]
pub(crate) struct Heading {
    /// Words.
    pub(crate) words: &'static str,
    /// Where a click leads; `None` for a column that does not sort.
    pub(crate) href: Option<String>,
    /// Value of `aria-sort`; empty for a column that is not sorted by.
    pub(crate) aria: &'static str,
    /// Class of the column: `num`, or nothing.
    pub(crate) class: &'static str,
}

/// What to sort by, from the address: the first key where it says nothing that is known.
pub(crate) fn order<T: Copy>(query: &Query, keys: &[SortKey<T>]) -> Option<(T, bool)> {
    let wanted = query.option(Opt::Sort);
    let key = keys.iter().find(|key| Some(key.key) == wanted).or_else(|| keys.first())?;
    Some((key.by, query.is(Opt::Desc, "1")))
}

/// The headings of a table: `(words, key to sort by or "", class)` for each column.
pub(crate) fn headings<T>(
    ask: &Ask,
    keys: &[SortKey<T>],
    columns: &[(&'static str, &'static str, &'static str)],
) -> Vec<Heading> {
    columns.iter().map(|column| heading(ask, keys, *column)).collect()
}

fn heading<T>(
    ask: &Ask,
    keys: &[SortKey<T>],
    (words, key, class): (&'static str, &'static str, &'static str),
) -> Heading {
    let Some(at) = keys.iter().position(|sort| sort.key == key) else {
        return Heading { words, href: None, aria: "", class };
    };
    let query = &ask.query;
    let known = keys.iter().any(|sort| query.is(Opt::Sort, sort.key));
    let current = if known { query.is(Opt::Sort, key) } else { at == 0 };
    let descending = query.is(Opt::Desc, "1");
    let aria = match (current, descending) {
        (false, _) => "",
        (true, false) => "ascending",
        (true, true) => "descending",
    };
    let turn = if current { !descending } else { keys[at].largest_first };
    let mut next = query.clone().unset(Opt::Page).unset(Opt::Sort).unset(Opt::Desc);
    if at > 0 {
        next = next.set(Opt::Sort, key);
    }
    if turn {
        next = next.set(Opt::Desc, "1");
    }
    Heading { words, href: Some(ask.href(&next)), aria, class }
}

/// Where a stretch of a long list stands, with the links to the others.
#[derive(Debug, Clone)]
pub(crate) struct Pager {
    /// `第 1–50 条，共 1,234 条`, or `共 12 条`.
    pub(crate) words: String,
    /// Links: `(words, address)`; an address of `None` is the page shown or a gap.
    pub(crate) links: Vec<(String, Option<String>)>,
    /// The page before.
    pub(crate) previous: Option<String>,
    /// The page after.
    pub(crate) next: Option<String>,
}

/// The offset of the first row of the page that is asked for.
pub(crate) fn offset(query: &Query, per_page: u32) -> u32 {
    (query.page() - 1).saturating_mul(per_page)
}

impl Pager {
    /// The pager of `page`, a stretch of at most `per_page` rows; `unit` is the measure word: 家, 篇, 段.
    pub(crate) fn new<R>(ask: &Ask, page: &Page<R>, per_page: u32, unit: &str) -> Self {
        let current = ask.query.page();
        let last = page.total.div_ceil(per_page.max(1)).max(1);
        let to = |number: u32| {
            let query = ask.query.clone().unset(Opt::Page);
            let query = if number > 1 { query.set(Opt::Page, number.to_string()) } else { query };
            ask.href(&query)
        };
        let words = if current > last {
            format!("没有第 {} 页，共 {} {unit}", count(current), count(page.total))
        } else if last == 1 {
            format!("共 {} {unit}", count(page.total))
        } else {
            let from = offset(&ask.query, per_page);
            let upto = from.saturating_add(u32::try_from(page.rows.len()).unwrap_or(u32::MAX));
            format!("第 {}–{} {unit}，共 {} {unit}", count(from + 1), count(upto), count(page.total))
        };
        let numbers = if last == 1 && current == 1 { Vec::new() } else { numbers(current, last) };
        let link = |number: Option<u32>| match number {
            Some(number) if number == current => (number.to_string(), None),
            Some(number) => (number.to_string(), Some(to(number))),
            None => ("…".to_owned(), None),
        };
        Self {
            words,
            links: numbers.into_iter().map(link).collect(),
            previous: (current > 1).then(|| to((current - 1).min(last))),
            next: (current < last).then(|| to(current + 1)),
        }
    }
}

/// The first, the last and those around the current one; `None` is a gap.
fn numbers(current: u32, last: u32) -> Vec<Option<u32>> {
    let mut out: Vec<Option<u32>> = Vec::new();
    let mut before = 0;
    let near = current.saturating_sub(2)..=current.saturating_add(2);
    for number in std::iter::once(1).chain(near).chain([last]).filter(|n| (1..=last).contains(n)) {
        if number <= before {
            continue;
        }
        if number > before + 1 {
            out.push(None);
        }
        out.push(Some(number));
        before = number;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [SortKey<u8>; 2] = [
        SortKey { key: "agency", by: 0, largest_first: false },
        SortKey { key: "chars", by: 1, largest_first: true },
    ];
    const COLUMNS: [(&str, &str, &str); 3] =
        [("单位", "agency", ""), ("字数", "chars", "num"), ("所在地", "", "")];

    fn hrefs(query: &str) -> Vec<(Option<String>, &'static str)> {
        let ask = Ask::read("/agencies", query);
        headings(&ask, &KEYS, &COLUMNS).into_iter().map(|heading| (heading.href, heading.aria)).collect()
    }

    #[test]
    fn a_click_sorts_and_the_next_turns() {
        let at = |address: &str| Some(address.to_owned());
        assert_eq!(
            hrefs(""),
            [(at("/agencies?desc=1"), "ascending"), (at("/agencies?sort=chars&desc=1"), ""), (None, "")]
        );
        assert_eq!(
            hrefs("sort=chars&desc=1&page=3"),
            [(at("/agencies"), ""), (at("/agencies?sort=chars"), "descending"), (None, "")]
        );
        assert_eq!(hrefs("sort=nothing")[0].1, "ascending");
        assert_eq!(order(&Ask::read("/x", "sort=chars&desc=1").query, &KEYS), Some((1, true)));
        assert_eq!(order(&Ask::read("/x", "sort=nothing").query, &KEYS), Some((0, false)));
    }

    #[test]
    fn long_lists_have_pages() {
        let ask = Ask::read("/x", "page=5");
        let pager = Pager::new(&ask, &Page { rows: vec![0_u8; 10], total: 95 }, 10, "段");
        assert_eq!(pager.words, "第 41–50 段，共 95 段");
        let words: Vec<_> = pager.links.iter().map(|(words, _)| words.as_str()).collect();
        assert_eq!(words, ["1", "…", "3", "4", "5", "6", "7", "…", "10"]);
        assert_eq!(pager.previous.as_deref(), Some("/x?page=4"));
        assert_eq!(numbers(1, 2), [Some(1), Some(2)]);
        let short = Pager::new(&Ask::read("/x", ""), &Page { rows: vec![0_u8; 3], total: 3 }, 10, "家");
        assert_eq!((short.words.as_str(), short.links.len(), short.next), ("共 3 家", 0, None));
        let beyond = Pager::new(&Ask::read("/x", "page=9"), &Page::<u8> { rows: vec![], total: 3 }, 10, "家");
        assert_eq!((beyond.words.as_str(), beyond.next), ("没有第 9 页，共 3 家", None));
        assert_eq!(beyond.links, [("1".to_owned(), Some("/x".to_owned()))]);
        assert_eq!(beyond.previous.as_deref(), Some("/x"));
    }
}
