//! Reports beside each other: texts become aligned rows, and each text becomes typed segments.
//!
//! Pure: knows only `model`. In the order in which a page uses it:
//! [`align`] puts passages into rows (by part, by theme) with a worded cell where a report has nothing;
//! [`outline`] says which headings a reader has to be told above each passage of a cell;
//! [`mod@segments`] marks words and masks in a text without losing a character;
//! [`mod@contrast`] holds the themes of a group of reports against those of the others;
//! [`mod@ranking`] says which figures of one indicator may stand beside each other;
//! [`mod@answers`] says which plans of a report answer each of its problems;
//! [`mod@fold`] and [`snippet`] shorten marked texts; [`mod@citation`] says where a passage stands.

pub mod align;
pub mod answers;
pub mod citation;
pub mod contrast;
pub mod fold;
mod layout;
pub mod numbers;
pub mod outline;
pub mod ranking;
pub mod rows;
#[cfg(test)]
mod sample;
pub mod segments;
pub mod snippet;

pub use align::{Scope, by_part, by_theme};
pub use answers::{Answer, Answered, Piece, Shared, answers};
pub use citation::citation;
pub use contrast::contrast;
pub use fold::{Folded, fold};
pub use numbers::{Line, Numbers, numbers};
pub use outline::{Entry, entries};
pub use ranking::{Apart, Basis, Ranking, ranking};
pub use rows::{Absence, Cell, Only, Row, RowKind, ThemeLabel};
pub use segments::{Form, Mark, Segment, Word, segments, segments_with};
pub use snippet::{Window, windows};
