//! The form of filters: checkboxes with counts, chips to take a choice back, all by plain links and a plain GET form.

use super::{
    ask::Ask,
    filters::{ALL, Dim, Opt, Query},
    links::Link,
};
use crate::model::{FacetValue, Facets, lies_in, place_path};

/// What a chip calls the words that are searched for.
const WORDS: &str = "文字";
/// More places than this are not all offered at once.
const MOST_PLACES: usize = 12;

/// A form of filters, drawn by templates/macros/filters.html.
#[derive(Debug, Clone, Default)]
pub(crate) struct FilterForm {
    /// Where it leads: the page itself.
    pub(crate) action: String,
    /// A field for words in the text, with its label; `None` where the page offers none.
    pub(crate) field: Option<Field>,
    /// The dimensions that the page offers, with a value or more.
    pub(crate) groups: Vec<Group>,
    /// What else is in the address and must stay there.
    pub(crate) hidden: Vec<(&'static str, String)>,
    /// What is chosen, each with the link that takes it back.
    pub(crate) chips: Vec<Chip>,
    /// Periods that are not shown and have something under the other filters, each with how much.
    pub(crate) elsewhere: Vec<(Link, u32)>,
    /// What the page shows unasked, for the name of a download: its period.
    unasked: Vec<String>,
    /// The page without any filter.
    pub(crate) clear: String,
    /// Whether the values show how many rows they give.
    pub(crate) counted: bool,
}

/// A field for words.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// Its label.
    pub(crate) label: &'static str,
    /// What stands in it.
    pub(crate) words: String,
}

/// One dimension.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// Name of the parameter.
    pub(crate) key: &'static str,
    /// Word on the page.
    pub(crate) name: &'static str,
    /// Its values.
    pub(crate) values: Vec<Choice>,
}

/// One checkbox.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    /// Value, words and count.
    pub(crate) facet: FacetValue,
    /// Whether it is chosen.
    pub(crate) chosen: bool,
    /// How deep it lies in values above it: a county in its city, 2.
    pub(crate) depth: usize,
    /// For a place around a chosen one: the page under it instead, since a tick more would change nothing.
    pub(crate) wider: Option<String>,
}

/// A choice that can be taken back.
#[derive(Debug, Clone)]
pub(crate) struct Chip {
    /// The dimension's word: 层级.
    pub(crate) dim: &'static str,
    /// The value's words, and the link without it.
    pub(crate) link: Link,
}

impl FilterForm {
    /// The form of a page that offers these dimensions. `facets` comes from the same selection, so that every chosen
    /// value has its words there.
    pub(crate) fn new(ask: &Ask, facets: &Facets, dims: &[Dim]) -> Self {
        let query = &ask.query;
        let groups = dims.iter().map(|dim| group(ask, facets, *dim));
        let chips = chips(ask, facets);
        Self {
            action: ask.path.clone(),
            field: None,
            groups: groups.filter(Group::narrows).collect(),
            hidden: hidden(ask, dims),
            elsewhere: if dims.contains(&Dim::Period) { elsewhere(ask, facets) } else { Vec::new() },
            unasked: unasked(ask, &chips),
            chips,
            clear: cleared(query).href(&ask.path),
            counted: true,
        }
    }

    /// With a field for words in the text.
    pub(crate) fn with_field(mut self, label: &'static str, query: &Query) -> Self {
        self.hidden.retain(|(key, _)| *key != "q");
        self.field = Some(Field { label, words: query.selection.query.clone().unwrap_or_default() });
        self
    }

    /// With one more choice that can be taken back; without any filter it is taken back, too.
    pub(crate) fn with_chip(mut self, ask: &Ask, dim: &'static str, option: Opt, link: Option<Link>) -> Self {
        let Some(link) = link else { return self };
        self.chips.push(Chip { dim, link });
        self.clear = ask.href(&cleared(&ask.query).unset(option));
        self
    }

