//! `word/styles.xml`: which styles are numbered.

use std::collections::HashMap;

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::xml::{attribute, broken, number, val};
use crate::source::SourceError;

/// Longest chain of styles that are based on each other; a circle ends here.
const DEEPEST: usize = 20;

/// The list that a paragraph or a style belongs to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ListPlace {
    /// The list; `0` is none.
    pub(super) list: Option<String>,
    /// The level in it, from 0.
    pub(super) level: Option<usize>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    place: ListPlace,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    usual: Option<String>,
}

impl Styles {
    /// Reads the part; an empty one has no styles.
    pub(super) fn read(part: &str) -> Result<Self, SourceError> {
        let mut reader = Reader::from_str(part);
        let mut styles = Self::default();
        let mut open: Option<(String, Style)> = None;
        loop {
            match reader.read_event().map_err(broken)? {
                Event::Start(tag) | Event::Empty(tag) => styles.note(&mut open, &tag),
                Event::End(tag) if tag.local_name().as_ref() == "style" => {
                    styles.styles.extend(open.take());
                }
                Event::Eof => return Ok(styles),
                _ => {}
            }
        }
    }

    fn note(&mut self, open: &mut Option<(String, Style)>, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        if name.as_ref() == "style" {
            let id = attribute(tag, "styleId").unwrap_or_default();
            let usual = attribute(tag, "default").is_some_and(|value| value == "1" || value == "true");
            if usual && attribute(tag, "type").as_deref() == Some("paragraph") {
                self.usual = Some(id.clone());
            }
            *open = Some((id, Style::default()));
        } else if let Some((_, style)) = open {
            match name.as_ref() {
                "basedOn" => style.based_on = val(tag),
                "numId" => style.place.list = val(tag),
                "ilvl" => style.place.level = number(tag, "val"),
                _ => {}
            }
        }
    }

    /// The list that paragraphs of a style belong to, and the style of the chain that says so.
    pub(super) fn list(&self, style: Option<&str>) -> Option<(ListPlace, &str)> {
        let mut at = style.or(self.usual.as_deref())?;
        for _ in 0..DEEPEST {
            let (key, style) = self.styles.get_key_value(at)?;
            if style.place.list.is_some() {
                return Some((style.place.clone(), key.as_str()));
            }
            at = style.based_on.as_deref()?;
        }
        None
    }
}
