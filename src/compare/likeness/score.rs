//! How alike two passages or two sections are, from 0 to 1.
//!
//! Their words count most, the headings above them some; the same themes and the same place in the report add to it; standing
//! in different parts takes most of it away: what was done and what is planned is not the same matter.

use std::collections::BTreeSet;

use super::{
    points::points,
    terms::{Terms, Weights},
};
use crate::{
    compare::number::number,
    model::{Part, PassageKind, PassageRow},
};

/// Of two texts, what it counts that the one which says less is contained in the other; the rest is their cosine.
const CONTAINED: f64 = 0.2;
/// What it counts that a point of one (一是…) is like one of the other; the rest is how alike the whole is. A paragraph of many points
/// may share but one of them.
const POINT: f64 = 0.7;
/// What the headings above passages count.
const ABOVE: f64 = 0.1;
/// What it counts that the text of one speaks of what the heading of the other names.
const ACROSS: f64 = 0.1;
/// What the same themes add.
const THEMES: f64 = 0.02;
/// What it adds to stand at the same place of the part: reports go through their matters in much the same order.
const PLACE: f64 = 0.03;
/// What is left where the parts differ.
const OTHER_PART: f64 = 0.1;
/// Less than this in common is nothing in common.
const NOTHING: f64 = 0.02;

/// A passage or a section, ready to be compared.
#[derive(Debug, Clone)]
pub(super) struct Thing {
    /// Its text, and what that counts.
    pub(super) own: (Terms, f64),
    /// Its points, where it has several.
    pub(super) points: Vec<Terms>,
    /// The headings above it, and what they count.
    pub(super) above: (Terms, f64),
    /// Where in its part it stands, from 0 to 1.
    pub(super) place: f64,
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
        let several = points(&own);
        let several = if several.len() > 1 { several } else { Vec::new() };
        Self {
            own: (Terms::new(&[(&own, 1.0)], weights), 1.0),
            points: several.iter().map(|point| Terms::new(&[(point, 1.0)], weights)).collect(),
            above: (Terms::new(&above, weights), ABOVE),
            place: 0.0,
            part: passage.part,
            themes: passage.themes.iter().map(|hit| hit.theme.clone()).collect(),
            kind: passage.kind,
            frame: None,
        }
    }

    /// Its points; the whole where it has none.
    fn pieces(&self) -> &[Terms] {
        if self.points.is_empty() { std::slice::from_ref(&self.own.0) } else { &self.points }
    }
}

/// How alike two things are.
pub(super) fn score(one: &Thing, two: &Thing) -> f64 {
    if one.kind != two.kind {
        return 0.0;
    }
    let words = said(one, two);
    let same_part = one.part == two.part;
    let frame = match (one.frame, two.frame) {
        (Some(a), Some(b)) if same_part => a.min(b),
        _ => 0.0,
    };
    if words + frame < NOTHING {
        return 0.0;
    }
    let all = words + frame + THEMES * common(&one.themes, &two.themes);
    let place = PLACE * (1.0 - (one.place - two.place).abs());
    (if same_part { all + place } else { all * OTHER_PART }).clamp(0.0, 1.0)
}

/// How alike their words are.
fn said(one: &Thing, two: &Thing) -> f64 {
    let whole = alike(&one.own.0, &two.own.0);
    let text = whole.max(whole * (1.0 - POINT) + best_point(one, two) * POINT);
    let across = one.above.0.within(&two.own.0) + two.above.0.within(&one.own.0);
    text * one.own.1 + one.above.0.cosine(&two.above.0) * one.above.1 + across * ACROSS
}

/// How alike two texts are.
fn alike(one: &Terms, two: &Terms) -> f64 {
    one.cosine(two) * (1.0 - CONTAINED) + one.contained(two) * CONTAINED
}

/// How alike the two points are that are most alike, where at least one of the things has several.
fn best_point(one: &Thing, two: &Thing) -> f64 {
    if one.points.is_empty() && two.points.is_empty() {
        return 0.0;
    }
    let pairs = one.pieces().iter().flat_map(|a| two.pieces().iter().map(move |b| alike(a, b)));
    pairs.fold(0.0, f64::max)
}

/// Tells the things of one text where in their parts they stand.
pub(super) fn place(things: &mut [Thing]) {
    for part in Part::ALL {
        let all = number(things.iter().filter(|thing| thing.part == part).count()).max(1.0);
        let mut at = 0.5;
        for thing in things.iter_mut().filter(|thing| thing.part == part) {
            thing.place = at / all;
            at += 1.0;
        }
    }
}

/// The share of themes that both have, of those that either has.
fn common(one: &BTreeSet<String>, two: &BTreeSet<String>) -> f64 {
    let both = one.intersection(two).count();
    let either = one.len() + two.len() - both;
    if either == 0 { 0.0 } else { number(both) / number(either) }
}
