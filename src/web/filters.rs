//! The query string as a choice of rows ([`Selection`]) and options of the page. `links` writes it back.
//!
//! Repeated parameters are alternatives: `level=xian&level=zhen`. Unknown parameters, values that cannot be and
//! repetitions are left out, never an error: an old link, or one cut short by a chat window, still opens a page.

mod dim;
mod opt;

use std::collections::BTreeMap;

pub(crate) use dim::Dim;
pub(crate) use opt::Opt;

use crate::model::{FigureKind, FigureStatus, FindingKind, Level, Part, Selection, Sureness, innermost};

/// More characters than this are not searched for.
const LONGEST_QUERY: usize = 100;
/// More values than this are not named one by one.
const MOST_NAMED: usize = 5;
/// An indicator or a unit is no longer than this, in characters.
const LONGEST_WORD: usize = 60;
/// The value of `period=` that names every period.
pub(crate) const ALL: &str = "all";
/// More values of one dimension than this are left out.
const MOST_VALUES: usize = 200;

/// The query string, understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Query {
    /// Which rows.
    pub(crate) selection: Selection,
    /// All periods, said expressly: `period=all`. Nothing said is the usual period, see `periods`.
    pub(crate) all_periods: bool,
    pub(super) options: BTreeMap<Opt, String>,
}

impl Query {
    /// Reads a query string (without `?`).
    pub(crate) fn parse(text: &str) -> Self {
        let mut query = Self::default();
        for (key, value) in form_urlencoded::parse(text.as_bytes()) {
            query.take(&key, &value);
        }
        query.put_in_order();
        query
    }

    /// The value of an option.
    pub(crate) fn option(&self, option: Opt) -> Option<&str> {
        self.options.get(&option).map(String::as_str)
    }

    /// Whether an option has this value.
    pub(crate) fn is(&self, option: Opt, value: &str) -> bool {
        self.option(option) == Some(value)
    }

    /// Number of the page of a long list, from 1.
    pub(crate) fn page(&self) -> u32 {
        self.option(Opt::Page).and_then(|page| page.parse().ok()).unwrap_or(1)
    }

    /// The number that an option says, or `usual` where it says none.
    pub(crate) fn number(&self, option: Opt, usual: u32) -> u32 {
        self.option(option).and_then(|number| number.parse().ok()).unwrap_or(usual)
    }

    /// Adds one parameter; leaves out what cannot be.
    fn take(&mut self, key: &str, value: &str) {
        let value = value.trim();
        if let Some(dim) = Dim::ALL.into_iter().find(|dim| dim.key() == key) {
            self.add(dim, value);
        } else if key == "q" && !visible(value).is_empty() {
            self.selection.query = Some(visible(value).chars().take(LONGEST_QUERY).collect());
        } else if key == "group" {
            self.selection.group = word_of(value);
        } else if let Some(option) = Opt::ALL.into_iter().find(|option| option.key() == key)
            && option.accepts(value)
        {
            match option.joined(self.option(option), value) {
                none if none.is_empty() => drop(self.options.remove(&option)),
                joined if option.accepts(&joined) => drop(self.options.insert(option, joined)),
                _ => {}
            }
        }
    }

    /// Adds one value to a dimension; leaves out what cannot be.
    pub(super) fn add(&mut self, dim: Dim, value: &str) {
        let chosen = &mut self.selection;
        match dim {
            Dim::Report => push(&mut chosen.reports, value.parse().ok()),
            Dim::Level => push(&mut chosen.levels, Level::from_key(value)),
            Dim::Domain => push(&mut chosen.domains, key_of(value)),
            Dim::Agency => push(&mut chosen.agencies, value.parse().ok()),
            Dim::Period if value == ALL => self.all_periods = true,
            Dim::Period => push(&mut chosen.periods, value.parse().ok()),
            Dim::Place => push(&mut chosen.places, word_of(value)),
            Dim::Theme => push(&mut chosen.themes, key_of(value)),
            Dim::With => push(&mut chosen.with, key_of(value)),
            Dim::Part => push(&mut chosen.parts, Part::from_key(value)),
            Dim::FindingKind => push(&mut chosen.finding_kinds, FindingKind::from_key(value)),
            Dim::Sure => push(&mut chosen.sures, Sureness::from_key(value)),
            Dim::FigureKind => push(&mut chosen.figure_kinds, FigureKind::from_key(value)),
            Dim::Status => push(&mut chosen.statuses, FigureStatus::from_key(value)),
            Dim::Unit => push(&mut chosen.units, word_of(value)),
            Dim::Masked => push(&mut chosen.masked, flag(value)),
        }
    }

    /// One choice, one address. Reports stay as they are: their order is the order of columns.
    pub(super) fn put_in_order(&mut self) {
        let chosen = &mut self.selection;
        chosen.levels.sort_unstable();
        chosen.domains.sort_unstable();
        chosen.agencies.sort_unstable();
        chosen.periods.sort_unstable();
        chosen.places = innermost(&chosen.places);
        chosen.places.sort_unstable();
        chosen.themes.sort_unstable();
        chosen.with.sort_unstable();
        chosen.parts.sort_unstable();
        chosen.finding_kinds.sort_unstable();
        chosen.sures.sort_unstable();
        chosen.figure_kinds.sort_unstable();
        chosen.statuses.sort_unstable();
        chosen.units.sort_unstable();
        chosen.masked.sort_unstable();
        // The form of filters says all, so that no tick is all: a tick says more.
        self.all_periods &= self.selection.periods.is_empty();
    }
}

