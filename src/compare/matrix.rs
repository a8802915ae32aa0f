//! How close each of several texts is to each other: what share of it stands there word for word, and how alike they speak.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{
    Form, Mark, PhraseMatcher,
    likeness::{Terms, Weights, counts},
    number::number,
    segments::segments_marked,
    shared::{Common, Spot, common_runs, covered, echoes},
};
use crate::model::PassageRow;

/// How close one text is to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Closeness {
    /// The share of its characters that stand in wording the other has, too (0 to 1); not the same the other way round.
    pub shared: f64,
    /// The cosine of the words of both, weighed by how rare they are among all the texts (0 to 1); the same both ways.
    pub cosine: f64,
}

/// What two texts have in common word for word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Echoed {
    /// How many stretches of the first text stand in the other.
    pub stretches: usize,
    /// The longest run that both have.
    pub longest: Common,
}

/// How close texts are to each other.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Matrix {
    /// For each text (row) how close it is to each other (column). A text is wholly close to itself.
    pub cells: Vec<Vec<Closeness>>,
    /// What pairs of texts share, by their indexes, the smaller first; pairs that share nothing are not there.
    pub echoed: BTreeMap<(usize, usize), Echoed>,
}

/// How close the texts are to each other: shared wording counts from `least` characters on, unless half of it or more is `set` phrases;
/// `weights` say how rare words are.
pub fn matrix(
    texts: &[&[PassageRow]],
    least: usize,
    weights: &Weights,
    set: Option<&PhraseMatcher>,
) -> Matrix {
    let written: Vec<Vec<&str>> =
        texts.iter().map(|text| text.iter().map(|passage| passage.text.written.as_str()).collect()).collect();
    let chars: Vec<usize> = written.iter().map(|text| text.iter().map(|p| p.chars().count()).sum()).collect();
    let mut out = Matrix { cells: cosines(texts, weights), echoed: BTreeMap::new() };
    let mut runs = common_runs(&written, least);
    if let Some(set) = set {
        runs.retain(|run| !is_set(&restored_run(texts, run), set));
    }
    runs.sort_unstable_by_key(pair);
    for of_pair in runs.chunk_by(|a, b| pair(a) == pair(b)) {
        // Of equally long ones the first.
        let longest = of_pair.iter().max_by_key(|run| (run.chars, Reverse(run.here)));
        let Some(longest) = longest.copied() else { continue };
        let (one, two) = pair(&longest);
        let seen = echoes(texts.len(), of_pair);
        let mut stretches = 0;
        for (here, there) in [(two, one), (one, two)] {
            let ranges = covered(&seen[here]);
            let alike: usize = ranges.values().flatten().map(ExactSizeIterator::len).sum();
            stretches = ranges.values().map(Vec::len).sum();
            out.cells[here][there].shared = share(alike, chars[here]);
        }
        out.echoed.insert((one, two), Echoed { stretches, longest });
    }
    out
}

/// Whether half of a run or more is set phrases; marks and digits count for neither.
fn is_set(run: &str, set: &PhraseMatcher) -> bool {
    let letters: Vec<bool> = run.chars().map(counts).collect();
    let mut within = vec![false; letters.len()];
    for (range, _) in set.ranges(run) {
        within[range].fill(true);
    }
    let all = letters.iter().filter(|letter| **letter).count();
    let set = letters.iter().zip(&within).filter(|(letter, within)| **letter && **within).count();
    2 * set >= all
}

/// The restored text of a run.
fn restored_run(texts: &[&[PassageRow]], run: &Common) -> String {
    let Spot { text, paragraph, start } = run.here;
    let marked = [(start..start + run.chars, Mark::Shared)];
    let cut = segments_marked(&texts[text][paragraph].text, Form::Restored, &[], &marked);
    cut.iter().filter(|segment| segment.is_shared()).map(|segment| segment.text.as_str()).collect()
}

