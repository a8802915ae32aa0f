//! What each number counts: a short noun phrase from its sentence, and the phrase brought to one spelling.
//!
//! 1. [`span`]: the paragraph with its masks restored; where each number with its unit is in it.
//! 2. [`clause`]: what stands before and behind the number, cut into words by [`tokens`].
//! 3. [`said`]: the name that the words before it give; [`behind`]: the noun after it.
//!    [`around`] gathers both, and how a number goes on from the one before.
//! 4. [`topic`]: what the number before was about, for words that do not say of what (面积, 完成率, 已办结).
//! 5. [`phrase`]: these put together, by kind: things counted, and [`rate`]: shares, growth and ranks.
//! 6. [`respective`]: numbers that go to several things in their order (分别为).
//! 7. [`group`]: the normal form.
//!
//! docs/indicators.md tells the rules to people.

mod around;
mod behind;
mod clause;
mod cut;
mod group;
mod phrase;
mod rate;
mod respective;
mod said;
mod span;
#[cfg(test)]
mod tests;
mod tokens;
mod topic;

use crate::model::{Figure, Report};
use crate::registry::Registry;

use phrase::{Named, Namer};
use span::Restored;

/// No name is longer than so many characters.
const LONGEST: usize = 30;

/// Fills `indicator` and `group` of the figures of a report, which stand in order of places.
///
/// What must be there already: `passage`, `start`, `end`, `unit`, `kind`, `status` and `masked`.
pub(super) fn name(figures: &mut [Figure], report: &Report, registry: &Registry) {
    let mut headings = topic::Headings::new(report, &registry.indicators);
    for figures in figures.chunk_by_mut(|a, b| a.passage == b.passage) {
        let Some(passage) = figures.first().and_then(|figure| report.passages.get(figure.passage)) else {
            continue;
        };
        let restored = Restored::of(&passage.text);
        let heading = headings.above(passage);
        let spans = restored.spans(figures);
        let mut namer = Namer::new(&restored.text, &spans, heading, &registry.indicators);
        let found: Vec<Named> =
            figures.iter().enumerate().map(|(at, figure)| namer.name(at, figure)).collect();
        for (at, name) in found.iter().enumerate() {
            set(&mut figures[at], name, registry);
        }
        let respective = respective::is_told(&restored.text);
        for (at, name) in found.iter().enumerate().filter(|_| respective) {
            let several = respective::names(&restored.text, &spans, figures, at, name, &registry.indicators);
            for (figure, name) in figures[at..].iter_mut().zip(&several) {
                set(figure, name, registry);
            }
        }
    }
}

fn set(figure: &mut Figure, name: &Named, registry: &Registry) {
    figure.group = group::normal(&name.bare, figure.kind, &registry.indicators);
    figure.indicator.clone_from(&name.name);
}
