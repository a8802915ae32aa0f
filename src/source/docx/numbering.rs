//! `word/numbering.xml`: the lists of a document and how their levels are counted and written.

use std::collections::HashMap;

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::xml::{broken, is_on, number, val};
use crate::source::SourceError;

/// Levels that a list can have.
pub(super) const LEVELS: usize = 9;

/// A level of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Level {
    /// First number.
    pub(super) start: u32,
    /// How numbers are written: `chineseCounting`, `decimal`.
    pub(super) format: String,
    /// What is written: `（%2）`.
    pub(super) text: String,
    /// The style whose paragraphs are of this level.
    pub(super) style: Option<String>,
    /// After which level (from 1) it begins anew; `Some(0)`: after none.
    pub(super) restart: Option<usize>,
    /// Whether numbers of levels above are written as plain digits.
    pub(super) legal: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: "decimal".into(),
            text: String::new(),
            style: None,
            restart: None,
            legal: false,
        }
    }
}

/// The levels of a list that are described.
type Levels = HashMap<usize, Level>;

/// A definition that lists refer to.
#[derive(Debug, Default)]
struct Definition {
    levels: Levels,
    /// A style whose list it takes over.
    link: Option<String>,
}

/// A list as paragraphs refer to it.
#[derive(Debug, Default)]
pub(super) struct List {
    definition: String,
    /// Levels that are counted anew in this list, with their first number.
    pub(super) starts: HashMap<usize, u32>,
    levels: Levels,
}

/// All lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: HashMap<String, Definition>,
    /// Definitions by the style that they stand for.
    named: HashMap<String, String>,
    lists: HashMap<String, List>,
}

impl Numbering {
    /// Reads the part; an empty one has no lists.
    pub(super) fn read(part: &str) -> Result<Self, SourceError> {
        let mut reader = Reader::from_str(part);
        let mut state = State::default();
        loop {
            match reader.read_event().map_err(broken)? {
                Event::Start(tag) => state.open(&tag),
                Event::Empty(tag) => {
                    state.open(&tag);
                    state.close(tag.local_name().as_ref());
                }
                Event::End(tag) => state.close(tag.local_name().as_ref()),
                Event::Eof => return Ok(state.done),
                _ => {}
            }
        }
    }

    /// A list.
    pub(super) fn list(&self, id: &str) -> Option<&List> {
        self.lists.get(id)
    }

    /// The key of the definition that a list is counted with: lists of one definition go on counting.
    pub(super) fn definition<'a>(&'a self, list: &'a List) -> &'a str {
        let own = self.definitions.get(&list.definition);
        let link = own.filter(|own| own.levels.is_empty()).and_then(|own| own.link.as_ref());
        link.and_then(|link| self.named.get(link)).unwrap_or(&list.definition)
    }

    /// A level of a list.
    pub(super) fn level(&self, list: &List, at: usize) -> Option<Level> {
        let levels = || self.definitions.get(self.definition(list)).map(|definition| &definition.levels);
        list.levels.get(&at).or_else(|| levels()?.get(&at)).cloned()
    }

    /// The level whose paragraphs have a style.
    pub(super) fn level_of_style(&self, list: &List, style: &str) -> Option<usize> {
        (0..LEVELS)
            .find(|at| self.level(list, *at).is_some_and(|level| level.style.as_deref() == Some(style)))
    }
}

/// Where the reading is.
#[derive(Default)]
struct State {
    done: Numbering,
    definition: Option<(String, Definition)>,
    list: Option<(String, List)>,
    level: Option<(usize, Level)>,
    over: Option<usize>,
}

impl State {
    fn open(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "abstractNum" => {
                let id: Option<String> = super::xml::attribute(tag, "abstractNumId");
                self.definition = id.map(|id| (id, Definition::default()));
            }
            "num" => self.list = super::xml::attribute(tag, "numId").map(|id| (id, List::default())),
            "lvl" => self.level = number(tag, "ilvl").map(|at| (at, Level::default())),
            "lvlOverride" => self.over = number(tag, "ilvl"),
            name => self.note(name, tag),
        }
    }

    fn note(&mut self, name: &str, tag: &BytesStart<'_>) {
        if let Some((_, level)) = &mut self.level {
            match name {
                "start" => level.start = number(tag, "val").unwrap_or(1),
                "numFmt" => level.format = val(tag).unwrap_or_default(),
                "lvlText" => level.text = val(tag).unwrap_or_default(),
                "pStyle" => level.style = val(tag),
                "lvlRestart" => level.restart = number(tag, "val"),
                "isLgl" => level.legal = is_on(tag),
                _ => {}
            }
        } else if let Some((_, list)) = &mut self.list {
            match (name, self.over) {
                ("abstractNumId", _) => list.definition = val(tag).unwrap_or_default(),
                ("startOverride", Some(at)) => {
                    list.starts.insert(at, number(tag, "val").unwrap_or(1));
                }
                _ => {}
            }
        } else if let Some((id, definition)) = &mut self.definition {
            match name {
                "numStyleLink" => definition.link = val(tag),
                "styleLink" => self.done.named.extend(val(tag).map(|style| (style, id.clone()))),
                _ => {}
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "lvl" => {
                let owner = match (&mut self.list, &mut self.definition) {
                    (Some((_, list)), _) => Some(&mut list.levels),
                    (None, Some((_, definition))) => Some(&mut definition.levels),
                    (None, None) => None,
                };
                if let (Some(levels), Some((at, level))) = (owner, self.level.take()) {
                    levels.insert(at, level);
                }
            }
            "lvlOverride" => self.over = None,
            "num" => self.done.lists.extend(self.list.take()),
            "abstractNum" => self.done.definitions.extend(self.definition.take()),
            _ => {}
        }
    }
}