/// What a query string asks for and [`Query::parse`] leaves out, in words for the reader: filter values that cannot
/// be, and words beyond the longest query. Unknown parameters are nobody's business here.
pub(super) fn left_out(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (key, value) in form_urlencoded::parse(text.as_bytes()) {
        let value = value.trim();
        let dim = Dim::ALL.into_iter().find(|dim| dim.key() == key && !value.is_empty());
        if let Some(dim) = dim
            && !Query::default().with(dim, value).values(dim).iter().any(|kept| !kept.is_empty())
        {
            words.push(unknown(dim, value));
        }
        if key == "q" && visible(value).chars().count() > LONGEST_QUERY {
            words.push(format!("检索词第 {LONGEST_QUERY} 个字以后的部分"));
        }
    }
    words.truncate(MOST_NAMED);
    words
}

/// The same for values that a filter could have, but nothing stored has.
pub(super) fn not_there(asked: &Query, kept: &Query) -> Vec<String> {
    let mut words = Vec::new();
    for dim in Dim::ALL {
        let kept = kept.values(dim);
        words.extend(asked.values(dim).iter().filter(|value| !kept.contains(value)).map(|v| unknown(dim, v)));
    }
    words.truncate(MOST_NAMED);
    words
}

fn unknown(dim: Dim, value: &str) -> String {
    let shown: String = visible(value).chars().take(20).collect();
    format!("{}“{shown}”", dim.name())
}

/// Without characters that nobody can see or type: control characters.
fn visible(value: &str) -> String {
    value.chars().filter(|letter| !letter.is_control()).collect::<String>().trim().to_owned()
}

fn push<T: PartialEq>(list: &mut Vec<T>, value: Option<T>) {
    if let Some(value) = value
        && list.len() < MOST_VALUES
        && !list.contains(&value)
    {
        list.push(value);
    }
}

/// A word of the texts: an indicator, a unit.
fn word_of(value: &str) -> Option<String> {
    let word = visible(value);
    (1..=LONGEST_WORD).contains(&word.chars().count()).then_some(word)
}

fn flag(value: &str) -> Option<bool> {
    match value {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

fn key_of(value: &str) -> Option<String> {
    is_key(value).then(|| value.to_owned())
}

/// Keys of the word lists and of options: `[a-z0-9_-]`, short.
fn is_key(value: &str) -> bool {
    (1..=40).contains(&value.len())
        && value
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_values_are_alternatives_in_a_fixed_order() {
        let query =
            Query::parse("level=cun&level=shi&level=cun&domain=minzheng&r=9&r=3&q=+%E5%85%BB%E8%80%81+");
        assert_eq!(query.selection.levels, [Level::City, Level::Village]);
        assert_eq!(query.selection.reports, [9, 3]);
        assert_eq!(query.selection.domains, ["minzheng"]);
        assert_eq!(query.selection.query.as_deref(), Some("养老"));
    }

    #[test]
    fn what_cannot_be_is_left_out() {
        let text = "level=x&domain=a%27b&agency=-&period=2023&period=All&part=&theme=%E5%85%BB&q=%20&sort=A&desc=0&page=1&text=restored&utm=1&level";
        assert_eq!(Query::parse(text), Query::default());
        assert_eq!(Query::parse("%FF%FE=%"), Query::default());
    }

    #[test]
    fn a_period_that_is_named_says_more_than_all() {
        let all = Query::parse("period=all");
        assert!(all.all_periods && all.selection.periods.is_empty());
        assert_eq!(all.href("/x"), "/x?period=all");
        assert_eq!(Query::parse("period=all&period=2023H1"), Query::parse("period=2023H1"));
        assert_eq!(all.with(Dim::Period, "2022Y").href("/x"), "/x?period=2022Y");
        assert_eq!(all.without(Dim::Period, "all"), Query::default());
    }

    #[test]
    fn lists_add_up_and_a_fold_said_twice_is_none() {
        let query = Query::parse("rows=a&rows=b,a&rows=C&fold=a,b&fold=b&fold=1-225");
        assert_eq!((query.option(Opt::Rows), query.option(Opt::Fold)), (Some("a,b"), Some("a,1-225")));
        assert_eq!(Query::parse("fold=a&fold=a&rows=&by=part&by=theme"), Query::parse("by=theme"));
    }

    #[test]
    fn options_are_read() {
        let query = Query::parse("sort=chars&desc=1&page=3&text=written&show=missing");
        assert_eq!((query.option(Opt::Sort), query.page()), (Some("chars"), 3));
        assert!(query.is(Opt::Desc, "1") && query.is(Opt::Text, "written") && query.is(Opt::Show, "missing"));
    }
}
