//! Lists of passages: search, theme pages, levels, downloads.
//!
//! 1. Count the passages of the selection.
//! 2. Read the wanted stretch of them, in the wanted order.
//! 3. Add the headings above and the themes, one query each for the whole stretch.

use std::collections::HashMap;

use rusqlite::{Row, named_params, params_from_iter, types::Value};

use super::{Reader, StoreError, periods::IN_TIME, rows, selection::Conditions};
use crate::model::{Page, PassageRow, Selection, ThemeHit};

/// What a list of passages is sorted by. Ties go by level, domain, agency, report and place in the report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PassageOrder {
    /// Level, domain, agency, period, place in the report: the sensible first order.
    #[default]
    Agency,
    /// Period.
    Period,
    /// Part, in page order.
    Part,
    /// Number of characters.
    Length,
}

/// Order and direction.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PassageSort {
    /// By what.
    pub by: PassageOrder,
    /// Largest or last first. (Within one report, passages stay in reading order.)
    pub descending: bool,
}

/// The last tie-breakers, after the period: within one report always the order of reading.
const READING: &str = "r.id, p.ordinal";
const PART_ORDER: &str = "CASE p.part WHEN 'overview' THEN 0 WHEN 'review' THEN 1 WHEN 'problems' THEN 2
    WHEN 'plan' THEN 3 ELSE 4 END";

impl PassageSort {
    fn sql(self) -> String {
        let agency = rows::AGENCY_ORDER;
        let direction = if self.descending { "DESC" } else { "ASC" };
        match self.by {
            PassageOrder::Agency if self.descending => {
                format!(
                    "a.level_ord DESC, d.ordinal DESC, a.name DESC, a.place DESC, a.ordinal DESC, a.id DESC, {IN_TIME}, {READING}"
                )
            }
            PassageOrder::Agency => format!("{agency}, {IN_TIME}, {READING}"),
            PassageOrder::Period => format!("{IN_TIME} {direction}, {agency}, {IN_TIME}, {READING}"),
            PassageOrder::Part => format!("{PART_ORDER} {direction}, {agency}, {IN_TIME}, {READING}"),
            PassageOrder::Length => format!("p.chars {direction}, {agency}, {IN_TIME}, {READING}"),
        }
    }
}

pub(super) const FROM: &str = "FROM passages AS p JOIN reports AS r ON r.id = p.report_id
    JOIN agencies AS a ON a.id = r.agency_id JOIN domains AS d ON d.id = a.domain_id";

