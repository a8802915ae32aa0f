//! What was set right about a report holds when its text comes back a little changed: a word mended in the file, or newer rules that
//! take it apart otherwise.
//!
//! 1. [`Carried::of`]: for each report that is new and that nothing is remembered of, the stored report that it is another state of. 2.
//!    [`Carried::remember`]: what is remembered of that is remembered of the new text, too; [`Carried::forget`]: of the old one no more, where no
//!    report has it any longer.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    model::{Parsed, Report},
    store::{Reader, StoreError, Writer, digest},
};

/// So much of a report (0 to 1) stands in one that its own file had before, paragraph for paragraph: the same report.
const SAME_FILE: f64 = 0.5;
/// The same for a report of another file: a copy that was mended, and no other report with the same set phrases.
const OTHER_FILE: f64 = 0.9;

/// By index of the report: the fingerprint of the stored report whose corrections count for it.
#[derive(Debug, Default)]
pub(super) struct Carried(BTreeMap<usize, String>);

impl Carried {
    /// For the reports of the file at `path`, before those that are stored of it are replaced.
    pub(super) fn of(reader: &Reader<'_>, path: &str, parsed: &Parsed) -> Result<Self, StoreError> {
        let corrected = reader.corrected_reports()?;
        if corrected.is_empty() {
            return Ok(Self::default());
        }
        let present: Vec<String> = parsed.reports.iter().map(digest).collect();
        let mut fresh: Vec<(usize, &Report)> = Vec::new();
        for (own, report) in present.iter().zip(parsed.reports.iter().enumerate()) {
            // A text that is stored already has what people want it to have, also where they took a correction back.
            if reader.corrections_of(own)?.is_empty() && reader.sources_with_text(own)?.is_empty() {
                fresh.push(report);
            }
        }
        let present: BTreeSet<&String> = present.iter().collect();
        let gone: BTreeMap<i64, _> = corrected
            .iter()
            .filter(|stored| !present.contains(&stored.fingerprint))
            .map(|stored| (stored.id, stored))
            .collect();
        let reports: Vec<&Report> = fresh.iter().map(|(_, report)| *report).collect();
        let mut best: BTreeMap<usize, (f64, &str)> = BTreeMap::new();
        for ((at, id), share) in reader.shares(&reports, gone.keys().copied())? {
            let Some(stored) = gone.get(&id) else { continue };
            let enough = if stored.path == path { SAME_FILE } else { OTHER_FILE };
            let index = fresh[at].0;
            if share >= enough && best.get(&index).is_none_or(|(most, _)| share > *most) {
                best.insert(index, (share, &stored.fingerprint));
            }
        }
        Ok(Self(best.into_iter().map(|(index, (_, of))| (index, of.to_owned())).collect()))
    }

    /// The fingerprint that a report's corrections are known by.
    pub(super) fn fingerprint(&self, index: usize, report: &Report) -> String {
        self.0.get(&index).cloned().unwrap_or_else(|| digest(report))
    }

    /// Remembers of the reports that are to be stored what was set right about the ones before them.
    pub(super) fn remember(&self, writer: &Writer<'_>, parsed: &Parsed) -> Result<(), StoreError> {
        for (index, report) in parsed.reports.iter().enumerate() {
            if let Some(before) = self.0.get(&index) {
                writer.copy_corrections(before, &digest(report))?;
            }
        }
        Ok(())
    }

    /// Forgets, when the reports are stored, what is remembered of texts that no report has any longer.
    pub(super) fn forget(&self, writer: &Writer<'_>) -> Result<(), StoreError> {
        self.0.values().try_for_each(|fingerprint| writer.drop_unused_corrections(fingerprint))
    }
}
