//! Addresses of this site: a query with a filter added or taken away, written in a fixed order.

use std::borrow::Cow;

use form_urlencoded::Serializer;

use super::filters::{ALL, Dim, Opt, Query};
use crate::model::{AgencyTag, Level, Part, Period, Selection};

/// A link: words and where they lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    /// What it says.
    pub(crate) words: String,
    /// Where it leads.
    pub(crate) href: String,
}

impl Link {
    /// A link.
    pub(crate) fn new(words: impl Into<String>, href: impl Into<String>) -> Self {
        Self { words: words.into(), href: href.into() }
    }

    /// To an agency's page.
    pub(crate) fn agency(agency: &AgencyTag) -> Self {
        Self::new(agency.label.clone(), format!("/agencies/{}", agency.id))
    }
}

impl Query {
    /// Of these reports and nothing else.
    pub(crate) fn of_reports(reports: Vec<i64>) -> Self {
        let mut query = Self::default();
        query.selection.reports = reports;
        query
    }

    /// A search for these words and nothing else.
    pub(crate) fn of_words(words: impl Into<String>) -> Self {
        Self::default().for_words(words)
    }

    /// With these words to search for.
    pub(crate) fn for_words(mut self, words: impl Into<String>) -> Self {
        self.selection.query = Some(words.into());
        self
    }

    /// The periods of this query and nothing else.
    pub(crate) fn periods_only(&self) -> Self {
        let selection = Selection { periods: self.selection.periods.clone(), ..Selection::default() };
        Self { selection, all_periods: self.all_periods, ..Self::default() }
    }

    /// The words that are searched for, in these periods, and nothing else.
    pub(crate) fn words_only(&self) -> Self {
        let mut query = self.periods_only();
        query.selection.query.clone_from(&self.selection.query);
        query
    }