    /// With the words as what the page is about, and no filter of it: they are not cleared away.
    pub(crate) fn about_words(mut self, ask: &Ask) -> Self {
        let Some(words) = &ask.query.selection.query else { return self };
        self.chips.retain(|chip| chip.dim != WORDS);
        let mut about = cleared(&ask.query);
        about.selection.query = Some(words.clone());
        self.clear = about.href(&ask.path);
        self
    }

    /// Without the numbers behind the values: where they would count other rows than the page shows.
    pub(crate) fn without_counts(mut self) -> Self {
        self.counted = false;
        self
    }

    /// The words of what is chosen, in the order of the page: for the name of a download.
    pub(crate) fn words(&self) -> Vec<String> {
        let chosen = self.chips.iter().map(|chip| chip.link.words.clone());
        chosen.chain(self.unasked.iter().cloned()).collect()
    }

    /// How many choices are made.
    pub(crate) fn chosen(&self) -> usize {
        self.chips.len()
    }
}

impl Group {
    /// Whether there is anything to choose: not where all reports are of one period.
    fn narrows(&self) -> bool {
        match self.values.as_slice() {
            [] => false,
            [only] => self.key != Dim::Period.key() || only.chosen,
            _ => true,
        }
    }

    /// A list so long that it gets a box of its own to scroll in.
    pub(crate) fn is_long(&self) -> bool {
        self.values.len() > 12
    }
}

fn group(ask: &Ask, facets: &Facets, dim: Dim) -> Group {
    let chosen = ask.query.values(dim);
    let choice = |facet: &FacetValue| Choice {
        facet: facet.clone(),
        chosen: chosen.contains(&facet.key),
        depth: 0,
        wider: None,
    };
    let values = values(facets, dim).iter().map(choice).collect();
    let values = if dim == Dim::Place { in_places(ask, values) } else { values };
    Group { key: dim.key(), name: dim.name(), values }
}

/// The values of places under each other. Where there are many, only those around the chosen ones, beside and in them.
fn in_places(ask: &Ask, mut values: Vec<Choice>) -> Vec<Choice> {
    let chosen = &ask.query.selection.places;
    let is_open = |place: &str| chosen.iter().any(|chosen| lies_in(chosen, place));
    if values.len() > MOST_PLACES {
        values.retain(|value| match place_path(&value.facet.key)[..] {
            [.., around, _] => is_open(around),
            _ => true,
        });
    }
    for value in &mut values {
        let key = &value.facet.key;
        value.depth = place_path(key).len().saturating_sub(1);
        if is_open(key) && !value.chosen {
            let inside = chosen.iter().filter(|chosen| lies_in(chosen, key));
            let query = inside.fold(ask.query.clone(), |query, place| query.without(Dim::Place, place));
            value.wider = Some(ask.href(&query.with(Dim::Place, key)));
        }
    }
    values
}

fn values(facets: &Facets, dim: Dim) -> &[FacetValue] {
    match dim {
        Dim::Report => &[],
        Dim::Level => &facets.levels,
        Dim::Domain => &facets.domains,
        Dim::Agency => &facets.agencies,
        Dim::Period => &facets.periods,
        Dim::Place => &facets.places,
        Dim::Theme => &facets.themes,
        Dim::With => &facets.with,
        Dim::Part => &facets.parts,
        Dim::FindingKind => &facets.finding_kinds,
        Dim::Sure => &facets.sures,
        Dim::FigureKind => &facets.figure_kinds,
        Dim::Status => &facets.statuses,
        Dim::Unit => &facets.units,
        Dim::Masked => &facets.masked,
    }
}

