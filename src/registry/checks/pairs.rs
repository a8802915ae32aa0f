//! Pairs of spellings of which a text should have one: built once, one pass over the text whatever the number of pairs.

use std::ops::Range;

use serde::Deserialize;

use super::super::lexicon::Lexicon;

/// Pairs of `data/checks.toml`, ready to be searched for.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Vec<[String; 2]>")]
pub struct PairList {
    /// Both sides of all pairs: `2 * pair + side`, of the first pair where a word stands in several.
    sides: Lexicon<Option<usize>>,
    count: usize,
}

/// One side of a pair in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Which pair, in the order of the file.
    pub pair: usize,
    /// 0 for the first spelling of the pair, 1 for the second.
    pub side: usize,
    /// Where it stands (letters).
    pub place: Range<usize>,
}

impl TryFrom<Vec<[String; 2]>> for PairList {
    type Error = String;

    fn try_from(pairs: Vec<[String; 2]>) -> Result<Self, String> {
        let words = || pairs.iter().flatten();
        if words().any(|word| word.trim().is_empty()) {
            return Err("词表中有空的词".to_owned());
        }
        let mut sides: Lexicon<Option<usize>> = Lexicon::default();
        for (number, word) in words().enumerate() {
            if let Some(side) = sides.entry(word) {
                side.get_or_insert(number);
            }
        }
        Ok(Self { sides, count: pairs.len() })
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

    /// Where spellings stand in a text, in order, without overlap, the longest of those that begin alike.
    pub fn find<'t>(&'t self, text: &'t [char]) -> impl Iterator<Item = Side> + 't {
        self.sides.find(text).filter_map(|(place, number)| {
            number.map(|number| Side { pair: number / 2, side: number % 2, place })
        })
    }
}
