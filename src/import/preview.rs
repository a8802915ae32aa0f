//! What an import would bring, before anything is written: each report with what was understood of it, how sure that is, what is missing,
//! and what of it is there already.

use std::collections::BTreeMap;

use super::{
    Given, How, ImportError, Imported,
    carried::Carried,
    corrections, decided, read_given,
    reparse::{removed, take_out},
    taken_apart,
    write::{Draft, is_wanted_anew, put},
};
use crate::{
    model::{Correction, Other, Parsed, Report, Resemblance, SourceText, Twin},
    parse::Choices,
    registry::Registry,
    source,
    store::{Reader, Store, StoreError},
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
    /// The content is stored, with reports that begin elsewhere or fewer of its texts: importing takes it apart anew.
    pub anew: bool,
    /// Indexes of the reports that a person has removed from the stored file.
    pub removed: Vec<usize>,
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
    Ok(held_against(
        store,
        registry,
        Looked { place: seen.place.clone(), text: seen.text.clone(), parsed, choices: choices.clone() },
    )?)
}

/// What somebody wants of a file that was looked at.
#[derive(Debug)]
pub struct Picked<'a> {
    /// The file.
    pub seen: &'a Preview,
    /// Indexes of its reports that are not wanted.
    pub left_out: Vec<usize>,
    /// Texts that are probably no reports were taken for some, too.
    pub all: bool,
}

/// Remembers corrections and imports files that were looked at: all of it in one transaction, or nothing. What the corrections
/// change in stored reports is changed, too. Gives what became of each file, in order.
pub fn import_picked(
    store: &Store,
    registry: &Registry,
    picked: &[Picked<'_>],
    corrections: &[Correction],
) -> Result<Vec<Imported>, ImportError> {
    store.write(|writer| {
        corrections::keep_in(writer, registry, corrections)?;
        let one = |Picked { seen, left_out, all }: &Picked<'_>| {
            let mut parsed = seen.parsed.clone();
            take_out(&mut parsed, |index| left_out.contains(&index));
            let choices = Choices { all: *all, starts: seen.starts.clone() };
            put(writer, registry, Draft { path: &seen.place, text: &seen.text, parsed, choices: &choices })
        };
        picked.iter().map(one).collect()
    })
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
        return Ok(Looked { place, text, parsed, choices: Choices::default() }.with(twins));
    };
    let choices = decided(store, &text, how.all)?;
    let parsed = taken_apart(&text, registry, &choices);
    Ok(held_against(store, registry, Looked { place, text, parsed, choices })?)
}

/// A file that was taken apart.
struct Looked {
    place: String,
    text: SourceText,
    parsed: Parsed,
    choices: Choices,
}

impl Looked {
    /// With nothing of it stored.
    fn with(self, twins: Vec<Vec<Twin>>) -> Preview {
        let Self { place, text, parsed, choices: Choices { starts, .. } } = self;
        Preview { place, text, parsed, known_at: None, starts, anew: false, removed: Vec::new(), twins }
    }
}

/// What is stored already of a file, and what people have set right in it.
fn held_against(store: &Store, registry: &Registry, mut looked: Looked) -> Result<Preview, StoreError> {
    store.read(|reader| {
        let sha256 = looked.text.sha256.clone();
        let known_at = reader.path_of_content(&sha256)?;
        let path = known_at.as_deref().unwrap_or(&looked.place);
        let carried = Carried::of(reader, path, &looked.parsed)?;
        corrections::apply(reader, registry, &carried, &mut looked.parsed)?;
        let twins = looked.parsed.reports.iter().map(|report| reader.twins(report, path));
        let mut twins = twins.collect::<Result<Vec<_>, StoreError>>()?;
        add_copies(reader, &looked.parsed, path, &mut twins)?;
        let anew = match &known_at {
            Some(at) => is_wanted_anew(reader, at, &looked.text, &looked.choices)?,
            None => false,
        };
        let removed = removed(&looked.parsed, &reader.removed_lines_of(&sha256)?);
        Ok(Preview { known_at, anew, removed, ..looked.with(twins) })
    })
}

/// Tells of the reports that are like nothing of their own agency what they have most of their text from.
fn add_copies(
    reader: &Reader<'_>,
    parsed: &Parsed,
    path: &str,
    twins: &mut [Vec<Twin>],
) -> Result<(), StoreError> {
    let is_told =
        |twins: &[Twin]| twins.iter().any(|twin| twin.how == Resemblance::Same || twin.how.is_version());
    let alone: Vec<usize> = (0..twins.len()).filter(|at| !is_told(&twins[*at])).collect();
    let reports: Vec<&Report> = alone.iter().filter_map(|at| parsed.reports.get(*at)).collect();
    for (at, copy) in alone.into_iter().zip(reader.copies(&reports, path)?) {
        twins[at].extend(copy.filter(|copy| twins[at].iter().all(|twin| twin.report != copy.report)));
    }
    Ok(())
}
