//! A passage of 材料夹.

use super::PassageRow;

/// One passage that was picked while reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClipRow {
    /// The passage.
    pub passage: PassageRow,
    /// Where it stands: 〔2023上·区民政局·一·（二）·第225行〕.
    pub citation: String,
    /// What whoever collected it remarked; empty where nothing.
    pub note: String,
}