/// The cosines of all pairs, nothing shared yet.
fn cosines(texts: &[&[PassageRow]], weights: &Weights) -> Vec<Vec<Closeness>> {
    let terms: Vec<Terms> = texts.iter().map(|text| whole(text, weights)).collect();
    let mut out = vec![vec![Closeness { shared: 1.0, cosine: 1.0 }; texts.len()]; texts.len()];
    for one in 0..texts.len() {
        for two in 0..one {
            let closeness = Closeness { shared: 0.0, cosine: terms[one].cosine(&terms[two]) };
            (out[one][two], out[two][one]) = (closeness, closeness);
        }
    }
    out
}

fn pair(run: &Common) -> (usize, usize) {
    (run.here.text, run.there.text)
}

fn whole(text: &[PassageRow], weights: &Weights) -> Terms {
    let restored: Vec<String> = text.iter().map(|passage| passage.text.restored()).collect();
    let parts: Vec<(&str, f64)> = restored.iter().map(|text| (text.as_str(), 1.0)).collect();
    Terms::new(&parts, weights)
}

fn share(some: usize, of: usize) -> f64 {
    number(some) / number(of.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        compare::{Phrase, sample::passage},
        model::Part,
    };

    #[test]
    fn a_short_text_may_stand_wholly_in_a_long_one() {
        let short = [passage(1, Part::Review, "村级河长巡河")];
        let long = [passage(1, Part::Review, "今年村级河长巡河千次"), passage(2, Part::Plan, "新建食堂")];
        let other = [passage(1, Part::Review, "招商引资")];
        let texts: [&[PassageRow]; 3] = [&short, &long, &other];
        let weights = Weights::over(texts.iter().copied().flatten());
        let Matrix { cells: found, echoed } = matrix(&texts, 4, &weights, None);
        let longest = echoed[&(0, 1)].longest;
        assert_eq!((echoed.len(), echoed[&(0, 1)].stretches, longest.chars), (1, 1, 6));
        assert_eq!((longest.here.start, longest.there.start), (0, 2));
        assert!((found[0][1].shared - 1.0).abs() < 1e-9 && (found[1][0].shared - 6.0 / 14.0).abs() < 1e-9);
        assert!((found[0][1].cosine - found[1][0].cosine).abs() < 1e-9 && found[0][1].cosine > 0.3);
        assert_eq!(found[0][2], Closeness { shared: 0.0, cosine: 0.0 });
        assert_eq!(found[2][2], Closeness { shared: 1.0, cosine: 1.0 });
    }

    #[test]
    fn the_longest_run_is_told() {
        let one = [passage(1, Part::Review, "村级河长巡河，乡镇林长巡山护林")];
        let two = [passage(1, Part::Review, "村级河长巡河"), passage(2, Part::Plan, "乡镇林长巡山护林")];
        let texts: [&[PassageRow]; 2] = [&one, &two];
        let found = matrix(&texts, 4, &Weights::over(texts.iter().copied().flatten()), None);
        let echoed = found.echoed[&(0, 1)];
        assert_eq!((echoed.stretches, echoed.longest.chars, echoed.longest.there.paragraph), (2, 8, 1));
        assert!((found.cells[1][0].shared - 1.0).abs() < 1e-9);
    }

    #[test]
    fn set_phrases_are_no_shared_wording() {
        let one = [passage(1, Part::Review, "在上级的关心支持下，修好渡口三处。")];
        let two = [passage(1, Part::Review, "在上级的关心支持下，种下果树。")];
        let phrase =
            Phrase { text: "在上级的关心支持下".into(), agencies: 3, reports: 3, occurrences: 3 };
        let texts: [&[PassageRow]; 2] = [&one, &two];
        let (weights, set) = (Weights::default(), PhraseMatcher::new(&[phrase]));
        assert_eq!(matrix(&texts, 8, &weights, None).echoed.len(), 1);
        assert!(matrix(&texts, 8, &weights, Some(&set)).echoed.is_empty());
    }
}
