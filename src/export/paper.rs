//! A text to be printed or handed on, as plain values: a title, headings, paragraphs with their source, tables.
//!
//! Who writes a paper says what a line is ([`Kind`]); how that looks is up to the format.

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A heading of the first rank: 黑体.
    Heading,
    /// A heading below it: 楷体.
    Subheading,
    /// Running text.
    Body,
    /// A remark of ours, not of the source: smaller, set off.
    Note,
    /// A line that says what is not there.
    Absent,
}

/// One line or paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: Kind,
    /// Its words.
    pub text: String,
    /// Where they come from, written behind them in small; empty where nothing is to be said.
    pub source: String,
}

impl Line {
    /// A line without a source.
    pub fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), source: String::new() }
    }

    /// With its source.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<String>) -> Self {
        self.source = source.into();
        self
    }
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableRow {
    /// A heading across all columns.
    Band(String),
    /// One cell a column, each of some lines.
    Cells(Vec<Vec<Line>>),
}

/// A table; its heading stands again on every page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// For each column, its name and, below it in small, what else is to be said.
    pub columns: Vec<(String, String)>,
    /// The rows below the heading.
    pub rows: Vec<TableRow>,
}

/// A stretch of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A line or paragraph.
    Line(Line),
    /// A table.
    Table(Table),
}

/// A whole paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paper {
    /// Its title.
    pub title: String,
    /// A line below the title; empty where there is none.
    pub subtitle: String,
    /// Whether it lies across, as wide tables do.
    pub landscape: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

impl Paper {
    /// Adds a line.
    pub fn push(&mut self, line: Line) {
        self.blocks.push(Block::Line(line));
    }
}
