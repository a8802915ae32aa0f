//! Places among others: 全省第3位, 进入全市前5.

use super::{number::Number, text::Text, unit::Counted};
use crate::model::FigureKind;
use crate::registry::{Around, FigureWords};

/// Characters in front of 第 in which a word must say that places are meant.
const NEAR: usize = 8;

/// The unit of a place, with `…` where the number stands; `None` where 第 or 前 means something else.
pub(super) fn place(text: &Text<'_>, number: &Number, words: &FigureWords) -> Option<Counted> {
    let mark = text.before(number.start).filter(|letter| matches!(letter, '第' | '前'))?;
    let at = number.start - 1;
    let behind = text.from(number.end);
    let unit = words.lists.rank.units.iter().find(|unit| behind.starts_with(unit.as_str()));
    let clause = text.clause_start(at, 0).max(at.saturating_sub(NEAR));
    let before = text.slice(clause..at);
    let scope = words.lists.scope.words.iter().filter(|scope| before.ends_with(scope.as_str()));
    let scope = scope.max_by_key(|scope| scope.len());
    let ranked = words.last(Around::Rank, before).is_some();
    let counts = unit.is_some() || scope.is_some() || ranked;
    let ends = behind.chars().next().is_none_or(|next| !next.is_alphanumeric());
    if !counts || (unit.is_none() && !ends && !ranked) {
        return None;
    }
    let written = match (mark, unit) {
        (_, Some(unit)) => unit.as_str(),
        ('第', None) => "位",
        (_, None) => "",
    };
    Some(Counted {
        end: number.end + unit.map_or(0, |unit| unit.chars().count()),
        unit: format!("{}{mark}…{written}", scope.map_or("", String::as_str)),
        base: "位".to_owned(),
        factor: 1.0,
        kind: FigureKind::Rank,
        approx: None,
    })
}
