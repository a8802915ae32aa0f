//! Words of headings that say which part they open, from `data/parts.toml`.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use serde::Deserialize;

use super::error::{RegistryError, no_empty, read};

const FILE: &str = "parts.toml";

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    overview: Vec<String>,
    mended: Vec<String>,
    problems: Vec<String>,
    plan: Vec<String>,
    weak: Vec<String>,
    advice: Vec<String>,
    review: Vec<String>,
    results: Vec<String>,
    future: Vec<String>,
    past: Vec<String>,
    filler: Vec<String>,
    problem_openings: Vec<String>,
    problem_nouns: Vec<String>,
    problem_solving: Vec<String>,
    stating: Vec<String>,
    plan_openings: Vec<String>,
}

impl Lists {
    /// Every word of the lists that headings are cut by, with all that it says.
    fn senses(&self) -> Result<HashMap<&str, Sense>, RegistryError> {
        let kinds = [
            (&self.problems, Sense::PROBLEMS),
            (&self.plan, Sense::PLAN),
            (&self.weak, Sense::WEAK),
            (&self.advice, Sense::ADVICE),
            (&self.review, Sense::REVIEW),
            (&self.results, Sense::RESULTS),
            (&self.future, Sense::FUTURE),
            (&self.past, Sense::PAST),
            (&self.mended, Sense::MENDED),
            (&self.filler, Sense::FILLER),
        ];
        let mut words: HashMap<&str, Sense> = HashMap::new();
        for (list, sense) in kinds {
            no_empty(FILE, "词表", list)?;
            for word in list {
                words.entry(word).or_default().add(sense);
            }
        }
        Ok(words)
    }
}

/// What a word of a heading says, as a set: a word can say several things. The file explains each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sense(u16);

#[allow(missing_docs, reason = "one for each list that the file explains")]
impl Sense {
    pub const PROBLEMS: Self = Self(1);
    pub const PLAN: Self = Self(1 << 1);
    pub const WEAK: Self = Self(1 << 2);
    pub const ADVICE: Self = Self(1 << 3);
    pub const REVIEW: Self = Self(1 << 4);
    pub const RESULTS: Self = Self(1 << 5);
    pub const FUTURE: Self = Self(1 << 6);
    pub const PAST: Self = Self(1 << 7);
    pub const MENDED: Self = Self(1 << 8);
    const FILLER: Self = Self(0);

    /// Whether it says this.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Says this, too.
    pub const fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The words of headings.
#[derive(Debug, Clone)]
pub struct PartWords {
    /// Whole headings that only introduce.
    pub overview: Vec<String>,
    /// Words that lead from work done to its problems.
    pub problem_openings: Vec<String>,
    /// Words for problems in running text.
    pub problem_nouns: Vec<String>,
    /// Words that say that problems are being solved.
    pub problem_solving: Vec<String>,
    /// Words with which a heading states problems.
    pub stating: Vec<String>,
    /// Words that open a paragraph about plans.
    pub plan_openings: Vec<String>,
    finder: AhoCorasick,
    senses: Vec<Sense>,
}

impl PartWords {
    /// Reads the file's text.
    ///
    /// # Errors
    /// An empty word.
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let lists: Lists = read(FILE, text)?;
        let others = [
            &lists.overview,
            &lists.problem_openings,
            &lists.problem_nouns,
            &lists.problem_solving,
            &lists.stating,
            &lists.plan_openings,
        ];
        no_empty(FILE, "词表", others.into_iter().flatten())?;
        let (words, senses): (Vec<&str>, Vec<Sense>) = lists.senses()?.into_iter().unzip();
        let finder = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .match_kind(MatchKind::LeftmostLongest)
            .build(words)
            .map_err(|error| RegistryError::new(FILE, error.to_string()))?;
        Ok(Self {
            overview: lists.overview,
            problem_openings: lists.problem_openings,
            problem_nouns: lists.problem_nouns,
            problem_solving: lists.problem_solving,
            stating: lists.stating,
            plan_openings: lists.plan_openings,
            finder,
            senses,
        })
    }

    /// A text cut into words, the longest first: where each known word stands (bytes) and what it says.
    pub fn cut(&self, text: &str) -> impl Iterator<Item = (std::ops::Range<usize>, Sense)> {
        let found: Vec<_> = self.finder.find_iter(text).collect();
        found.into_iter().map(|found| (found.range(), self.senses[found.pattern().as_usize()]))
    }
}
