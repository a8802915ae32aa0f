//! The search indexes against the text.
//!
//! An index without content can be read word by word only (`fts5vocab`). So that not all of it has to be in memory twice, each
//! entry becomes the sum of the hashes of its words with their places: from the index, and from what is stored.

use std::{
    collections::BTreeMap,
    hash::{Hash, Hasher},
};

use rustc_hash::FxHasher;

use super::Faults;
use crate::store::{
    Reader, StoreError,
    indexed::{Entry, INDEXES},
};

/// What each index is called in Chinese, in the order of [`INDEXES`].
const NAMES: [&str; 4] = ["检索：段落", "检索：数据", "检索：打算和问题", "检索：疑点"];

/// Sum of hashes by id.
type Sums = BTreeMap<i64, u64>;

/// The faults of each index.
pub(super) fn compared(reader: &Reader<'_>) -> Vec<(&'static str, Result<Faults, StoreError>)> {
    let mut wanted = match wanted(reader) {
        Ok(wanted) => wanted,
        Err(error) => return vec![("检索", Err(error))],
    };
    let compare = |(at, name)| (name, differences(reader, at, std::mem::take(&mut wanted[at])));
    NAMES.into_iter().enumerate().map(compare).collect()
}

fn differences(reader: &Reader<'_>, at: usize, wanted: Sums) -> Result<Faults, StoreError> {
    let mut there = there(reader, at)?;
    let mut faults = Faults { looked: wanted.len() as u64, all: Vec::new() };
    for (id, sum) in wanted {
        match there.remove(&id) {
            Some(found) if found == sum => {}
            Some(_) => faults.all.push(format!("{id} 号在索引里的词与原文不同")),
            None if sum == 0 => {}
            None => faults.all.push(format!("{id} 号不在索引里，检索不到")),
        }
    }
    faults.all.extend(there.keys().map(|id| format!("索引里有 {id} 号，但没有这一条")));
    Ok(faults)
}

/// What the indexes should hold.
fn wanted(reader: &Reader<'_>) -> Result<[Sums; 4], StoreError> {
    let mut sums: [Sums; 4] = Default::default();
    for report in reader.report_ids()? {
        for entry in reader.entries(report)? {
            let sum = sum(&entry);
            sums[entry.index].insert(entry.id, sum);
        }
    }
    Ok(sums)
}

fn sum(entry: &Entry) -> u64 {
    let (_, columns) = INDEXES[entry.index];
    let words = columns.iter().zip(&entry.words).flat_map(|(column, words)| {
        let words = words.split(' ').filter(|word| !word.is_empty());
        (0_i64..).zip(words).map(move |(place, word)| hash(column, place, word))
    });
    words.fold(0, u64::wrapping_add)
}

/// What an index holds.
fn there(reader: &Reader<'_>, at: usize) -> Result<Sums, StoreError> {
    let (table, _) = INDEXES[at];
    let view = format!("seen_{table}");
    reader.connection.execute_batch(&format!(
        "CREATE VIRTUAL TABLE temp.{view} USING fts5vocab('main', '{table}', 'instance')"
    ))?;
    let mut sums = Sums::new();
    let mut statement =
        reader.connection.prepare(&format!("SELECT term, doc, col, offset FROM temp.{view}"))?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let (column, place) = (row.get_ref("col")?, row.get("offset")?);
        let word = hash(
            column.as_str().unwrap_or_default(),
            place,
            row.get_ref("term")?.as_str().unwrap_or_default(),
        );
        let sum = sums.entry(row.get("doc")?).or_default();
        *sum = sum.wrapping_add(word);
    }
    Ok(sums)
}

fn hash(column: &str, place: i64, word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    (column, place, word).hash(&mut hasher);
    hasher.finish()
}
