//! Themes near to this one: its parts, the other parts of its whole, and what its passages also speak of.

use std::collections::HashMap;

use super::subject::Subject;
use crate::{
    model::{FacetValue, Facets},
    web::{
        filters::{Dim, Opt},
        links::Link,
        state::Visit,
        words::count,
    },
};

/// Companions that are named above the passages; all of them stand among the filters.
const NAMED: usize = 8;

/// Some themes, and how they are near.
pub(super) struct Kindred {
    pub(super) name: &'static str,
    /// Each with its passages.
    pub(super) themes: Vec<(Link, String)>,
}

/// What is near, under the filters of the page; nothing where there is none.
pub(super) fn kindred(visit: &Visit<'_>, subject: &Subject, facets: &Facets) -> Vec<Kindred> {
    let mut kindred = Vec::new();
    if let Some(card) = subject.card() {
        let counts: HashMap<&str, u32> =
            facets.themes.iter().map(|value| (value.key.as_str(), value.count)).collect();
        let list = visit.ask.query.clone().unset(Opt::Page).cleared(Dim::With);
        let theme = |(key, name): &(String, String)| {
            let passages = count(counts.get(key.as_str()).copied().unwrap_or(0));
            (Link::new(name.clone(), list.href(&format!("/themes/{key}"))), passages)
        };
        kindred.push(Kindred { name: "包含", themes: card.children.iter().map(theme).collect() });
        let siblings = card.siblings.iter().map(theme).collect();
        kindred.push(Kindred { name: "同属一类", themes: siblings });
    }
    kindred.push(Kindred { name: "同一段里还写到", themes: companions(visit, facets) });
    kindred.retain(|kindred| !kindred.themes.is_empty());
    kindred
}

/// The themes that most of the passages also have; a click leads to the passages on both.
fn companions(visit: &Visit<'_>, facets: &Facets) -> Vec<(Link, String)> {
    let query = &visit.ask.query;
    let mut others: Vec<_> = facets.with.iter().filter(|value| value.count > 0).collect();
    others.sort_by_key(|value| std::cmp::Reverse(value.count));
    let link = |value: &&FacetValue| {
        let both = query.only(Dim::With, &value.key);
        (Link::new(value.name.clone(), visit.ask.href(&both)), count(value.count))
    };
    others.iter().take(NAMED).map(link).collect()
}
