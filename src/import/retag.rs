//! Stored passages given their themes anew: after the word list changed, or a theme of the user's own.

use super::vocabulary::with_own;
use crate::{
    model::ThemeHit,
    parse::themes::Tagger,
    registry::Registry,
    store::{Store, StoreError, Writer},
};

/// What re-tagging did to one theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retagged {
    /// Its Chinese name.
    pub theme: String,
    /// Passages that have it now.
    pub passages: usize,
    /// Passages that did not have it before.
    pub added: usize,
    /// Passages that have it no more.
    pub removed: usize,
}

/// Gives all stored passages their themes anew, in one transaction. One row for each theme of the word list in its
/// order, then those that the list no longer has.
pub fn retag(store: &Store, registry: &Registry) -> Result<Vec<Retagged>, StoreError> {
    store.write(|writer| retag_in(writer, registry))
}

/// The same inside a transaction under way; the user's own themes are those that it sees.
pub(super) fn retag_in(writer: &Writer<'_>, registry: &Registry) -> Result<Vec<Retagged>, StoreError> {
    let reader = writer.reader();
    let (themes, vocabulary) = with_own(&reader, registry)?;
    let tagger = Tagger::new(&themes);
    let names = vocabulary.themes.iter().map(|theme| theme.name.clone());
    let mut changes =
        Changes(names.map(|theme| Retagged { theme, passages: 0, added: 0, removed: 0 }).collect());
    writer.set_vocabulary(&vocabulary)?;
    for id in reader.report_ids()? {
        let Some(mut report) = reader.parsed_report(id)? else { continue };
        let before: Vec<_> = report.passages.iter().map(|passage| passage.themes.clone()).collect();
        tagger.tag(&mut report);
        let after: Vec<&[ThemeHit]> = report.passages.iter().map(|passage| &passage.themes[..]).collect();
        before.iter().zip(&after).for_each(|(before, after)| changes.note(before, after));
        writer.set_themes(id, &after)?;
    }
    writer.forget_unlisted_themes(&vocabulary)?;
    writer.set_tagged_with(&vocabulary)?;
    Ok(changes.0)
}

/// Whether stored passages were tagged by another word list than this one, so that [`retag`] would change something.
pub fn wants_retag(store: &Store, registry: &Registry) -> Result<bool, StoreError> {
    store.read(|reader| {
        let (_, vocabulary) = with_own(reader, registry)?;
        Ok(!reader.is_empty()? && !reader.is_tagged_with(&vocabulary)?)
    })
}

struct Changes(Vec<Retagged>);

impl Changes {
    fn note(&mut self, before: &[ThemeHit], after: &[ThemeHit]) {
        let has = |hits: &[ThemeHit], theme: &str| hits.iter().any(|hit| hit.theme == theme);
        for hit in after {
            let row = self.row(&hit.theme);
            row.passages += 1;
            row.added += usize::from(!has(before, &hit.theme));
        }
        for hit in before.iter().filter(|hit| !has(after, &hit.theme)) {
            self.row(&hit.theme).removed += 1;
        }
    }

    fn row(&mut self, theme: &str) -> &mut Retagged {
        let at = self.0.iter().position(|row| row.theme == theme).unwrap_or_else(|| {
            self.0.push(Retagged { theme: theme.to_owned(), passages: 0, added: 0, removed: 0 });
            self.0.len() - 1
        });
        &mut self.0[at]
    }
}
