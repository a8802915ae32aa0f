//! Whether a number was reached or is to be reached, from the cues in front of it.
//!
//! The part decides where no cue stands: plans and advice are targets. In a group of clauses (up to 。or ；) the cues in front of
//! the number are read in order, the last one counts; docs/figures.md tells the rules with examples.

use std::ops::Range;

use super::{
    date::is_ahead,
    spot::Spot,
    text::{Cue, Text},
};
use crate::{
    model::{FigureKind, FigureStatus, Part, Period, Span},
    registry::CueSense,
};

/// How many letters back a cue may stand: a text without 。is not read again for each of its numbers.
const REACH: usize = 600;
/// How many letters in front of a task the verb of work done may stand.
const DONE: usize = 120;
/// The base of 个百分点.
const POINTS: &str = "百分点";

/// What a report says before any cue.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// Numbers of this part are targets by themselves.
    planned: bool,
    /// The time of the report.
    span: Span,
    /// Its year.
    year: Option<u16>,
}

impl Frame {
    /// The frame of a passage.
    pub(super) fn of(part: Part, period: Option<Period>) -> Self {
        Self {
            planned: matches!(part, Part::Plan | Part::Advice),
            span: period.map_or(Span::H1, |period| period.span),
            year: period.map(|period| period.year),
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
    /// Something is expected; where that ends: with the next clause.
    Expected(usize),
    /// A task was named that holds for all that follows.
    Set,
    /// A task was named in this clause.
    Task(usize),
    /// Something that happened.
    Past,
}

/// Sets `status` and `task` of a number. `times` are the times of the paragraph in order.
pub(super) fn set(text: &Text, spot: &mut Spot, times: &[Range<usize>], frame: Frame) {
    let clause = text.clause(spot.start).start;
    let mut mood = Mood::Plain;
    let from = text.group(spot.start).start.max(spot.start.saturating_sub(REACH));
    let mut ahead = limits(text, from..spot.start, times, frame).peekable();
    for cue in text.cues_in(from..spot.start) {
        while ahead.next_if(|limit| limit.end <= cue.start).is_some() {
            mood = Mood::Plan;
        }
        // 2026年一季度前: the word for the time is no cue of its own
        let within = ahead.peek().is_some_and(|limit| limit.start <= cue.start);
        if !within && !is_share_of(text, cue, spot) {
            mood = after(text, mood, cue, clause, times, frame);
        }
    }
    let mood = if ahead.next().is_some() { Mood::Plan } else { mood };
    let compared = spot.base == POINTS; // 比目标低2个百分点
    let mood = match mood {
        Mood::Task(set) if set != clause || compared => Mood::Plain,
        Mood::Expected(end) if end < spot.start => Mood::Plain,
        mood => mood,
    };
    let itself = is_task_itself(text, spot);
    spot.task = itself || matches!(mood, Mood::Set | Mood::Task(_));
    let target =
        spot.task || matches!(mood, Mood::Plan | Mood::Expected(_)) || (mood == Mood::Plain && frame.planned);
    spot.status = if target { FigureStatus::Target } else { FigureStatus::Actual };
}

/// The time limits in a stretch that had not come in the time of the report: 9月底前建成3处.
fn limits<'a>(
    text: &'a Text,
    stretch: Range<usize>,
    times: &'a [Range<usize>],
    frame: Frame,
) -> impl Iterator<Item = &'a Range<usize>> {
    let month = match frame.span {
        Span::Q1 => 3,
        Span::H1 | Span::Q2 => 6,
        Span::Q3 | Span::M9 => 9,
        Span::H2 | Span::Q4 | Span::Y | Span::Years(_) => 12,
    };
    let times = &times[times.partition_point(|time| time.start < stretch.start)..];
    let inside = times.iter().take_while(move |time| time.end <= stretch.end);
    inside.filter(move |time| is_ahead(text, time, (frame.year, month)))
}

/// 年度计划的85%: a share of a plan is what was reached of it.
fn is_share_of(text: &Text, cue: &Cue, spot: &Spot) -> bool {
    spot.kind == FigureKind::Ratio
        && cue.end + 1 == spot.start
        && text.chars[cue.end] == '的'
        && (cue.sense.has(CueSense::PLAN) || cue.sense.has(CueSense::TASK))
}

