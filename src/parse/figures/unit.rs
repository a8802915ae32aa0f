//! What stands behind a number: 余, 万, the unit, /年, 以上.

use super::{number::Number, text::Text};
use crate::model::FigureKind;
use crate::registry::{FigureWords, Units};

/// What a number counts in.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Counted {
    /// One past the last character of the unit.
    pub(super) end: usize,
    /// The unit as written, without 余: 万元.
    pub(super) unit: String,
    /// The unit of values: 元.
    pub(super) base: String,
    /// How many of the base the unit is.
    pub(super) factor: f64,
    /// What it measures.
    pub(super) kind: FigureKind,
    /// 余, 多, 以上.
    pub(super) approx: Option<String>,
}

/// The unit behind a number; `None` where there is none, or where the number is part of a name.
pub(super) fn unit(text: &Text<'_>, number: &Number, units: &Units, words: &FigureWords) -> Option<Counted> {
    let name = units.name_at_start(text.from(number.end)).unwrap_or(0);
    let (mut at, mut approx) = some_more(text, number.end);
    let mut multiple = String::new();
    let mut factor = 1.0;
    let mut found = units.at_start(text.from(at));
    while found.is_none_or(|unit| unit.word == "千" || unit.word == "万") {
        let Some(times) = text.at(at).and_then(|letter| units.multiplier(letter)) else { break };
        factor *= times;
        multiple.extend(text.at(at));
        let (after, more) = some_more(text, at + 1);
        at = after;
        approx = approx.or(more);
        found = units.at_start(text.from(at));
    }
    let mut counted = match found {
        Some(unit) => Counted {
            end: at + unit.word.chars().count(),
            unit: format!("{multiple}{}", unit.word),
            base: unit.base.clone(),
            factor: factor * unit.factor,
            kind: unit.kind,
            approx,
        },
        None => bare(text, number, units, multiple, factor, at)?,
    };
    if name > 0 && number.end + text.from(number.end)[..name].chars().count() >= counted.end {
        return None;
    }
    per(text, &mut counted, units);
    let behind = text.from(counted.end);
    let says = words.lists.approx.behind.iter().find(|word| behind.starts_with(word.as_str()));
    counted.approx = counted.approx.or_else(|| says.cloned());
    Some(counted)
}

/// 余 and 多 between a number and its unit.
fn some_more(text: &Text<'_>, at: usize) -> (usize, Option<String>) {
    match text.at(at) {
        Some(letter @ ('余' | '多' | '来')) => (at + 1, Some(letter.to_string())),
        _ => (at, None),
    }
}

/// Multipliers without a unit: 投资5亿.
fn bare(
    text: &Text<'_>,
    number: &Number,
    units: &Units,
    multiple: String,
    factor: f64,
    at: usize,
) -> Option<Counted> {
    if multiple.is_empty() || units.bare_at_start(text.from(number.end)).is_none() {
        return None;
    }
    let clause = text.slice(text.clause_start(number.start, 0)..at + 6);
    let money = units.speaks_of_money(clause);
    let (kind, base) = if money { (FigureKind::Amount, "元") } else { (FigureKind::Count, "") };
    Some(Counted { end: at, unit: multiple, base: base.to_owned(), factor, kind, approx: None })
}

/// What the unit is counted by: 万元/年.
fn per(text: &Text<'_>, counted: &mut Counted, units: &Units) {
    if matches!(text.at(counted.end), Some('/' | '／'))
        && let Some(length) = units.per_at_start(text.from(counted.end + 1))
    {
        let word = &text.from(counted.end + 1)[..length];
        counted.unit = format!("{}/{word}", counted.unit);
        counted.base = format!("{}/{word}", counted.base);
        counted.end += 1 + word.chars().count();
    }
}
