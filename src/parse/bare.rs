//! Headings without a marker: `上半年工作总结` above `一、`, `下半年工作安排` above the next `一、`.
//!
//! A short line that consists only of words that name a part is a heading when the numbers of the outermost style start
//! after it, when the report numbers nothing, or when another such line of the report is one.

use super::{
    marker::Style,
    parts::{Cue, cue},
};
use crate::model::Period;
use crate::registry::PartWords;

/// A line that is only a heading is no longer than this, in characters.
const LONGEST: usize = 30;

/// For each paragraph whether it is a heading without a marker. `marks` are the markers of the numbered ones.
pub(super) fn bare_headings(
    texts: &[&str],
    marks: &[Option<(Style, u32)>],
    period: Option<Period>,
    words: &PartWords,
) -> Vec<bool> {
    let named: Vec<bool> = texts
        .iter()
        .zip(marks)
        .map(|(text, mark)| mark.is_none() && names_part(text, period, words).is_some())
        .collect();
    let top = marks.iter().flatten().map(|mark| mark.0).filter(|style| *style != Style::Division).min();
    let starts = |at: usize| {
        let next = marks[at + 1..].iter().flatten().next();
        next.is_some_and(|(style, number)| Some(*style) == top && *number == 1)
    };
    let any = top.is_none() || named.iter().enumerate().any(|(at, named)| *named && starts(at));
    named.into_iter().map(|named| named && any).collect()
}

/// The part that a line names, if it is nothing but a heading.
pub(super) fn names_part(text: &str, period: Option<Period>, words: &PartWords) -> Option<Cue> {
    let text = text.trim_end_matches(['：', ':']);
    if text.chars().count() > LONGEST || text.contains(['。', '；', '，', ',']) {
        return None;
    }
    cue(text, true, period, words).filter(|cue| cue.whole)
}
