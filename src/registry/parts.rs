//! Words of headings that say which part they open, from `data/parts.toml`.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, MatchKind};
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
    plan_openings: Vec<String>,
}

/// What a word of a heading says; a word can say several things.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(
    missing_docs,
    clippy::struct_excessive_bools,
    reason = "one flag for each list that the file explains"
)]
pub struct Sense {
    pub problems: bool,
    pub plan: bool,
    pub weak: bool,
    pub advice: bool,
    pub review: bool,
    pub results: bool,
    pub future: bool,
    pub past: bool,
    pub mended: bool,
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
        let mut words: HashMap<&str, Sense> = HashMap::new();
        let kinds: [(&[String], fn(&mut Sense)); 10] = [
            (&lists.problems, |sense| sense.problems = true),
            (&lists.plan, |sense| sense.plan = true),
            (&lists.weak, |sense| sense.weak = true),
            (&lists.advice, |sense| sense.advice = true),
            (&lists.review, |sense| sense.review = true),
            (&lists.results, |sense| sense.results = true),
            (&lists.future, |sense| sense.future = true),
            (&lists.past, |sense| sense.past = true),
            (&lists.mended, |sense| sense.mended = true),
            (&lists.filler, |_| {}),
        ];
        for (list, mark) in kinds {
            no_empty(FILE, "词表", list)?;
            list.iter().for_each(|word| mark(words.entry(word).or_default()));
        }
        let (words, senses): (Vec<&str>, Vec<Sense>) = words.into_iter().unzip();
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(words)
            .map_err(|error| RegistryError::new(FILE, error.to_string()))?;
        let others = [&lists.overview, &lists.problem_openings, &lists.problem_nouns, &lists.plan_openings];
        no_empty(FILE, "词表", others.into_iter().flatten())?;
        Ok(Self {
            overview: lists.overview,
            problem_openings: lists.problem_openings,
            problem_nouns: lists.problem_nouns,
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
