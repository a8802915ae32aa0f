//! The cells of a comparison: passages with the headings they need, and what is marked in them.

use super::{
    address::{Address, By},
    marks::Marking,
    shared::Marked,
    view::Read,
};
use crate::{
    compare::{
        Absence, Cell, Entry, Folded, Likeness, Mark, Row, RowKind, Segment, Word, citation, entries, fold,
        segments_marked,
    },
    model::{PassageKind, PassageRow},
};

/// A cell of the table.
pub(super) struct CellView<'a> {
    pub(super) agency: &'a str,
    pub(super) absent: Option<Absence>,
    /// The row that has what belongs here, where that is on the page.
    pub(super) elsewhere: Option<String>,
    pub(super) entries: Vec<EntryView<'a>>,
    pub(super) chars: u32,
    /// How like it is to the first cell of its row: 段落相近度 0.62：“老年食堂”“助餐点”.
    pub(super) likeness: Option<String>,
    /// Short enough to stay in view while a long neighbour is read.
    pub(super) short: bool,
}

/// A passage in a cell.
pub(super) struct EntryView<'a> {
    /// The passage's id, for 材料夹.
    pub(super) id: i64,
    /// Whether it stands on the page once, so that its id is an anchor.
    pub(super) once: bool,
    pub(super) above: Vec<&'a str>,
    pub(super) heading: bool,
    pub(super) text: Folded,
    pub(super) href: String,
    pub(super) citation: String,
    pub(super) line: u32,
}

/// Cells of at most this many characters stay in view beside longer ones.
const SHORT: usize = 300;

/// How cells are dressed: what the address asks for, and what to mark.
pub(super) struct Dressing<'d> {
    pub(super) address: &'d Address,
    pub(super) marked: &'d Marked,
    /// All rows of the page.
    pub(super) rows: &'d [Row<'d>],
}

impl Dressing<'_> {
    pub(super) fn cell<'a>(
        &self,
        row: &Row<'a>,
        column: usize,
        cell: &Cell<'a>,
        read: &'a Read,
    ) -> CellView<'a> {
        let passages = cell.passages();
        let chars: usize = passages.iter().map(|passage| passage.text.written.chars().count()).sum::<usize>();
        CellView {
            agency: &read.name,
            absent: match cell {
                Cell::Absent(absence) => Some(absence.clone()),
                Cell::Passages(_) => None,
            },
            elsewhere: self.elsewhere(cell),
            entries: entries(passages).into_iter().map(|entry| self.entry(row, column, entry)).collect(),
            likeness: row.likeness(column).map(Likeness::told),
            short: chars <= SHORT && !self.address.openings(),
            chars: u32::try_from(chars).unwrap_or(u32::MAX),
        }
    }

    /// Link to the row that an empty cell speaks of.
    fn elsewhere(&self, cell: &Cell<'_>) -> Option<String> {
        let Cell::Absent(Absence::Elsewhere { row, .. }) = cell else { return None };
        self.rows.iter().any(|other| other.key() == row).then(|| format!("#row-{row}"))
    }

    fn entry<'a>(&self, row: &Row<'_>, column: usize, entry: Entry<'a>) -> EntryView<'a> {
        let passage = entry.passage;
        let marked = self.marked(passage, row, column);
        let heading = passage.kind == PassageKind::Heading;
        let text = if self.address.openings() && !heading {
            fold(marked)
        } else {
            Folded { opening: marked, ..Folded::default() }
        };
        EntryView {
            id: passage.id,
            once: self.address.by() != By::Theme,
            above: entry.above,
            heading,
            text,
            href: format!("/reports/{}#L{}", passage.report_id, passage.line),
            citation: citation(passage),
            line: passage.line,
        }
    }

    /// The text with what the address wants marked.
    fn marked(&self, passage: &PassageRow, row: &Row<'_>, column: usize) -> Vec<Segment> {
        let own = if self.address.marks(Marking::Words) { words(passage, row, column) } else { Vec::new() };
        let own = own.into_iter().map(|text| Word { text, mark: Mark::Theme });
        let phrases = self.marked.phrases(passage).into_iter().map(|text| Word { text, mark: Mark::Phrase });
        let words: Vec<Word<'_>> = own.chain(phrases).collect();
        segments_marked(&passage.text, self.address.form(), &words, self.marked.stretches(passage.id))
    }
}

/// The words that put a passage into its row: those of its theme, or those that another cell has, too.
fn words<'a>(passage: &'a PassageRow, row: &'a Row<'_>, column: usize) -> Vec<&'a str> {
    match &row.kind {
        RowKind::Theme(theme) => {
            let hits = passage.themes.iter().filter(|hit| theme.name == hit.theme);
            hits.flat_map(|hit| &hit.words).map(String::as_str).collect()
        }
        RowKind::Likeness(alike) => match row.likeness(column) {
            Some(likeness) => likeness.words.iter().map(String::as_str).collect(),
            None => alike.words(),
        },
        RowKind::Part(_) | RowKind::NoTheme | RowKind::Section(_) => Vec::new(),
    }
}
