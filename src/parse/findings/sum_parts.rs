//! Parts that do not add up: 共完成投资70.0亿元，其中公路25.1亿元、桥梁30.2亿元、站场9.6亿元.
//!
//! 1. Behind 其中 stand parts of the largest number in front of it that counts the same. Parts in brackets, of other things, and
//!    what was done with a part (其中3处已整改) are left out.
//! 2. More than the sum is wrong, less only if the list is meant to be complete: it opens with a colon and
//!    comes close.
//! 3. In brackets right behind a number, two parts and more must add up: 会议13次（例会7次、专题会6次）.

use std::ops::Range;

use super::{
    arithmetic::{Written, alike, exact, figures_in, holding, rounding},
    view::{Doubt, Text, View},
};
use crate::model::{Figure, FigureKind};

/// A list that comes this close to its sum is meant to be complete.
const CLOSE: f64 = 0.9;
/// Parts are looked for so many characters behind 其中, …
const REACH: usize = 600;
/// … at most so many, and the sum among so many numbers in front.
const MOST: usize = 40;

/// Doubts about sums and their parts.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let counted = view.paragraphs.iter().filter(|text| text.figures.len() > 1);
    counted.flat_map(|text| behind_words(text, view).into_iter().chain(in_brackets(text, view))).collect()
}

/// Parts behind 其中.
fn behind_words(text: &Text<'_>, view: &View<'_>) -> Vec<Doubt> {
    let words = &view.registry.checks.sums;
    let mut out = Vec::new();
    for cue in words.parts.spots(&text.chars) {
        let colon = matches!(text.chars.get(cue.end), Some('：' | ':'));
        let end = list_end(text, &cue, colon, view);
        let parts = parts(text, cue.end..end, view);
        let Some(first) = parts.first() else { continue };
        let sums = sums(text, cue.start, first);
        let Some(sum) = sums.last() else { continue };
        if let Some(doubt) = judge(text, &sums, sum, &parts, colon) {
            out.push(doubt);
        }
    }
    out
}

/// Where the parts end: with a colon at the end of the sentence, else at the next semicolon; at 另有 and the like, too.
fn list_end(text: &Text<'_>, cue: &Range<usize>, colon: bool, view: &View<'_>) -> usize {
    let sentence = holding(&text.sentences, cue.start);
    let end = sentence.map_or(text.chars.len(), |sentence| sentence.end).min(cue.end + REACH);
    let mut depth = 0usize;
    let closes = |at: &usize| match text.chars[*at] {
        '；' | ';' => !colon && depth == 0,
        '（' | '(' => {
            depth += 1;
            false
        }
        '）' | ')' if depth == 0 => true,
        '）' | ')' => {
            depth -= 1;
            false
        }
        _ => false,
    };
    let end = (cue.end..end).find(closes).unwrap_or(end);
    let words = text.words(cue.end..end);
    let other = view.registry.checks.sums.beside.find(words).next();
    let before = other.and_then(|found| words.get(..found.start));
    before.map_or(end, |before| cue.end + before.chars().count())
}

/// The parts of one base: those that count what the first one counts, outside brackets, and are not said to be done.
fn parts<'a>(text: &Text<'a>, range: Range<usize>, view: &View<'_>) -> Vec<&'a Figure> {
    let all = figures_in(text, range.clone());
    let Some(first) = all.first() else { return Vec::new() };
    let (mut at, mut depth) = (range.start, 0i32);
    let mut open = |figure: &&Figure| {
        for letter in &text.chars[at..figure.start] {
            match letter {
                '（' | '(' => depth += 1,
                '）' | ')' => depth -= 1,
                _ => {}
            }
        }
        at = figure.start;
        depth > 0
    };
    let done = |figure: &&Figure| {
        let clause = holding(&text.clauses, figure.start);
        let from = clause.map_or(range.start, |clause| clause.start.max(range.start));
        view.registry.checks.sums.done.within(text.words(from..figure.start))
    };
    all.iter().take(MOST).filter(|figure| !open(figure) && alike(figure, first) && !done(figure)).collect()
}

/// The numbers in front of 其中 that can be its sum: of the same sentence, or of the one in front where it opens one.
fn sums<'a>(text: &Text<'a>, cue: usize, part: &Figure) -> Vec<&'a Figure> {
    let at = text.sentences.partition_point(|sentence| sentence.end <= cue);
    let opens = text.sentences.get(at).is_some_and(|sentence| cue <= sentence.start + 1);
    let from = if opens { at.saturating_sub(1) } else { at };
    let start = text.sentences.get(from).map_or(0, |sentence| sentence.start);
    let before = figures_in(text, start..cue);
    before[before.len().saturating_sub(MOST)..].iter().filter(|figure| alike(figure, part)).collect()
}

