//! How much each agency writes about a theme, or with the words of a search: those that write nothing stand in the list, too.

use std::collections::HashMap;

use rusqlite::params_from_iter;

use super::{Reader, StoreError, passages, rows, selection::Conditions};
use crate::model::{Selection, Voice};

const REPORTS: &str = "FROM reports AS r JOIN agencies AS a ON a.id = r.agency_id
    JOIN domains AS d ON d.id = a.domain_id";

impl Reader<'_> {
    /// All agencies whose reports are selected, in page order, each with its passages that satisfy the selection's
    /// themes, parts and words. What they are measured by is all its text, or its text in the chosen parts.
    pub fn voices(&self, selection: &Selection) -> Result<Vec<Voice>, StoreError> {
        let written = self.written(selection)?;
        let of_chars = if selection.parts.is_empty() { None } else { Some(self.chars_in_parts(selection)?) };
        let everyone = Conditions::of_reports(&of_reports_alone(selection))?;
        let sql = format!(
            "SELECT {}, max(r.id) AS report_id, sum(r.chars) AS of_chars {REPORTS}{} GROUP BY a.id ORDER BY {}",
            rows::AGENCY_COLUMNS,
            everyone.clause(),
            rows::AGENCY_ORDER,
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query(params_from_iter(everyone.values()))?;
        let mut voices = Vec::new();
        while let Some(row) = found.next()? {
            let agency = rows::agency_tag(row)?;
            let (passages, chars) = written.get(&agency.id).copied().unwrap_or_default();
            let of_chars = match &of_chars {
                Some(in_parts) => in_parts.get(&agency.id).map_or(0, |(_, chars)| *chars),
                None => row.get("of_chars")?,
            };
            voices.push(Voice { report_id: row.get("report_id")?, agency, passages, chars, of_chars });
        }
        Ok(voices)
    }

    fn chars_in_parts(&self, selection: &Selection) -> Result<HashMap<i64, (u32, u32)>, StoreError> {
        self.written(&Selection { parts: selection.parts.clone(), ..of_reports_alone(selection) })
    }

    /// Passages of the selection and their characters, by agency.
    pub(super) fn written(&self, selection: &Selection) -> Result<HashMap<i64, (u32, u32)>, StoreError> {
        let conditions = Conditions::of_passages(selection)?;
        let sql = format!(
            "SELECT a.id AS agency_id, count(*) AS passages, sum(p.chars) AS chars {}{} GROUP BY a.id",
            passages::FROM,
            conditions.clause(),
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let written = statement.query_map(params_from_iter(conditions.values()), |row| {
            Ok((row.get("agency_id")?, (row.get("passages")?, row.get("chars")?)))
        })?;
        Ok(written.collect::<Result<_, _>>()?)
    }
}

/// The selection of reports, without what it asks of their passages.
pub(super) fn of_reports_alone(selection: &Selection) -> Selection {
    Selection { themes: Vec::new(), with: Vec::new(), parts: Vec::new(), query: None, ..selection.clone() }
}
