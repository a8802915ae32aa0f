//! Stores what stands in the paragraphs of a report: its numbers, its plans and problems, and the doubts about it, each
//! with its entry in the search index (`indexed`).

use rusqlite::named_params;
use sha2::{Digest, Sha256};

use super::{StoreError, Writer, hex, indexed::Entry};
use crate::model::{Figure, Finding, Item, Part, Report, sentence};

impl Writer<'_> {
    /// Stores figures, items and findings of a report; `passages` are the ids of its passages in order.
    pub(super) fn put_found(&self, id: i64, report: &Report, passages: &[i64]) -> Result<(), StoreError> {
        for (ordinal, figure) in (1_i64..).zip(&report.figures) {
            self.put_figure(id, ordinal, figure, report, passages)?;
        }
        for (ordinal, item) in (1_i64..).zip(&report.items) {
            self.put_item(id, ordinal, item, report, passages)?;
        }
        for (ordinal, finding) in (1_i64..).zip(&report.findings) {
            self.put_finding(id, ordinal, finding, report, passages)?;
        }
        Ok(())
    }

    fn put_figure(
        &self,
        report_id: i64,
        ordinal: i64,
        figure: &Figure,
        report: &Report,
        passages: &[i64],
    ) -> Result<(), StoreError> {
        let passage = at(&report.passages, figure.passage)?;
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO figures (report_id, passage_id, ordinal, part, line, col, start, stop, indicator, grp, value,
                                  number, unit, base, kind, status, masked, approx, time, scope, parent, goal)
             VALUES (:report, :passage, :ordinal, :part, :line, :col, :start, :stop, :indicator, :grp, :value,
                     :number, :unit, :base, :kind, :status, :masked, :approx, :time, :scope, :parent, :goal)
             RETURNING id",
        )?;
        let values = named_params! {
            ":report": report_id, ":passage": at(passages, figure.passage)?, ":ordinal": ordinal,
            ":part": passage.part.key(), ":line": figure.line, ":col": number(figure.column),
            ":start": number(figure.start), ":stop": number(figure.end), ":indicator": figure.indicator,
            ":grp": figure.group, ":value": figure.value, ":number": figure.number, ":unit": figure.unit,
            ":base": figure.base, ":kind": figure.kind.key(), ":status": figure.status.key(),
            ":masked": figure.masked, ":approx": figure.approx, ":time": figure.time, ":scope": figure.scope,
            ":parent": figure.parent.map(ordinal_of), ":goal": figure.goal.map(ordinal_of),
        };
        let id = statement.query_row(values, |row| row.get("id"))?;
        self.index(&Entry::figure(id, figure, passage))
    }

    fn put_item(
        &self,
        report_id: i64,
        ordinal: i64,
        item: &Item,
        report: &Report,
        passages: &[i64],
    ) -> Result<(), StoreError> {
        let passage = at(&report.passages, item.passage)?;
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO items (report_id, passage_id, ordinal, part, line, start, stop, what, deadline, owner)
             VALUES (:report, :passage, :ordinal, :part, :line, :start, :stop, :what, :deadline, :owner)
             RETURNING id",
        )?;
        let values = named_params! {
            ":report": report_id, ":passage": at(passages, item.passage)?, ":ordinal": ordinal,
            ":part": item.part.key(), ":line": passage.line, ":start": number(item.start),
            ":stop": number(item.end), ":what": item.what, ":deadline": item.deadline, ":owner": item.owner,
        };
        let id = statement.query_row(values, |row| row.get("id"))?;
        self.index(&Entry::item(id, item, passage))
    }

    fn put_finding(
        &self,
        report_id: i64,
        ordinal: i64,
        finding: &Finding,
        report: &Report,
        passages: &[i64],
    ) -> Result<(), StoreError> {
        let passage = finding.passage.map(|index| at(&report.passages, index)).transpose()?;
        let passage_id = finding.passage.map(|index| at(passages, index)).transpose()?;
        let text = passage.map_or(report.title.as_str(), |passage| passage.text.written.as_str());
        let (start, stop) = finding.span;
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO findings (report_id, passage_id, ordinal, part, line, start, stop, kind, chk, quote, message,
                                   fingerprint)
             VALUES (:report, :passage, :ordinal, :part, :line, :start, :stop, :kind, :chk, :quote, :message,
                     :fingerprint)
             RETURNING id",
        )?;
        let values = named_params! {
            ":report": report_id, ":passage": passage_id, ":ordinal": ordinal,
            ":part": passage.map_or(Part::Overview, |passage| passage.part).key(), ":line": finding.line,
            ":start": number(start), ":stop": number(stop), ":kind": finding.kind.key(), ":chk": finding.check,
            ":quote": finding.quote, ":message": finding.message, ":fingerprint": fingerprint(finding, text),
        };
        let id = statement.query_row(values, |row| row.get("id"))?;
        self.index(&Entry::finding(id, finding))
    }
}

/// The same doubt about the same words, however often the text is imported and whatever is changed around them: SHA-256
/// of the check, the sentence (or title) as written, and the place in it.
fn fingerprint(finding: &Finding, text: &str) -> String {
    let (start, end) = finding.span;
    let around = sentence(text, start..end);
    let place = format!("{}-{}", start.saturating_sub(around.start), end.saturating_sub(around.start));
    let words: String = text.chars().skip(around.start).take(around.len()).collect();
    let mut sha = Sha256::new();
    for piece in [finding.check.as_str(), &words, &place] {
        sha.update(piece.as_bytes());
        sha.update(b"\n");
    }
    hex(&sha.finalize())
}

fn at<T>(list: &[T], index: usize) -> Result<&T, StoreError> {
    list.get(index).ok_or_else(|| StoreError::UnknownValue(format!("段落 {}", index + 1)))
}

fn number(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}

/// `Report::figures` counts from 0, the table from 1.
fn ordinal_of(index: usize) -> i64 {
    number(index).saturating_add(1)
}
