//! The numbers of a paragraph one after the other: which are figures, with value, unit and kind.

use std::ops::Range;

use super::{
    approx::approx,
    date::{is_date, time_of, times},
    kind::{Trend, changes, is_money, trend},
    rank::rank,
    spot::Spot,
    text::Text,
    token::{Token, tokens},
    unit::{UnitFound, unit},
};
use crate::{
    model::{FigureKind, FigureStatus},
    registry::{CueSense, Registry},
};

/// How far in front of a number the word for how often may stand.
const AGAIN: usize = 24;
/// How far around a bare 万 or 亿 the word for money may stand.
const MONEY: usize = 120;
/// How many letters may stand between a time and what makes it a name.
const NAME: usize = 7;

/// The figures of a paragraph in order, status and relations not set yet; and the times in it.
pub(super) fn read(text: &Text, registry: &Registry) -> (Vec<Spot>, Vec<Range<usize>>) {
    let tokens = tokens(text, &registry.figures);
    let dates: Vec<&Token> = tokens.iter().filter(|token| is_date(&text.chars, token)).collect();
    let times = times(text, &dates);
    let mut spots: Vec<Spot> = Vec::new();
    let mut before: Option<(Option<Trend>, usize)> = None;
    let mut named: Option<usize> = None;
    for token in &tokens {
        if text.in_name(token.start) || is_date(&text.chars, token) {
            continue;
        }
        if let Some(end) = channel(text, token, named, registry) {
            named = Some(end);
            continue;
        }
        let spot = ranked(text, token).or_else(|| {
            let (spot, trend) = counted(text, token, before, registry)?;
            before = Some((trend, spot.unit_end));
            Some(spot)
        });
        let Some(mut spot) = spot else { continue };
        spot.time = time_of(text, &times, spot.start);
        match spots.last_mut() {
            Some(last) if is_second_half(&text.chars, last, &spot) => widen(last, &spot),
            _ => spots.push(spot),
        }
    }
    (spots, times)
}

/// A rank.
fn ranked(text: &Text, token: &Token) -> Option<Spot> {
    let rank = rank(text, token)?;
    let number = token.value.as_ref().and_then(|value| finite(value));
    let spot = blank(token, rank.unit, "位".to_owned(), FigureKind::Rank, rank.end);
    Some(Spot { number, scope: rank.scope, ..spot })
}

/// A number with a unit.
fn counted(
    text: &Text,
    token: &Token,
    before: Option<(Option<Trend>, usize)>,
    registry: &Registry,
) -> Option<(Spot, Option<Trend>)> {
    let words = &registry.figures;
    if token.start > 0 && matches!(text.chars[token.start - 1], '第' | '〔' | '号') {
        return None;
    }
    let mut unit = unit(&text.chars, token.end, token.value.is_none(), &registry.units, words)?;
    if is_no_figure(text, token, &unit) {
        return None;
    }
    if unit.bare {
        let clause = text.clause(token.start);
        let near = clause.start.max(token.start.saturating_sub(MONEY))..clause.end.min(token.end + MONEY);
        let money = is_money(&text.chars[near], &registry.units.money);
        unit.kind = if money { FigureKind::Amount } else { FigureKind::Count };
        unit.base = if money { "元".to_owned() } else { "无单位".to_owned() };
    }
    let trend = trend(text, token, &unit, before, words);
    let kind = if trend.is_some() { FigureKind::Growth } else { unit.kind };
    let mut spot = blank(token, unit.written.clone(), unit.base.clone(), kind, unit.end);
    if trend == Some(Trend::Down) {
        spot.value = spot.value.map(|value| format!("-{value}"));
    }
    let plain = spot.value.as_ref().filter(|_| !token.is_range());
    spot.number = plain
        .and_then(|value| finite(value))
        .map(|number| scaled(number, unit.factor))
        .filter(|number| number.is_finite());
    spot.approx = approx(text, token, &unit, words);
    spot.change = changes(text, token, words);
    (spot.unit, spot.base) = often(text, &spot);
    Some((spot, trend))
}

/// Where the unit of a number ends that is part of a name by the word in front of it, or goes on with such a list: 央视1套、13套.
fn channel(text: &Text, token: &Token, named: Option<usize>, registry: &Registry) -> Option<usize> {
    let listed = named.is_some_and(|end| end + 1 == token.start && text.chars[end] == '、');
    let unit_named = registry.units.named_behind(&text.chars[..token.start]);
    if !listed && unit_named.is_none() {
        return None;
    }
    let found = unit(&text.chars, token.end, token.value.is_none(), &registry.units, &registry.figures)?;
    (listed || unit_named == Some(found.written.as_str())).then_some(found.end)
}

