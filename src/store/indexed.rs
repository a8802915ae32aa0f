//! What the search indexes hold: one entry for each passage, figure, item and finding, as bigrams.
//!
//! A passage is found by its text, a number by its indicator and its sentence, a plan by its text, a doubt by its words and
//! its message. An import writes the entries, `check` compares them with what is stored, and they can all be written anew.

use super::{Reader, StoreError, Writer, bigrams};
use crate::model::{Figure, Finding, Item, Masked, Passage, Report, sentence};

/// The indexes: table, and its columns.
pub(super) const INDEXES: [(&str, &[&str]); 4] = [
    ("passage_index", &["restored", "written"]),
    ("figure_index", &["named", "sentence", "written"]),
    ("item_index", &["named", "sentence", "written"]),
    ("finding_index", &["named", "sentence", "written"]),
];

/// An entry of an index.
pub(super) struct Entry {
    /// Which of [`INDEXES`].
    pub index: usize,
    /// Id of what is found by it.
    pub id: i64,
    /// What its columns hold.
    pub words: Vec<String>,
}

impl Entry {
    pub(super) fn passage(id: i64, text: &Masked) -> Self {
        let [restored, written] = both(text);
        Self { index: 0, id, words: vec![restored, written] }
    }

    pub(super) fn figure(id: i64, figure: &Figure, passage: &Passage) -> Self {
        let around = sentence(&passage.text.written, figure.start..figure.end);
        Self::named(1, id, &figure.indicator, &passage.text.slice(around))
    }

    pub(super) fn item(id: i64, item: &Item, passage: &Passage) -> Self {
        Self::named(2, id, &item.what, &passage.text.slice(item.start..item.end))
    }

    pub(super) fn finding(id: i64, finding: &Finding) -> Self {
        Self::named(3, id, &finding.quote, &Masked::plain(finding.message.as_str()))
    }

    fn named(index: usize, id: i64, name: &str, text: &Masked) -> Self {
        let [restored, written] = both(text);
        Self { index, id, words: vec![bigrams::words(name), restored, written] }
    }
}

/// The restored text and the written one; the latter is empty where nothing is masked.
fn both(text: &Masked) -> [String; 2] {
    if text.masks.is_empty() {
        [bigrams::words(&text.written), String::new()]
    } else {
        [bigrams::words(&text.restored()), bigrams::words(&text.written)]
    }
}

impl Reader<'_> {
    /// The entries that a stored report should have.
    pub(super) fn entries(&self, id: i64) -> Result<Vec<Entry>, StoreError> {
        let Some(report) = self.parsed_report(id)? else { return Ok(Vec::new()) };
        let Report { passages, figures, items, findings, .. } = &report;
        let passage =
            |at: usize| passages.get(at).ok_or_else(|| StoreError::UnknownValue(format!("段落 {}", at + 1)));
        let mut entries = Vec::new();
        for (id, passage) in self.ids_in("passages", id)?.into_iter().zip(passages) {
            entries.push(Entry::passage(id, &passage.text));
        }
        for (id, figure) in self.ids_in("figures", id)?.into_iter().zip(figures) {
            entries.push(Entry::figure(id, figure, passage(figure.passage)?));
        }
        for (id, item) in self.ids_in("items", id)?.into_iter().zip(items) {
            entries.push(Entry::item(id, item, passage(item.passage)?));
        }
        for (id, finding) in self.ids_in("findings", id)?.into_iter().zip(findings) {
            entries.push(Entry::finding(id, finding));
        }
        Ok(entries)
    }

    /// Ids of what a report has in a table, in its order.
    fn ids_in(&self, table: &str, report: i64) -> Result<Vec<i64>, StoreError> {
        let sql = format!("SELECT id FROM {table} WHERE report_id = ? ORDER BY ordinal");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let ids = statement.query_map([report], |row| row.get("id"))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Writes an entry.
    pub(super) fn index(&self, entry: &Entry) -> Result<(), StoreError> {
        let (table, columns) = INDEXES[entry.index];
        let values = ", ?".repeat(columns.len());
        let sql = format!("INSERT INTO {table} (rowid, {}) VALUES (?{values})", columns.join(", "));
        let mut statement = self.connection.prepare_cached(&sql)?;
        statement.raw_bind_parameter(1, entry.id)?;
        for (place, words) in (2..).zip(&entry.words) {
            statement.raw_bind_parameter(place, words)?;
        }
        statement.raw_execute()?;
        Ok(())
    }

    /// Empties the indexes and writes every entry anew.
    pub fn reindex(&self) -> Result<(), StoreError> {
        for (table, _) in INDEXES {
            let sql = format!("INSERT INTO {table} ({table}) VALUES ('delete-all')");
            self.connection.execute(&sql, [])?;
        }
        let reader = self.reader();
        for report in reader.report_ids()? {
            for entry in reader.entries(report)? {
                self.index(&entry)?;
            }
        }
        Ok(())
    }
}
