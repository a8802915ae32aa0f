//! Lists of figures, and their groups: one indicator, one unit, one kind.
//!
//! 1. Ids of the wanted stretch, in the wanted order: nothing but keys is sorted.
//! 2. The rows of these ids with their paragraph, of which the sentence is kept.
//! 3. Headings above and themes, one query each.

use std::{cmp::Reverse, collections::HashSet};

use rusqlite::{Row, params_from_iter, types::Value};

use super::{Reader, StoreError, listed::Listed, periods::IN_TIME, read_figures, rows};
use crate::model::{FigureGroup, FigureRow, Page, Place, Selection, sentence};

/// What a list of figures is sorted by. Ties go by level, domain, agency, report and place in the report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FigureOrder {
    /// Level, domain, agency, place in the report: the sensible first order.
    #[default]
    Agency,
    /// Indicator in its normal spelling, then unit.
    Indicator,
    /// Size, among those of one unit; hidden ones last.
    Number,
    /// Kind.
    Kind,
    /// Part, in page order.
    Part,
    /// Period.
    Period,
}

/// Order and direction.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FigureSort {
    /// By what.
    pub by: FigureOrder,
    /// Largest or last first.
    pub descending: bool,
}

const READING: &str = "r.id, x.ordinal";

impl FigureSort {
    fn sql(self) -> String {
        let agency = rows::AGENCY_ORDER;
        let direction = if self.descending { "DESC" } else { "ASC" };
        match self.by {
            FigureOrder::Agency => {
                let keys: Vec<String> = agency.split(", ").map(|key| format!("{key} {direction}")).collect();
                format!("{}, {IN_TIME}, {READING}", keys.join(", "))
            }
            FigureOrder::Indicator => {
                format!("x.grp = '', x.grp {direction}, x.base, x.kind, {agency}, {IN_TIME}, {READING}")
            }
            FigureOrder::Number => {
                format!("x.base, x.number IS NULL, x.number {direction}, {agency}, {IN_TIME}, {READING}")
            }
            FigureOrder::Kind => format!("x.kind {direction}, {agency}, {IN_TIME}, {READING}"),
            FigureOrder::Part => {
                format!("{} {direction}, {agency}, {IN_TIME}, {READING}", rows::part_order("x.part"))
            }
            FigureOrder::Period => format!("{IN_TIME} {direction}, {agency}, {IN_TIME}, {READING}"),
        }
    }
}

pub(super) const JOINS: &str =
    "JOIN reports AS r ON r.id = x.report_id JOIN agencies AS a ON a.id = r.agency_id
    JOIN domains AS d ON d.id = a.domain_id";

