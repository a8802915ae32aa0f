//! Numbers that belong together: parts and their sum (其中：), what was reached and its target.

use super::{spot::Spot, text::Text};
use crate::{
    model::{FigureKind, FigureStatus},
    registry::{CueSense, FigureWords},
};

/// How many sentences on a number may still be measured by a target: 全年任务22个。目前完成11个。
const SENTENCES: usize = 2;

/// Sets `parent` of the numbers behind 其中: the nearest number of the same unit and kind in front of it.
pub(super) fn parents(text: &Text, spots: &mut [Spot]) {
    for cue in text.cues.iter().filter(|cue| cue.sense.has(CueSense::PARTS)) {
        let colon = text.chars[cue.start..(cue.end + 1).min(text.chars.len())]
            .iter()
            .any(|letter| matches!(letter, '：' | ':'));
        let end = if colon { text.sentence(cue.start).end } else { text.group(cue.start).end };
        let end = bracket_end(&text.chars, cue.start, end);
        let first = spots.partition_point(|spot| spot.start < cue.start);
        let last = spots.partition_point(|spot| spot.start < end);
        let (before, behind) = spots.split_at_mut(first);
        for part in &mut behind[..last - first] {
            let sum = before
                .iter()
                .enumerate()
                .rev()
                .take(6)
                .find(|(_, sum)| sum.base == part.base && sum.kind == part.kind);
            let holds = |sum: &Spot| match (sum.number, part.number) {
                (Some(sum), Some(number)) => sum >= number,
                _ => true,
            };
            if adds_up(part.kind) {
                part.parent = sum.filter(|(_, sum)| holds(sum)).map(|(at, _)| at).or(part.parent);
            }
        }
    }
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

/// Sets `goal`: after a target, the first number of the same unit and kind that was reached, and the first rate of completion.
pub(super) fn goals(text: &Text, spots: &mut [Spot], words: &FigureWords) {
    let mut goal: Option<(usize, usize, bool)> = None; // index, end of its reach, whether a number was measured by it
    for at in 0..spots.len() {
        let spot = &spots[at];
        if spot.status == FigureStatus::Target {
            let kept = goal.is_some_and(|(target, ..)| spot.parent == Some(target));
            if !kept {
                goal = Some((at, reach(text, spot.start), false));
            }
            continue;
        }
        let Some((target, end, measured)) = goal.filter(|(_, end, _)| spot.start < *end) else { continue };
        let clause = text.clause(spot.start).start;
        let rate = spot.kind == FigureKind::Ratio && words.rates.within(&text.chars[clause..spot.start]);
        let same = spot.kind == spots[target].kind && spot.base == spots[target].base;
        if rate || (same && !measured && spot.parent.is_none()) {
            spots[at].goal = Some(target);
            goal = Some((target, end, measured || same));
        }
    }
}

/// Where the sentences end that may speak of a target at `start`.
fn reach(text: &Text, start: usize) -> usize {
    (1..SENTENCES).fold(text.sentence(start).end, |end, _| text.sentence(end + 1).end)
}
