//! 相同的话: the wording that a passage has in common with another column, to the letter, ready to be marked.

use std::{collections::HashMap, ops::Range};

use super::view::Read;
use crate::compare::{Mark, common_runs, covered, echoes, shared::LEAST};

/// The shared stretches of each passage, by its id: characters of the text as written.
#[derive(Default)]
pub(super) struct Shared {
    stretches: HashMap<i64, Vec<(Range<usize>, Mark)>>,
}

impl Shared {
    /// What the texts of different columns share, from [`LEAST`] characters on.
    pub(super) fn between(reports: &[Read]) -> Self {
        let texts: Vec<Vec<&str>> = reports
            .iter()
            .map(|read| read.passages.iter().map(|passage| passage.text.written.as_str()).collect())
            .collect();
        let echoes = echoes(texts.len(), &common_runs(&texts, LEAST));
        let mut stretches = HashMap::new();
        for (read, echoes) in reports.iter().zip(&echoes) {
            for (paragraph, ranges) in covered(echoes) {
                if let Some(passage) = read.passages.get(paragraph) {
                    let marked = ranges.into_iter().map(|range| (range, Mark::Shared)).collect();
                    stretches.insert(passage.id, marked);
                }
            }
        }
        Self { stretches }
    }

    /// The shared stretches of a passage, in order.
    pub(super) fn of(&self, passage: i64) -> &[(Range<usize>, Mark)] {
        self.stretches.get(&passage).map_or(&[], Vec::as_slice)
    }
}
