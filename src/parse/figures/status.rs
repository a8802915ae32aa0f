//! Whether a number was reached or is to be reached.

use super::{number::Number, text::Text};
use crate::model::{FigureStatus, Part};
use crate::registry::{Around, FigureWords};

/// The status of the number at `number` whose unit ends at `end`; `floor` is where the sentence begins.
pub(super) fn status(
    text: &Text<'_>,
    number: &Number,
    end: usize,
    floor: usize,
    part: Part,
    words: &FigureWords,
) -> FigureStatus {
    let before = text.slice(text.clause_start(number.start, floor)..number.start);
    let sentence = text.slice(floor..number.start);
    let target = &words.lists.target;
    if target.words_behind.iter().any(|word| text.from(end).starts_with(word.as_str())) {
        return FigureStatus::Target;
    }
    if part == Part::Plan {
        let now = words.last(Around::Now, sentence).is_some();
        return if now { FigureStatus::Actual } else { FigureStatus::Target };
    }
    let planned = words.last(Around::Target, before);
    let reached = words.last(Around::Reached, before);
    match (planned, reached) {
        (Some(planned), Some(reached))
            if reached.end > planned.end && !before[..planned.end].ends_with("预计") =>
        {
            FigureStatus::Actual
        }
        (Some(_), _) => FigureStatus::Target,
        (None, _) => FigureStatus::Actual,
    }
}
