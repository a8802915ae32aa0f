//! Counts as numbers to calculate with.

/// A count; what is beyond four thousand million is that.
pub(super) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
