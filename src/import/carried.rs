//! What was set right about a report holds when its text comes back a little changed: a word mended in the file, or newer rules that
//! take it apart otherwise.
//!
//! 1. [`earlier`]: for each report that is new and that nothing is remembered of, the stored report that it is another state of. 2. [`carry`]: what is
//!    remembered of that is remembered of the new text, too; of the old one no more, where no report has it any longer.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    model::Parsed,
    store::{Reader, StoreError, Writer, digest},
};

/// So much of a report (0 to 1) stands in one that its own file had before, paragraph for paragraph: the same report.
const SAME_FILE: f64 = 0.5;
/// The same for a report of another file: a copy that was mended, and no other report with the same set phrases.
const OTHER_FILE: f64 = 0.9;

/// By index of the report: the fingerprint of the stored report whose corrections count for it.
pub(super) fn earlier(
    reader: &Reader<'_>,
    path: &str,
    parsed: &Parsed,
) -> Result<BTreeMap<usize, String>, StoreError> {
    let mut found = BTreeMap::new();
    let corrected = reader.corrected_reports()?;
    if corrected.is_empty() {
        return Ok(found);
    }
    let present: BTreeSet<String> = parsed.reports.iter().map(digest).collect();
    for (index, report) in parsed.reports.iter().enumerate() {
        // A text that is stored already has what people want it to have, also where they took a correction back.
        let own = digest(report);
        if !reader.corrections_of(&own)?.is_empty() || !reader.sources_with_text(&own)?.is_empty() {
            continue;
        }
        let mut best: Option<(f64, &str)> = None;
        for stored in corrected.iter().filter(|stored| !present.contains(&stored.fingerprint)) {
            let enough = if stored.path == path { SAME_FILE } else { OTHER_FILE };
            let share = reader.share_in(report, stored.id)?;
            if share >= enough && best.is_none_or(|(most, _)| share > most) {
                best = Some((share, &stored.fingerprint));
            }
        }
        if let Some((_, fingerprint)) = best {
            found.insert(index, fingerprint.to_owned());
        }
    }
    Ok(found)
}

/// Remembers of the reports that are to be stored what was set right about the ones before them. Call it before these are replaced, and
/// [`forget`] with its answer afterwards.
pub(super) fn carry(writer: &Writer<'_>, path: &str, parsed: &Parsed) -> Result<Vec<String>, StoreError> {
    let earlier = earlier(&writer.reader(), path, parsed)?;
    for (index, report) in parsed.reports.iter().enumerate() {
        if let Some(before) = earlier.get(&index) {
            writer.copy_corrections(before, &digest(report))?;
        }
    }
    Ok(earlier.into_values().collect())
}

/// Forgets what is remembered of texts that no report has any longer.
pub(super) fn forget(writer: &Writer<'_>, fingerprints: &[String]) -> Result<(), StoreError> {
    fingerprints.iter().try_for_each(|fingerprint| writer.drop_unused_corrections(fingerprint))
}
