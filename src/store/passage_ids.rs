//! Ids of passages: one whose report comes again from its file, or is taken apart anew, keeps its id where its text is the same, so
//! that clips and links that were sent go on leading to it.

use std::collections::{HashMap, VecDeque};

use super::{StoreError, Writer, identity::Known};
use crate::model::Report;

/// Gives out ids for the passages of reports that are about to be stored.
pub(super) struct PassageIds {
    /// The next one that no passage has or had a moment ago.
    next: i64,
}

impl PassageIds {
    /// `known`: the reports whose passages were just removed and may take up their ids again.
    pub(super) fn new<'k>(
        writer: &Writer<'_>,
        known: impl Iterator<Item = &'k Known>,
    ) -> Result<Self, StoreError> {
        let kept = known.flat_map(|old| old.passages.iter().map(|(id, _)| *id)).max().unwrap_or(0);
        let mut statement =
            writer.connection.prepare_cached("SELECT coalesce(max(id), 0) AS last FROM passages")?;
        let last: i64 = statement.query_row([], |row| row.get("last"))?;
        Ok(Self { next: last.max(kept) + 1 })
    }

    /// One for each passage of a report, in order. Of equal passages the first of the new ones gets the id of the first of the old ones.
    pub(super) fn of_report(&mut self, report: &Report, before: Option<&Known>) -> Vec<i64> {
        let mut kept: HashMap<&str, VecDeque<i64>> = HashMap::new();
        for (id, text) in before.iter().flat_map(|old| &old.passages) {
            kept.entry(text).or_default().push_back(*id);
        }
        let written = report.passages.iter().map(|passage| passage.text.written.as_str());
        let own = |text| kept.get_mut(text).and_then(VecDeque::pop_front);
        written.map(own).map(|id| id.unwrap_or_else(|| self.fresh())).collect()
    }

    const fn fresh(&mut self) -> i64 {
        let id = self.next;
        self.next += 1;
        id
    }
}
