//! What each number counts: a short noun phrase from its sentence, and the phrase brought to one spelling.

use crate::model::{Figure, Report};
use crate::registry::Registry;

/// Fills `indicator` and `group` of the figures of a report, which stand in order of places.
///
/// What must be there already: `passage`, `start`, `end`, `unit`, `kind`, `status` and `masked`.
pub(super) fn name(figures: &mut [Figure], report: &Report, registry: &Registry) {
    let _ = (figures, report, registry);
}
