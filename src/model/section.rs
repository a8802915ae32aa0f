//! A node of a report's outline.

use serde::{Deserialize, Serialize};

use super::{Masked, Part};

/// How a heading stands in its paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeadingKind {
    /// The paragraph is the heading.
    Block,
    /// The heading opens a paragraph that goes on.
    RunIn,
}

/// One heading of a report, with its place in the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The line that it opens.
    pub line: u32,
    /// Real nesting depth in this report, from 1.
    pub depth: u8,
    /// The marker as written: `一、`, `（一）`, `1.`, `一是`; empty for an unnumbered heading.
    pub marker: String,
    /// The heading without marker and closing punctuation.
    pub heading: Masked,
    /// Alone on its line, or at the head of a paragraph.
    pub kind: HeadingKind,
    /// What the section speaks of.
    pub part: Part,
    /// Index of the parent in `Report::sections`; `None` at the top.
    pub parent: Option<usize>,
}
