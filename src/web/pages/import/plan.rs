//! What a form of 导入 asks for: which files and reports are to be imported, and what was mended in them.

use std::collections::BTreeMap;

use super::save::is_wanted_whole;
use crate::{
    import::{self, Preview},
    model::{Correction, Field},
    registry::Registry,
    web::batches::{Batch, Typed},
};

/// What is to be saved of a batch.
#[derive(Default)]
pub(super) struct Plan {
    /// Numbers of files, with the numbers of the reports that are left out.
    pub(super) files: BTreeMap<usize, Vec<usize>>,
    /// What was mended, in all files.
    pub(super) corrections: Vec<Correction>,
    /// How much of that in each file, by its number.
    pub(super) mended: BTreeMap<usize, usize>,
}

/// What the form asks for; else the first field that cannot be as it was typed, in words.
pub(super) fn plan(batch: &Batch, typed: &Typed, registry: &Registry) -> Result<Plan, String> {
    let mut plan = Plan::default();
    for (at, upload) in batch.files.iter().enumerate() {
        if let Ok(seen) = &upload.seen {
            plan.add(at, seen, typed, registry)?;
        }
    }
    if plan.files.is_empty() && plan.corrections.is_empty() {
        return Err("没有勾选任何材料".to_owned());
    }
    Ok(plan)
}

impl Plan {
    /// A file that is new, or is to be taken apart anew, goes by its boxes. Of one that is there already everything that was typed counts, for
    /// its boxes are empty unless somebody ticks them.
    fn add(&mut self, at: usize, seen: &Preview, typed: &Typed, registry: &Registry) -> Result<(), String> {
        let by_boxes = seen.known_at.is_none() || seen.anew;
        let wanted = typed.contains_key(&format!("f{at}"));
        if by_boxes && !wanted {
            return Ok(());
        }
        let (mut left_out, before) = (Vec::new(), self.corrections.len());
        for index in 0..seen.parsed.reports.len() {
            let key = format!("f{at}r{index}");
            if by_boxes && !typed.contains_key(&key) {
                left_out.push(index);
            } else {
                self.corrections.extend(mended(seen, index, &key, typed, registry)?);
            }
        }
        self.mended.insert(at, self.corrections.len() - before);
        if wanted && (left_out.len() < seen.parsed.reports.len() || is_wanted_whole(seen)) {
            self.files.insert(at, left_out);
        }
        Ok(())
    }
}

/// The fields of a report that were typed otherwise than they were understood.
fn mended(
    seen: &Preview,
    index: usize,
    key: &str,
    typed: &Typed,
    registry: &Registry,
) -> Result<Vec<Correction>, String> {
    let report = &seen.parsed.reports[index];
    let value = |field: Field| Some((field, typed.get(&format!("{key}-{}", field.key()))?.clone()));
    let values: Vec<(Field, String)> = Field::ALL.into_iter().filter_map(value).collect();
    import::correct_draft(&mut report.clone(), &values, registry)
        .map_err(|why| format!("《{}》{why}", report.title))
}
