//! Reports beside each other: texts become aligned rows, and each text becomes typed segments.
//!
//! Pure: knows only `model`. In the order in which a page uses it:
//! [`align`] puts passages into rows (by part, by theme) with a worded cell where a report has nothing;
//! [`likeness`] puts passages on the same matter into a row, and sections under like headings, by the words they use;
//! [`alike`] says how like they are;
//! [`outline`] says which headings a reader has to be told above each passage of a cell;
//! [`mod@segments`] marks words and masks in a text without losing a character;
//! [`mod@contrast`] holds the themes of a group of reports against those of the others;
//! [`mod@peers`] says of each agency how many like it write about a theme;
//! [`shared`] finds wording that texts share; [`mod@phrases`] finds what stands in many of them;
//! [`mod@matrix`] says how close each text is to each other; [`mod@keyness`] what one speaks of that its peers do not, and
//! [`mod@lone`] the passages that no peer has the like of;
//! [`mod@ranking`] says which figures of one indicator may stand beside each other;
//! [`mod@changes`] says what became of each matter from one period to the next, or from one version to the next;
//! [`mod@answers`] says which plans of a report answer each of its problems;
//! [`mod@fold`] and [`snippet`] shorten marked texts; [`mod@citation`] says where a passage stands.

pub mod align;
pub mod alike;
pub mod answers;
pub mod changes;
pub mod citation;
pub mod contrast;
pub mod fold;
pub mod keyness;
mod layout;
mod letters;
pub mod likeness;
pub mod lone;
pub mod matrix;
mod number;
pub mod numbers;
mod opening;
pub mod outline;
pub mod peers;
pub mod phrases;
pub mod ranking;
pub mod rows;
#[cfg(test)]
mod sample;
pub mod segments;
pub mod shared;
pub mod snippet;

pub use align::{Scope, by_part, by_theme};
pub use alike::{Alike, Likeness, Measure};
pub use answers::{Answer, Answered, Piece, Shared, answers};
pub use changes::{Changed, Fate, Stretch, Version, changes};
pub use citation::{citation, short_period};
pub use contrast::contrast;
pub use fold::{Folded, fold};
pub use keyness::{Keyword, keyness, per_thousand};
pub use likeness::{WEIGHED_PHRASE, Weights, by_likeness, by_likeness_with, by_outline, by_outline_with};
pub use lone::{Lone, lone};
pub use matrix::{Closeness, Echoed, Matrix, matrix};
pub use numbers::{Line, Numbers, numbers};
pub use outline::{Entry, entries};
pub use peers::among_peers;
pub use phrases::{Edges, Needed, Phrase, PhraseMatcher, SourceText, phrases};
pub use ranking::{Apart, Basis, Ranking, ranking};
pub use rows::{Absence, Cell, Only, Row, RowKind, ThemeLabel};
pub use segments::{Form, Mark, Segment, Word, segments, segments_marked, segments_with};
pub use shared::{Common, Echo, Spot, common_runs, covered, echoes};
pub use snippet::{Window, windows};