/// The parameters that the form's own fields do not carry; a new choice starts on the first page.
///
/// All periods are said as well, which a ticked one overrules: so no tick is no restriction, as in every other group.
fn hidden(ask: &Ask, dims: &[Dim]) -> Vec<(&'static str, String)> {
    let query = &ask.query;
    let all = ask.offered.are_several() && dims.contains(&Dim::Period);
    let all = all.then(|| (Dim::Period.key(), ALL.to_owned()));
    let own = |key: &str| key == Opt::Page.key() || dims.iter().any(|dim| dim.key() == key);
    query.pairs().into_iter().filter(|(key, _)| !own(key)).chain(all).collect()
}

fn chips(ask: &Ask, facets: &Facets) -> Vec<Chip> {
    let query = &ask.query;
    let mut chips = Vec::new();
    let unasked = |dim: &Dim| *dim == Dim::Period && ask.offered.are_several() && ask.offered.is_usual(query);
    for dim in Dim::ALL.into_iter().filter(|dim| !unasked(dim)) {
        for facet in values(facets, dim).iter().filter(|facet| query.values(dim).contains(&facet.key)) {
            let href = ask.href(&query.without(dim, &facet.key));
            chips.push(Chip { dim: dim.name(), link: Link::new(facet.name.clone(), href) });
        }
    }
    if let Some(group) = &query.selection.group {
        let href = ask.href(&query.clone().group(None));
        chips.push(Chip { dim: "指标", link: Link::new(group.clone(), href) });
    }
    if let Some(words) = &query.selection.query {
        let href = ask.href(&query.clone().without_words());
        chips.push(Chip { dim: WORDS, link: Link::new(words.clone(), href) });
    }
    chips
}

/// The periods that the page does not show, with what they have: where it shows nothing, that may be what somebody looks for.
fn elsewhere(ask: &Ask, facets: &Facets) -> Vec<(Link, u32)> {
    let shown = ask.query.values(Dim::Period);
    if !ask.offered.are_several() || ask.query.selection.periods.is_empty() {
        return Vec::new();
    }
    let hidden = facets.periods.iter().filter(|facet| facet.count > 0 && !shown.contains(&facet.key));
    let link = |facet: &FacetValue| {
        Link::new(facet.name.clone(), ask.href(&ask.query.only(Dim::Period, &facet.key)))
    };
    hidden.map(|facet| (link(facet), facet.count)).collect()
}

/// The periods that are shown, where no chip says so.
fn unasked(ask: &Ask, chips: &[Chip]) -> Vec<String> {
    let said = chips.iter().any(|chip| chip.dim == Dim::Period.name());
    if said { Vec::new() } else { ask.offered.words(&ask.query) }
}

/// Without any filter; options and the columns of a comparison stay.
fn cleared(query: &Query) -> Query {
    let filters = Dim::ALL.into_iter().filter(|dim| *dim != Dim::Report);
    filters.fold(query.clone().without_words().group(None), Query::cleared)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chips_take_back_and_hidden_fields_keep() {
        let value = |key: &str, name: &str| FacetValue { key: key.into(), name: name.into(), count: 3 };
        let facets = Facets {
            levels: vec![value("shi", "市"), value("xian", "县")],
            themes: vec![value("yanglao", "养老服务")],
            ..Facets::default()
        };
        let ask = Ask::read("/agencies", "level=xian&theme=yanglao&sort=chars&page=2&q=x");
        let form = FilterForm::new(&ask, &facets, &[Dim::Level, Dim::Part]);
        assert_eq!(form.groups.len(), 1);
        assert_eq!(
            form.groups[0].values.iter().map(|choice| choice.chosen).collect::<Vec<_>>(),
            [false, true]
        );
        assert_eq!(form.words(), ["县", "养老服务", "x"]);
        assert_eq!(form.chips[0].link.href, "/agencies?theme=yanglao&q=x&sort=chars");
        assert_eq!(
            form.hidden,
            [("theme", "yanglao"), ("q", "x"), ("sort", "chars")].map(|(k, v)| (k, v.to_owned()))
        );
        assert_eq!(form.clear, "/agencies?sort=chars");
        assert_eq!(form.with_field("文字包含", &ask.query).hidden.len(), 2);
    }
}
