//! What was taken apart goes into the database: what people have set right applied, themes of the user's own among the others, all
//! of it in one transaction.
//!
//! 1. Nothing to do where the content is stored from the same place, unless somebody wants more of its texts, or other bounds of its
//!    reports. 2. Themes and corrections. 3. What it is much like among what is there. 4. The store takes it over.

use std::path::Path;

use super::{ImportError, Imported, carried::Carried, corrections, is_there, now, vocabulary::with_own};
use crate::{
    model::{Other, Parsed, SourceText, Twin},
    parse::{self, Choices, themes::Tagger},
    registry::Registry,
    source,
    store::{Reader, SourceFile, Store, StoreError, Stored, Writer},
};

/// A file as it is to be stored.
pub(super) struct Draft<'a> {
    /// Where it lies.
    pub(super) path: &'a str,
    /// Its lines.
    pub(super) text: &'a SourceText,
    /// What the parser made of them.
    pub(super) parsed: Parsed,
    /// As somebody has decided.
    pub(super) choices: &'a Choices,
}

/// What is to be done with it.
#[derive(Debug, PartialEq, Eq)]
enum Way {
    /// Its content is stored from there, taken apart as it is wanted.
    Unchanged,
    /// New, or changed.
    Put,
    /// Its content is stored at this path and was taken apart as nobody wants it any more.
    Again(String),
}

/// Stores a file: all of it in one transaction, or nothing.
pub(super) fn import_text(
    store: &Store,
    registry: &Registry,
    draft: Draft<'_>,
) -> Result<Imported, ImportError> {
    refused(&draft)?;
    // Whoever brings what is there already need not wait for another writer.
    if store.read(|reader| way(reader, &draft))? == Way::Unchanged {
        return Ok(unchanged(draft));
    }
    store.write(|writer| put(writer, registry, draft))
}

/// Stores a file as part of a transaction.
pub(super) fn put(
    writer: &Writer<'_>,
    registry: &Registry,
    mut draft: Draft<'_>,
) -> Result<Imported, ImportError> {
    refused(&draft)?;
    let reader = writer.reader();
    let way = way(&reader, &draft)?;
    if way == Way::Unchanged {
        return Ok(unchanged(draft));
    }
    let path = match &way {
        Way::Again(path) => path,
        _ => draft.path,
    };
    let carried = prepare(writer, registry, path, &mut draft.parsed)?;
    let twins = draft.parsed.reports.iter().map(|report| reader.twins(report, path));
    let twins: Vec<Vec<Twin>> = twins.collect::<Result<_, StoreError>>()?;
    let stored = put_at(writer, path, &way, &draft)?;
    carried.forget(writer)?;
    if !matches!(stored, Stored::Unchanged { .. }) {
        writer.set_starts(&draft.text.sha256, &draft.choices.starts)?;
    }
    Ok(Imported { stored, twins, ..unchanged(draft) })
}

/// A file that changed nothing.
fn unchanged(draft: Draft<'_>) -> Imported {
    let place = draft.path.to_owned();
    let stored = Stored::Unchanged { path: place.clone(), gone: Vec::new() };
    Imported { place, encoding: draft.text.encoding.clone(), parsed: draft.parsed, stored, twins: Vec::new() }
}

fn way(reader: &Reader<'_>, draft: &Draft<'_>) -> Result<Way, StoreError> {
    let Some(at) = reader.path_of_content(&draft.text.sha256)? else { return Ok(Way::Put) };
    if is_wanted_anew(reader, &at, draft.text, draft.choices)? {
        return Ok(Way::Again(at));
    }
    Ok(if at == draft.path { Way::Unchanged } else { Way::Put })
}

/// Whether a content that is stored at a path is to be taken apart otherwise: its reports begin elsewhere, or texts that were left out
/// are wanted, too.
pub(super) fn is_wanted_anew(
    reader: &Reader<'_>,
    at: &str,
    text: &SourceText,
    choices: &Choices,
) -> Result<bool, StoreError> {
    Ok(reader.starts(&text.sha256)? != choices.starts || (choices.all && reader.leaves_out(at)?))
}

/// Gives the reports the user's own themes and what people have set right; the parser knows neither. The answer is for
/// [`Carried::forget`].
fn prepare(
    writer: &Writer<'_>,
    registry: &Registry,
    path: &str,
    parsed: &mut Parsed,
) -> Result<Carried, StoreError> {
    let reader = writer.reader();
    let (themes, vocabulary) = with_own(&reader, registry)?;
    if vocabulary.themes.iter().any(|theme| theme.own) {
        let tagger = Tagger::new(&themes);
        parsed.reports.iter_mut().for_each(|report| tagger.tag(report));
    }
    if reader.is_empty()? {
        writer.set_tagged_with(&vocabulary)?;
    }
    writer.set_vocabulary(&vocabulary)?;
    let carried = Carried::of(&reader, path, parsed)?;
    carried.remember(writer, parsed)?;
    corrections::apply(&reader, registry, &carried, parsed)?;
    Ok(carried)
}

fn put_at(writer: &Writer<'_>, path: &str, way: &Way, draft: &Draft<'_>) -> Result<Stored, StoreError> {
    let Draft { text, parsed, .. } = draft;
    let imported_at = now();
    if let Way::Again(at) = way {
        // The copy that is stored keeps its name.
        let name = Path::new(at).file_name().map(|name| name.to_string_lossy().into_owned());
        let text = SourceText { file_name: name.unwrap_or_default(), ..(*text).clone() };
        let file = SourceFile { path, text: &text, imported_at: &imported_at, parser: parse::VERSION };
        return writer.put_again(file, parsed);
    }
    let file = SourceFile { path, text, imported_at: &imported_at, parser: parse::VERSION };
    let stored = writer.put(file, parsed)?;
    if let Stored::Unchanged { path: before, .. } = &stored
        && !is_there(before)
    {
        writer.move_source(before, path, &text.file_name)?;
    }
    Ok(stored)
}

/// A text without any report is refused, with what it looks like.
fn refused(draft: &Draft<'_>) -> Result<(), ImportError> {
    if !draft.parsed.reports.is_empty() {
        return Ok(());
    }
    let why = match told(&draft.parsed.others) {
        Some(told) => ImportError::Others { told },
        None => ImportError::NoReport { lines: draft.text.lines.len() },
    };
    Err(match source::ending_note(draft.text) {
        Some(note) => ImportError::Misnamed { note, why: Box::new(why) },
        None => why,
    })
}

/// What the texts of a file look like, the first few: `《…》像是通知（标题是通知…）`; `None` where that says nothing.
fn told(others: &[Other]) -> Option<String> {
    const TOLD: usize = 3;
    let known: Vec<&Other> = others.iter().filter(|other| other.known).collect();
    let some: Vec<String> =
        known.iter().take(TOLD).map(|other| format!("《{}》{}", other.title, other.reason())).collect();
    let and = if known.len() > TOLD { format!("等 {} 篇", known.len()) } else { String::new() };
    (!some.is_empty()).then(|| format!("{}{and}", some.join("、")))
}