impl Reader<'_> {
    /// The passages of a selection from `offset` (0-based), at most `limit` of them (`None`: all), and how many there
    /// are in all.
    pub fn passages(
        &self,
        selection: &Selection,
        sort: PassageSort,
        limit: Option<u32>,
        offset: u32,
    ) -> Result<Page<PassageRow>, StoreError> {
        let conditions = Conditions::of_passages(selection)?;
        let count = format!("SELECT count(*) AS total {FROM}{}", conditions.clause());
        let mut statement = self.connection.prepare_cached(&count)?;
        let total = statement.query_row(params_from_iter(conditions.values()), |row| row.get("total"))?;

        let stretch = [Value::Integer(limit.map_or(-1, i64::from)), Value::Integer(offset.into())];
        Ok(Page { rows: self.passage_rows(&conditions, sort, &stretch)?, total })
    }

    /// The passages with these ids, in the sensible first order; an id that is not there gives none.
    pub fn passages_by_id(&self, ids: &[i64]) -> Result<Vec<PassageRow>, StoreError> {
        let everything = [Value::Integer(-1), Value::Integer(0)];
        self.passage_rows(&Conditions::of_ids(ids)?, PassageSort::default(), &everything)
    }

    /// The ids of the passages of a report, by the line that each begins on.
    pub fn passages_by_line(&self, report: i64) -> Result<HashMap<u32, i64>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT line, id FROM passages WHERE report_id = :report")?;
        let found = statement
            .query_map(named_params! { ":report": report }, |row| Ok((row.get("line")?, row.get("id")?)))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// `stretch`: limit and offset.
    fn passage_rows(
        &self,
        conditions: &Conditions,
        sort: PassageSort,
        stretch: &[Value; 2],
    ) -> Result<Vec<PassageRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(&list_sql(conditions, sort))?;
        let mut found = statement.query(params_from_iter(conditions.values().chain(stretch)))?;
        let (mut rows, mut sections) = (Vec::new(), Vec::new());
        while let Some(row) = found.next()? {
            rows.push(passage_row(row)?);
            sections.push(row.get::<_, Option<i64>>("section_id")?);
        }
        self.add_paths(&mut rows, &sections)?;
        self.add_themes(&mut rows)?;
        Ok(rows)
    }

    fn add_paths(&self, rows: &mut [PassageRow], sections: &[Option<i64>]) -> Result<(), StoreError> {
        let mut wanted: Vec<i64> = sections.iter().copied().flatten().collect();
        wanted.sort_unstable();
        wanted.dedup();
        let above = self.headings_above(&wanted)?;
        for (row, section) in rows.iter_mut().zip(sections) {
            let headings = section.and_then(|id| above.get(&id)).map_or(&[][..], Vec::as_slice);
            // A section that opens in this very passage is not above it.
            row.path =
                headings.iter().filter(|(line, _)| *line < row.line).map(|(_, text)| text.clone()).collect();
        }
        Ok(())
    }

    /// For each of these sections: line and words of the headings from the top down to its own.
    pub(super) fn headings_above(
        &self,
        sections: &[i64],
    ) -> Result<HashMap<i64, Vec<(u32, String)>>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "WITH RECURSIVE up (leaf, id) AS (
                 SELECT value, value FROM json_each(:sections)
                 UNION ALL
                 SELECT up.leaf, s.parent_id FROM up JOIN sections AS s ON s.id = up.id WHERE s.parent_id IS NOT NULL
             )
             SELECT up.leaf, s.line, s.marker || coalesce(s.restored, s.heading) AS words
             FROM up JOIN sections AS s ON s.id = up.id ORDER BY up.leaf, s.depth, s.ordinal",
        )?;
        let mut found = statement.query(named_params! { ":sections": serde_json::to_string(sections)? })?;
        let mut above: HashMap<i64, Vec<(u32, String)>> = HashMap::new();
        while let Some(row) = found.next()? {
            above.entry(row.get("leaf")?).or_default().push((row.get("line")?, row.get("words")?));
        }
        Ok(above)
    }

    fn add_themes(&self, rows: &mut [PassageRow]) -> Result<(), StoreError> {
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let mut themes = self.themes_of_passages(&ids)?;
        for row in rows {
            row.themes = themes.remove(&row.id).unwrap_or_default();
        }
        Ok(())
    }

    /// The themes of these passages, in the order of the word list.
    pub(super) fn themes_of_passages(
        &self,
        passages: &[i64],
    ) -> Result<HashMap<i64, Vec<ThemeHit>>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT pt.passage_id, t.name AS theme, pt.words
             FROM json_each(:passages) AS wanted
             JOIN passage_themes AS pt ON pt.passage_id = wanted.value
             JOIN themes AS t ON t.id = pt.theme_id
             ORDER BY pt.passage_id, t.ordinal",
        )?;
        let mut found = statement.query(named_params! { ":passages": serde_json::to_string(passages)? })?;
        let mut themes: HashMap<i64, Vec<ThemeHit>> = HashMap::new();
        while let Some(row) = found.next()? {
            let words = rows::json(row.get("words")?)?.unwrap_or_default();
            themes
                .entry(row.get("passage_id")?)
                .or_default()
                .push(ThemeHit { theme: row.get("theme")?, words });
        }
        Ok(themes)
    }
}

/// The list query; its last two parameters are limit and offset.
fn list_sql(conditions: &Conditions, sort: PassageSort) -> String {
    format!(
        "SELECT p.id, p.report_id, p.section_id, p.line, p.kind, p.part, p.text, p.masks, r.period, {} {FROM}{}
         ORDER BY {} LIMIT ? OFFSET ?",
        rows::AGENCY_COLUMNS,
        conditions.clause(),
        sort.sql(),
    )
}

fn passage_row(row: &Row<'_>) -> Result<PassageRow, StoreError> {
    Ok(PassageRow {
        id: row.get("id")?,
        report_id: row.get("report_id")?,
        agency: rows::agency_tag(row)?,
        period: rows::period(row)?,
        part: rows::part(row)?,
        kind: rows::passage_kind(row)?,
        line: row.get("line")?,
        path: Vec::new(),
        text: rows::masked(row.get("text")?, row.get("masks")?)?,
        themes: Vec::new(),
    })
}
