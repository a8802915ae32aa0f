//! Numbers that belong together: parts and their sum (其中：), what was reached and its target.

use super::{spot::Spot, text::Text};
use crate::{
    model::{FigureKind, FigureStatus},
    registry::{CueSense, FigureWords},
};

/// How many letters behind 其中 its parts may stand.
const REACH: usize = 600;
/// How many letters may stand between two numbers of one list: 2个城市食堂、9个农村食堂.
const LISTED: usize = 30;
/// How far in front of a rate the word that says of what it is may stand.
const RATED: usize = 120;
/// How many numbers back a sum may stand.
const NEAR: usize = 6;

/// Sets `parent` of the numbers behind 其中: the nearest number of the same unit and kind in front of it.
pub(super) fn parents(text: &Text, spots: &mut [Spot]) {
    for cue in text.cues.iter().filter(|cue| cue.sense.has(CueSense::PARTS)) {
        let colon = text.chars[cue.start..(cue.end + 1).min(text.chars.len())]
            .iter()
            .any(|letter| matches!(letter, '：' | ':'));
        let end = if colon { text.sentence(cue.start).end } else { text.group(cue.start).end };
        let end = bracket_end(&text.chars, cue.start, end.min(cue.start + REACH));
        let first = spots.partition_point(|spot| spot.start < cue.start);
        let last = spots.partition_point(|spot| spot.start < end);
        let (before, behind) = spots.split_at_mut(first);
        for part in &mut behind[..last - first] {
            if !adds_up(part.kind) || part.change || is_limit(text, part) {
                continue;
            }
            let alike =
                |(_, sum): &(usize, &Spot)| sum.base == part.base && sum.kind == part.kind && !sum.change;
            let Some((at, sum)) = before.iter().enumerate().rev().take(NEAR).find(alike) else { continue };
            if sum.number.zip(part.number).is_some_and(|(sum, part)| sum < part) {
                break; // what is more than the sum begins something new
            }
            part.parent = Some(at);
        }
    }
}

/// `10亿元以上项目`: says how large each is, not how much all are.
fn is_limit(text: &Text, spot: &Spot) -> bool {
    let Some(word) =
        spot.approx.as_deref().filter(|word| matches!(*word, "以上" | "以下" | "及以上" | "以内"))
    else {
        return false;
    };
    text.chars.get(spot.unit_end + word.chars().count()).is_some_and(|letter| letter.is_alphanumeric())
}

/// Shares, growth and ranks are no parts of one another.
const fn adds_up(kind: FigureKind) -> bool {
    matches!(kind, FigureKind::Amount | FigureKind::Count | FigureKind::Measure)
}

/// Where the round brackets around `start` close, at most `end`.
fn bracket_end(chars: &[char], start: usize, end: usize) -> usize {
    let mut depth = 0_usize;
    for (at, letter) in chars.iter().enumerate().take(end).skip(start) {
        match letter {
            '（' | '(' => depth += 1,
            '）' | ')' if depth == 0 => return at,
            '）' | ')' => depth -= 1,
            _ => {}
        }
    }
    end
}

/// Sets `goal`: after a task, the first number of the same unit and kind that was reached with those listed
/// behind it (已建成2个城市食堂、9个农村食堂), and the first rate of completion.
pub(super) fn goals(text: &Text, spots: &mut [Spot], words: &FigureWords) {
    let mut goal: Option<Goal> = None;
    for at in 0..spots.len() {
        let spot = &spots[at];
        if spot.status == FigureStatus::Target {
            let part = goal.as_ref().is_some_and(|goal| spot.parent == Some(goal.task));
            if !part {
                goal = spot.task.then(|| Goal {
                    task: at,
                    end: reach(text, spot.start),
                    met: None,
                    rated: false,
                });
            }
            continue;
        }
        let Some(open) = goal.as_mut().filter(|open| spot.start < open.end) else { continue };
        let clause = text.clause(spot.start).start.max(spot.start.saturating_sub(RATED));
        let rate = spot.kind == FigureKind::Ratio && words.rates.within(&text.chars[clause..spot.start]);
        let same = spot.kind == spots[open.task].kind && spot.base == spots[open.task].base;
        let met = open.met.is_none_or(|last| is_listed(text, spots[last].unit_end, spot.start));
        if (rate && !open.rated) || (same && met && spot.parent.is_none()) {
            open.met = if same { Some(at) } else { open.met };
            open.rated |= rate;
            let task = open.task;
            spots[at].goal = Some(task);
        }
    }
}

/// Whether only 、 parts two numbers.
fn is_listed(text: &Text, end: usize, start: usize) -> bool {
    let between = text.chars.get(end..start).unwrap_or_default();
    let parts = |letter: &char| matches!(letter, '，' | ',' | '。' | '；' | ';' | '：' | ':');
    between.len() <= LISTED && between.contains(&'、') && !between.iter().any(parts)
}

/// A task that numbers behind it are measured by.
struct Goal {
    /// Its index.
    task: usize,
    /// Where its reach ends.
    end: usize,
    /// The last number that was measured by it.
    met: Option<usize>,
    /// A rate was measured by it.
    rated: bool,
}

/// Where the group of clauses ends that may speak of a task at `start`: behind ；stands another matter. A task in brackets
/// holds for the next sentence, too: 进出口总额（任务：增长20%）。上半年增长5%.
fn reach(text: &Text, start: usize) -> usize {
    let clause = text.clause(start);
    let bracket = matches!(text.chars.get(clause.end), Some('）' | ')'));
    if bracket { text.sentence(text.sentence(start).end + 1).end } else { text.group(start).end }
}
