//! Stored lines parsed again: what older rules took apart when a database is opened, or everything when a person asks.
//!
//! 1. Under a write lock, the files that are meant, with their lines.
//! 2. Themes as they are stored, so that a list of the user's own stays (`duidu retag --themes`).
//! 3. Each file parsed anew, without the reports that a person has removed from it, and its reports replaced, all in one
//!    transaction; ids of reports and agencies stay. `changed` tells what is another now.
//! 4. A preview goes the same way, and takes everything back at the end.

use std::collections::BTreeSet;

use super::{
    carried::Carried,
    changed::{self, ReportChange},
    corrections,
    vocabulary::{as_stored, with_own},
};
use crate::{
    model::{Parsed, Report, SkipReason, Skipped},
    parse::{self, Choices},
    registry::Registry,
    store::{OldSource, Store, StoreError, Writer},
};

/// The first version of the rules that leaves out what is probably no report.
const TELLS_OTHERS: u32 = 3;

/// What was parsed again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reparsed {
    /// Files.
    pub files: usize,
    /// Their reports.
    pub reports: usize,
    /// The reports that came out differently, in the order of files.
    pub changes: Vec<ReportChange>,
}

/// Whether stored files were taken apart by older rules, so that [`reparse`] would change something.
pub fn wants_reparse(store: &Store) -> Result<bool, StoreError> {
    store.read(|reader| reader.has_sources_before(parse::VERSION))
}

/// Parses again what older rules took apart: all of it in one transaction, or nothing.
pub fn reparse(store: &Store, registry: &Registry) -> Result<Reparsed, StoreError> {
    store.write(|writer| reparse_in(writer, registry, parse::VERSION))
}

/// Parses everything again, whichever rules took it apart, and writes the search indexes anew: all of it in one
/// transaction, or nothing.
pub fn reparse_all(store: &Store, registry: &Registry) -> Result<Reparsed, StoreError> {
    store.write(|writer| {
        let done = reparse_in(writer, registry, u32::MAX)?;
        writer.reindex()?;
        Ok(done)
    })
}

/// What [`reparse_all`] would do. Nothing is kept.
pub fn preview_reparse(store: &Store, registry: &Registry) -> Result<Reparsed, StoreError> {
    let stopped = store
        .write(|writer| -> Result<(), Stop> { Err(Stop::Seen(reparse_in(writer, registry, u32::MAX)?)) });
    match stopped {
        Err(Stop::Seen(done)) => Ok(done),
        Err(Stop::Failed(error)) => Err(error),
        Ok(()) => Ok(Reparsed::default()),
    }
}

/// Why a transaction is taken back.
enum Stop {
    Seen(Reparsed),
    Failed(StoreError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Failed(error)
    }
}

/// The files that rules before version `before` took apart.
fn reparse_in(writer: &Writer<'_>, registry: &Registry, before: u32) -> Result<Reparsed, StoreError> {
    let sources = writer.reader().sources_before(before)?;
    reparse_sources(writer, registry, &sources)
}

/// These files.
pub(super) fn reparse_sources(
    writer: &Writer<'_>,
    registry: &Registry,
    sources: &[OldSource],
) -> Result<Reparsed, StoreError> {
    let reader = writer.reader();
    let mut done = Reparsed::default();
    if sources.is_empty() {
        return Ok(done);
    }
    let stored = as_stored(&reader, registry)?;
    let (themes, vocabulary) = with_own(&reader, &stored)?;
    let registry = Registry { themes, ..stored };
    writer.set_vocabulary(&vocabulary)?;
    for source in sources {
        // Where every text had been taken in, that was asked for.
        let all = source.parser >= TELLS_OTHERS && !source.left_out;
        let starts = reader.starts(&source.text.sha256)?;
        let mut parsed = parse::parse_with(&source.text, &registry, &Choices { all, starts });
        let gone = removed(&parsed, &source.removed);
        take_out(&mut parsed, |index| gone.contains(&index));
        let carried = Carried::of(&reader, &source.path, &parsed)?;
        corrections::apply(&reader, &registry, &carried, &mut parsed)?;
        if parsed.reports.is_empty() {
            // What was a report to older rules stays one.
            writer.set_parser(source.id, parse::VERSION)?;
            continue;
        }
        let old = reader.reports_of_source(source.id)?;
        done.files += 1;
        carried.remember(writer, &parsed)?;
        done.reports += writer.replace_parsed(source, &parsed, parse::VERSION)?;
        carried.forget(writer)?;
        let new = reader.reports_of_source(source.id)?;
        done.changes.extend(changed::changes(&source.text.file_name, &old, &new));
    }
    Ok(done)
}

/// The reports that a person has removed, by index: those of whose lines more are marked as removed than not.
pub(super) fn removed(parsed: &Parsed, lines: &BTreeSet<u32>) -> Vec<usize> {
    if lines.is_empty() {
        return Vec::new();
    }
    let aside: BTreeSet<u32> = parsed.skipped.iter().map(|skipped| skipped.line).collect();
    let is_removed = |report: &Report| {
        let own = || (report.title_line..=report.last_line).filter(|line| !aside.contains(line));
        own().filter(|line| lines.contains(line)).count() * 2 > own().count()
    };
    let reports = parsed.reports.iter().enumerate();
    reports.filter(|(_, report)| is_removed(report)).map(|(index, _)| index).collect()
}

/// Takes reports out, told by index; their lines are set aside as removed.
pub(super) fn take_out(parsed: &mut Parsed, goes: impl Fn(usize) -> bool) {
    if !(0..parsed.reports.len()).any(&goes) {
        return;
    }
    let aside: BTreeSet<u32> = parsed.skipped.iter().map(|skipped| skipped.line).collect();
    let lines = |report: &Report| report.title_line..=report.last_line;
    let (mut gone, mut left) = (Vec::new(), Vec::new());
    for (index, report) in std::mem::take(&mut parsed.reports).into_iter().enumerate() {
        if goes(index) { gone.push(report) } else { left.push(report) }
    }
    let kept = |line: &u32| left.iter().any(|report| lines(report).contains(line));
    let free: BTreeSet<u32> =
        gone.iter().flat_map(&lines).filter(|line| !aside.contains(line) && !kept(line)).collect();
    parsed.skipped.extend(free.into_iter().map(|line| Skipped { line, reason: SkipReason::Removed }));
    parsed.skipped.sort_unstable_by_key(|skipped| skipped.line);
    parsed.reports = left;
}
