//! Whether a number was reached or is to be reached, from the cues in front of it.
//!
//! The part decides where no cue stands: plans and advice are targets. In a group of clauses (up to 。or ；) the cues in front of
//! the number are read in order; docs/figures.md tells the rules with examples.

use super::{spot::Spot, text::Text};
use crate::{
    model::{FigureStatus, Part, Period, Span},
    registry::CueSense,
};

/// What a report says before any cue.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// Numbers of this part are targets by themselves.
    planned: bool,
    /// The whole year lies ahead.
    ahead: bool,
}

impl Frame {
    /// The frame of a passage.
    pub(super) fn of(part: Part, period: Option<Period>) -> Self {
        Self {
            planned: matches!(part, Part::Plan | Part::Advice),
            ahead: period.is_none_or(|period| period.span != Span::Y),
        }
    }
}

/// How cues have left the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mood {
    /// As the part says.
    Plain,
    /// A plan was spoken of.
    Plan,
    /// A task was named; the clause where it was.
    Task(usize),
    /// Something that happened.
    Past,
}

/// The status of a number.
pub(super) fn status(text: &Text, spot: &Spot, frame: Frame) -> FigureStatus {
    let group = text.group(spot.start);
    let mut mood = Mood::Plain;
    let half = said_of_the_half(text, spot.start);
    for cue in text.cues_in(group.start..spot.start) {
        let clause = text.clause(cue.start).start;
        let has = |sense| cue.sense.has(sense);
        mood = if has(CueSense::PLAN) || (has(CueSense::EXPECT) && !half) {
            Mood::Plan
        } else if has(CueSense::TASK) || (has(CueSense::WHOLE) && frame.ahead) {
            if done_before(text, clause, cue.start) { mood } else { Mood::Task(clause) }
        } else if has(CueSense::PAST) {
            Mood::Past
        } else if has(CueSense::DONE) && matches!(mood, Mood::Task(set) if set < clause) {
            Mood::Plain
        } else {
            mood
        };
    }
    let target = match mood {
        Mood::Plain => frame.planned || is_task_itself(text, spot),
        Mood::Plan | Mood::Task(_) => true,
        Mood::Past => is_task_itself(text, spot),
    };
    if target { FigureStatus::Target } else { FigureStatus::Actual }
}

/// Whether the sentence speaks of the half-year that is just ending: 预计上半年完成…
fn said_of_the_half(text: &Text, at: usize) -> bool {
    let sentence = text.sentence(at);
    let half = ['上', '半', '年'];
    text.chars[sentence.start..at].windows(half.len()).any(|window| window == half)
}

/// Whether a verb of work done stands in `start..end`: 完成全年培训任务.
fn done_before(text: &Text, start: usize, end: usize) -> bool {
    text.cues_in(start..end).iter().any(|cue| cue.sense.has(CueSense::DONE))
}

/// `295座改厕任务`: a clause that opens with the number and calls it a task.
fn is_task_itself(text: &Text, spot: &Spot) -> bool {
    let clause = text.clause(spot.start);
    let near = clause.end.min(spot.unit_end + 10);
    spot.start <= clause.start + 2
        && text.cues_in(spot.unit_end..near).iter().any(|cue| cue.sense.has(CueSense::TASK))
}
