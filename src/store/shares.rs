//! How much of new reports stands in stored ones, paragraph for paragraph.

use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::Connection;

use super::{Reader, StoreError};
use crate::model::Report;

/// The paragraphs of new reports, to be looked up.
pub(super) struct Shares<'r> {
    /// By their text the reports that have them, by index; as often as they do.
    written: HashMap<&'r str, Vec<usize>>,
    /// Characters of each report.
    chars: Vec<u32>,
}

impl<'r> Shares<'r> {
    /// Of reports; paragraphs of fewer characters than `least` do not count.
    pub(super) fn of(reports: &[&'r Report], least: u32) -> Self {
        let mut shares = Self { written: HashMap::new(), chars: vec![0; reports.len()] };
        for ((at, report), all) in reports.iter().enumerate().zip(&mut shares.chars) {
            for text in report.passages.iter().map(|passage| passage.text.written.as_str()) {
                let chars = count(text);
                if chars >= least {
                    *all = all.saturating_add(chars);
                    shares.written.entry(text).or_default().push(at);
                }
            }
        }
        shares
    }

    /// For each report that has something in common with a stored one, what share of its characters stands there (0 to 1).
    pub(super) fn in_report(
        &self,
        connection: &Connection,
        stored: i64,
    ) -> Result<BTreeMap<usize, f64>, StoreError> {
        let mut statement = connection.prepare_cached("SELECT text FROM passages WHERE report_id = ?")?;
        let mut rows = statement.query([stored])?;
        let (mut seen, mut common): (HashSet<&str>, BTreeMap<usize, u32>) = Default::default();
        while let Some(row) = rows.next()? {
            let text = row.get_ref("text")?.as_str().map_err(rusqlite::Error::from)?;
            let Some((text, reports)) = self.written.get_key_value(text) else { continue };
            if seen.insert(text) {
                for at in reports {
                    let chars = common.entry(*at).or_default();
                    *chars = chars.saturating_add(count(text));
                }
            }
        }
        let share = |(at, chars): (usize, u32)| (at, f64::from(chars) / f64::from(self.chars[at].max(1)));
        Ok(common.into_iter().map(share).collect())
    }
}

impl Reader<'_> {
    /// By index of the report and id of the stored one: what share of the report's characters stands there (0 to 1). Pairs that have nothing
    /// in common are not there.
    pub fn shares(
        &self,
        reports: &[&Report],
        stored: impl IntoIterator<Item = i64>,
    ) -> Result<BTreeMap<(usize, i64), f64>, StoreError> {
        let shares = Shares::of(reports, 0);
        let mut found = BTreeMap::new();
        for id in stored {
            let common = shares.in_report(self.connection, id)?;
            found.extend(common.into_iter().map(|(at, share)| ((at, id), share)));
        }
        Ok(found)
    }
}

/// The same of one report in one stored one.
pub(super) fn shared(connection: &Connection, report: &Report, stored: i64) -> Result<f64, StoreError> {
    Ok(Shares::of(&[report], 0).in_report(connection, stored)?.remove(&0).unwrap_or(0.0))
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}
