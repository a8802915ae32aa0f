//! Reports of a compilation that have no title but the name of who wrote them: `县教育局`, `【县教育局】`, `一、县教育局`.

use std::collections::BTreeMap;

use super::{shape::shape, whole::is_text};
use crate::parse::{
    header::{is_organ, unit_in_name},
    lines::{Line, folded},
    marker::{Style, marker},
};
use crate::registry::Registry;

/// Longest name, in characters.
const LONGEST: usize = 20;

/// How the name of a chapter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dress {
    Plain,
    Bracketed,
    Numbered(Style),
}

/// The lines that are only an organ and open its report, each with the organ. `text` holds the indexes of lines with text.
///
/// Only in a source that says to be of several writers (汇编, 各乡镇), and only if two organs or more stand so, in the same
/// dress, each with text under it: a town's own report has the headings `一、党政办` `二、民政所`.
pub(super) fn found(lines: &[Line<'_>], text: &[usize], registry: &Registry) -> BTreeMap<usize, String> {
    let mut chapters: Vec<(usize, Dress, String)> = Vec::new();
    let mut collective = false;
    for pair in text.windows(2) {
        let line = lines[pair[0]].text;
        if chapters.is_empty() && !collective {
            collective = is_collective(line, registry);
            continue;
        }
        let Some((dress, name)) = organ(line, registry).filter(|_| is_text(lines[pair[1]].text)) else {
            continue;
        };
        let same = chapters.first().is_none_or(|first| first.1 == dress);
        if same && !follows_title(lines, pair[0], registry) {
            chapters.push((pair[0], dress, name));
        }
    }
    let several = chapters.iter().any(|(_, _, name)| *name != chapters[0].2);
    if several { chapters.into_iter().map(|(at, _, name)| (at, name)).collect() } else { BTreeMap::new() }
}

/// A title that says to be of several writers.
fn is_collective(line: &str, registry: &Registry) -> bool {
    let Some(shape) = shape(line, registry) else { return false };
    let words = &registry.titles.collective;
    shape.cover || words.iter().any(|word| folded(line).contains(word.as_str()))
}

/// A line that is only an organ, and how it is written.
fn organ(line: &str, registry: &Registry) -> Option<(Dress, String)> {
    if line.chars().count() > LONGEST * 2 {
        return None;
    }
    let found = marker(line);
    let dress = match found {
        Some(found) => Dress::Numbered(found.style),
        None if line.starts_with(['【', '[']) => Dress::Bracketed,
        None => Dress::Plain,
    };
    let name = folded(found.map_or(line, |found| found.rest));
    let name = name.trim_matches(|c: char| "【】[]#*：:".contains(c));
    let plain = name.chars().all(char::is_alphanumeric) && (3..=LONGEST).contains(&name.chars().count());
    let known = plain
        && is_organ(name, registry)
        && (registry.domains.of_agency(name).is_some() || unit_in_name(name, &registry.agencies).is_some());
    known.then(|| (dress, name.to_owned()))
}

/// Whether the line before is a title: an organ under it is its writer.
fn follows_title(lines: &[Line<'_>], at: usize, registry: &Registry) -> bool {
    let mut before = lines[..at].iter().rev().filter(|line| !line.is_blank());
    before.next().is_some_and(|line| {
        shape(line.text, registry).is_some_and(|shape| !shape.cover && !is_collective(line.text, registry))
    })
}
