//! Which periods a page shows: one at a time where it is a list, unless its address says otherwise.
//!
//! 1. The address names periods, or all of them (`period=all`): these. 2. It names none: the latest that there is; all, where it names
//!    agencies or reports ([`Periods::usual`]), and in a search. 3. The page says so on top, with a switch to each other period, and its links name
//!    what it shows. Where all reports are of one period, nothing of this is seen.

use super::{
    filters::{ALL, Dim, Opt, Query},
    links::Link,
    switch::Choice,
};
use crate::model::{Period, Periods};

/// The periods that a page offers, and the one that it shows unasked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Offered {
    /// The latest first; empty where there is nothing to choose.
    periods: Vec<Period>,
    /// What an address means that names no period; `None` for all.
    usual: Option<Period>,
    /// Reports that do not tell their period.
    undated: u32,
}

/// The line on top of a page, drawn by templates/base.html.
#[derive(Debug, Clone)]
pub(crate) struct Bar {
    /// Every period, and all of them.
    pub(crate) choices: Vec<Choice>,
    /// What else there is to say; empty where there is nothing.
    pub(crate) note: String,
}

impl Offered {
    /// For a list: where the query names no period, it does so from here on.
    pub(crate) fn in_list(periods: &Periods, query: &mut Query) -> Self {
        let offered = Self::new(periods, periods.usual(&query.selection));
        offered.settle(query);
        offered
    }

    /// For a search: all periods where the query names none. Who looks for a word wants to know whether it is there at all.
    pub(crate) fn in_search(periods: &Periods, query: &mut Query) -> Self {
        let offered = Self::new(periods, None);
        offered.settle(query);
        offered
    }

    /// For the page of one agency: all its periods where the query names none that it has.
    pub(crate) fn of_agency(periods: &Periods, query: &mut Query) -> Self {
        query.selection.periods.retain(|period| periods.are_several() && periods.all.contains(period));
        let offered = Self::new(periods, None);
        offered.settle(query);
        offered
    }

    fn new(periods: &Periods, usual: Option<Period>) -> Self {
        if periods.are_several() {
            Self { periods: periods.all.clone(), usual, undated: periods.undated }
        } else {
            Self::default()
        }
    }

    fn settle(&self, query: &mut Query) {
        if self.periods.is_empty() {
            query.all_periods = false;
        } else if query.selection.periods.is_empty() && !query.all_periods {
            query.selection.periods.extend(self.usual);
            query.all_periods = self.usual.is_none();
        }
    }

    /// Whether there is anything to choose.
    pub(crate) fn are_several(&self) -> bool {
        !self.periods.is_empty()
    }

    /// Whether the query says what none would say: then it is no filter of the reader's own.
    pub(crate) fn is_usual(&self, query: &Query) -> bool {
        query.selection.periods == self.usual.into_iter().collect::<Vec<_>>()
    }

    /// The periods that were chosen, as a query of nothing else; without any, where they are what is shown unasked.
    pub(crate) fn chosen(&self, query: &Query) -> Query {
        let chosen = self.are_several() && !self.is_usual(query);
        if chosen { query.periods_only() } else { Query::default() }
    }

    /// What the query shows, in words for the name of a file; none where the page shows all that there is.
    pub(crate) fn words(&self, query: &Query) -> Vec<String> {
        match (self.are_several(), query.selection.periods.as_slice()) {
            (false, _) => Vec::new(),
            (true, []) => vec!["全部期".to_owned()],
            (true, periods) => periods.iter().map(|period| period.label()).collect(),
        }
    }

