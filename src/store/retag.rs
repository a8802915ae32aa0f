//! Reports back as the plain values that were stored, and their themes replaced.

use rusqlite::Row;

use super::{Reader, StoreError, Writer, read_figures::Places, rows};
use crate::model::{Agency, Level, NameOrigin, Passage, Report, Section, ThemeHit, Unit};

impl Reader<'_> {
    /// Ids of all reports.
    pub fn report_ids(&self) -> Result<Vec<i64>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT id FROM reports ORDER BY id")?;
        let rows = statement.query_map([], |row| row.get("id"))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// A report as the parser gave it; `None` if there is none with this id.
    pub fn parsed_report(&self, id: i64) -> Result<Option<Report>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT r.title, r.title_line, r.first_line, r.last_line, r.name_from, r.period, r.guess, r.guess_clues,
                    a.name, a.place, a.unit, a.level, d.name AS domain
             FROM reports AS r JOIN agencies AS a ON a.id = r.agency_id JOIN domains AS d ON d.id = a.domain_id
             WHERE r.id = ?",
        )?;
        let mut found = statement.query([id])?;
        let Some(row) = found.next()? else { return Ok(None) };
        let (section_ids, sections) = self.sections(id)?;
        let passages = self.report_passages(id, &section_ids)?;
        let places: Places = (0..).zip(self.passage_ids(id)?).map(|(place, id)| (id, place)).collect();
        Ok(Some(Report {
            title: row.get("title")?,
            title_line: row.get("title_line")?,
            first_line: row.get("first_line")?,
            last_line: row.get("last_line")?,
            agency: agency(row)?,
            place: rows::place_guess(row)?,
            period: rows::period(row)?,
            sections,
            passages,
            figures: self.report_figures(id, &places)?,
            items: self.report_items(id, &places)?,
            findings: self.report_findings(id, &places)?,
        }))
    }

    /// The outline of a report with the ids of its sections.
    fn sections(&self, report: i64) -> Result<(Vec<i64>, Vec<Section>), StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, parent_id, line, depth, marker, heading, masks, kind, part
             FROM sections WHERE report_id = ? ORDER BY ordinal",
        )?;
        let mut found = statement.query([report])?;
        let (mut ids, mut sections) = (Vec::new(), Vec::new());
        while let Some(row) = found.next()? {
            let parent: Option<i64> = row.get("parent_id")?;
            sections.push(Section {
                line: row.get("line")?,
                depth: row.get("depth")?,
                marker: row.get("marker")?,
                heading: rows::masked(row.get("heading")?, row.get("masks")?)?,
                kind: rows::heading_kind(row)?,
                part: rows::part(row)?,
                parent: parent.and_then(|parent| ids.iter().position(|&id| id == parent)),
            });
            ids.push(row.get("id")?);
        }
        Ok((ids, sections))
    }

    fn report_passages(&self, report: i64, sections: &[i64]) -> Result<Vec<Passage>, StoreError> {
        let ids = self.passage_ids(report)?;
        let mut themes = self.themes_of_passages(&ids)?;
        let mut statement = self.connection.prepare_cached(
            "SELECT id, section_id, line, last_line, kind, part, text, masks
             FROM passages WHERE report_id = ? ORDER BY ordinal",
        )?;
        let mut found = statement.query([report])?;
        let mut passages = Vec::with_capacity(ids.len());
        while let Some(row) = found.next()? {
            let section: Option<i64> = row.get("section_id")?;
            passages.push(Passage {
                line: row.get("line")?,
                last_line: row.get("last_line")?,
                kind: rows::passage_kind(row)?,
                part: rows::part(row)?,
                section: section.and_then(|section| sections.iter().position(|&id| id == section)),
                text: rows::masked(row.get("text")?, row.get("masks")?)?,
                themes: themes.remove(&row.get("id")?).unwrap_or_default(),
            });
        }
        Ok(passages)
    }

    fn passage_ids(&self, report: i64) -> Result<Vec<i64>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT id FROM passages WHERE report_id = ? ORDER BY ordinal")?;
        let rows = statement.query_map([report], |row| row.get("id"))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Replaces the themes of a report's passages: one list a passage, in the order of the report.
    pub fn set_themes(&self, report: i64, themes: &[&[ThemeHit]]) -> Result<(), StoreError> {
        let ids = self.theme_ids()?;
        self.connection
            .prepare_cached(
                "DELETE FROM passage_themes WHERE passage_id IN (SELECT id FROM passages WHERE report_id = ?)",
            )?
            .execute([report])?;
        for (passage, hits) in self.reader().passage_ids(report)?.into_iter().zip(themes) {
            self.put_themes(passage, hits, &ids)?;
        }
        self.count_themes(report)
    }
}

fn agency(row: &Row<'_>) -> Result<Agency, StoreError> {
    let (unit, level): (Option<String>, Option<String>) = (row.get("unit")?, row.get("level")?);
    let (from, place): (String, String) = (row.get("name_from")?, row.get("place")?);
    let origins =
        [NameOrigin::Title, NameOrigin::Body, NameOrigin::File, NameOrigin::Unknown, NameOrigin::Person];
    Ok(Agency {
        name: row.get("name")?,
        from: origins
            .into_iter()
            .find(|origin| origin.key() == from)
            .ok_or(StoreError::UnknownValue(from))?,
        unit: unit.map(|name| Unit::from_name(&name).ok_or(StoreError::UnknownValue(name))).transpose()?,
        level: level.map(|key| Level::from_key(&key).ok_or(StoreError::UnknownValue(key))).transpose()?,
        domain: row.get("domain")?,
        region: Some(place).filter(|place| !place.is_empty()),
    })
}
