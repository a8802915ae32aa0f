//! Stores one report: its row, its outline, its passages with their themes and their entry in the search
//! index, and what stands in them (`write_figures`).

use std::collections::HashMap;

use rusqlite::named_params;

use super::{StoreError, Writer, indexed::Entry, rows};
use crate::model::{Masked, Passage, Report, Section, ThemeHit};

/// Where a report goes.
pub(super) struct Place<'a> {
    pub source: i64,
    pub agency: i64,
    /// Place in the source, from 1.
    pub ordinal: i64,
    /// The id it had before.
    pub id: Option<i64>,
    pub digest: &'a str,
}

impl Writer<'_> {
    /// Stores a report and gives its id. `passages` are the ids of its passages.
    pub(super) fn put_report(
        &self,
        place: &Place<'_>,
        report: &Report,
        passages: &[i64],
    ) -> Result<i64, StoreError> {
        let id = self.put_report_row(place, report)?;
        let sections = self.put_sections(id, &report.sections)?;
        let themes = self.theme_ids()?;
        for (ordinal, (passage, own)) in (1_i64..).zip(report.passages.iter().zip(passages)) {
            let section = passage.section.and_then(|index| sections.get(index)).copied();
            self.put_passage(*own, (id, ordinal), section, passage)?;
            self.put_themes(*own, &passage.themes, &themes)?;
        }
        self.put_found(id, report, passages)?;
        self.count_themes(id)?;
        Ok(id)
    }

    fn put_report_row(&self, place: &Place<'_>, report: &Report) -> Result<i64, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO reports (id, source_id, agency_id, ordinal, title, title_line, first_line, last_line,
                                  name_from, period, chars, digest, guess, guess_clues)
             VALUES (:id, :source, :agency, :ordinal, :title, :title_line, :first_line, :last_line,
                     :name_from, :period, :chars, :digest, :guess, :guess_clues)
             RETURNING id",
        )?;
        let guess = report.place.as_ref();
        let clues = guess.map(|guess| serde_json::to_string(&guess.clues)).transpose()?;
        let values = named_params! {
            ":id": place.id, ":source": place.source, ":agency": place.agency, ":ordinal": place.ordinal,
            ":title": report.title, ":title_line": report.title_line, ":first_line": report.first_line,
            ":last_line": report.last_line, ":name_from": report.agency.from.key(),
            ":period": report.period.map(String::from),
            ":chars": report.passages.iter().map(|passage| chars(&passage.text)).sum::<i64>(),
            ":digest": place.digest, ":guess": guess.map(|guess| &guess.name), ":guess_clues": clues,
        };
        Ok(statement.query_row(values, |row| row.get("id"))?)
    }

    /// Stores the outline; gives the ids in the order of `sections`. A parent stands before its children.
    fn put_sections(&self, report: i64, sections: &[Section]) -> Result<Vec<i64>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO sections (report_id, parent_id, ordinal, line, depth, marker, heading, restored, masks, kind, part)
             VALUES (:report, :parent, :ordinal, :line, :depth, :marker, :heading, :restored, :masks, :kind, :part)
             RETURNING id",
        )?;
        let mut ids: Vec<i64> = Vec::with_capacity(sections.len());
        for (ordinal, section) in (1_i64..).zip(sections) {
            let (restored, masks) = restoration(&section.heading)?;
            let values = named_params! {
                ":report": report, ":parent": section.parent.and_then(|index| ids.get(index)), ":ordinal": ordinal,
                ":line": section.line, ":depth": section.depth, ":marker": section.marker,
                ":heading": section.heading.written, ":restored": restored, ":masks": masks,
                ":kind": rows::heading_kind_key(section.kind), ":part": section.part.key(),
            };
            ids.push(statement.query_row(values, |row| row.get("id"))?);
        }
        Ok(ids)
    }

    /// `place` is its report and its place in that, from 1.
    fn put_passage(
        &self,
        id: i64,
        place: (i64, i64),
        section: Option<i64>,
        passage: &Passage,
    ) -> Result<(), StoreError> {
        let (restored, masks) = restoration(&passage.text)?;
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO passages (id, report_id, section_id, ordinal, line, last_line, kind, part, text, restored, masks, chars)
             VALUES (:id, :report, :section, :ordinal, :line, :last_line, :kind, :part, :text, :restored, :masks, :chars)",
        )?;
        let values = named_params! {
            ":id": id, ":report": place.0, ":section": section, ":ordinal": place.1, ":line": passage.line,
            ":last_line": passage.last_line, ":kind": rows::passage_kind_key(passage.kind),
            ":part": passage.part.key(), ":text": passage.text.written, ":restored": restored, ":masks": masks,
            ":chars": chars(&passage.text),
        };
        statement.execute(values)?;
        self.index(&Entry::passage(id, &passage.text))
    }

    /// Marks a passage with themes.
    pub(super) fn put_themes(
        &self,
        passage: i64,
        hits: &[ThemeHit],
        themes: &HashMap<String, i64>,
    ) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO passage_themes (passage_id, theme_id, words) VALUES (:passage, :theme, :words)",
        )?;
        for hit in hits {
            let theme = themes
                .get(&hit.theme)
                .ok_or_else(|| StoreError::UnknownName { kind: "主题", name: hit.theme.clone() })?;
            statement.execute(named_params! {
                ":passage": passage, ":theme": theme, ":words": serde_json::to_string(&hit.words)?,
            })?;
        }
        Ok(())
    }

    /// Counts the themes of a report anew.
    pub(super) fn count_themes(&self, report: i64) -> Result<(), StoreError> {
        self.connection.prepare_cached("DELETE FROM report_themes WHERE report_id = ?")?.execute([report])?;
        self.connection
            .prepare_cached(
                "INSERT INTO report_themes (report_id, theme_id, passages, chars)
                 SELECT p.report_id, pt.theme_id, count(*), sum(p.chars)
                 FROM passages AS p JOIN passage_themes AS pt ON pt.passage_id = p.id
                 WHERE p.report_id = ? GROUP BY p.report_id, pt.theme_id",
            )?
            .execute([report])?;
        Ok(())
    }

    /// Ids of the themes by name.
    pub(super) fn theme_ids(&self) -> Result<HashMap<String, i64>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT name, id FROM themes")?;
        let rows = statement.query_map([], |row| Ok((row.get("name")?, row.get("id")?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// The restored text and the JSON of the masks; nothing for a text without masks.
fn restoration(text: &Masked) -> Result<(Option<String>, Option<String>), StoreError> {
    if text.masks.is_empty() {
        return Ok((None, None));
    }
    Ok((Some(text.restored()), Some(serde_json::to_string(&text.masks)?)))
}

fn chars(text: &Masked) -> i64 {
    i64::try_from(text.written.chars().count()).unwrap_or(i64::MAX)
}
