//! Whether a percentage is a change, and which way it goes: 同比下降11.06%.

use super::text::Text;
use crate::registry::{Around, FigureWords};

/// Characters between the verb and the number: 增长了约.
const BETWEEN: usize = 4;

/// 1 for more, -1 for less; `None` for a share. `floor` is where the number before ends.
pub(super) fn change(
    text: &Text<'_>,
    start: usize,
    end: usize,
    floor: usize,
    words: &FigureWords,
) -> Option<i8> {
    let from = text.clause_start(start, floor);
    let before = text.slice(from..start);
    let up = words.last(Around::Up, before);
    let down = words.last(Around::Down, before);
    let sign = match (&up, &down) {
        (Some(up), Some(down)) if down.end >= up.end => -1,
        (None, Some(_)) => -1,
        _ => 1,
    };
    let Some(verb) = (if sign < 0 { down } else { up }) else {
        let behind = text.from(end);
        return words
            .lists
            .growth
            .up
            .iter()
            .any(|verb| verb.chars().count() > 1 && behind.starts_with(verb.as_str()))
            .then_some(1);
    };
    let between = &before[verb.end..];
    let reached = words.lists.growth.to.iter().any(|word| between.starts_with(word.as_str()));
    (!reached && between.chars().count() <= BETWEEN).then_some(sign)
}
