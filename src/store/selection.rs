//! A `Selection` as SQL conditions, shared by every list and by its counts.
//!
//! The tables have fixed names: `a` agencies, `d` domains, `r` reports, `p` passages. Values go in as parameters, a
//! list as one JSON parameter, so that the text of a query depends only on which dimensions are in use and prepared
//! statements are found again.

use rusqlite::types::Value;
use serde::Serialize;

use super::{StoreError, bigrams, places::IN_PLACES, rows};
use crate::model::{CheckTag, Part, Selection, Sureness, Typed, half_width};

/// A passage has one of these themes.
const THEMES: &str =
    "p.id IN (SELECT pt.passage_id FROM passage_themes AS pt JOIN themes AS t ON t.id = pt.theme_id
     WHERE t.key IN (SELECT value FROM json_each(?)))";

/// A dimension of a selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dimension {
    Level,
    Domain,
    Agency,
    Period,
    Theme,
    With,
    Part,
    FindingKind,
}

/// Conditions to put behind `WHERE`, with their values in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Conditions {
    clauses: Vec<String>,
    values: Vec<Value>,
}

impl Conditions {
    /// For a query over `p JOIN r JOIN a JOIN d`: each passage must satisfy all dimensions.
    pub(super) fn of_passages(selection: &Selection) -> Result<Self, StoreError> {
        let mut conditions = about_reports(selection)?;
        conditions.append(about_passages(selection)?);
        Ok(conditions)
    }

    /// For a query over `r JOIN a JOIN d`: the report has at least one passage that satisfies all dimensions.
    pub(super) fn of_reports(selection: &Selection) -> Result<Self, StoreError> {
        let mut conditions = about_reports(selection)?;
        let passages = about_passages(selection)?;
        if !passages.clauses.is_empty() {
            let inner = format!("r.id IN (SELECT p.report_id FROM passages AS p{})", passages.clause());
            conditions.clauses.push(inner);
            conditions.values.extend(passages.values);
        }
        Ok(conditions)
    }

    /// For a query over `p`: these passages, and none if there are none.
    pub(super) fn of_ids(passages: &[i64]) -> Result<Self, StoreError> {
        let values = vec![Value::Text(serde_json::to_string(passages)?)];
        Ok(Self { clauses: vec!["p.id IN (SELECT value FROM json_each(?))".to_owned()], values })
    }

    /// ` WHERE …`, or nothing.
    pub(super) fn clause(&self) -> String {
        if self.clauses.is_empty() { String::new() } else { format!(" WHERE {}", self.clauses.join(" AND ")) }
    }

    /// ` WHERE … AND`, or ` WHERE`: for a condition more.
    pub(super) fn and(&self) -> String {
        if self.clauses.is_empty() { " WHERE".to_owned() } else { format!("{} AND", self.clause()) }
    }

    /// The values for the `?` of [`Conditions::clause`], in order.
    pub(super) fn values(&self) -> impl Iterator<Item = &Value> {
        self.values.iter()
    }

    /// One more condition without values.
    pub(super) fn must(&mut self, clause: &str) {
        self.clauses.push(clause.to_owned());
    }

    pub(super) fn append(&mut self, other: Self) {
        self.clauses.extend(other.clauses);
        self.values.extend(other.values);
    }

    /// One condition with one value.
    pub(super) fn push(&mut self, clause: impl Into<String>, value: String) {
        self.clauses.push(clause.into());
        self.values.push(Value::Text(value));
    }

    /// These rows only that another query over reports finds: `column` is one of their ids.
    pub(super) fn of_these_reports(&mut self, column: &str, reports: Self) {
        if !reports.clauses.is_empty() {
            self.clauses.push(format!(
                "{column} IN (SELECT r.id FROM reports AS r JOIN agencies AS a ON a.id = r.agency_id
                 JOIN domains AS d ON d.id = a.domain_id{})",
                reports.clause()
            ));
            self.values.extend(reports.values);
        }
    }

    /// One dimension: `column` is one of `values`; no condition if there are none.
    pub(super) fn one_of<T: Serialize>(&mut self, column: &str, values: &[T]) -> Result<(), StoreError> {
        if !values.is_empty() {
            self.clauses.push(format!("{column} IN (SELECT value FROM json_each(?))"));
            self.values.push(Value::Text(serde_json::to_string(values)?));
        }
        Ok(())
    }
}

