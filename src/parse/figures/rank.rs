//! Places among others: 居全省第3位, 排名全市第7, 位列全省前7, 前10名.

use super::{text::Text, token::Token};
use crate::registry::CueSense;

/// A rank.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Rank {
    /// `全省第…位`.
    pub(super) unit: String,
    /// 全省.
    pub(super) scope: Option<String>,
    /// One past its last character.
    pub(super) end: usize,
}

/// How far in front of 第 its verb may stand.
const REACH: usize = 16;

/// How far in front of 第 the word for others may stand.
const AMONG: usize = 120;

/// The rank that a number behind 第 or 前 is; `None` for ordinals (第3批) and times (前5个月).
pub(super) fn rank(text: &Text, token: &Token) -> Option<Rank> {
    let mark = token.start.checked_sub(1)?;
    let sign = *text.chars.get(mark).filter(|letter| matches!(letter, '第' | '前'))?;
    let place = text.chars.get(token.end).copied().filter(|letter| matches!(letter, '位' | '名'));
    let place =
        place.or_else(|| text.chars.get(token.end).copied().filter(|letter| sign == '前' && *letter == '强'));
    let end = token.end + usize::from(place.is_some());
    let next = text.chars.get(end).copied();
    let stops =
        next.is_none_or(|letter| !letter.is_alphanumeric() || matches!(letter, '和' | '的' | '且' | '、'));
    let scope = scope(text, mark);
    let known = match (place, sign) {
        (Some(_), '前') => scope.is_some() || placed(text, mark),
        (Some(_), _) => scope.is_some() || placed(text, mark) || stops,
        (None, _) => stops && (scope.is_some() || placed(text, mark)),
    };
    let tail = place.map(String::from).unwrap_or_default();
    let tail = if place.is_none() && sign == '第' { "位".to_owned() } else { tail };
    let unit = format!("{}{sign}…{tail}", scope.as_deref().unwrap_or_default());
    known.then_some(Rank { unit, scope, end })
}

/// Whether a verb of ranks stands in front of `mark` in its clause.
fn placed(text: &Text, mark: usize) -> bool {
    verb(text, mark).is_some()
}

/// Where the last verb of ranks in front of `mark` begins and ends.
fn verb(text: &Text, mark: usize) -> Option<(usize, usize)> {
    let start = text.clause(mark).start.max(mark.saturating_sub(REACH));
    let cues = text.cues_in(start..mark);
    let cue = cues.iter().rev().find(|cue| cue.sense.has(CueSense::PLACED) && cue.end <= mark)?;
    Some((cue.start, cue.end))
}

/// Among whom: what stands between the verb and 第 (居全省第3位), else the nearest word for it in the clause (全市排名第3).
fn scope(text: &Text, mark: usize) -> Option<String> {
    let among = |start: usize| {
        let cues = text.cues_in(start..mark);
        cues.iter().rev().find(|cue| cue.sense.has(CueSense::AMONG) && cue.end <= mark)
    };
    let clause = text.clause(mark).start.max(mark.saturating_sub(AMONG));
    if let Some((_, end)) = verb(text, mark) {
        let between: String = text.chars[end..mark]
            .iter()
            .filter(|letter| !matches!(letter, '在' | '于' | '到' | '了' | '至'))
            .collect();
        let letters = between.chars().count();
        if (2..=8).contains(&letters) && between.chars().all(char::is_alphanumeric) {
            return Some(between);
        }
    }
    let cue = among(clause)?;
    Some(text.chars[cue.start..cue.end].iter().collect())
}
