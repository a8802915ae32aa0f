//! The passages of a theme as cards, in one list or in columns side by side.

use super::subject::Subject;
use crate::{
    model::{FacetValue, Facets, Level, PassageRow, Selection, VoiceRow},
    store::PassageSort,
    web::{
        cards::{Card, Cards},
        error::WebError,
        filters::{Dim, Opt},
        grouped::{ByAgency, by_agency, level_name},
        links::Link,
        state::Visit,
    },
};

/// Passages in a column; the rest is a link away.
const PER_COLUMN: u32 = 30;
/// Two to this many agencies, chosen by filter, stand in columns of their own; else a column is a level.
const MOST_AGENCIES: usize = 4;

/// One column of the view side by side.
pub(super) struct Column {
    /// Words of the level or agency, and the list of it alone.
    pub(super) heading: Link,
    pub(super) total: u32,
    /// How many passages more there are than the column shows.
    pub(super) more: u32,
    pub(super) groups: Vec<ByAgency<Card>>,
}

/// A column a level, or a column an agency where a few are chosen. A level that is silent stays: that is a result.
pub(super) fn columns(
    visit: &Visit<'_>,
    theme: &Subject,
    selection: &Selection,
    facets: &Facets,
    voices: &[VoiceRow],
) -> Result<Vec<Column>, WebError> {
    let chosen = selection.agencies.len();
    if (2..=MOST_AGENCIES).contains(&chosen) {
        let agencies = facets.agencies.iter().filter_map(|value| Some((value, value.key.parse().ok()?)));
        let agencies = agencies.filter(|(_, id)| selection.agencies.contains(id));
        let column = |(value, id): (&FacetValue, i64)| {
            let alone = Selection { agencies: vec![id], ..selection.clone() };
            column(visit, theme, &alone, &value.name, (Dim::Agency, &value.key))
        };
        return agencies.map(column).collect();
    }
    let written = |level: Level| facets.levels.iter().any(|value| value.key == level.key());
    let missing = |level: Level| voices.iter().any(|row| row.voice.agency.level == Some(level));
    let wanted = |level: Level| selection.levels.is_empty() || selection.levels.contains(&level);
    let levels =
        Level::ALL.into_iter().filter(|level| wanted(*level) && (written(*level) || missing(*level)));
    let column = |level: Level| {
        let alone = Selection { levels: vec![level], ..selection.clone() };
        column(visit, theme, &alone, level_name(Some(level)), (Dim::Level, level.key()))
    };
    levels.map(column).collect()
}

fn column(
    visit: &Visit<'_>,
    theme: &Subject,
    selection: &Selection,
    name: &str,
    (dim, value): (Dim, &str),
) -> Result<Column, WebError> {
    let page = visit.reader.passages(selection, PassageSort::default(), Some(PER_COLUMN), 0)?;
    let list = visit.ask.query.clone().unset(Opt::View).only(dim, value);
    Ok(Column {
        heading: Link::new(name, visit.ask.href(&list)),
        total: page.total,
        more: page.total.saturating_sub(PER_COLUMN),
        groups: cards(visit, theme, &page.rows)?,
    })
}

/// The passages as cards under their agencies, with the words marked that earned them the theme.
pub(super) fn cards(
    visit: &Visit<'_>,
    theme: &Subject,
    rows: &[PassageRow],
) -> Result<Vec<ByAgency<Card>>, WebError> {
    let cards = Cards::of(visit)?.with_theme(theme.name());
    Ok(by_agency(
        rows,
        |row| &row.agency,
        |row| level_name(row.agency.level).to_owned(),
        |row| cards.card(row),
    ))
}
