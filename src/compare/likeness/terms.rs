//! What a passage speaks of, as weighted pairs of letters, and how alike two passages are by them.
//!
//! 1. Letters side by side are pairs; digits, marks and mask letters end a stretch, so that no number makes two passages alike.
//! 2. A pair weighs the more the fewer passages have it (tf-idf), and little within a set phrase; headings above a passage count in part.
//! 3. Two passages are alike by the cosine of their weights.

use std::{
    borrow::Cow,
    cmp::Ordering,
    collections::{HashMap, HashSet},
};

use crate::{compare::PhraseMatcher, model::PassageRow};

/// Two letters side by side.
pub(super) type Pair = [char; 2];

/// What a pair of letters counts within a set phrase: 在区委区政府的正确领导下 makes no two passages alike.
const SET_PHRASE: f64 = 0.35;

/// How rare pairs of letters are among some passages: what each weighs.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    passages: u32,
    having: HashMap<Pair, u32>,
    /// What everybody writes.
    phrases: Option<PhraseMatcher>,
}

impl Weights {
    /// Counted over passages: of the reports compared, or better of a whole compilation.
    pub fn over<'a>(passages: impl IntoIterator<Item = &'a PassageRow>) -> Self {
        let mut weights = Self::default();
        for passage in passages {
            weights.passages += 1;
            let restored = passage.text.restored();
            let pairs: HashSet<Pair> = pairs(&restored).collect();
            for pair in pairs {
                *weights.having.entry(pair).or_default() += 1;
            }
        }
        weights
    }

    /// The same, with set phrases that tell little.
    #[must_use]
    pub fn and(self, phrases: PhraseMatcher) -> Self {
        Self { phrases: Some(phrases), ..self }
    }

    /// A text with a stop where it has set phrases.
    pub(super) fn telling<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let found = self.phrases.as_ref().map(|phrases| phrases.ranges(text)).unwrap_or_default();
        if found.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut letters: Vec<char> = text.chars().collect();
        for letter in found.into_iter().flat_map(|(range, _)| range) {
            letters[letter] = STOP;
        }
        Cow::Owned(letters.into_iter().collect())
    }

    /// What a pair weighs: more than 0.
    pub(super) fn of(&self, pair: Pair) -> f64 {
        let having = self.having.get(&pair).copied().unwrap_or(0);
        ((f64::from(self.passages) + 1.0) / (f64::from(having) + 0.5)).ln().max(0.01)
    }
}

/// The weighted pairs of a text, in order of the pairs; their squares sum up to 1, or there are none.
#[derive(Debug, Clone, Default)]
pub(in crate::compare) struct Terms {
    pairs: Vec<(Pair, f64)>,
    /// The length of the weights before they were made to sum up to 1: how much the text says.
    length: f64,
}

impl Terms {
    /// Of several texts, each with how much it counts.
    pub(in crate::compare) fn new(texts: &[(&str, f64)], weights: &Weights) -> Self {
        let mut counts: HashMap<Pair, f64> = HashMap::new();
        for (text, counted) in texts {
            for (text, share) in [(weights.telling(text).as_ref(), 1.0 - SET_PHRASE), (text, SET_PHRASE)] {
                for pair in pairs(text) {
                    *counts.entry(pair).or_default() += share * counted;
                }
            }
        }
        let weigh = |(pair, count): (Pair, f64)| (pair, count.sqrt() * weights.of(pair));
        let mut terms: Vec<(Pair, f64)> = counts.into_iter().map(weigh).collect();
        terms.sort_unstable_by_key(|term| term.0);
        let length = terms.iter().map(|term| term.1 * term.1).sum::<f64>().sqrt();
        for term in &mut terms {
            term.1 /= length;
        }
        Self { pairs: terms, length }
    }

    /// The cosine: 0 where they have nothing in common, 1 where they speak alike.
    pub(in crate::compare) fn cosine(&self, other: &Self) -> f64 {
        self.common(other).map(|(one, two)| one * two).sum::<f64>().min(1.0)
    }

    /// How much of the text that says less stands in the other: 0 nothing, 1 all.
    pub(super) fn contained(&self, other: &Self) -> f64 {
        let (less, more) = if self.length <= other.length { (self, other) } else { (other, self) };
        less.within(more)
    }

    /// How much of it the other has: 0 nothing, 1 all. What it has is weighed by how rare it is.
    pub(super) fn within(&self, other: &Self) -> f64 {
        self.common(other).map(|(own, _)| own * own).sum::<f64>().min(1.0)
    }

    /// What the pairs that both have weigh in each.
    fn common(&self, other: &Self) -> impl Iterator<Item = (f64, f64)> {
        let (mut one, mut two) = (self.pairs.as_slice(), other.pairs.as_slice());
        std::iter::from_fn(move || {
            while let ([a, rest_one @ ..], [b, rest_two @ ..]) = (one, two) {
                match a.0.cmp(&b.0) {
                    Ordering::Less => one = rest_one,
                    Ordering::Greater => two = rest_two,
                    Ordering::Equal => {
                        (one, two) = (rest_one, rest_two);
                        return Some((a.1, b.1));
                    }
                }
            }
            None
        })
    }
}

/// Stands for a letter of a set phrase: no letter that counts.
const STOP: char = '，';

/// Letters that speak of something: no digits, no marks, no letters that hide a number.
pub(in crate::compare) fn counts(letter: char) -> bool {
    letter.is_alphabetic() && !"XxＸｘ〇".contains(letter)
}

/// The pairs of letters of a text, in order.
fn pairs(text: &str) -> impl Iterator<Item = Pair> {
    let after = text.chars().skip(1);
    text.chars().zip(after).filter(|(a, b)| counts(*a) && counts(*b)).map(|(a, b)| [a, b])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        compare::{Phrase, sample::passage},
        model::Part,
    };

    #[test]
    fn set_phrases_tell_little() {
        let phrase = "在上级的关心支持下";
        let set = Phrase { text: phrase.into(), agencies: 9, reports: 9, occurrences: 9 };
        let (one, two) = (format!("{phrase}修好渡口"), format!("{phrase}种下果树"));
        let weights = Weights::default();
        let alike = |weights: &Weights| {
            Terms::new(&[(&one, 1.0)], weights).cosine(&Terms::new(&[(&two, 1.0)], weights))
        };
        let plain = alike(&weights);
        let weights = weights.and(PhraseMatcher::new(&[set]));
        assert!(alike(&weights) < plain * 0.8, "{} {plain}", alike(&weights));
        assert_eq!(weights.telling(&one), "，，，，，，，，，修好渡口");
        assert_eq!(weights.telling("修好渡口"), "修好渡口");
    }

    #[test]
    fn rare_pairs_make_passages_alike() {
        let texts = ["积极推进渡口改造", "积极推进果园灌溉", "渡口改造完成3处"];
        let passages = texts.map(|text| passage(1, Part::Review, text));
        let weights = Weights::over(&passages);
        let terms = texts.map(|text| Terms::new(&[(text, 1.0)], &weights));
        assert!(terms[0].cosine(&terms[2]) > terms[0].cosine(&terms[1]));
        assert!((terms[0].cosine(&terms[0]) - 1.0).abs() < 1e-9);
        assert!(Terms::new(&[("12，3", 1.0)], &weights).cosine(&terms[0]).abs() < 1e-9);
    }
}