fn blank(token: &Token, unit: String, base: String, kind: FigureKind, unit_end: usize) -> Spot {
    Spot {
        start: token.start,
        end: token.end,
        unit_end,
        value: token.value.clone(),
        number: None,
        unit,
        base,
        kind,
        status: FigureStatus::Actual,
        task: false,
        change: false,
        approx: None,
        time: None,
        scope: None,
        parent: None,
        goal: None,
    }
}

/// The number that digits stand for; `None` for hundreds of digits, which no float holds (found by fuzzing).
fn finite(value: &str) -> Option<f64> {
    value.parse().ok().filter(|number: &f64| number.is_finite())
}

/// A number of units in base units, to 15 digits: what no binary fraction can hold is rounded away (2.1‰ is 0.21%).
fn scaled(number: f64, factor: f64) -> f64 {
    if (factor - 1.0).abs() < f64::EPSILON {
        return number;
    }
    let exact = number * factor;
    format!("{exact:.14e}").parse().unwrap_or(exact)
}

/// Unit and base of a number that comes again and again: 每季度组织1次 counts in 次/季度.
fn often(text: &Text, spot: &Spot) -> (String, String) {
    let clause = text.clause(spot.start).start.max(spot.start.saturating_sub(AGAIN));
    let cue = text.cues_in(clause..spot.start).iter().rev().find(|cue| cue.sense.has(CueSense::TIME));
    let every =
        cue.filter(|cue| text.chars[cue.start] == '每' && matches!(spot.base.as_str(), "次" | "场" | "期"));
    let again = |word: &str| {
        every
            .map(|cue| text.chars[cue.start + 1..cue.end].iter().collect())
            .map(|time: String| format!("{word}/{time}"))
    };
    (
        again(&spot.unit).unwrap_or_else(|| spot.unit.clone()),
        again(&spot.base).unwrap_or_else(|| spot.base.clone()),
    )
}

/// Slogans and times that are names: 1人1策, 24小时值守, 15分钟服务圈, 3年行动计划.
fn is_no_figure(text: &Text, token: &Token, unit: &UnitFound) -> bool {
    let one = token.value.as_deref() == Some("1");
    let next = text.chars.get(unit.end).copied();
    let slogan = one && unit.end == token.end + 1 && matches!(next, Some('1'));
    let before = token.start.checked_sub(2).and_then(|at| text.chars.get(at..token.start));
    let second =
        one && matches!(before, Some(['1', letter]) if !letter.is_ascii() && letter.is_alphanumeric());
    slogan || second || is_named_time(text, token, unit)
}

/// A time that is part of a name.
fn is_named_time(text: &Text, token: &Token, unit: &UnitFound) -> bool {
    if unit.kind != FigureKind::Measure {
        return false;
    }
    let end = text.clause(unit.end).end.min(unit.end + NAME);
    let rest = text.chars.get(unit.end..end).unwrap_or(&[]);
    let circle = rest.contains(&'圈');
    let plan = unit.base == "年"
        && ["计划", "规划", "行动", "攻坚", "方案"].iter().any(|word| {
            let word: Vec<char> = word.chars().collect();
            rest.windows(word.len()).any(|window| window == word.as_slice())
        });
    let clock = unit.base == "小时"
        && token.value.as_deref() == Some("24")
        && !matches!(rest.first(), Some('内' | '以' | '之'));
    circle || plan || clock
}

/// `10%-15%`: the second number of a range whose units both are written.
fn is_second_half(chars: &[char], last: &Spot, spot: &Spot) -> bool {
    let gap: Range<usize> = last.unit_end..spot.start;
    let joined = gap.len() == 1 && matches!(chars[gap.start], '-' | '－' | '–' | '—' | '~' | '～');
    joined && last.unit == spot.unit && last.kind != FigureKind::Rank
}

/// Makes one range of both.
fn widen(last: &mut Spot, spot: &Spot) {
    last.value = last
        .value
        .take()
        .zip(spot.value.as_ref())
        .map(|(low, high)| format!("{low}-{}", high.trim_start_matches('-')));
    last.number = None;
    last.end = spot.end;
    last.unit_end = spot.unit_end;
    last.approx = spot.approx.clone().or(last.approx.take());
}
