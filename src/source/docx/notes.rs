//! Footnotes and endnotes, by their number in the file.

use std::collections::HashMap;

use quick_xml::{Reader, events::Event};

use super::xml::{attribute, broken, reference};
use crate::source::SourceError;

/// The notes of a document.
#[derive(Debug, Default)]
pub(super) struct Notes(HashMap<(&'static str, String), String>);

impl Notes {
    /// Adds the notes of a part, each in an element `of` this name; an empty part has none.
    pub(super) fn read(&mut self, of: &'static str, part: &str) -> Result<(), SourceError> {
        let mut reader = Reader::from_str(part);
        let mut open: Option<(String, String)> = None;
        let mut in_text = false;
        loop {
            match reader.read_event().map_err(broken)? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    name if name == of => open = attribute(&tag, "id").map(|id| (id, String::new())),
                    "t" => in_text = true,
                    "del" | "moveFrom" | "Fallback" => {
                        reader.read_to_end(tag.name()).map_err(broken)?;
                    }
                    _ => {}
                },
                Event::End(tag) => match tag.local_name().as_ref() {
                    name if name == of => {
                        self.0.extend(open.take().map(|(id, text)| ((of, id), text.trim().to_owned())));
                    }
                    "t" => in_text = false,
                    _ => {}
                },
                Event::Text(text) if in_text => {
                    if let Some((_, note)) = &mut open {
                        note.push_str(&text.xml10_content());
                    }
                }
                Event::GeneralRef(letter) if in_text => {
                    if let Some((_, note)) = &mut open {
                        note.extend(reference(&letter));
                    }
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// The text of a note; `None` where it is empty, as the lines between text and notes are.
    pub(super) fn get(&self, of: &'static str, id: &str) -> Option<&str> {
        self.0.get(&(of, id.to_owned())).map(String::as_str).filter(|text| !text.is_empty())
    }
}
