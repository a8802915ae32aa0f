//! Lists of figures, and their groups: one indicator, one unit, one kind.
//!
//! 1. Ids of the wanted stretch, in the wanted order: nothing but keys is sorted.
//! 2. The rows of these ids with their paragraph, of which the sentence is kept.
//! 3. Headings above and themes, one query each.

use rusqlite::{Row, params_from_iter, types::Value};

use super::{Reader, StoreError, listed::Listed, read_figures, rows};
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

const READING: &str = "r.period, r.id, x.ordinal";

impl FigureSort {
    fn sql(self) -> String {
        let agency = rows::AGENCY_ORDER;
        let direction = if self.descending { "DESC" } else { "ASC" };
        match self.by {
            FigureOrder::Agency => {
                let keys: Vec<String> = agency.split(", ").map(|key| format!("{key} {direction}")).collect();
                format!("{}, {READING}", keys.join(", "))
            }
            FigureOrder::Indicator => {
                format!("x.grp = '', x.grp {direction}, x.base, x.kind, {agency}, {READING}")
            }
            FigureOrder::Number => {
                format!("x.base, x.number IS NULL, x.number {direction}, {agency}, {READING}")
            }
            FigureOrder::Kind => format!("x.kind {direction}, {agency}, {READING}"),
            FigureOrder::Part => format!("{} {direction}, {agency}, {READING}", rows::part_order("x.part")),
            FigureOrder::Period => format!("r.period {direction}, {agency}, {READING}"),
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

    /// The indicators of a selection, each with its unit and kind: those that most agencies give first. Figures that
    /// nothing names are in none.
    pub fn figure_groups(
        &self,
        selection: &Selection,
        limit: Option<u32>,
        offset: u32,
    ) -> Result<Page<FigureGroup>, StoreError> {
        let conditions = Listed::Figures.conditions(selection)?;
        let named = format!("{} x.grp <> ''", conditions.and());
        let sql = format!(
            "WITH spelt AS MATERIALIZED (
                 SELECT x.grp, x.base, x.kind, x.indicator, count(*) AS n, sum(x.status = 'target') AS targets,
                        sum(x.masked) AS hidden
                 FROM figures AS x{named} GROUP BY x.grp, x.base, x.kind, x.indicator
             ), written AS MATERIALIZED (
                 SELECT x.grp, x.base, x.kind, count(DISTINCT r.agency_id) AS agencies
                 FROM figures AS x JOIN reports AS r ON r.id = x.report_id{named} GROUP BY x.grp, x.base, x.kind
             )
             SELECT s.grp, s.base, s.kind, w.agencies, sum(s.n) AS figures, sum(s.targets) AS targets,
                    sum(s.hidden) AS hidden, json_group_array(json_array(s.indicator, s.n)) AS spellings,
                    count(*) OVER () AS total
             FROM spelt AS s JOIN written AS w ON w.grp = s.grp AND w.base = s.base AND w.kind = s.kind
             GROUP BY s.grp, s.base, s.kind ORDER BY w.agencies DESC, figures DESC, s.grp, s.base, s.kind
             LIMIT ? OFFSET ?"
        );
        let stretch = [Value::Integer(limit.map_or(-1, i64::from)), Value::Integer(offset.into())];
        let mut statement = self.connection.prepare_cached(&sql)?;
        let values = conditions.values().chain(conditions.values()).chain(&stretch);
        let mut found = statement.query(params_from_iter(values))?;
        let (mut groups, mut total) = (Vec::new(), 0);
        while let Some(row) = found.next()? {
            total = row.get("total")?;
            groups.push(figure_group(row)?);
        }
        if groups.is_empty() && offset > 0 {
            total = self.figure_groups(selection, Some(1), 0)?.total;
        }
        Ok(Page { rows: groups, total })
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

fn figure_group(row: &Row<'_>) -> Result<FigureGroup, StoreError> {
    let mut spellings: Vec<(String, u32)> = rows::json(row.get("spellings")?)?.unwrap_or_default();
    spellings.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok(FigureGroup {
        group: row.get("grp")?,
        base: row.get("base")?,
        kind: read_figures::figure_kind(row)?,
        agencies: row.get("agencies")?,
        figures: row.get("figures")?,
        targets: row.get("targets")?,
        masked: row.get("hidden")?,
        spellings,
    })
}
