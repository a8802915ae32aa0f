//! Words of the checks that calculate: `[sums]` of `data/checks.toml`, where each list is explained.

use serde::Deserialize;

use super::{PairList, WordList};

/// The lists of `[sums]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each list is explained in the file that it comes from")]
pub struct SumWords {
    pub parts: WordList,
    pub totals: WordList,
    pub beside: WordList,
    pub done: WordList,
    pub rates: WordList,
    pub due_pairs: Vec<[String; 2]>,
    pub aims: WordList,
    pub whole_rates: WordList,
    pub gross: WordList,
    pub product_totals: WordList,
    pub halves: Vec<[String; 2]>,
    pub last_year: WordList,
    pub plan_headings: WordList,
    pub speeches: WordList,
    pub comparing: WordList,
    pub up_to: WordList,
    pub ahead: WordList,
    pub list_measures: WordList,
    pub open_list: WordList,
    pub places: WordList,
    pub districts: WordList,
    pub part_of: WordList,
    pub whole_nouns: WordList,
    pub letter_pairs: PairList,
    pub word_pairs: PairList,
}
