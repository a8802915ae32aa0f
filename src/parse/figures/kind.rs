//! Growth and its sign: 同比下降11.06%, 提高1.2个百分点, 增长2倍; a level is none (提高到95%).

use super::{text::Text, token::Token, unit::UnitFound};
use crate::{
    model::FigureKind,
    registry::{FigureWords, Phrases},
};

/// Which way a number moved; `None` where it is a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trend {
    /// More.
    Up,
    /// Less.
    Down,
}

/// The base of 个百分点.
const POINTS: &str = "百分点";
/// How many words may stand between the verb and the number.
const STEPS: usize = 4;

/// The trend that the words around a share speak of. `before`: the trend and the end of the number in front.
pub(super) fn trend(
    text: &Text,
    token: &Token,
    unit: &UnitFound,
    before: Option<(Option<Trend>, usize)>,
    words: &FigureWords,
) -> Option<Trend> {
    if unit.kind != FigureKind::Ratio {
        return None;
    }
    let minus = token.minus;
    let start = token.start - usize::from(minus);
    let signed = |trend| if minus { Trend::Down } else { trend };
    if let Some((Some(trend), end)) = before {
        let gap = text.chars.get(end..start).unwrap_or(&[]);
        if matches!(gap, ['、' | '和' | '及']) {
            return Some(signed(trend));
        }
    }
    let clause = text.clause(token.start).start;
    let stretch = &text.chars[clause.min(start)..start];
    // 高于全市增速2.1个百分点 compares two rates: only a verb makes points growth
    let compared = unit.base == POINTS && words.level_unless.ends(stretch).is_some();
    let found = verb(stretch, words).filter(|_| !compared).map(signed);
    let opened =
        clause > 0 && stretch.is_empty() && matches!(text.chars[clause - 1], '：' | ':' | '（' | '(');
    let found = found.or_else(|| (minus && opened).then_some(Trend::Down));
    found.or_else(|| words.growth_behind.begins(&text.chars[unit.end..]).map(|_| Trend::Up))
}

/// The verb that a stretch ends with, fillers left out.
fn verb(stretch: &[char], words: &FigureWords) -> Option<Trend> {
    let mut rest = stretch;
    let mut level = false;
    for _ in 0..STEPS {
        let found = [(&words.down, Trend::Down), (&words.up, Trend::Up)]
            .into_iter()
            .filter_map(|(list, trend): (&Phrases, Trend)| list.ends(rest).map(|length| (length, trend)))
            .max_by_key(|(length, _)| *length);
        if let Some((_, trend)) = found {
            return (!level || words.level_unless.ends(rest).is_some()).then_some(trend);
        }
        level |= words.level.ends(rest).is_some();
        let length = words.fillers.ends(rest).or_else(|| words.level.ends(rest))?;
        rest = &rest[..rest.len() - length];
    }
    None
}

/// Whether a number says how much more or less it is: 较上年增加2个.
pub(super) fn changes(text: &Text, token: &Token, words: &FigureWords) -> bool {
    let clause = text.clause(token.start).start;
    verb(&text.chars[clause.min(token.start)..token.start], words).is_some()
}

/// Whether a bare 万 or 亿 is money.
pub(super) fn is_money(clause: &[char], money: &[Vec<char>]) -> bool {
    money.iter().any(|word| clause.windows(word.len()).any(|window| window == word.as_slice()))
}
