//! How alike two passages or two sections are, from 0 to 1.
//!
//! Their words count most, the headings above them some; being about the same themes adds to it, standing in different parts
//! takes most of it away: what was done and what is planned is not the same matter.

use std::collections::BTreeSet;

use super::terms::{Terms, Weights};
use crate::model::{Part, PassageKind, PassageRow};

/// What the words of passages count, …
const OWN: f64 = 0.8;
/// … and the headings above them.
const ABOVE: f64 = 0.2;
/// What the same themes add.
const THEMES: f64 = 0.1;
/// What is left where the parts differ.
const OTHER_PART: f64 = 0.5;
/// Less than this in common is nothing in common.
const NOTHING: f64 = 0.03;

/// A passage or a section, ready to be compared.
#[derive(Debug, Clone)]
pub(super) struct Thing {
    /// What it says, and what each counts; the same number of them for all things of a comparison.
    pub(super) says: Vec<(Terms, f64)>,
    /// Its part.
    pub(super) part: Part,
    /// Names of its themes.
    pub(super) themes: BTreeSet<String>,
    /// What it may be compared with: things of the same kind.
    pub(super) kind: PassageKind,
    /// What is added where the other frames the same part, too.
    pub(super) frame: Option<f64>,
}

impl Thing {
    /// A passage.
    pub(super) fn passage(passage: &PassageRow, weights: &Weights) -> Self {
        let own = passage.text.restored();
        let above: Vec<(&str, f64)> = passage
            .path
            .iter()
            .filter(|heading| !own.starts_with(*heading))
            .map(|heading| (heading.as_str(), 1.0))
            .collect();
        Self {
            says: vec![(Terms::new(&[(&own, 1.0)], weights), OWN), (Terms::new(&above, weights), ABOVE)],
            part: passage.part,
            themes: passage.themes.iter().map(|hit| hit.theme.clone()).collect(),
            kind: passage.kind,
            frame: None,
        }
    }
}

/// How alike two things are.
pub(super) fn score(one: &Thing, two: &Thing) -> f64 {
    if one.kind != two.kind {
        return 0.0;
    }
    let words: f64 = one.says.iter().zip(&two.says).map(|(a, b)| a.0.cosine(&b.0) * a.1).sum();
    let same_part = one.part == two.part;
    let frame = match (one.frame, two.frame) {
        (Some(a), Some(b)) if same_part => a.min(b),
        _ => 0.0,
    };
    if words + frame < NOTHING {
        return 0.0;
    }
    let all = words + frame + THEMES * common(&one.themes, &two.themes);
    (if same_part { all } else { all * OTHER_PART }).min(1.0)
}

/// The share of themes that both have, of those that either has.
fn common(one: &BTreeSet<String>, two: &BTreeSet<String>) -> f64 {
    let both = one.intersection(two).count();
    let either = one.len() + two.len() - both;
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if either == 0 { 0.0 } else { number(both) / number(either) }
}
