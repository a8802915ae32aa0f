//! A file becomes stored reports. The one room that knows both the parser and the store.
//!
//! 1. `files` lists what was given, folders and archives by their files, and reads the bytes: a missing or unreadable file,
//!    a file too large are told in plain words.
//! 2. [`crate::source`] makes lines of them, after `office` where only other programs (`program`) read the format;
//!    [`crate::parse`] takes them apart; a text without any report is refused.
//! 3. `write`: the store takes everything over in one transaction. What goes wrong is an [`ImportError`].
//!
//! What is stored is parsed again by `reparse`, and `changed` tells what came out differently; `sources` lists the files
//! that were imported and takes them out again. `own` keeps themes of the user's own, which
//! `vocabulary` puts among those of the word list, and `retag` gives stored passages their themes anew. `corrections` are what a
//! person has set right; `preview` looks at a file without writing anything.

mod carried;
mod changed;
mod corrections;
mod error;
mod files;
mod office;
mod own;
mod preview;
mod program;
mod reparse;
mod retag;
mod sources;
mod vocabulary;
mod write;

use std::{io, path::Path};

use crate::{
    model::{Encoding, Note, Parsed, SourceText, Twin},
    parse,
    registry::Registry,
    source::{self, SourceError},
    store::{Store, StoreError, Stored},
};
use write::{Draft, import_text};

pub use changed::{ReportChange, ReportState};
pub use corrections::{
    CorrectionError, correct, correct_draft, export_corrections, import_corrections, undo,
};
pub use error::{ImportError, because};
pub use files::{Given, each_file, each_in, is_there, shown_place};
pub use own::{OwnError, TakenOver, delete_theme, export_themes, import_themes, own_themes, save_theme};
pub use parse::{Choices, value};
pub use preview::{Picked, Preview, import_picked, preview, preview_again};
pub use reparse::{Reparsed, preview_reparse, reparse, reparse_all, wants_reparse};
pub use retag::{Retagged, retag, wants_retag};
pub use source::is_by_the_way;
pub use sources::{remove, source, sources};

/// The made-up compilation that an empty database shows.
const SAMPLE: (&str, &[u8]) = ("示例数据.txt", include_bytes!("../data/samples/half-year-sample.txt"));

/// What became of a file.
#[derive(Debug)]
pub struct Imported {
    /// Where it lies, as it is stored.
    pub place: String,
    /// The encoding or format that it was read in.
    pub encoding: String,
    /// What the parser saw.
    pub parsed: Parsed,
    /// What the store did.
    pub stored: Stored,
    /// One a report, in order: the reports of other files that it is much like.
    pub twins: Vec<Vec<Twin>>,
}

/// How files are read.
#[derive(Debug, Clone, Copy, Default)]
pub struct How {
    /// Text is in this encoding; else in the one that it seems to have.
    pub encoding: Option<Encoding>,
    /// Every text is taken for a report, also one that is probably none.
    pub all: bool,
}

/// Parses a file without storing it, and without what is known of it in a database.
pub fn parse_given(registry: &Registry, given: Given, how: How) -> Result<(SourceText, Parsed), ImportError> {
    let text = read_given(given, how)?;
    let choices = Choices { all: how.all, ..Choices::default() };
    let parsed = taken_apart(&text, registry, &choices);
    Ok((text, parsed))
}

/// The lines of a file.
fn read_given(given: Given, how: How) -> Result<SourceText, ImportError> {
    let (name, bytes) = (given.file_name(), given.bytes?);
    Ok(match source::read_as(&name, &bytes, how.encoding) {
        Err(SourceError::Office { kind }) => {
            let docx = office::to_docx(&name, &bytes, kind)?;
            SourceText { sha256: source::digest(&bytes), ..source::read(&name, &docx)? }
        }
        Err(SourceError::Pdf) => source::read_pages(&name, &bytes, &office::pdf_pages(&bytes)?)?,
        read => read?,
    })
}

/// What the parser makes of the lines of a file, with what is to be said of the file itself.
fn taken_apart(text: &SourceText, registry: &Registry, choices: &Choices) -> Parsed {
    let mut parsed = parse::parse_with(text, registry, choices);
    let note = source::ending_note(text).map(|message| Note { line: None, message });
    parsed.notes.splice(..0, note);
    parsed
}

/// What somebody has decided about a text.
fn decided(store: &Store, text: &SourceText, all: bool) -> Result<Choices, StoreError> {
    Ok(Choices { all, starts: store.read(|reader| reader.starts(&text.sha256))? })
}

/// Now, RFC 3339 in UTC, as the database has it.
pub fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Writes what `duidu parse FILE --json` prints.
pub fn write_json(out: &mut dyn io::Write, text: &SourceText, parsed: &Parsed) -> io::Result<()> {
    Ok(serde_json::to_writer_pretty(out, &parse::json::document(text, parsed))?)
}

/// Imports a file: all of it in one transaction, or nothing.
pub fn import_given(
    store: &Store,
    registry: &Registry,
    given: Given,
    how: How,
) -> Result<Imported, ImportError> {
    let place = given.place.clone();
    let text = read_given(given, how)?;
    let choices = decided(store, &text, how.all)?;
    let parsed = taken_apart(&text, registry, &choices);
    import_text(store, registry, Draft { path: &place, text: &text, parsed, choices: &choices })
}

/// Imports one file that is neither folder nor archive, in the encoding that it seems to have.
pub fn import_file(store: &Store, registry: &Registry, path: &Path) -> Result<Imported, ImportError> {
    import_given(store, registry, Given::file(path), How::default())
}

/// A database in a temporary folder that holds the sample; gone with its last clone.
pub fn sample_store(registry: &Registry) -> Result<Store, ImportError> {
    let store = Store::temporary()?;
    let (name, bytes) = SAMPLE;
    let text = source::read(name, bytes)?;
    let parsed = parse::parse(&text, registry);
    let draft = Draft { path: name, text: &text, parsed, choices: &Choices::default() };
    import_text(&store, registry, draft)?;
    Ok(store)
}
