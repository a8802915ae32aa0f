//! Pairs of spellings of which a text should have one: built once, one pass over the text whatever the number of pairs.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;

/// Pairs of `data/checks.toml`, ready to be searched for.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Vec<[String; 2]>")]
pub struct PairList {
    /// Finds both sides of all pairs: pattern `2 * pair + side`.
    finder: AhoCorasick,
    count: usize,
}

/// One side of a pair in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Which pair, in the order of the file.
    pub pair: usize,
    /// 0 for the first spelling of the pair, 1 for the second.
    pub side: usize,
    /// Where it stands (bytes).
    pub place: Range<usize>,
}

impl TryFrom<Vec<[String; 2]>> for PairList {
    type Error = String;

    fn try_from(pairs: Vec<[String; 2]>) -> Result<Self, String> {
        let words = || pairs.iter().flatten();
        if words().any(|word| word.trim().is_empty()) {
            return Err("词表中有空的词".to_owned());
        }
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostFirst)
            .build(words())
            .map_err(|error| error.to_string())?;
        Ok(Self { finder, count: pairs.len() })
    }
}

impl PairList {
    /// How many pairs there are.
    pub const fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Where spellings stand in a text, in order, without overlap.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Side> + 't {
        self.finder.find_iter(text).map(|found| {
            let pattern = found.pattern().as_usize();
            Side { pair: pattern / 2, side: pattern % 2, place: found.range() }
        })
    }
}
