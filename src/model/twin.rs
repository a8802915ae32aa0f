//! A stored report that a new one is much like.

use std::fmt;

/// How a new report is like a stored one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Resemblance {
    /// The very same text.
    Same,
    /// The same agency and period, and so much of the new text stands there paragraph for paragraph (0 to 1): 相同段落占比.
    Near(f64),
    /// Of another agency or period, and so much of the new text stands there (0 to 1).
    Copy(f64),
}

impl Resemblance {
    /// From which share on two texts of one period are versions of one.
    pub const VERSION: f64 = 0.5;

    /// Whether the new report is another version of the stored one.
    pub fn is_version(self) -> bool {
        matches!(self, Self::Near(share) if share >= Self::VERSION)
    }
}

impl fmt::Display for Resemblance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Same => f.write_str("一字不差"),
            Self::Near(share) if *share >= Self::VERSION => {
                write!(f, "相同段落占比 {:.0}%，像是另一稿", share * 100.0)
            }
            Self::Copy(share) => write!(f, "单位或期不同，相同段落占比 {:.0}%", share * 100.0),
            Self::Near(share) => write!(f, "同单位、同一期，相同段落占比只有 {:.0}%", share * 100.0),
        }
    }
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