/// The mood behind a cue; `clause` is where the clause of the number begins.
fn after(text: &Text, mood: Mood, cue: &Cue, clause: usize, times: &[Range<usize>], frame: Frame) -> Mood {
    let has = |sense| cue.sense.has(sense);
    let own = text.clause(cue.start).start;
    let ahead = frame.span != Span::Y && !frame.span.is_years();
    let demanded = has(CueSense::DEMAND) && own == clause;
    let expected = has(CueSense::EXPECT) && !of_the_report(text, cue, times, frame.span);
    if of_an_earlier_year(text, cue, frame.year) {
        mood
    } else if has(CueSense::SET) {
        Mood::Set
    } else if has(CueSense::PLAN) || demanded {
        Mood::Plan
    } else if expected {
        Mood::Expected(text.clause(text.clause(cue.end).end + 1).end)
    } else if has(CueSense::TASK) || (has(CueSense::WHOLE) && ahead) {
        let opens = matches!(text.chars.get(cue.end), Some('（' | '(' | '：' | ':'));
        if done_before(text, own, cue.start) && !opens {
            mood
        } else {
            Mood::Task(if opens { cue.end + 1 } else { own })
        }
    } else if has(CueSense::PARTS) && matches!(mood, Mood::Task(_)) {
        Mood::Set
    } else if has(CueSense::PAST)
        || (has(CueSense::DONE) && mood == Mood::Set && own == clause && done_after(text, clause))
    {
        Mood::Past
    } else {
        mood
    }
}

/// `2022年下半年` in a report on 2023.
fn of_an_earlier_year(text: &Text, cue: &Cue, year: Option<u16>) -> bool {
    let end = cue.start + usize::from(text.chars.get(cue.start) == Some(&'年')); // 2022年底前
    let before = end.checked_sub(5).and_then(|at| text.chars.get(at..end));
    let written = before.and_then(|before| before.strip_suffix(&['年']));
    let written = written.and_then(|digits| digits.iter().collect::<String>().parse().ok());
    written.zip(year).is_some_and(|(written, year): (u16, u16)| written < year)
}

/// Whether what is expected falls into the time of the report itself: the half-year stands right behind the cue, or in front
/// of it, and no number of the same group of clauses between. (预计上半年完成…; not 上半年建成3处，预计带动就业…)
fn of_the_report(text: &Text, cue: &Cue, times: &[Range<usize>], span: Span) -> bool {
    let words: &[&str] = match span {
        Span::H1 => &["上半年", "6月", "6月份", "6月底"],
        Span::Y | Span::H2 | Span::Q4 | Span::Years(_) => &["全年", "12月", "今年", "年底"],
        Span::Q1 => &["一季度", "3月", "3月份"],
        Span::Q2 => &["二季度", "6月", "6月份"],
        Span::Q3 | Span::M9 => &["三季度", "9月", "9月份", "9月底"],
    };
    let next = times.partition_point(|time| time.start < cue.end);
    let touching = times.get(next).filter(|time| time.start <= cue.end + 1);
    let group = text.group(cue.start).start;
    let told = |time: &&Range<usize>| {
        let between = text.chars.get(time.end.max(group)..cue.start).unwrap_or_default();
        !between.iter().any(|letter| letter.is_numeric() || matches!(letter, 'X' | '×'))
    };
    let time = touching.or_else(|| times.get(next.checked_sub(1)?).filter(told));
    let time: String = time.map(|time| text.chars[time.clone()].iter().collect()).unwrap_or_default();
    words.iter().any(|word| time.ends_with(word))
}

/// Whether a verb of work done stands in `start..end`: 完成全年培训任务.
fn done_before(text: &Text, start: usize, end: usize) -> bool {
    text.cues_in(start.max(end.saturating_sub(DONE))..end).iter().any(|cue| cue.sense.has(CueSense::DONE))
}

/// Whether the clause that begins at `clause` opens with a verb of work done: 市下达22个，完成11个.
fn done_after(text: &Text, clause: usize) -> bool {
    text.cues_in(clause..clause + 3).iter().any(|cue| cue.sense.has(CueSense::DONE))
}

/// `295座改厕任务` at the head of a clause; `新增300户的目标`; `3.5万亩建设任务已完成2.8万亩`.
fn is_task_itself(text: &Text, spot: &Spot) -> bool {
    let clause = text.clause(spot.start);
    let task = |near: Range<usize>| text.cues_in(near).iter().any(|cue| cue.sense.has(CueSense::TASK));
    let named = text.chars.get(spot.unit_end) == Some(&'的') && task(spot.unit_end + 1..spot.unit_end + 4);
    let opens = spot.start <= clause.start + 2 && !done_before(text, clause.start, spot.start);
    let near = text.cues_in(spot.unit_end..clause.end.min(spot.unit_end + 10));
    let met = near.windows(2).any(|pair| {
        pair[0].sense.has(CueSense::TASK) && pair[1].sense.has(CueSense::PAST) && pair[0].end == pair[1].start
    });
    named || met || (opens && near.iter().any(|cue| cue.sense.has(CueSense::TASK)))
}