    /// The switch; `None` where there is nothing to choose.
    pub(crate) fn bar(&self, path: &str, query: &Query) -> Option<Bar> {
        let plain = query.clone().cleared(Dim::Period).unset(Opt::Page);
        let choice = |value: &str, words: String, current: bool| Choice {
            link: Link::new(words, plain.with(Dim::Period, value).href(path)),
            current,
        };
        let shown = &query.selection.periods;
        let latest = Periods::latest(&self.periods);
        let each = self.periods.iter().map(|period| {
            let words = if Some(*period) == latest {
                format!("{}（最新）", period.label())
            } else {
                period.label()
            };
            choice(&period.to_string(), words, shown.contains(period))
        });
        let all = choice(ALL, "全部期".to_owned(), shown.is_empty());
        let note = match self.undated {
            hidden if hidden > 0 && !shown.is_empty() => {
                format!("另有 {hidden} 篇没有写明期，在“全部期”里。")
            }
            _ => String::new(),
        };
        self.are_several().then(|| Bar { choices: each.chain([all]).collect(), note })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(codes: &[&str], address: &str) -> (Offered, Query) {
        let periods = Periods::of(codes.iter().map(|code| (code.parse().ok(), 1)));
        let mut query = Query::parse(address);
        (Offered::in_list(&periods, &mut query), query)
    }

    #[test]
    fn a_list_shows_the_latest_and_its_address_says_so() {
        let shown = |codes: &[&str], address: &str| settled(codes, address).1.href("/x");
        let two = ["2022H1", "2023H1"];
        assert_eq!(shown(&two, "level=xian"), "/x?level=xian&period=2023H1");
        assert_eq!(shown(&two, "period=2022H1"), "/x?period=2022H1");
        assert_eq!(shown(&two, "period=all&q=x"), "/x?period=all&q=x");
        assert_eq!(shown(&two, "agency=3"), "/x?agency=3&period=all");
        assert_eq!(shown(&two, "r=3&period=2022H1"), "/x?r=3&period=2022H1");
        assert_eq!(shown(&["2023H1"], "period=all&level=xian"), "/x?level=xian");
        assert_eq!(shown(&["2023H1"], "period=2022H1"), "/x?period=2022H1");
    }

    #[test]
    fn a_search_is_over_all_periods_unless_its_address_names_one() {
        let periods = Periods::of(["2022H1", "2023H1"].map(|code| (code.parse().ok(), 1)));
        for (address, shown, usual) in [
            ("q=x", "/x?period=all&q=x", true),
            ("q=x&period=all", "/x?period=all&q=x", true),
            ("q=x&period=2023H1", "/x?period=2023H1&q=x", false),
        ] {
            let mut query = Query::parse(address);
            let offered = Offered::in_search(&periods, &mut query);
            assert_eq!((query.href("/x").as_str(), offered.is_usual(&query)), (shown, usual));
        }
    }

    #[test]
    fn the_switch_leads_to_every_period() {
        let (offered, query) = settled(&["2022H1", "2023H1", "?"], "level=xian&page=3");
        let bar = offered.bar("/x", &query).unwrap();
        let links: Vec<_> =
            bar.choices.iter().map(|c| (c.link.words.as_str(), c.link.href.as_str(), c.current)).collect();
        assert_eq!(
            links,
            [
                ("2023年上半年（最新）", "/x?level=xian&period=2023H1", true),
                ("2022年上半年", "/x?level=xian&period=2022H1", false),
                ("全部期", "/x?level=xian&period=all", false),
            ]
        );
        assert!(bar.note.contains("1 篇") && offered.is_usual(&query));
        assert_eq!(offered.words(&query), ["2023年上半年"]);
        let (offered, query) = settled(&["2022H1", "2023H1", "2021-2023"], "");
        let words: Vec<String> =
            offered.bar("/x", &query).unwrap().choices.into_iter().map(|c| c.link.words).collect();
        assert_eq!(words, ["2021—2023年", "2023年上半年（最新）", "2022年上半年", "全部期"]);
        let (offered, query) = settled(&["2022H1", "2023H1"], "period=all");
        assert!(!offered.is_usual(&query) && offered.words(&query) == ["全部期"]);
        let (offered, query) = settled(&["2023H1"], "");
        assert!(offered.bar("/x", &query).is_none() && offered.words(&query).is_empty());
    }
}
