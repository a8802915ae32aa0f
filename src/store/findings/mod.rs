//! Findings: what a proof-reader would ask about, and which of it a person has found to be right (无误).
//!
//! The open list leaves out what was cleared; the list of cleared ones has only that. A finding is cleared by its
//! fingerprint, so that it stays away when the file is imported again.

mod facets;
mod mark;

use rusqlite::{Row, params_from_iter, types::Value};

use super::{
    Reader, StoreError,
    periods::IN_TIME,
    rows,
    selection::{self, Conditions},
};
use crate::model::{CheckTag, FindingKind, FindingRow, Masked, Page, Selection, sentence};

/// Which findings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FindingView {
    /// Those that nobody has found to be right.
    #[default]
    Open,
    /// Those that a person has marked as right.
    Cleared,
}

/// What a list of findings is sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FindingOrder {
    /// Level, domain, agency, report, place.
    #[default]
    Agency,
    /// Kind, in page order.
    Kind,
    /// The surest checks first, among them what touches the facts.
    Sure,
}

/// Which findings, in which order, and what the checks are called.
#[derive(Debug, Clone, Copy)]
pub struct FindingList<'c> {
    /// Open or cleared.
    pub view: FindingView,
    /// Order.
    pub order: FindingOrder,
    /// The list of checks, in its order.
    pub checks: &'c [CheckTag],
}

const FROM: &str = "FROM findings AS f JOIN reports AS r ON r.id = f.report_id
    JOIN agencies AS a ON a.id = r.agency_id JOIN domains AS d ON d.id = a.domain_id";

impl FindingView {
    const fn sql(self) -> &'static str {
        match self {
            Self::Open => {
                "NOT EXISTS (SELECT 1 FROM cleared_findings AS c WHERE c.fingerprint = f.fingerprint)"
            }
            Self::Cleared => {
                "EXISTS (SELECT 1 FROM cleared_findings AS c WHERE c.fingerprint = f.fingerprint)"
            }
        }
    }
}

impl FindingOrder {
    fn sql(self, checks: &[CheckTag]) -> String {
        let agency = format!("{}, {IN_TIME}, r.id, f.ordinal", rows::AGENCY_ORDER);
        match self {
            Self::Agency => agency,
            Self::Kind => format!("{}, {agency}", places("f.kind", FindingKind::ALL.map(FindingKind::key))),
            Self::Sure => {
                let mut by: Vec<&CheckTag> = checks.iter().collect();
                // What touches the facts first: sums before marks.
                let place = |kind| FindingKind::ALL.iter().position(|other| *other == kind);
                by.sort_by_key(|check| (check.sure, place(check.kind)));
                format!("{}, {agency}", places("f.chk", by.iter().map(|check| check.key.as_str())))
            }
        }
    }
}

/// An expression that gives the place of a column's value in a list; others come last. The values are keys of our own.
fn places<'a>(column: &str, values: impl IntoIterator<Item = &'a str>) -> String {
    let when = |(place, value): (usize, &str)| format!("WHEN '{value}' THEN {place}");
    let whens: Vec<String> = values.into_iter().enumerate().map(when).collect();
    if whens.is_empty() { "1".to_owned() } else { format!("CASE {column} {} ELSE 999 END", whens.join(" ")) }
}

/// The conditions of a list of findings, for a query over `f JOIN r JOIN a JOIN d`.
fn conditions(selection: &Selection, list: &FindingList<'_>) -> Result<Conditions, StoreError> {
    let mut conditions = selection::of_findings(selection, list.checks)?;
    conditions.must(list.view.sql());
    Ok(conditions)
}

