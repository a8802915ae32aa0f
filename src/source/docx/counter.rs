//! Counts numbered paragraphs and writes their markers: 一、 （一） 1. 1.2.
//!
//! A level goes on from its last number; levels below begin anew. Lists of one definition share their numbers, unless a
//! list says where it starts.

use std::collections::{HashMap, HashSet};

use super::{
    numbering::{LEVELS, Level, List, Numbering},
    numerals::written,
    styles::{ListPlace, Styles},
};

/// Counts the paragraphs of a document in their order.
#[derive(Debug, Default)]
pub(super) struct Counter {
    numbering: Numbering,
    styles: Styles,
    /// Last number of each level, by definition.
    last: HashMap<String, [Option<u32>; LEVELS]>,
    /// Lists whose own start was used.
    started: HashSet<(String, usize)>,
}

impl Counter {
    pub(super) fn new(numbering: Numbering, styles: Styles) -> Self {
        Self { numbering, styles, ..Self::default() }
    }

    /// The marker of the next paragraph, empty if it has none.
    pub(super) fn next(&mut self, style: Option<&str>, own: &ListPlace) -> String {
        let Some((id, at)) = self.place(style, own) else { return String::new() };
        let Some(list) = self.numbering.list(&id) else { return String::new() };
        let levels: Vec<Option<Level>> = (0..LEVELS).map(|at| self.numbering.level(list, at)).collect();
        let Some(level) = levels[at].clone() else { return String::new() };
        let anew = list.starts.get(&at).copied().filter(|_| self.started.insert((id.clone(), at)));
        let key = self.numbering.definition(list).to_owned();
        let counts = self.last.entry(key).or_default();
        let next = counts[at].map_or(level.start, |count| count.saturating_add(1));
        counts[at] = Some(anew.unwrap_or(next));
        for (below, level) in levels.iter().enumerate().skip(at + 1) {
            let restart = level.as_ref().and_then(|level| level.restart).unwrap_or(below);
            if at < restart {
                counts[below] = None;
            }
        }
        for (above, level) in levels.iter().enumerate().take(at) {
            counts[above] = counts[above].or(Some(level.as_ref().map_or(1, |level| level.start)));
        }
        marker(&level, &levels, counts)
    }

    /// The list and the level of a paragraph: its own, or those of its style.
    fn place(&self, style: Option<&str>, own: &ListPlace) -> Option<(String, usize)> {
        let of_style = self.styles.list(style);
        let list =
            own.list.clone().or_else(|| of_style.as_ref().and_then(|(place, _)| place.list.clone()))?;
        let found: Option<&List> = self.numbering.list(&list);
        let linked = || {
            let named = style.and_then(|style| self.numbering.level_of_style(found?, style));
            named.or_else(|| self.numbering.level_of_style(found?, of_style.as_ref()?.1))
        };
        let styled = || of_style.as_ref().and_then(|(place, _)| place.level);
        let level = own.level.or_else(linked).or_else(styled).unwrap_or(0);
        (list != "0").then_some((list, level.min(LEVELS - 1)))
    }
}

/// What is written in front of a paragraph. A bullet is no number, so nothing is.
fn marker(level: &Level, levels: &[Option<Level>], last: &[Option<u32>; LEVELS]) -> String {
    if level.format == "bullet" || level.format == "none" {
        return String::new();
    }
    let mut out = String::new();
    let mut rest = level.text.as_str();
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let digit = rest.chars().next().and_then(|letter| letter.to_digit(10)).map(|digit| digit as usize);
        let Some(which) = digit.filter(|digit| (1..=LEVELS).contains(digit)).map(|digit| digit - 1) else {
            out.push('%');
            continue;
        };
        rest = &rest[1..];
        let format = levels[which].as_ref().map_or("decimal", |level| level.format.as_str());
        let format = if level.legal { "decimal" } else { format };
        out.push_str(&written(last[which].unwrap_or(1), format));
    }
    out.push_str(rest);
    let out = out.trim().to_owned();
    // 1.1 in front of 2023年 would be another number.
    if out.ends_with(|letter: char| letter.is_ascii_alphanumeric()) { out + " " } else { out }
}
