//! The text of a Word file (docx): one paragraph a line.
//!
//! 1. `numbering` and `styles` say how paragraphs are numbered; such numbers stand nowhere in the text.
//! 2. `notes` holds footnotes and endnotes, to be put in brackets where they are referred to.
//! 3. `body` walks over the document: `paragraph` collects the text of a paragraph, `table` the rows of a table,
//!    `counter` counts and writes the numbers.
//!
//! External parts and entities are never followed: nothing but the archive itself is read.

mod body;
mod counter;
mod notes;
mod numbering;
mod numerals;
mod paragraph;
mod styles;
mod table;
mod xml;

#[cfg(test)]
mod tests;

use super::{Archive, SourceError};

/// The text of a docx.
///
/// # Errors
/// [`SourceError::Broken`] where a part is missing or no XML, [`SourceError::Bomb`].
pub(super) fn text(bytes: &[u8]) -> Result<String, SourceError> {
    let mut archive = Archive::open(bytes)?;
    let mut part = |name: &str| archive.part(name);
    let document = part("word/document.xml")?.ok_or(SourceError::Broken { kind: "docx", part: "正文" })?;
    let numbering = numbering::Numbering::read(&part("word/numbering.xml")?.unwrap_or_default())?;
    let styles = styles::Styles::read(&part("word/styles.xml")?.unwrap_or_default())?;
    let mut notes = notes::Notes::default();
    notes.read("footnote", &part("word/footnotes.xml")?.unwrap_or_default())?;
    notes.read("endnote", &part("word/endnotes.xml")?.unwrap_or_default())?;
    let lines = body::lines(&document, counter::Counter::new(numbering, styles), &notes)?;
    Ok(lines.join("\n"))
}
