//! The part of every heading: its own words, else what stands above or before it.

use super::Cue;
use crate::model::Part;
use crate::parse::{marker::Style, outline::Place};

/// A heading as this step sees it.
#[derive(Debug, Clone, Copy)]
pub(in crate::parse) struct Head {
    /// Its style and number.
    pub(in crate::parse) mark: (Style, u32),
    /// Where it stands.
    pub(in crate::parse) place: Place,
    /// What it says.
    pub(in crate::parse) cue: Option<Cue>,
}

/// The parts of a report's headings. `default` is the part of its first heading if that says nothing.
///
/// - At the top a heading without a cue goes on with the part before it; after the problems come the plans, unless they have
///   a heading of their own; numbers that start again (一、 … 五、 一、) open the plans where nothing else does.
/// - Below, it belongs to the part above it; after a sister that opened plans or advice, to that one's.
pub(in crate::parse) fn parts(heads: &[Head], default: Part) -> Vec<Part> {
    let says_plan =
        |head: &Head| head.cue.is_some_and(|cue| cue.part == Part::Plan || cue.then == Some(Part::Plan));
    let last_plan = heads.iter().rposition(says_plan);
    let mut out: Vec<Part> = Vec::with_capacity(heads.len());
    for (at, head) in heads.iter().enumerate() {
        let first = head.place.parent.map_or(0, |parent| parent + 1);
        let sister = (first..at).rev().find(|other| heads[*other].place.parent == head.place.parent);
        let part = match (head.cue, head.place.parent) {
            (Some(cue), _) => cue.part,
            (None, None) => {
                let (planned, later) = (last_plan.is_some(), last_plan >= Some(at));
                top(
                    sister.map(|sister| (heads[sister].mark, out[sister])),
                    head.mark,
                    planned,
                    later,
                    default,
                )
            }
            (None, Some(parent)) => below(out[parent], sister.map(|sister| out[sister])),
        };
        out.push(part);
    }
    out
}

/// A heading at the top without a cue.
fn top(
    before: Option<((Style, u32), Part)>,
    mark: (Style, u32),
    planned: bool,
    planned_later: bool,
    default: Part,
) -> Part {
    let Some((sister, part)) = before else { return default };
    let restarts = sister.0 == mark.0 && mark.1 == 1 && sister.1 > 1;
    match part {
        _ if restarts && !planned => Part::Plan,
        Part::Problems if planned_later => default,
        Part::Problems => Part::Plan,
        Part::Overview => default,
        other => other,
    }
}

/// A heading below another without a cue. `sister` is the heading before it under the same one.
fn below(above: Part, sister: Option<Part>) -> Part {
    match sister {
        Some(part @ (Part::Plan | Part::Advice)) => part,
        _ => above,
    }
}
