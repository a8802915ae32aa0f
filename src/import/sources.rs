//! 来源: the files that were imported, each with what came from it and whether it is still there; taking them out again.

use super::is_there;
use crate::{
    model::{Page, Removal, SourceRow},
    parse,
    store::{Reader, Store, StoreError},
};

/// Imported files, the latest import first, from `offset`, at most `limit` of them (`None`: all).
pub fn sources(reader: &Reader<'_>, limit: Option<u32>, offset: u32) -> Result<Page<SourceRow>, StoreError> {
    reader.source_rows(parse::VERSION, is_there, limit, offset)
}

/// One imported file; `None` where there is none of this id.
pub fn source(reader: &Reader<'_>, id: i64) -> Result<Option<SourceRow>, StoreError> {
    reader.source_row(id, parse::VERSION, is_there)
}

/// Removes a file with everything that came from it, or one of its reports, in one transaction. Tells what went; `None`
/// where there is no such file or report (any more).
pub fn remove(store: &Store, source: i64, report: Option<i64>) -> Result<Option<Removal>, StoreError> {
    store.write(|writer| match report {
        None => writer.remove_source(source),
        Some(report) => writer.remove_report(source, report),
    })
}
