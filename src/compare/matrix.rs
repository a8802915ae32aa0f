//! How close each of several texts is to each other: what share of it stands there word for word, and how alike they speak.

use super::{
    likeness::{Terms, Weights},
    shared::{Common, common_runs, covered, echoes},
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

/// For each text (row) how close it is to each other (column): shared wording counts from `least` characters on. A text is
/// wholly close to itself.
pub fn matrix(texts: &[&[PassageRow]], least: usize) -> Vec<Vec<Closeness>> {
    let written: Vec<Vec<&str>> =
        texts.iter().map(|text| text.iter().map(|passage| passage.text.written.as_str()).collect()).collect();
    let chars: Vec<usize> = written.iter().map(|text| text.iter().map(|p| p.chars().count()).sum()).collect();
    let weights = Weights::over(texts.iter().copied().flatten());
    let terms: Vec<Terms> = texts.iter().map(|text| whole(text, &weights)).collect();
    let mut out: Vec<Vec<Closeness>> = (0..texts.len())
        .map(|one| {
            let cell = |two: usize| match two {
                same if same == one => Closeness { shared: 1.0, cosine: 1.0 },
                other => Closeness { shared: 0.0, cosine: terms[one].cosine(&terms[other]) },
            };
            (0..texts.len()).map(cell).collect()
        })
        .collect();
    let mut runs = common_runs(&written, least);
    runs.sort_unstable_by_key(pair);
    for of_pair in runs.chunk_by(|a, b| pair(a) == pair(b)) {
        let Some(first) = of_pair.first() else { continue };
        let (one, two) = pair(first);
        let seen = echoes(texts.len(), of_pair);
        for (here, there) in [(one, two), (two, one)] {
            let ranges = covered(&seen[here]);
            let alike: usize = ranges.values().flatten().map(ExactSizeIterator::len).sum();
            out[here][there].shared = share(alike, chars[here]);
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
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(some) / number(of.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{compare::sample::passage, model::Part};

    #[test]
    fn a_short_text_may_stand_wholly_in_a_long_one() {
        let short = [passage(1, Part::Review, "村级河长巡河")];
        let long = [passage(1, Part::Review, "今年村级河长巡河千次"), passage(2, Part::Plan, "新建食堂")];
        let other = [passage(1, Part::Review, "招商引资")];
        let found = matrix(&[&short, &long, &other], 4);
        assert!((found[0][1].shared - 1.0).abs() < 1e-9 && (found[1][0].shared - 6.0 / 14.0).abs() < 1e-9);
        assert!((found[0][1].cosine - found[1][0].cosine).abs() < 1e-9 && found[0][1].cosine > 0.3);
        assert_eq!(found[0][2], Closeness { shared: 0.0, cosine: 0.0 });
        assert_eq!(found[2][2], Closeness { shared: 1.0, cosine: 1.0 });
    }
}
