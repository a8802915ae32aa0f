//! 重新分篇: the files of a batch taken apart anew, as the boxes of the form say, with what was typed carried along.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    import::{self, Choices, ImportError, Preview},
    model::Field,
    registry::Registry,
    store::Store,
    web::batches::{Batch, Typed, Upload},
};

/// The same files, taken apart as the form says.
pub(super) fn again(
    batch: &Batch,
    typed: &Typed,
    all: bool,
    store: &Store,
    registry: &Registry,
) -> Vec<Upload> {
    let look = |(at, upload): (usize, &Arc<Upload>)| match &upload.seen {
        Ok(seen) => {
            let choices = Choices { all, starts: starts(at, seen, typed) };
            import::preview_again(store, registry, seen, &choices)
        }
        Err(error) => Err(ImportError::Again(error.to_string())),
    };
    let files = batch.files.iter().enumerate();
    files.map(|(at, upload)| Upload { name: upload.name.clone(), seen: look((at, upload)) }).collect()
}

/// What was typed, for the reports that are the same after the files were taken apart anew: those that begin at the same line.
pub(super) fn carried(batch: &Batch, files: &[Upload], typed: &Typed) -> Typed {
    let mut carried = Typed::new();
    for (at, (before, after)) in batch.files.iter().zip(files).enumerate() {
        let (Ok(before), Ok(after)) = (&before.seen, &after.seen) else { continue };
        let file = format!("f{at}");
        // What was there already, and its boxes empty, is taken apart anew now.
        let reopened = after.anew && !before.anew;
        if typed.contains_key(&file) || before.parsed.reports.is_empty() || reopened {
            carried.insert(file.clone(), "1".to_owned());
        }
        for (index, report) in after.parsed.reports.iter().enumerate() {
            let old = before.parsed.reports.iter().position(|old| old.title_line == report.title_line);
            if old.is_none() || (reopened && !after.removed.contains(&index)) {
                carried.insert(format!("{file}r{index}"), "1".to_owned());
            }
            let Some(old) = old else { continue };
            let fields = Field::ALL.into_iter().map(|field| format!("-{}", field.key()));
            for ending in fields.chain([String::new()]) {
                if let Some(value) = typed.get(&format!("{file}r{old}{ending}")) {
                    carried.insert(format!("{file}r{index}{ending}"), value.clone());
                }
            }
        }
    }
    carried
}

/// Where reports begin, and where none does: what was decided before, and what is ticked now.
fn starts(file: usize, seen: &Preview, typed: &Typed) -> BTreeMap<u32, bool> {
    let mut starts = seen.starts.clone();
    for (index, report) in seen.parsed.reports.iter().enumerate() {
        if typed.contains_key(&format!("f{file}r{index}-join")) {
            starts.insert(report.title_line, false);
        }
    }
    let prefix = format!("f{file}-start-");
    let ticked = typed.keys().filter_map(|key| key.strip_prefix(&prefix)?.parse::<u32>().ok());
    starts.extend(ticked.map(|line| (line, true)));
    starts
}