impl Reader<'_> {
    /// The findings of a selection from `offset` (0-based), at most `limit` of them (`None`: all), and how many there
    /// are in all.
    pub fn findings(
        &self,
        selection: &Selection,
        list: &FindingList<'_>,
        limit: Option<u32>,
        offset: u32,
    ) -> Result<Page<FindingRow>, StoreError> {
        let conditions = conditions(selection, list)?;
        let count = format!("SELECT count(*) AS total {FROM}{}", conditions.clause());
        let mut statement = self.connection.prepare_cached(&count)?;
        let total = statement.query_row(params_from_iter(conditions.values()), |row| row.get("total"))?;

        let sql = format!(
            "SELECT f.id, f.report_id, f.part, f.line, f.start, f.stop, f.kind, f.chk, f.quote, f.message, f.fingerprint,
                    r.title, r.period, p.text, p.masks,
                    (SELECT c.cleared_at FROM cleared_findings AS c WHERE c.fingerprint = f.fingerprint) AS cleared_at,
                    {} {FROM} LEFT JOIN passages AS p ON p.id = f.passage_id{}
             ORDER BY {} LIMIT ? OFFSET ?",
            rows::AGENCY_COLUMNS,
            conditions.clause(),
            list.order.sql(list.checks),
        );
        let stretch = [Value::Integer(limit.map_or(-1, i64::from)), Value::Integer(offset.into())];
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query(params_from_iter(conditions.values().chain(&stretch)))?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            rows.push(finding_row(row, list.checks)?);
        }
        Ok(Page { rows, total })
    }

    /// How many findings of a selection are open, and how many cleared.
    pub fn finding_counts(
        &self,
        selection: &Selection,
        checks: &[CheckTag],
    ) -> Result<(u32, u32), StoreError> {
        let count = |view| {
            let list = FindingList { view, order: FindingOrder::Agency, checks };
            let conditions = conditions(selection, &list)?;
            let sql = format!("SELECT count(*) AS total {FROM}{}", conditions.clause());
            let mut statement = self.connection.prepare_cached(&sql)?;
            let total = statement.query_row(params_from_iter(conditions.values()), |row| row.get("total"))?;
            Ok::<u32, StoreError>(total)
        };
        Ok((count(FindingView::Open)?, count(FindingView::Cleared)?))
    }
}

fn finding_row(row: &Row<'_>, checks: &[CheckTag]) -> Result<FindingRow, StoreError> {
    let kind: String = row.get("kind")?;
    let kind = FindingKind::from_key(&kind).ok_or(StoreError::UnknownValue(kind))?;
    let key: String = row.get("chk")?;
    let check = checks.iter().find(|check| check.key == key).cloned();
    let text: Option<String> = row.get("text")?;
    let place = rows::place(row, "start")?..rows::place(row, "stop")?;
    let span = text.is_some().then(|| place.clone());
    let text = match text {
        Some(written) => rows::masked(written, row.get("masks")?)?,
        None => Masked::plain(row.get::<_, String>("title")?),
    };
    let around = sentence(&text.written, place.clone());
    // A mask across the edge is taken whole: the sentence may begin before `around`.
    let from = text.masks.iter().filter(|mask| mask.end > around.start).map(|mask| mask.start);
    let from = from.fold(around.start, usize::min);
    Ok(FindingRow {
        id: row.get("id")?,
        report_id: row.get("report_id")?,
        agency: rows::agency_tag(row)?,
        period: rows::period(row)?,
        part: rows::part(row)?,
        line: row.get("line")?,
        kind,
        check: check.unwrap_or_else(|| CheckTag::unlisted(key, kind)),
        sentence: text.slice(around),
        place: place.start.saturating_sub(from)..place.end.saturating_sub(from),
        span,
        quote: row.get("quote")?,
        message: row.get("message")?,
        fingerprint: row.get("fingerprint")?,
        cleared_at: row.get("cleared_at")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Sureness;

    #[test]
    fn sums_stand_before_marks_of_the_same_sureness() {
        let tag = |key: &str, kind, sure| CheckTag {
            key: key.to_owned(),
            kind,
            name: String::new(),
            looks_for: String::new(),
            sure,
        };
        let checks = [
            tag("rare", FindingKind::SumMismatch, Sureness::Low),
            tag("letters", FindingKind::Mask, Sureness::High),
            tag("parts", FindingKind::SumMismatch, Sureness::High),
        ];
        let sql = FindingOrder::Sure.sql(&checks);
        let place = |key: &str| sql.find(&format!("'{key}'"));
        assert!(place("parts") < place("letters") && place("letters") < place("rare"), "{sql}");
    }
}
