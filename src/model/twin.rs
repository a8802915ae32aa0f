//! A stored report that a new one is much like.

/// How a new report is like a stored one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Resemblance {
    /// The very same text.
    Same,
    /// The same agency and period, and so much of the new text stands there paragraph for paragraph (0 to 1).
    Near(f64),
}

/// A stored report that a new one is much like.
#[derive(Debug, Clone, PartialEq)]
pub struct Twin {
    /// Its id.
    pub report: i64,
    /// Who wrote it, as lists show it.
    pub agency: String,
    /// Its title.
    pub title: String,
    /// The file it came from.
    pub file_name: String,
    /// How.
    pub how: Resemblance,
}
