//! What a comparison is made of: reports to choose from, and the text of those chosen.

use super::{PassageSort, Reader, StoreError, periods::IN_TIME, rows};
use crate::model::{PassageRow, ReportHead, Selection};

impl Reader<'_> {
    /// All reports, to choose from: by level, domain, agency, the latest period first.
    pub fn report_heads(&self) -> Result<Vec<ReportHead>, StoreError> {
        let sql = format!(
            "SELECT r.id, r.title, r.period, r.chars, r.title_line, s.file_name, {}
             FROM reports AS r JOIN agencies AS a ON a.id = r.agency_id
             JOIN domains AS d ON d.id = a.domain_id JOIN sources AS s ON s.id = r.source_id ORDER BY {}, {IN_TIME} DESC, r.id",
            rows::AGENCY_COLUMNS,
            rows::AGENCY_ORDER,
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query([])?;
        let mut heads = Vec::new();
        while let Some(row) = found.next()? {
            heads.push(ReportHead {
                id: row.get("id")?,
                agency: rows::agency_tag(row)?,
                period: rows::period(row)?,
                title: row.get("title")?,
                chars: row.get("chars")?,
                file_name: row.get("file_name")?,
                title_line: row.get("title_line")?,
            });
        }
        Ok(heads)
    }

    /// The whole text of these reports, in the order of the ids; an id that is not there gives no passages.
    pub fn texts(&self, reports: &[i64]) -> Result<Vec<Vec<PassageRow>>, StoreError> {
        let selection = Selection { reports: reports.to_vec(), ..Selection::default() };
        let mut texts: Vec<Vec<PassageRow>> = vec![Vec::new(); reports.len()];
        if reports.is_empty() {
            return Ok(texts);
        }
        for passage in self.passages(&selection, PassageSort::default(), None, 0)?.rows {
            if let Some(at) = reports.iter().position(|id| *id == passage.report_id) {
                texts[at].push(passage);
            }
        }
        Ok(texts)
    }
}
