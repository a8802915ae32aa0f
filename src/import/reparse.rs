//! A database of older rules brought up to date: the stored lines of each file are parsed again.
//!
//! 1. Under a write lock, the files that rules before [`parse::VERSION`] took apart.
//! 2. Themes as they are stored, so that a list of the user's own stays (`duidu retag --themes`).
//! 3. Each file parsed anew and its reports replaced, all in one transaction; ids of reports and agencies stay.

use super::vocabulary::{as_stored, with_own};
use crate::{
    parse,
    registry::Registry,
    store::{Store, StoreError},
};

/// The first version of the rules that leaves out what is probably no report.
const TELLS_OTHERS: u32 = 3;

/// What was parsed again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reparsed {
    /// Files.
    pub files: usize,
    /// Their reports.
    pub reports: usize,
}

/// Whether stored files were taken apart by older rules, so that [`reparse`] would change something.
pub fn wants_reparse(store: &Store) -> Result<bool, StoreError> {
    store.read(|reader| reader.has_sources_before(parse::VERSION))
}

/// Parses again what older rules took apart: all of it in one transaction, or nothing.
pub fn reparse(store: &Store, registry: &Registry) -> Result<Reparsed, StoreError> {
    store.write(|writer| {
        let reader = writer.reader();
        let mut done = Reparsed::default();
        let sources = reader.sources_before(parse::VERSION)?;
        if sources.is_empty() {
            return Ok(done);
        }
        let stored = as_stored(&reader, registry)?;
        let (themes, vocabulary) = with_own(&reader, &stored)?;
        let registry = Registry { themes, ..stored };
        writer.set_vocabulary(&vocabulary)?;
        for source in &sources {
            // Where every text had been taken in, that was asked for.
            let all = source.parser >= TELLS_OTHERS && !source.left_out;
            let parse = if all { parse::parse_all } else { parse::parse };
            let parsed = parse(&source.text, &registry);
            if parsed.reports.is_empty() {
                // What was a report to older rules stays one.
                writer.set_parser(source.id, parse::VERSION)?;
                continue;
            }
            done.files += 1;
            done.reports += writer.replace_parsed(source, &parsed, parse::VERSION)?;
        }
        Ok(done)
    })
}