/// Whether parts are more than their sum, or nearly all of it and not the whole.
fn judge(
    text: &Text<'_>,
    sums: &[&Figure],
    nearest: &Figure,
    parts: &[&Figure],
    complete: bool,
) -> Option<Doubt> {
    let total = exact(nearest)?;
    let known: Vec<(&Figure, f64)> = parts.iter().filter_map(|part| Some((*part, exact(part)?))).collect();
    let all = known.len() == parts.len();
    let sum: f64 = known.iter().map(|(_, number)| number).sum();
    let slack = rounding(nearest) + parts.iter().map(|part| rounding(part)).sum::<f64>() + total.abs() * 1e-9;
    if let Some((part, _)) = known.iter().find(|(_, number)| *number > total + slack) {
        // A larger number further in front is the sum, then; a later one may belong to another sentence of its own.
        let larger = sums.iter().any(|sum| exact(sum) > exact(part) || exact(sum).is_none());
        let first = parts.first().is_some_and(|first| first.start == part.start);
        return (first && !larger).then(|| too_large(text, part, nearest));
    }
    let several = known.len() > 1 && (complete || !is_people(nearest)) && !is_whole(&known, total, slack);
    let above = sum > total + slack && several && !nested(&known, total + slack);
    let below = all && complete && several && sum < total - slack && sum >= total * CLOSE;
    let larger =
        above && sums.iter().any(|figure| exact(figure).is_none_or(|number| (number - sum).abs() <= slack));
    ((above && !larger) || below).then(|| mismatch(text, nearest, &known, sum - total))
}

/// People can be of several kinds at once: 党员60人、妇女50人 of 100.
fn is_people(figure: &Figure) -> bool {
    figure.base.starts_with('人')
}

/// Whether the first of the numbers make up the whole: what follows belongs to something else.
fn is_whole(parts: &[(&Figure, f64)], total: f64, slack: f64) -> bool {
    let mut sum = 0.0;
    parts[..parts.len() - 1].iter().any(|(_, number)| {
        sum += number;
        (sum - total).abs() <= slack
    })
}

/// Whether money can be read as parts of parts: 税收9.1亿元、增值税4.2亿元、所得税1.8亿元, where the last two belong to the first.
/// Two parts are taken as they stand.
fn nested(parts: &[(&Figure, f64)], total: f64) -> bool {
    let money = parts.iter().all(|(figure, _)| figure.kind == FigureKind::Amount);
    let upto = |at: usize| parts[..at].iter().map(|(_, number)| number).sum::<f64>();
    let all = upto(parts.len());
    money
        && parts.len() > 2
        && (1..parts.len()).any(|at| upto(at) <= total && all - upto(at) <= parts[at - 1].1)
}

fn too_large(text: &Text<'_>, part: &Figure, sum: &Figure) -> Doubt {
    let words = |figure: &Figure| text.words(figure.start..unit_end(text, figure)).to_owned();
    let message = format!("“其中”后面的{}比前面的{}还多，请核对。", words(part), words(sum));
    Doubt::at(text.at, sum.start..unit_end(text, part), message)
}

fn mismatch(text: &Text<'_>, sum: &Figure, parts: &[(&Figure, f64)], difference: f64) -> Doubt {
    let written = Written::new(sum, parts.iter().map(|(part, _)| *part));
    let numbers: Vec<String> = parts.iter().map(|(_, number)| written.show(*number)).collect();
    let total = sum.number.unwrap_or(0.0);
    let message = format!(
        "{}＝{}，与总数{}相差{}，请核对。",
        numbers.join("＋"),
        written.show(total + difference),
        written.show(total),
        written.show(difference.abs())
    );
    let end = parts.last().map_or(sum.end, |(part, _)| unit_end(text, part));
    Doubt::at(text.at, sum.start..end.max(sum.end), message)
}

/// Where the unit of a figure ends, as far as it stands right behind the number.
fn unit_end(text: &Text<'_>, figure: &Figure) -> usize {
    let unit = figure.unit.chars().count();
    let behind = text.words(figure.end..(figure.end + unit).min(text.chars.len()));
    if behind == figure.unit { figure.end + unit } else { figure.end }
}

/// Parts in brackets right behind their sum.
fn in_brackets(text: &Text<'_>, view: &View<'_>) -> Vec<Doubt> {
    let opens = text.chars.iter().enumerate().filter(|(_, letter)| matches!(letter, '（' | '('));
    opens.filter_map(|(at, _)| bracket(text, at, view)).collect()
}

fn bracket(text: &Text<'_>, open: usize, view: &View<'_>) -> Option<Doubt> {
    let limit = text.chars.len().min(open + 200);
    let close = (open + 1..limit).find(|at| matches!(text.chars[*at], '）' | ')' | '（' | '('))?;
    let words = text.words(open + 1..close);
    let sums = &view.registry.checks.sums;
    if sums.open_list.within(words) || sums.done.within(words) || sums.beside.within(words) {
        return None;
    }
    let figures = figures_in(text, open + 1..close);
    let (first, sum) = (figures.first()?, figures_in(text, open.saturating_sub(24)..open).last()?);
    let clause = holding(&text.clauses, open)?;
    let parts: Vec<(&Figure, f64)> =
        figures.iter().filter_map(|figure| Some((figure, exact(figure)?))).collect();
    let fits = parts.len() == figures.len()
        && parts.len() > 1
        && figures.iter().all(|figure| alike(figure, first))
        && alike(sum, first)
        && sum.start >= clause.start;
    let total = exact(sum).filter(|_| fits)?;
    let added: f64 = parts.iter().map(|(_, number)| number).sum();
    let slack =
        rounding(sum) + parts.iter().map(|(part, _)| rounding(part)).sum::<f64>() + total.abs() * 1e-9;
    ((added - total).abs() > slack).then(|| mismatch(text, sum, &parts, added - total))
}
