//! Typical passages: for a theme, those of a selection that say most of it in the fewest words.
//!
//! 1. Rank the selection's passages on each wanted theme: readable length first, then the number of the theme's words,
//!    then the shorter, then page order.
//! 2. From the best few of each theme, take one that was not taken for a theme before, if possible of an agency that
//!    has not spoken yet.
//! 3. Read the rows of those taken.

use std::collections::{BTreeMap, HashSet};

use rusqlite::{params_from_iter, types::Value};

use super::{
    Reader, StoreError,
    selection::{Conditions, Dimension, without},
};
use crate::model::{PassageRow, Selection};

/// Characters of a passage that can be quoted whole: shorter ones name a theme without saying much, longer ones bury it.
const READABLE: (u32, u32) = (40, 260);
/// How many of each theme there are to choose from.
const CHOICE: u32 = 6;

struct Candidate {
    passage: i64,
    agency: i64,
}

impl Reader<'_> {
    /// For each of `themes` (keys, in this order) that the selection writes about: its key and one passage of running
    /// text, quoted as typical. No passage stands for two themes. The selection's own themes do not count.
    pub fn typical_passages(
        &self,
        selection: &Selection,
        themes: &[&str],
    ) -> Result<Vec<(String, PassageRow)>, StoreError> {
        let candidates = self.candidates(&without(selection, Dimension::Theme), themes)?;
        let (mut spoken, mut taken, mut picked) = (HashSet::new(), HashSet::new(), Vec::new());
        for theme in themes {
            let free = candidates.get(*theme).into_iter().flatten();
            let free: Vec<&Candidate> = free.filter(|one| !taken.contains(&one.passage)).collect();
            let fresh = free.iter().find(|one| !spoken.contains(&one.agency)).or(free.first());
            if let Some(one) = fresh {
                taken.insert(one.passage);
                spoken.insert(one.agency);
                picked.push(((*theme).to_owned(), one.passage));
            }
        }
        let ids: Vec<i64> = picked.iter().map(|(_, id)| *id).collect();
        let mut rows: BTreeMap<i64, PassageRow> =
            self.passages_by_id(&ids)?.into_iter().map(|row| (row.id, row)).collect();
        Ok(picked.into_iter().filter_map(|(theme, id)| Some((theme, rows.remove(&id)?))).collect())
    }

    /// The best few passages of each theme, best first.
    fn candidates(
        &self,
        selection: &Selection,
        themes: &[&str],
    ) -> Result<BTreeMap<String, Vec<Candidate>>, StoreError> {
        let conditions = Conditions::of_passages(selection)?;
        let and = if conditions.clause().is_empty() { " WHERE" } else { " AND" };
        let sql = format!(
            "SELECT theme, passage, agency FROM (
                 SELECT t.key AS theme, p.id AS passage, a.id AS agency, row_number() OVER (
                     PARTITION BY t.id ORDER BY p.chars BETWEEN {} AND {} DESC, json_array_length(pt.words) DESC,
                         p.chars, a.level_ord, d.ordinal, a.name, r.id, p.ordinal) AS place
                 FROM themes AS t JOIN passage_themes AS pt ON pt.theme_id = t.id
                 JOIN passages AS p ON p.id = pt.passage_id JOIN reports AS r ON r.id = p.report_id
                 JOIN agencies AS a ON a.id = r.agency_id JOIN domains AS d ON d.id = a.domain_id{}{and}
                 t.key IN (SELECT value FROM json_each(?)) AND p.kind = 'text'
             ) WHERE place <= {CHOICE} ORDER BY theme, place",
            READABLE.0,
            READABLE.1,
            conditions.clause(),
        );
        let themes = Value::Text(serde_json::to_string(themes)?);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query(params_from_iter(conditions.values().chain([&themes])))?;
        let mut candidates: BTreeMap<String, Vec<Candidate>> = BTreeMap::new();
        while let Some(row) = found.next()? {
            let one = Candidate { passage: row.get("passage")?, agency: row.get("agency")? };
            candidates.entry(row.get("theme")?).or_default().push(one);
        }
        Ok(candidates)
    }
}
