//! All letters of the reports end to end, and the runs that are counted in them.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{Edges, Phrase, SourceText, edges::Sides};
use crate::compare::letters::stretches;

/// How often a run of letters was seen.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Count {
    pub(super) agencies: u32,
    reports: u32,
    occurrences: u32,
    last_agency: Option<i64>,
    last_text: Option<usize>,
}

impl Count {
    /// Texts come ordered by agency, so that a new one differs from the last.
    fn see(&mut self, text: usize, agency: i64) {
        self.agencies += u32::from(self.last_agency != Some(agency));
        self.reports += u32::from(self.last_text != Some(text));
        self.occurrences += 1;
        (self.last_agency, self.last_text) = (Some(agency), Some(text));
    }
}

/// All letters end to end, in stretches that no phrase crosses.
pub(super) struct Stretches {
    pub(super) letters: Vec<char>,
    /// In order of agencies.
    spans: Vec<Span>,
}

/// One stretch.
struct Span {
    letters: Range<usize>,
    /// Number of the text.
    text: usize,
    agency: i64,
    /// Whether a number stands right before it.
    after_number: bool,
}

impl Stretches {
    pub(super) fn new(texts: &[SourceText<'_>]) -> Self {
        let mut ordered: Vec<(usize, &SourceText<'_>)> = texts.iter().enumerate().collect();
        ordered.sort_by_key(|(_, text)| text.agency);
        let mut out = Self { letters: Vec::new(), spans: Vec::new() };
        for (number, text) in ordered {
            for paragraph in &text.paragraphs {
                out.add(paragraph, number, text.agency);
            }
        }
        out
    }

    fn add(&mut self, paragraph: &str, text: usize, agency: i64) {
        for stretch in stretches(paragraph) {
            let from = self.letters.len();
            self.letters.extend(stretch.letters);
            let letters = from..self.letters.len();
            self.spans.push(Span { letters, text, agency, after_number: stretch.after_number });
        }
    }

    /// Every run of a length with its place, its text and its agency.
    fn runs(&self, length: usize) -> impl Iterator<Item = (usize, &[char], usize, i64)> {
        self.spans.iter().flat_map(move |span| {
            let Range { start, end } = span.letters;
            let places = start..(end + 1).saturating_sub(length).max(start);
            places.map(move |at| (at, &self.letters[at..at + length], span.text, span.agency))
        })
    }

    /// Counts the runs of a length where both runs one shorter are `alive`.
    pub(super) fn count(&self, length: usize, alive: &[bool]) -> HashMap<&[char], Count> {
        let mut counted: HashMap<&[char], Count> = HashMap::new();
        for (at, run, text, agency) in self.runs(length) {
            if alive[at] && alive[at + 1] {
                counted.entry(run).or_default().see(text, agency);
            }
        }
        counted
    }

    /// Where common runs of a length begin.
    pub(super) fn next(&self, length: usize, counted: &HashMap<&[char], Count>) -> Vec<bool> {
        let mut alive = vec![false; self.letters.len() + 1];
        for (at, run, ..) in self.runs(length) {
            alive[at] = counted.contains_key(run);
        }
        alive
    }

    /// Leaves out runs that are pieces of something longer.
    pub(super) fn keep_whole<'s>(
        &'s self,
        length: usize,
        freedom: f64,
        edges: &Edges,
        counted: &mut HashMap<&'s [char], Count>,
    ) {
        counted.retain(|run, _| edges.allow(run));
        if freedom <= 0.0 {
            return;
        }
        let mut sides: HashMap<&[char], Sides> = HashMap::new();
        for span in &self.spans {
            let letters = &self.letters[span.letters.clone()];
            for (at, run) in letters.windows(length).enumerate() {
                if counted.contains_key(run) {
                    sides.entry(run).or_default().see_in(letters, span.after_number, at, length);
                }
            }
        }
        counted.retain(|run, _| sides.get(run).is_some_and(|sides| sides.freedom() >= freedom));
    }

    /// The runs that stand somewhere outside of every longer one.
    pub(super) fn outermost(&self, levels: Vec<HashMap<&[char], Count>>) -> Vec<Phrase> {
        // How far the longer runs reach that begin at a letter or before it.
        let mut reach = vec![0; self.letters.len()];
        let mut out = Vec::new();
        for counted in levels.into_iter().rev() {
            let Some(length) = counted.keys().next().map(|run| run.len()) else { continue };
            let found = || self.runs(length).filter(|(_, run, ..)| counted.contains_key(run));
            let alone: HashSet<&[char]> =
                found().filter(|(at, ..)| reach[*at] < at + length).map(|(_, run, ..)| run).collect();
            for (at, ..) in found() {
                reach[at] = reach[at].max(at + length);
            }
            for at in 1..reach.len() {
                reach[at] = reach[at].max(reach[at - 1]);
            }
            let mut phrases: Vec<Phrase> = counted
                .iter()
                .filter(|(run, _)| alone.contains(*run))
                .map(|(run, count)| Phrase {
                    text: run.iter().collect(),
                    agencies: count.agencies,
                    reports: count.reports,
                    occurrences: count.occurrences,
                })
                .collect();
            phrases.sort_by(|a, b| b.reports.cmp(&a.reports).then_with(|| a.text.cmp(&b.text)));
            out.extend(phrases);
        }
        out
    }
}
