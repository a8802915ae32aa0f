//! The smallest stretch that can be cited: one paragraph of a report.

use serde::{Deserialize, Serialize};

use super::{Masked, Part, ThemeHit};

/// Whether a passage is running text or a heading that stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PassageKind {
    /// A paragraph that is only a heading.
    Heading,
    /// Running text, with or without a run-in heading.
    Text,
}

/// One paragraph. Every non-blank body line of a report belongs to exactly one passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its first line in the source.
    pub line: u32,
    /// Its last line: differs from `line` where a hard-wrapped paragraph was joined.
    pub last_line: u32,
    /// Heading or text.
    pub kind: PassageKind,
    /// What it speaks of.
    pub part: Part,
    /// Index in `Report::sections` of the innermost section it belongs to (its own, for a heading).
    pub section: Option<usize>,
    /// The paragraph, as written and restored, without surrounding space.
    pub text: Masked,
    /// What it is about.
    pub themes: Vec<ThemeHit>,
}
