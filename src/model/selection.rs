//! What a reader has chosen to see: the one filter that pages, downloads and the store share.

use super::{Level, Part, Period};

/// A choice of reports and passages. An empty list means "no restriction" in that dimension; several values in one
/// dimension are alternatives; dimensions add up (and).
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Selection {
    /// Levels.
    pub levels: Vec<Level>,
    /// Keys of domains (`data/domains.toml`).
    pub domains: Vec<String>,
    /// Ids of reports: the columns of a comparison.
    pub reports: Vec<i64>,
    /// Ids of agencies.
    pub agencies: Vec<i64>,
    /// Periods.
    pub periods: Vec<Period>,
    /// Keys of themes (`data/themes.toml`).
    pub themes: Vec<String>,
    /// Parts.
    pub parts: Vec<Part>,
    /// Words that a passage must contain (restored or written form); `None` or blank for no search.
    pub query: Option<String>,
}