impl Reader<'_> {
    /// The figures of a selection from `offset` (0-based), at most `limit` of them (`None`: all), and how many there
    /// are in all.
    pub fn figures(
        &self,
        selection: &Selection,
        sort: FigureSort,
        limit: Option<u32>,
        offset: u32,
    ) -> Result<Page<FigureRow>, StoreError> {
        let total = self.count_listed(Listed::Figures, selection)?;
        let conditions = Listed::Figures.conditions(selection)?;
        let sql = format!(
            "SELECT x.id FROM figures AS x {JOINS}{} ORDER BY {} LIMIT ? OFFSET ?",
            conditions.clause(),
            sort.sql()
        );
        let stretch = [Value::Integer(limit.map_or(-1, i64::from)), Value::Integer(offset.into())];
        let mut statement = self.connection.prepare_cached(&sql)?;
        let ids = statement
            .query_map(params_from_iter(conditions.values().chain(&stretch)), |row| row.get("id"))?
            .collect::<Result<Vec<i64>, _>>()?;
        Ok(Page { rows: self.figure_rows(&ids)?, total })
    }

    /// The figures with these ids, in this order.
    pub(super) fn figure_rows(&self, ids: &[i64]) -> Result<Vec<FigureRow>, StoreError> {
        let sql = format!(
            "SELECT x.id, x.report_id, x.passage_id, x.part, x.line, x.col, x.start, x.stop, x.indicator, x.grp, x.value,
                    x.number, x.unit, x.base, x.kind, x.status, x.masked, x.approx, x.time, x.scope, x.parent, x.goal,
                    p.section_id, p.ordinal, p.line AS passage_line, p.text, p.masks, r.period, {}
             FROM json_each(?) AS wanted JOIN figures AS x ON x.id = wanted.value
             JOIN passages AS p ON p.id = x.passage_id {JOINS} ORDER BY wanted.key",
            rows::AGENCY_COLUMNS
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query([serde_json::to_string(ids)?])?;
        let (mut figures, mut passages) = (Vec::with_capacity(ids.len()), Vec::with_capacity(ids.len()));
        while let Some(row) = found.next()? {
            figures.push(figure_row(row)?);
            passages.push(Passage::of(row)?);
        }
        for ((figure, path), themes) in
            figures.iter_mut().zip(self.paths(&passages)?).zip(self.theme_names(&passages)?)
        {
            figure.place.path = path;
            figure.themes = themes;
        }
        Ok(figures)
    }

    /// The headings above each of these passages, without those that open in it.
    pub(super) fn paths(&self, passages: &[Passage]) -> Result<Vec<Vec<String>>, StoreError> {
        let mut sections: Vec<i64> = passages.iter().filter_map(|passage| passage.section).collect();
        sections.sort_unstable();
        sections.dedup();
        let above = self.headings_above(&sections)?;
        let path = |passage: &Passage| {
            let headings = passage.section.and_then(|id| above.get(&id)).map_or(&[][..], Vec::as_slice);
            headings.iter().filter(|(line, _)| *line < passage.line).map(|(_, text)| text.clone()).collect()
        };
        Ok(passages.iter().map(path).collect())
    }

    /// The names of the themes of each of these passages.
    pub(super) fn theme_names(&self, passages: &[Passage]) -> Result<Vec<Vec<String>>, StoreError> {
        let mut ids: Vec<i64> = passages.iter().map(|passage| passage.id).collect();
        ids.sort_unstable();
        ids.dedup();
        let themes = self.themes_of_passages(&ids)?;
        let names = |passage: &Passage| {
            let hits = themes.get(&passage.id).map_or(&[][..], Vec::as_slice);
            hits.iter().map(|hit| hit.theme.clone()).collect()
        };
        Ok(passages.iter().map(names).collect())
    }

    /// The indicators of a selection that at least `least` agencies give, each with its unit and kind: those that most
    /// agencies give first. Figures that nothing names are in none.
    pub fn figure_groups(
        &self,
        selection: &Selection,
        least: u32,
        limit: Option<u32>,
        offset: u32,
    ) -> Result<Page<FigureGroup>, StoreError> {
        let conditions = Listed::Figures.conditions(selection)?;
        let sql = format!(
            "SELECT x.grp, x.base, x.kind, x.indicator, r.agency_id, count(*) AS figures,
                    sum(x.status = 'target') AS targets, sum(x.masked) AS hidden
             FROM figures AS x JOIN reports AS r ON r.id = x.report_id{} x.grp <> ''
             GROUP BY x.grp, x.base, x.kind, x.indicator, r.agency_id",
            conditions.and()
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query(params_from_iter(conditions.values()))?;
        let mut groups: Vec<(FigureGroup, HashSet<i64>)> = Vec::new();
        while let Some(row) = found.next()? {
            add_to_group(&mut groups, row)?;
        }
        let mut rows: Vec<FigureGroup> = groups.into_iter().map(|(group, _)| group).collect();
        rows.retain(|row| row.agencies >= least);
        rows.sort_by_cached_key(|row| {
            (Reverse((row.agencies, row.figures)), row.group.clone(), row.base.clone(), row.kind)
        });
        let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let limit = limit.map_or(usize::MAX, |limit| limit as usize);
        let mut rows: Vec<FigureGroup> = rows.into_iter().skip(offset as usize).take(limit).collect();
        for row in &mut rows {
            row.spellings.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        }
        Ok(Page { rows, total })
    }
}

/// A passage that something stands in.
pub(super) struct Passage {
    pub id: i64,
    pub section: Option<i64>,
    pub line: u32,
}

impl Passage {
    /// From columns `passage_id`, `section_id`, `passage_line`.
    pub(super) fn of(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("passage_id")?,
            section: row.get("section_id")?,
            line: row.get("passage_line")?,
        })
    }
}

fn figure_row(row: &Row<'_>) -> Result<FigureRow, StoreError> {
    let text = rows::masked(row.get("text")?, row.get("masks")?)?;
    let passage = rows::place(row, "ordinal")?.saturating_sub(1);
    let figure = read_figures::figure(row, passage)?;
    let around = text.widen(sentence(&text.written, figure.start..figure.end));
    Ok(FigureRow {
        id: row.get("id")?,
        place: place(row)?,
        number: (figure.start.saturating_sub(around.start), figure.end.saturating_sub(around.start)),
        figure,
        sentence: text.slice(around),
        themes: Vec::new(),
    })
}

/// Where something stands, without the headings above it.
pub(super) fn place(row: &Row<'_>) -> Result<Place, StoreError> {
    Ok(Place {
        report_id: row.get("report_id")?,
        agency: rows::agency_tag(row)?,
        period: rows::period(row)?,
        part: rows::part(row)?,
        line: row.get("line")?,
        path: Vec::new(),
    })
}

/// Adds one spelling of one agency to its indicator. Rows come in order of indicators, and of spellings within one.
fn add_to_group(groups: &mut Vec<(FigureGroup, HashSet<i64>)>, row: &Row<'_>) -> Result<(), StoreError> {
    let (group, base): (String, String) = (row.get("grp")?, row.get("base")?);
    let (kind, figures) = (read_figures::figure_kind(row)?, row.get::<_, u32>("figures")?);
    let same = |(last, _): &(FigureGroup, HashSet<i64>)| {
        last.group == group && last.base == base && last.kind == kind
    };
    if !groups.last().is_some_and(same) {
        let (agencies, targets, masked, spellings) = (0, 0, 0, Vec::new());
        let empty = FigureGroup { group, base, kind, agencies, figures: 0, targets, masked, spellings };
        groups.push((empty, HashSet::new()));
    }
    let Some((last, agencies)) = groups.last_mut() else { return Ok(()) };
    agencies.insert(row.get("agency_id")?);
    last.agencies = u32::try_from(agencies.len()).unwrap_or(u32::MAX);
    last.figures += figures;
    last.targets += row.get::<_, u32>("targets")?;
    last.masked += row.get::<_, u32>("hidden")?;
    let indicator: String = row.get("indicator")?;
    match last.spellings.last_mut() {
        Some((spelling, count)) if *spelling == indicator => *count += figures,
        _ => last.spellings.push((indicator, figures)),
    }
    Ok(())
}
