//! A decoded source file: numbered lines and what is known of the file itself.

/// One line of a source, without its line ending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLine {
    /// 1-based number in the decoded text.
    pub number: u32,
    /// The line to the letter.
    pub text: String,
}

/// A decoded source file, ready to be parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    /// The file's name without its folder: used as title where a report has none.
    pub file_name: String,
    /// SHA-256 of the bytes, in lower-case hex.
    pub sha256: String,
    /// Name of the encoding, e.g. `UTF-8`.
    pub encoding: String,
    /// All lines, numbered from 1 without gaps.
    pub lines: Vec<SourceLine>,
}
