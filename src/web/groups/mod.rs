//! Levels and domains are read the same way: groups of agencies. What their pages share; each page (`pages::levels`,
//! `pages::domains`) has its own words and templates.
//!
//! 1. [`list`]: all groups with their counts, as a page or a file.
//! 2. [`show`]: one group: its agencies, its themes against the others ([`themes`]), typical passages, and beside it
//!    another group if one is asked for.

pub(crate) mod list;
mod reading;
pub(crate) mod show;
mod themes;

use super::{
    filters::{Dim, Query},
    grouped::level_name,
    page::Tab,
};
use crate::{
    model::{GroupRow, Level, Selection},
    store::Grouping,
};

/// What agencies are grouped by, with its words.
#[derive(Debug)]
pub(crate) struct Subject {
    /// What the store groups by.
    pub(crate) grouping: Grouping,
    /// The entry of the navigation; its name is the word on pages: 层级.
    pub(crate) tab: Tab,
    /// The filter that chooses a group.
    own: Dim,
    /// The other way to group, which the pages offer as a filter.
    other: Dim,
    /// ASCII name of the list as a file, and of one group.
    files: (&'static str, &'static str),
}

/// 层级.
pub(crate) const LEVELS: Subject = Subject {
    grouping: Grouping::Level,
    tab: Tab::Levels,
    own: Dim::Level,
    other: Dim::Domain,
    files: ("levels", "level"),
};

/// 条线.
pub(crate) const DOMAINS: Subject = Subject {
    grouping: Grouping::Domain,
    tab: Tab::Domains,
    own: Dim::Domain,
    other: Dim::Level,
    files: ("domains", "domain"),
};

impl Subject {
    /// The words of a group: 县级, 民政.
    fn words(&self, group: &GroupRow) -> String {
        match self.grouping {
            Grouping::Level => level_name(Level::from_key(&group.key)).to_owned(),
            Grouping::Domain => group.name.clone(),
        }
    }

    /// The page of a group, with the filters that pages of groups share.
    fn href(&self, key: &str, query: &Query) -> String {
        query.href(&format!("{}/{key}", self.tab.href()))
    }

    /// The filters of a page about groups: period and the other way to group; everything else would say what the page
    /// itself decides.
    fn filters(&self, asked: &Selection) -> Selection {
        let (levels, domains) = match self.grouping {
            Grouping::Level => (Vec::new(), asked.domains.clone()),
            Grouping::Domain => (asked.levels.clone(), Vec::new()),
        };
        Selection {
            levels,
            domains,
            periods: asked.periods.clone(),
            places: asked.places.clone(),
            ..Selection::default()
        }
    }

    /// The reports of one group under these filters.
    fn within(&self, key: &str, filters: &Selection) -> Selection {
        let mut selection = filters.clone();
        match self.grouping {
            Grouping::Level => selection.levels = Level::from_key(key).into_iter().collect(),
            Grouping::Domain => selection.domains = vec![key.to_owned()],
        }
        selection
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_a_selection_without_its_own_filter() {
        let asked = Query::parse("level=cun&domain=minzheng&period=2023H1&theme=yanglao&q=x").selection;
        let level = LEVELS.within("xian", &LEVELS.filters(&asked));
        assert_eq!((level.levels, level.domains), (vec![Level::County], vec!["minzheng".to_owned()]));
        assert!(level.themes.is_empty() && level.query.is_none() && level.periods.len() == 1);
        let domain = DOMAINS.within("yibao", &DOMAINS.filters(&asked));
        assert_eq!((domain.levels, domain.domains), (vec![Level::Village], vec!["yibao".to_owned()]));
    }
}
