//! Long stretches that stand twice in one report, word for word.
//!
//! Clauses are looked up by their text, so that the time grows with the report and not with its square: two clauses in a row, or
//! one long one, that stood in front once are a copy, and the copy goes on as long as the clauses do.

use std::collections::HashSet;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{
    letters::{is_chinese, is_closing, is_stop},
    view::{Doubt, Text, View},
};
use crate::model::PassageKind;

/// So many Chinese letters in two clauses or more make a stretch that nobody writes twice by chance …
const LONG: usize = 20;
/// … and so many in one clause.
const LONG_CLAUSE: usize = 30;

/// A copy begins with a clause of so many letters at least.
const SHORTEST: usize = 4;
/// A copy is followed so far; what goes on behind is a copy of its own.
const LONGEST_COPY: usize = 64;

/// A clause: paragraph, and place among its clauses.
type Place = (usize, usize);

/// Doubts about copies: one for each paragraph and the paragraph that it repeats.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let mut seen: FxHashMap<&str, Place> = FxHashMap::default(); // every clause of a report is looked up
    let mut known: HashSet<(usize, usize)> = HashSet::new();
    let mut out: Vec<Doubt> = Vec::new();
    for text in view.paragraphs.iter().filter(|text| text.passage.kind == PassageKind::Text) {
        let mut clause = heading(text, view);
        while clause < text.clauses.len() {
            let before = seen.get(words(text, clause)).filter(|_| begins(text, clause)).copied();
            let copy = before.and_then(|before| copy(view, before, (text.at, clause)));
            let next = clause + copy.map_or(1, |(_, length)| length);
            if let Some((from, _)) = copy.filter(|(from, _)| known.insert((*from, text.at))) {
                out.push(doubt(view, from, text, clause..next));
            }
            for clause in clause..next {
                seen.entry(words(text, clause)).or_insert((text.at, clause));
            }
            clause = next;
        }
    }
    out
}

/// Whether a copy may begin with this clause: not with a number or a letter alone.
fn begins(text: &Text<'_>, clause: usize) -> bool {
    words(text, clause).chars().filter(|letter| is_chinese(*letter)).take(SHORTEST).count() == SHORTEST
}

/// A clause without the marks around it.
fn words<'a>(text: &Text<'a>, clause: usize) -> &'a str {
    let Some(span) = text.clauses.get(clause) else { return "" };
    text.words(span.clone()).trim_end_matches(|letter: char| is_stop(letter) || is_closing(letter))
}

/// How many clauses from `here` on are those from `before` on; the paragraph of the first copy. `None` where they are too few.
fn copy(view: &View<'_>, before: Place, here: Place) -> Option<(usize, usize)> {
    let (first, second) = (view.paragraphs.get(before.0)?, view.paragraphs.get(here.0)?);
    let alike = |step: &usize| {
        let word = words(second, here.1 + step);
        !word.is_empty() && word == words(first, before.1 + step)
    };
    let length = (0..second.clauses.len() - here.1).take(LONGEST_COPY).take_while(alike).count();
    let set = |clause: &usize| view.registry.checks.text.set_phrases.within(words(second, *clause));
    let letters = |clause| words(second, clause).chars().filter(|letter| is_chinese(*letter)).count();
    let own: Vec<usize> = (here.1..here.1 + length).filter(|clause| !set(clause)).map(letters).collect();
    let least = if own.len() > 1 { LONG } else { LONG_CLAUSE };
    (own.iter().sum::<usize>() >= least).then_some((before.0, length))
}

/// How many clauses the heading at the head of a paragraph takes: what was done and what is planned often share it.
fn heading(text: &Text<'_>, view: &View<'_>) -> usize {
    let section = text.passage.section.and_then(|at| view.report.sections.get(at));
    let opens = section.is_some_and(|section| section.line == text.passage.line);
    let end = text.sentences.first().filter(|_| opens).map_or(0, |sentence| sentence.end);
    text.clauses.partition_point(|clause| clause.end <= end)
}

fn doubt(view: &View<'_>, from: usize, text: &Text<'_>, clauses: Range<usize>) -> Doubt {
    let span = text.clauses[clauses.start].start..text.clauses[clauses.end - 1].end;
    let place = if from == text.at {
        "同一段前面的话".to_owned()
    } else {
        format!("第 {} 行的话", view.paragraphs.get(from).map_or(0, |text| text.passage.line))
    };
    Doubt::at(text.at, span, format!("这几句与{place}一字不差，可能重复，请核对。"))
}