/// For a query over `findings AS f JOIN r JOIN a JOIN d`. `checks`: all that there are, for how sure they are.
pub(super) fn of_findings(selection: &Selection, checks: &[CheckTag]) -> Result<Conditions, StoreError> {
    let mut conditions = about_reports(selection)?;
    let kinds: Vec<&str> = selection.finding_kinds.iter().map(|kind| kind.key()).collect();
    conditions.one_of("f.kind", &kinds)?;
    let parts: Vec<&str> = selection.parts.iter().copied().map(Part::key).collect();
    conditions.one_of("f.part", &parts)?;
    if !selection.themes.is_empty() {
        conditions.clauses.push(THEMES.replace("p.id", "f.passage_id"));
        conditions.values.push(Value::Text(serde_json::to_string(&selection.themes)?));
    }
    if !selection.sures.is_empty() {
        // A check that is not listed counts as unsure.
        let out = |check: &&CheckTag| !selection.sures.contains(&check.sure);
        let (out, kept): (Vec<&CheckTag>, Vec<&CheckTag>) = checks.iter().partition(out);
        let unlisted = selection.sures.contains(&Sureness::Low);
        let (column, among) = if unlisted { ("f.chk NOT", out) } else { ("f.chk", kept) };
        let keys: Vec<&str> = among.iter().map(|check| check.key.as_str()).collect();
        conditions.clauses.push(format!("{column} IN (SELECT value FROM json_each(?))"));
        conditions.values.push(Value::Text(serde_json::to_string(&keys)?));
    }
    if let Some(query) = selection.query.as_deref().and_then(in_both_widths) {
        let found = "f.id IN (SELECT rowid FROM finding_index WHERE finding_index MATCH ?)";
        conditions.must(found);
        conditions.values.push(Value::Text(query));
    }
    Ok(conditions)
}

/// The selection without one dimension: what the counts of that dimension are made under.
pub(super) fn without(selection: &Selection, dimension: Dimension) -> Selection {
    let mut rest = selection.clone();
    match dimension {
        Dimension::Level => rest.levels.clear(),
        Dimension::Domain => rest.domains.clear(),
        Dimension::Agency => rest.agencies.clear(),
        Dimension::Period => rest.periods.clear(),
        Dimension::Theme => rest.themes.clear(),
        Dimension::With => rest.with.clear(),
        Dimension::Part => rest.parts.clear(),
        Dimension::FindingKind => rest.finding_kinds.clear(),
    }
    rest
}

pub(super) fn about_reports(selection: &Selection) -> Result<Conditions, StoreError> {
    let mut conditions = Conditions::default();
    // By the indexed page order, which is one to one with the level.
    let levels: Vec<i64> = selection.levels.iter().copied().map(rows::level_ord).collect();
    conditions.one_of("a.level_ord", &levels)?;
    conditions.one_of("d.key", &selection.domains)?;
    conditions.one_of("r.id", &selection.reports)?;
    conditions.one_of("r.agency_id", &selection.agencies)?;
    conditions.one_of("r.period", &selection.periods)?;
    if !selection.places.is_empty() {
        conditions.push(IN_PLACES, serde_json::to_string(&selection.places)?);
    }
    Ok(conditions)
}

fn about_passages(selection: &Selection) -> Result<Conditions, StoreError> {
    let mut conditions = Conditions::default();
    let parts: Vec<&str> = selection.parts.iter().copied().map(Part::key).collect();
    conditions.one_of("p.part", &parts)?;
    for themes in [&selection.themes, &selection.with].into_iter().filter(|themes| !themes.is_empty()) {
        conditions.push(THEMES, serde_json::to_string(themes)?);
    }
    if let Some(query) = selection.query.as_deref().and_then(in_both_widths) {
        let found = "p.id IN (SELECT rowid FROM passage_index WHERE passage_index MATCH ?)";
        conditions.clauses.push(found.to_owned());
        conditions.values.push(Value::Text(query));
    }
    Ok(conditions)
}

/// The index query for what was typed, or for the same with full-width signs in the usual width.
pub(super) fn in_both_widths(typed: &str) -> Option<String> {
    let Typed { words, mut without } = Typed::read(typed);
    let narrow = |words: &[String]| words.iter().map(|word| half_width(word)).collect::<Vec<_>>();
    let others = narrow(&without);
    without.extend(others.into_iter().filter(|other| !without.contains(other)).collect::<Vec<_>>());
    let query = bigrams::query(&words, &without)?;
    match bigrams::query(&narrow(&words), &without) {
        Some(other) if other != query => Some(format!("({query}) OR ({other})")),
        _ => Some(query),
    }
}
