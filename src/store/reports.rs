//! Reports as lists, what stands before and after one in its source, and what of the source was set aside.

use rusqlite::{OptionalExtension, Row, params, params_from_iter, types::Value};

use super::{Reader, StoreError, periods::IN_TIME, rows, selection::Conditions};
use crate::model::{Page, Part, ReportRow, Selection, SkipReason};

/// What a list of reports is sorted by. Ties go by level, domain, agency, period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ReportOrder {
    /// Level, domain, agency: the sensible first order.
    #[default]
    Agency,
    /// Domain, then level.
    Domain,
    /// Period.
    Period,
    /// Place in the source.
    Source,
    /// Number of headings.
    Sections,
    /// Number of passages.
    Passages,
    /// Number of characters.
    Chars,
}

impl ReportOrder {
    const fn sql(self) -> &'static str {
        match self {
            Self::Agency => "a.level_ord",
            Self::Domain => "d.ordinal",
            Self::Period => IN_TIME,
            Self::Source => "r.source_id * 1000000 + r.ordinal",
            Self::Sections => "sections",
            Self::Passages => "passages",
            Self::Chars => "r.chars",
        }
    }
}

/// A line of a source that belongs to no report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsideLine {
    /// 1-based number.
    pub line: u32,
    /// Why.
    pub reason: SkipReason,
    /// The line.
    pub text: String,
}

/// Id and title of a report.
pub type ReportName = (i64, String);

const FROM: &str =
    "FROM reports AS r JOIN agencies AS a ON a.id = r.agency_id JOIN domains AS d ON d.id = a.domain_id
    JOIN sources AS s ON s.id = r.source_id";

impl Reader<'_> {
    /// The reports of a selection from `offset` (0-based), at most `limit` of them (`None`: all), and how many there
    /// are in all.
    pub fn reports(
        &self,
        selection: &Selection,
        order: ReportOrder,
        descending: bool,
        limit: Option<u32>,
        offset: u32,
    ) -> Result<Page<ReportRow>, StoreError> {
        let conditions = Conditions::of_reports(selection)?;
        let count = format!("SELECT count(*) AS total {FROM}{}", conditions.clause());
        let mut statement = self.connection.prepare_cached(&count)?;
        let total = statement.query_row(params_from_iter(conditions.values()), |row| row.get("total"))?;

        let sql = format!(
            "SELECT r.id, r.period, r.title, s.path, s.file_name, r.title_line, r.first_line, r.last_line, r.chars, r.guess, r.guess_clues, {},
                    (SELECT json_group_array(DISTINCT p.part) FROM passages AS p WHERE p.report_id = r.id) AS parts,
                    (SELECT count(*) FROM sections AS o WHERE o.report_id = r.id) AS sections,
                    (SELECT count(*) FROM passages AS p WHERE p.report_id = r.id) AS passages
             {FROM}{} ORDER BY {} {}, {}, {IN_TIME} DESC, r.id LIMIT ? OFFSET ?",
            rows::AGENCY_COLUMNS,
            conditions.clause(),
            order.sql(),
            if descending { "DESC" } else { "ASC" },
            rows::AGENCY_ORDER,
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let stretch = [Value::Integer(limit.map_or(-1, i64::from)), Value::Integer(offset.into())];
        let mut found = statement.query(params_from_iter(conditions.values().chain(&stretch)))?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            rows.push(report_row(row)?);
        }
        Ok(Page { rows, total })
    }

    /// One report; `None` if there is none with this id.
    pub fn report(&self, id: i64) -> Result<Option<ReportRow>, StoreError> {
        let selection = Selection { reports: vec![id], ..Selection::default() };
        let page = self.reports(&selection, ReportOrder::Agency, false, Some(1), 0)?;
        Ok(page.rows.into_iter().next())
    }

    /// The reports before and after one in its source.
    pub fn reports_beside(&self, id: i64) -> Result<(Option<ReportName>, Option<ReportName>), StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT beside.id, beside.title FROM reports AS r JOIN reports AS beside
             ON beside.source_id = r.source_id AND beside.ordinal = r.ordinal + ?2 WHERE r.id = ?1",
        )?;
        let mut beside = |step: i64| {
            let name = statement.query_row(params![id, step], |row| Ok((row.get("id")?, row.get("title")?)));
            name.optional()
        };
        Ok((beside(-1)?, beside(1)?))
    }

    /// The lines of a report's source that belong to no report, without blank ones.
    pub fn set_aside(&self, report: i64) -> Result<Vec<AsideLine>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT l.line, l.text, l.skipped FROM reports AS r JOIN source_lines AS l ON l.source_id = r.source_id
             WHERE r.id = ? AND l.skipped IS NOT NULL AND l.skipped <> 'blank' ORDER BY l.line",
        )?;
        let mut found = statement.query([report])?;
        let mut lines = Vec::new();
        while let Some(row) = found.next()? {
            let key: String = row.get("skipped")?;
            let reason = SkipReason::ALL.into_iter().find(|reason| reason.key() == key);
            lines.push(AsideLine {
                line: row.get("line")?,
                reason: reason.ok_or(StoreError::UnknownValue(key))?,
                text: row.get("text")?,
            });
        }
        Ok(lines)
    }
}

fn report_row(row: &Row<'_>) -> Result<ReportRow, StoreError> {
    let keys: Vec<String> = rows::json(row.get("parts")?)?.unwrap_or_default();
    let mut parts = keys
        .into_iter()
        .map(|key| Part::from_key(&key).ok_or(StoreError::UnknownValue(key)))
        .collect::<Result<Vec<_>, _>>()?;
    parts.sort_unstable();
    Ok(ReportRow {
        id: row.get("id")?,
        agency: rows::agency_tag(row)?,
        period: rows::period(row)?,
        title: row.get("title")?,
        file_name: rows::file(row)?,
        title_line: row.get("title_line")?,
        first_line: row.get("first_line")?,
        last_line: row.get("last_line")?,
        parts,
        sections: row.get("sections")?,
        passages: row.get("passages")?,
        chars: row.get("chars")?,
        place: rows::place_guess(row)?,
    })
}
