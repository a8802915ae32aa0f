//! Every number of a report that states something about the work.
//!
//! 1. [`scan`]: one walk through a paragraph. At each number ([`number`]):
//!    left out what is part of a name or a date ([`name`]); else its unit ([`unit`]) or place ([`place`]),
//!    whether it is a change ([`change`]), reached or planned ([`status`]).
//! 2. [`indicator`]: the noun phrase that says what is counted, for all figures of the report at once.

mod change;
mod indicator;
mod name;
mod number;
mod place;
mod scan;
mod status;
mod text;
mod unit;

use super::paragraph::Paragraph;
use crate::model::{Figure, Report};
use crate::registry::Registry;

/// The figures of a report in order of places. `paragraphs` are the paragraphs of its passages, one for one.
pub(super) fn figures(report: &Report, paragraphs: &[Paragraph<'_>], registry: &Registry) -> Vec<Figure> {
    let passages = report.passages.iter().zip(paragraphs).enumerate();
    let mut figures: Vec<Figure> = passages
        .flat_map(|(at, (passage, paragraph))| scan::scan(at, passage, paragraph, registry))
        .collect();
    indicator::name(&mut figures, report, registry);
    figures
}
