//! Where somebody has decided that a report begins, or that none does.

use std::ops::Range;

use super::title::{Title, title_at};
use crate::model::SkipReason;
use crate::parse::{Choices, lines::Line};
use crate::registry::Registry;

/// Where a report begins.
#[derive(Debug, Clone)]
pub(super) struct Start {
    /// Its title.
    pub(super) text: String,
    /// The title of the compilation, if that says more.
    pub(super) under: String,
    /// The lines of the title.
    pub(super) lines: Range<usize>,
    /// From the title's end to the body's start.
    pub(super) heads: Range<usize>,
}

impl From<Title> for Start {
    fn from(title: Title) -> Self {
        Self { text: title.text, under: title.under, lines: title.lines, heads: title.heads }
    }
}

/// The starts with those that were decided, in order. A decided line that is set aside, or not there, begins nothing.
pub(super) fn starts(
    mut found: Vec<Start>,
    lines: &[Line<'_>],
    aside: &mut [Option<SkipReason>],
    choices: &Choices,
    registry: &Registry,
) -> Vec<Start> {
    if choices.starts.is_empty() {
        return found;
    }
    found.retain(|start| choices.starts.get(&lines[start.lines.start].number) != Some(&false));
    for (at, line) in lines.iter().enumerate() {
        let piece = at.checked_sub(1).is_some_and(|before| lines[before].number == line.number);
        let begins = choices.starts.get(&line.number) == Some(&true) && !piece;
        if !begins || found.iter().any(|start| start.lines.contains(&at)) {
            continue;
        }
        if aside[at] == Some(SkipReason::Cover) {
            aside[at] = None;
        }
        if aside[at].is_some() {
            continue;
        }
        let plain = || Start {
            text: line.text.to_owned(),
            under: String::new(),
            lines: at..at + 1,
            heads: at + 1..at + 1,
        };
        let start = title_at(lines, aside, at, registry).map_or_else(plain, Start::from);
        // What stood between an earlier title and its body is its own title now.
        for earlier in &mut found {
            if earlier.heads.contains(&at) {
                earlier.heads.end = at;
            }
        }
        found.push(start);
    }
    found.sort_by_key(|start| start.lines.start);
    found
}
