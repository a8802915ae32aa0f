//! Words around numbers, from `data/figures.toml`.

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;
use serde::Deserialize;

use super::error::{RegistryError, no_empty, read};

const FILE: &str = "figures.toml";
/// Times with digits: 1-5月, 截至6月底, 2023年, 2023年1月15日.
const TIMES: &str = r"(?:截至|截止|到)?(?:[0-9]{4}年(?:[0-9]{1,2}(?:[-—－~～至][0-9]{1,2})?月(?:[0-9]{1,2}日|底|末|份|初)?|底|度)?|[0-9]{1,2}(?:[-—－~～至][0-9]{1,2})?月(?:[0-9]{1,2}日|底|末|份|初)?)";

/// The words, list by list, as the file explains them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "one for each list that the file explains")]
pub struct FigureLists {
    pub approx: Approx,
    pub growth: Growth,
    pub target: Target,
    pub time: Plain,
    pub scope: Plain,
    pub rank: Rank,
    pub part: Plain,
}

/// Words that make a number less than exact.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as the file explains them")]
pub struct Approx {
    pub before: Vec<String>,
    pub behind: Vec<String>,
}

/// Verbs of change.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as the file explains them")]
pub struct Growth {
    pub up: Vec<String>,
    pub down: Vec<String>,
    pub to: Vec<String>,
}

/// Words of plans.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as the file explains them")]
pub struct Target {
    pub words: Vec<String>,
    pub words_behind: Vec<String>,
    pub reached: Vec<String>,
    pub now: Vec<String>,
}

/// Words of ranks.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as the file explains them")]
pub struct Rank {
    pub words: Vec<String>,
    pub units: Vec<String>,
}

/// A list of words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "as the file explains them")]
pub struct Plain {
    pub words: Vec<String>,
}

/// The words with what finds them.
#[derive(Debug, Clone)]
pub struct FigureWords {
    /// The lists.
    pub lists: FigureLists,
    /// Finds the last word of a kind in a stretch; see [`FigureWords::last`].
    finders: Vec<(Around, AhoCorasick)>,
    /// Times with digits.
    times: Regex,
}

/// The lists that are looked for in a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "as the file explains them")]
pub enum Around {
    Up,
    Down,
    Target,
    Reached,
    Now,
    Time,
    Scope,
    Rank,
    Part,
}

impl FigureWords {
    /// Reads the file's text.
    ///
    /// # Errors
    /// An empty word.
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let lists: FigureLists = read(FILE, text)?;
        let sorts = [
            (Around::Up, &lists.growth.up),
            (Around::Down, &lists.growth.down),
            (Around::Target, &lists.target.words),
            (Around::Reached, &lists.target.reached),
            (Around::Now, &lists.target.now),
            (Around::Time, &lists.time.words),
            (Around::Scope, &lists.scope.words),
            (Around::Rank, &lists.rank.words),
            (Around::Part, &lists.part.words),
        ];
        let mut finders = Vec::with_capacity(sorts.len());
        for (sort, words) in sorts {
            no_empty(FILE, "词表", words)?;
            let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words);
            finders.push((sort, finder.map_err(|error| RegistryError::new(FILE, error.to_string()))?));
        }
        let others = [
            &lists.approx.before,
            &lists.approx.behind,
            &lists.growth.to,
            &lists.target.words_behind,
            &lists.rank.units,
        ];
        no_empty(FILE, "词表", others.into_iter().flatten())?;
        let times = Regex::new(TIMES).map_err(|error| RegistryError::new(FILE, error.to_string()))?;
        Ok(Self { lists, finders, times })
    }

    /// Where times stand in a sentence, in bytes, in order.
    pub fn times(&self, text: &str) -> Vec<std::ops::Range<usize>> {
        let words = self.finders.iter().find(|(of, _)| *of == Around::Time);
        let mut out: Vec<_> = self.times.find_iter(text).map(|found| found.range()).collect();
        out.extend(
            words.into_iter().flat_map(|(_, finder)| finder.find_iter(text)).map(|found| found.range()),
        );
        out.sort_by_key(|range| range.start);
        out
    }

    /// Where the last word of a list stands in `text`, in bytes.
    pub fn last(&self, sort: Around, text: &str) -> Option<std::ops::Range<usize>> {
        let (_, finder) = self.finders.iter().find(|(of, _)| *of == sort)?;
        finder.find_iter(text).last().map(|found| found.range())
    }
}
