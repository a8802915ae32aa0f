//! What an import would bring, before anything is written: each report with what was understood of it, how sure that is, what is missing,
//! and what of it is there already.

use std::collections::BTreeMap;

use super::{
    Given, How, ImportError, Imported, corrections, decided, read_given,
    reparse::take_out,
    taken_apart,
    write::{Draft, import_text},
};
use crate::{
    model::{Other, Parsed, SourceText, Twin},
    parse::Choices,
    registry::Registry,
    source,
    store::{Store, StoreError},
};

/// A file that could be imported.
#[derive(Debug)]
pub struct Preview {
    /// Where it lies, as it would be stored.
    pub place: String,
    /// Its lines.
    pub text: SourceText,
    /// What the parser made of it, with what people have set right before.
    pub parsed: Parsed,
    /// Where the very same content was imported from.
    pub known_at: Option<String>,
    /// Where reports begin, or do not, as somebody has decided.
    pub starts: BTreeMap<u32, bool>,
    /// One a report: the stored reports that it is much like.
    pub twins: Vec<Vec<Twin>>,
}

impl Preview {
    /// Why the report at `index` should be looked at; `None` where what was understood is as good as certain.
    pub fn doubt(&self, index: usize) -> Option<&str> {
        let line = self.parsed.reports.get(index)?.title_line;
        let note = self.parsed.notes.iter().find(|note| note.line == Some(line))?;
        Some(note.message.trim_end_matches('。').trim_end_matches("，请核对"))
    }

    /// What is to be said of the file itself: its ending says another kind.
    pub fn note(&self) -> Option<String> {
        source::ending_note(&self.text)
    }

    /// What is probably no report.
    pub fn others(&self) -> &[Other] {
        &self.parsed.others
    }
}

/// Looks again at a file, taken apart as somebody has decided. Nothing of that is remembered before it is imported.
pub fn preview_again(
    store: &Store,
    registry: &Registry,
    seen: &Preview,
    choices: &Choices,
) -> Result<Preview, ImportError> {
    let parsed = taken_apart(&seen.text, registry, choices);
    let again = held_against(store, registry, seen.place.clone(), seen.text.clone(), parsed)?;
    Ok(Preview { starts: choices.starts.clone(), ..again })
}

/// Imports a file that was looked at, without the reports at these indexes: all of it in one transaction, or nothing.
pub fn import_seen(
    store: &Store,
    registry: &Registry,
    seen: &Preview,
    left_out: &[usize],
    all: bool,
) -> Result<Imported, ImportError> {
    let mut parsed = seen.parsed.clone();
    take_out(&mut parsed, |index, _| left_out.contains(&index));
    let choices = Choices { all, starts: seen.starts.clone() };
    import_text(store, registry, Draft { path: &seen.place, text: &seen.text, parsed, choices: &choices })
}

/// Looks at a file; `store` is what it would be imported into, if there is one yet.
pub fn preview(
    store: Option<&Store>,
    registry: &Registry,
    given: Given,
    how: How,
) -> Result<Preview, ImportError> {
    let place = given.place.clone();
    let text = read_given(given, how)?;
    let Some(store) = store else {
        let parsed = taken_apart(&text, registry, &Choices { all: how.all, ..Choices::default() });
        let twins = vec![Vec::new(); parsed.reports.len()];
        return Ok(Preview { place, text, parsed, known_at: None, starts: BTreeMap::new(), twins });
    };
    let parsed = taken_apart(&text, registry, &decided(store, &text, how.all)?);
    Ok(held_against(store, registry, place, text, parsed)?)
}

/// What is stored already of a file, and what people have set right in it.
fn held_against(
    store: &Store,
    registry: &Registry,
    place: String,
    text: SourceText,
    mut parsed: Parsed,
) -> Result<Preview, StoreError> {
    store.read(|reader| {
        corrections::apply(reader, registry, &mut parsed)?;
        let twins = parsed.reports.iter().map(|report| reader.twins(report, &place));
        let twins = twins.collect::<Result<Vec<_>, StoreError>>()?;
        let known_at = reader.path_of_content(&text.sha256)?;
        let starts = reader.starts(&text.sha256)?;
        Ok(Preview { place, text, parsed, known_at, starts, twins })
    })
}
