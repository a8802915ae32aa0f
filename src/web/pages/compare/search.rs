//! The words of a search in a comparison: a theme for the moment. In rows by theme they are a row of their own, the first;
//! in other rows they narrow the text, as a theme does.

use std::collections::HashSet;

use super::{
    address::{Address, By},
    view::Read,
};
use crate::{
    compare::{Row, ThemeLabel},
    model::{SEARCH_THEME, Selection, ThemeHit},
    store::Reader,
    web::{error::WebError, filters::Query},
};

/// Marks the passages that have the words as if they had a theme of this name; what else narrows the text narrows them,
/// too, unless it chooses rows.
pub(super) fn mark(reader: &Reader<'_>, address: &Address, reports: &mut [Read]) -> Result<(), WebError> {
    let Some(theme) = name(address) else { return Ok(()) };
    let asked = &address.query.selection;
    let themes = if address.by() == By::Theme { Vec::new() } else { asked.themes.clone() };
    let found = Selection { themes, parts: Vec::new(), ..asked.clone() };
    let found = reader.passages(&found, crate::store::PassageSort::default(), None, 0)?.rows;
    let found: HashSet<i64> = found.iter().map(|passage| passage.id).collect();
    for passage in reports.iter_mut().flat_map(|read| &mut read.passages) {
        if found.contains(&passage.id) {
            passage.themes.push(ThemeHit { theme: theme.clone(), words: asked.words() });
        }
    }
    Ok(())
}

/// The name of the theme: the words as typed, told apart from a theme of the word list that has the same name.
pub(super) fn name(address: &Address) -> Option<String> {
    address.query.selection.query.as_ref().map(|words| format!("检索：{words}"))
}

/// The theme, before all others.
pub(super) fn label(address: &Address) -> Option<ThemeLabel> {
    Some(ThemeLabel { key: SEARCH_THEME.to_owned(), name: name(address)?, parent: None })
}

/// The names of the themes that the text is narrowed to.
pub(super) fn narrowed(address: &Address, chosen: Vec<String>) -> Vec<String> {
    match (name(address), address.by()) {
        (None, _) => chosen,
        (Some(_), By::Theme) if chosen.is_empty() => chosen,
        (Some(name), By::Theme) => chosen.into_iter().chain([name]).collect(),
        (Some(name), _) => vec![name],
    }
}

/// What the page says where no passage has the words.
pub(super) fn absent(address: &Address, reports: &[Read]) -> Option<String> {
    let (name, words) = (name(address)?, address.query.selection.query.as_ref()?);
    let mut hits = reports.iter().flat_map(|read| &read.passages).flat_map(|passage| &passage.themes);
    let found = hits.any(|hit| hit.theme == name);
    (!found).then(|| format!("这几份材料里没有一段含有“{words}”。"))
}

/// Puts its row first.
pub(super) fn first(rows: &mut [Row<'_>]) {
    rows.sort_by_key(|row| row.key() != SEARCH_THEME);
}

/// The page of a row's theme.
pub(super) fn page(address: &Address, key: &str) -> String {
    let mut words = Query::default();
    if key == SEARCH_THEME {
        words.selection.query.clone_from(&address.query.selection.query);
    }
    words.href(&format!("/themes/{key}"))
}
