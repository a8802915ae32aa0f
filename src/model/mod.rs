//! The plain values that every room speaks in. Nothing here reads files, parses or stores.
//!
//! Offsets are counted in Unicode scalar values (`char`s) of their line, never in bytes, unless a name says so.
//! Line numbers are 1-based and point into the decoded source text.

mod change_row;
mod clip_row;
mod contrast;
mod correction;
mod encoding;
mod figure;
mod figure_row;
mod finding;
mod item;
mod level;
mod masked;
mod outcome;
mod pair_row;
mod part;
mod passage;
mod period;
mod periods;
mod phrase_row;
mod place_path;
mod plan_row;
mod report;
mod row;
mod section;
mod selection;
mod sentence;
mod source;
mod source_row;
mod theme;
mod twin;
mod typed;
mod voice;

pub use change_row::ChangeRow;
pub use clip_row::ClipRow;
pub use contrast::{Amount, BesideGroup, ContrastRow};
pub use correction::{Correction, Field};
pub use encoding::Encoding;
pub use figure::{Figure, FigureKind, FigureStatus};
pub use figure_row::{FigureGroup, FigureRow, Place};
pub use finding::{CheckTag, Finding, FindingKind, FindingRow, Sureness};
pub use item::{AnswerRow, AnsweredRow, Item, ItemRow};
pub use level::{Level, Unit};
pub use masked::{Masked, Restoration};
pub use outcome::{Note, Other, Parsed, SkipReason, Skipped};
pub use pair_row::{Echo, PairRow};
pub use part::Part;
pub use passage::{Passage, PassageKind};
pub use period::{Period, Span};
pub use periods::Periods;
pub use phrase_row::PhraseRow;
pub use place_path::{innermost, is_city_in_city, lies_in, place_name, place_path, place_words};
pub use plan_row::{PlanRow, TargetRow};
pub use report::{Agency, NameOrigin, PlaceGuess, Report};
pub use row::{
    AgencyRow, AgencyTag, ComparedFigure, ComparedRow, FacetValue, Facets, GroupRow, Page, PassageRow,
    ReportHead, ReportRow, ShareRow, ThemeRow,
};
pub use section::{HeadingKind, Section};
pub use selection::{Selection, half_width};
pub use sentence::sentence;
pub use source::{SourceLine, SourceText};
pub use source_row::{Removal, SourceReport, SourceRow, shown_file};
pub use theme::{SEARCH_THEME, ThemeHit};
pub use twin::{Resemblance, Twin};
pub use typed::Typed;
pub use voice::{Peers, Ratio, Voice, VoiceRow, density};
