//! Stored reports of any agency that a new one has most of its text in common with: the same text under another name.

use std::collections::{BTreeMap, HashMap};

use super::{Reader, StoreError};
use crate::model::{Report, Resemblance, Twin};

/// Shorter passages stand in any report: 一、上半年工作情况.
const TELLING: usize = 16;

impl Reader<'_> {
    /// For each report the stored one that holds the largest share of its text, paragraph for paragraph, if that is half of it or more; leaving out
    /// those of the file at `path`. One walk through all stored passages, whatever the number of reports.
    pub fn copies(&self, reports: &[&Report], path: &str) -> Result<Vec<Option<Twin>>, StoreError> {
        let mut written: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut all = vec![0_i64; reports.len()];
        for (at, report) in reports.iter().enumerate() {
            for text in report.passages.iter().map(|passage| passage.text.written.as_str()) {
                let chars = text.chars().count();
                if chars >= TELLING {
                    all[at] = all[at].saturating_add(i64::try_from(chars).unwrap_or(i64::MAX));
                    written.entry(text).or_default().push(at);
                }
            }
        }
        let mut common: BTreeMap<(usize, i64), i64> = BTreeMap::new();
        if !written.is_empty() {
            self.count_common(&written, path, &mut common)?;
        }
        let mut found = vec![None; reports.len()];
        for ((at, stored), chars) in common {
            let share = share(chars, all[at]);
            let better = |best: &Option<(f64, i64)>| best.is_none_or(|(most, _)| share > most);
            if share >= Resemblance::VERSION && better(&found[at]) {
                found[at] = Some((share, stored));
            }
        }
        let twin =
            |best: Option<(f64, i64)>| best.map(|(share, stored)| self.copy(stored, share)).transpose();
        found.into_iter().map(twin).collect()
    }

    /// Characters that each new report has in common with each stored one.
    fn count_common(
        &self,
        written: &HashMap<&str, Vec<usize>>,
        path: &str,
        common: &mut BTreeMap<(usize, i64), i64>,
    ) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT p.report_id, p.text, p.chars FROM sources AS s
             JOIN reports AS r ON r.source_id = s.id JOIN passages AS p ON p.report_id = r.id
             WHERE s.path <> ?",
        )?;
        let mut rows = statement.query([path])?;
        while let Some(row) = rows.next()? {
            let Some(reports) = row.get_ref("text")?.as_str().ok().and_then(|text| written.get(text)) else {
                continue;
            };
            let (stored, chars): (i64, i64) = (row.get("report_id")?, row.get("chars")?);
            for at in reports {
                *common.entry((*at, stored)).or_default() += chars;
            }
        }
        Ok(())
    }

    fn copy(&self, report: i64, share: f64) -> Result<Twin, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT r.title, a.label, s.file_name FROM reports AS r
             JOIN agencies AS a ON a.id = r.agency_id JOIN sources AS s ON s.id = r.source_id WHERE r.id = ?",
        )?;
        Ok(statement.query_row([report], |row| {
            Ok(Twin {
                report,
                agency: row.get("label")?,
                title: row.get("title")?,
                file_name: row.get("file_name")?,
                how: Resemblance::Copy(share),
            })
        })?)
    }
}

/// A share from 0 to 1: a text that stands there twice counts once.
#[allow(clippy::cast_precision_loss, reason = "characters of one report")]
fn share(part: i64, whole: i64) -> f64 {
    (part as f64 / whole.max(1) as f64).min(1.0)
}
