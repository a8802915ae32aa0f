//! Numbers of 一是…二是…三是… that repeat, skip or go back within one paragraph.

use super::{
    lists::Ordinal,
    view::{Doubt, Text, View},
};

/// So many characters behind the number are quoted with it.
const QUOTED: usize = 8;

/// One doubt for each number that does not follow from the one in front of it.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    view.paragraphs.iter().flat_map(doubts).collect()
}

fn doubts(text: &Text<'_>) -> Vec<Doubt> {
    let lists = &text.lists;
    let mut out = Vec::new();
    for list in lists {
        out.extend(list.windows(2).filter_map(|pair| step(text, &pair[0], &pair[1])));
    }
    out.extend(lists.windows(2).filter_map(|pair| lone(text, &pair[0], &pair[1])));
    out
}

/// Two numbers in a row of one list.
fn step(text: &Text<'_>, first: &Ordinal, second: &Ordinal) -> Option<Doubt> {
    let (before, here) = (text.words(first.span.clone()), text.words(second.span.clone()));
    let message = match second.number {
        number if number == first.number + 1 => return None,
        number if number == first.number => format!("“{here}”连续出现两次，后面的序号可能应顺延，请核对。"),
        number if number > first.number => format!("“{before}”之后直接是“{here}”，中间缺少序号，请核对。"),
        _ => format!("“{before}”之后是“{here}”，序号倒退，请核对。"),
    };
    Some(doubt(text, second, message))
}

/// A list of nothing but 一是, and another one that begins behind it.
fn lone(text: &Text<'_>, first: &[Ordinal], second: &[Ordinal]) -> Option<Doubt> {
    let ([first], [second, ..]) = (first, second) else { return None };
    let here = text.words(second.span.clone());
    let again = first.number == 1 && second.number == 1 && here == text.words(first.span.clone());
    again.then(|| doubt(text, second, format!("“{here}”出现两次，后一个可能应为下一个序号，请核对。")))
}

fn doubt(text: &Text<'_>, at: &Ordinal, message: String) -> Doubt {
    let rest = text.chars[at.span.end..].iter().take(QUOTED);
    let words = rest.take_while(|letter| !"，。；：".contains(**letter)).count();
    Doubt::at(text.at, at.span.start..at.span.end + words, message)
}