    /// All parameters, in the order of links.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        for dim in Dim::ALL {
            pairs.extend(self.values(dim).into_iter().map(|value| (dim.key(), value)));
        }
        pairs.extend(self.selection.group.clone().map(|group| ("group", group)));
        pairs.extend(self.selection.query.clone().map(|words| ("q", words)));
        pairs.extend(self.options.iter().map(|(option, value)| (option.key(), value.clone())));
        pairs
    }

    /// The chosen values of one dimension, as they stand in the query string.
    pub(crate) fn values(&self, dim: Dim) -> Vec<String> {
        let chosen = &self.selection;
        match dim {
            Dim::Report => chosen.reports.iter().map(i64::to_string).collect(),
            Dim::Level => chosen.levels.iter().map(|level| Level::key(*level).to_owned()).collect(),
            Dim::Domain => chosen.domains.clone(),
            Dim::Agency => chosen.agencies.iter().map(i64::to_string).collect(),
            Dim::Period if self.all_periods && chosen.periods.is_empty() => vec![ALL.to_owned()],
            Dim::Period => chosen.periods.iter().map(Period::to_string).collect(),
            Dim::Place => chosen.places.clone(),
            Dim::Theme => chosen.themes.clone(),
            Dim::With => chosen.with.clone(),
            Dim::Part => chosen.parts.iter().map(|part| Part::key(*part).to_owned()).collect(),
            Dim::FindingKind => chosen.finding_kinds.iter().map(|kind| kind.key().to_owned()).collect(),
            Dim::Sure => chosen.sures.iter().map(|sure| sure.key().to_owned()).collect(),
            Dim::FigureKind => chosen.figure_kinds.iter().map(|kind| kind.key().to_owned()).collect(),
            Dim::Status => chosen.statuses.iter().map(|status| status.key().to_owned()).collect(),
            Dim::Unit => chosen.units.clone(),
            Dim::Masked => chosen.masked.iter().map(|masked| u8::from(*masked).to_string()).collect(),
        }
    }

    /// `path`, with this query behind it if there is one.
    pub(crate) fn href(&self, path: &str) -> String {
        let pairs = self.pairs();
        if pairs.is_empty() {
            return path.to_owned();
        }
        let text = Serializer::new(String::new()).extend_pairs(pairs).finish();
        // A comma means nothing in a query string, and a list of ids is read more easily with it.
        format!("{path}?{}", text.replace("%2C", ","))
    }

    /// With one more value. Like every change of a filter it leads back to the first page of a list.
    pub(crate) fn with(&self, dim: Dim, value: &str) -> Self {
        let mut query = self.clone().unset(Opt::Page);
        query.add(dim, value);
        query.put_in_order();
        query
    }

    /// Without one value.
    pub(crate) fn without(&self, dim: Dim, value: &str) -> Self {
        let kept = self.values(dim);
        let mut query = self.clone().cleared(dim);
        for value in kept.iter().filter(|kept| *kept != value) {
            query.add(dim, value);
        }
        query
    }

    /// With this value alone in its dimension.
    pub(crate) fn only(&self, dim: Dim, value: &str) -> Self {
        self.clone().cleared(dim).with(dim, value)
    }

    /// Without a dimension.
    pub(crate) fn cleared(mut self, dim: Dim) -> Self {
        self.all_periods &= dim != Dim::Period;
        let chosen = &mut self.selection;
        match dim {
            Dim::Report => chosen.reports.clear(),
            Dim::Level => chosen.levels.clear(),
            Dim::Domain => chosen.domains.clear(),
            Dim::Agency => chosen.agencies.clear(),
            Dim::Period => chosen.periods.clear(),
            Dim::Place => chosen.places.clear(),
            Dim::Theme => chosen.themes.clear(),
            Dim::With => chosen.with.clear(),
            Dim::Part => chosen.parts.clear(),
            Dim::FindingKind => chosen.finding_kinds.clear(),
            Dim::Sure => chosen.sures.clear(),
            Dim::FigureKind => chosen.figure_kinds.clear(),
            Dim::Status => chosen.statuses.clear(),
            Dim::Unit => chosen.units.clear(),
            Dim::Masked => chosen.masked.clear(),
        }
        self.unset(Opt::Page)
    }

    /// Without the words that were searched for.
    pub(crate) fn without_words(mut self) -> Self {
        self.selection.query = None;
        self.unset(Opt::Page)
    }

    /// With this indicator, or without one.
    pub(crate) fn group(mut self, group: Option<&str>) -> Self {
        self.selection.group = group.map(str::to_owned);
        self.unset(Opt::Page)
    }

    /// With an option set.
    pub(crate) fn set<'a>(mut self, option: Opt, value: impl Into<Cow<'a, str>>) -> Self {
        self.options.insert(option, value.into().into_owned());
        self
    }

    /// Without an option.
    pub(crate) fn unset(mut self, option: Opt) -> Self {
        self.options.remove(&option);
        self
    }

    /// Only the filters: without options.
    pub(crate) fn filters_only(mut self) -> Self {
        self.options.clear();
        self
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_choice_has_one_address() {
        let query = Query::parse("theme=yanglao&page=4&level=zhen&sort=chars&level=shi&period=2023H1");
        assert_eq!(
            query.href("/agencies"),
            "/agencies?level=shi&level=zhen&period=2023H1&theme=yanglao&sort=chars&page=4"
        );
        assert_eq!(Query::default().href("/agencies"), "/agencies");
    }

    #[test]
    fn a_changed_filter_leads_back_to_the_first_page() {
        let query = Query::parse("level=shi&page=4");
        assert_eq!(query.with(Dim::Level, "cun").href("/x"), "/x?level=shi&level=cun");
        assert_eq!(query.without(Dim::Level, "shi").href("/x"), "/x");
        assert_eq!(query.only(Dim::Level, "cun").href("/x"), "/x?level=cun");
        assert_eq!(query.with(Dim::Level, "nowhere").href("/x"), "/x?level=shi");
    }

    proptest! {
        #[test]
        fn written_queries_read_the_same(text in "([a-z]{1,6}=[a-z0-9%&=养老 ]{0,8}&){0,6}q=[^&]{0,5}", page in 0u32..9) {
            let query = Query::parse(&format!("{text}&level=shi&r=2&page={page}"));
            let href = query.href("/x");
            prop_assert_eq!(Query::parse(href.split_once('?').unwrap().1), query);
        }
    }
}
