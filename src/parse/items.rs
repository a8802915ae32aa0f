//! Plans and problems one by one.

use crate::model::{Item, Report};
use crate::registry::Registry;

/// The items of a report in order of places.
pub(super) fn items(_report: &Report, _registry: &Registry) -> Vec<Item> {
    Vec::new()
}
