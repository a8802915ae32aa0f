//! What is marked in each passage of a comparison: stretches of its text, and set phrases.

use std::{
    collections::{BTreeSet, HashMap},
    ops::Range,
    sync::Arc,
};

use super::{
    address::Address,
    marks::{self, Marking},
    numbers,
    view::Read,
};
use crate::{
    compare::{Mark, Phrase, PhraseMatcher, common_runs, covered, echoes},
    model::{FigureRow, PassageRow},
    web::{error::WebError, knowledge::Wanted, state::Visit},
};

/// What is to be marked.
#[derive(Default)]
pub(super) struct Marked {
    /// By the id of a passage: characters of the text as written.
    stretches: HashMap<i64, Vec<(Range<usize>, Mark)>>,
    phrases: Option<Phrases>,
}

/// Set phrases and how they are found.
struct Phrases {
    all: Arc<Vec<Phrase>>,
    matcher: PhraseMatcher,
    /// Indexes of those that name a matter: they are not faded.
    matters: BTreeSet<usize>,
}

impl Marked {
    /// What the address asks for.
    pub(super) fn of(visit: &Visit<'_>, address: &Address, reports: &[Read]) -> Result<Self, WebError> {
        let mut marked = Self::default();
        if address.marks(Marking::Shared) {
            marked.add_shared(reports, marks::least(&address.query) as usize);
        }
        if address.marks(Marking::Numbers) {
            for (read, figures) in reports.iter().zip(numbers::read(visit.reader, address)?) {
                marked.add_numbers(read, &figures);
            }
        }
        if address.marks(Marking::Phrases) {
            let wanted = Wanted { share: marks::share(&address.query), ..Wanted::default() };
            let all = visit.known()?.phrases(visit.reader, wanted)?;
            let matter = |phrase: &Phrase| visit.theme_words.contains_key(&phrase.text);
            let matters = all.iter().enumerate().filter(|(_, phrase)| matter(phrase));
            let matters = matters.map(|(at, _)| at).collect();
            marked.phrases = Some(Phrases { matcher: PhraseMatcher::new(&all), matters, all });
        }
        Ok(marked)
    }

    /// What the texts of different columns share, from `least` characters on.
    fn add_shared(&mut self, reports: &[Read], least: usize) {
        let texts: Vec<Vec<&str>> = reports
            .iter()
            .map(|read| read.passages.iter().map(|passage| passage.text.written.as_str()).collect())
            .collect();
        let echoes = echoes(texts.len(), &common_runs(&texts, least));
        for (read, echoes) in reports.iter().zip(&echoes) {
            for (paragraph, ranges) in covered(echoes) {
                if let Some(passage) = read.passages.get(paragraph) {
                    let marked = ranges.into_iter().map(|range| (range, Mark::Shared));
                    self.stretches.entry(passage.id).or_default().extend(marked);
                }
            }
        }
    }

    fn add_numbers(&mut self, read: &Read, figures: &[FigureRow]) {
        let ids: HashMap<u32, i64> = read.passages.iter().map(|passage| (passage.line, passage.id)).collect();
        for row in figures {
            if let Some(id) = ids.get(&row.place.line) {
                let range = row.figure.start..row.figure.end;
                self.stretches.entry(*id).or_default().push((range, Mark::Number));
            }
        }
    }

    /// The stretches of a passage.
    pub(super) fn stretches(&self, passage: i64) -> &[(Range<usize>, Mark)] {
        self.stretches.get(&passage).map_or(&[], Vec::as_slice)
    }

    /// The set phrases of a passage.
    pub(super) fn phrases(&self, passage: &PassageRow) -> Vec<&str> {
        let Some(phrases) = &self.phrases else { return Vec::new() };
        let found = phrases.matcher.ranges(&passage.text.restored());
        let kept: BTreeSet<usize> =
            found.into_iter().map(|(_, at)| at).filter(|at| !phrases.matters.contains(at)).collect();
        kept.into_iter().filter_map(|at| phrases.all.get(at)).map(|phrase| phrase.text.as_str()).collect()
    }
}
