//! Marks between the items of 一是…二是…: one kind for the whole list, and none below it inside an item.
//!
//! `一是A；二是B。三是C` mixes; `一是A。B，二是C` closes the first item with a comma; `一是A。B；二是C` closes sentences inside
//! an item with a stronger mark than the item. `一是A，二是B，三是C。` is one sentence and fine.

use super::{
    letters::is_closing,
    lists::Ordinal,
    view::{Doubt, Text, View},
};

/// One doubt for each list whose marks do not fit.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let list = |text| move |list: &Vec<Ordinal>| doubt(text, list);
    view.paragraphs.iter().flat_map(|text| text.lists.iter().filter_map(list(text))).collect()
}

/// What kind of mark stands in front of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Between {
    Stop,
    Semicolon,
    Comma,
    Other,
}

fn doubt(text: &Text<'_>, list: &[Ordinal]) -> Option<Doubt> {
    let marks: Vec<Between> = list.iter().skip(1).map(|item| between(&text.chars, item.span.start)).collect();
    let has = |kind| marks.contains(&kind);
    let inside =
        list.windows(2).position(|pair| has_inner_stop(&text.chars[pair[0].span.end..pair[1].span.start]));
    let names = |at: usize| text.words(list[at].span.clone());
    if has(Between::Comma) && (has(Between::Stop) || has(Between::Semicolon) || inside.is_some()) {
        let at = marks.iter().position(|mark| *mark == Between::Comma)? + 1;
        let message =
            format!("“{}”前用逗号，前一项没有收住，与其他各项之间的标点不一致，请核对。", names(at));
        return Some(place(text, list, at, message));
    }
    if has(Between::Stop) && has(Between::Semicolon) {
        let at = odd_one(&marks) + 1;
        let message =
            format!("“{}”到“{}”各项之间有的用分号、有的用句号，请核对。", names(0), names(list.len() - 1));
        return Some(place(text, list, at, message));
    }
    let inside = inside.filter(|_| has(Between::Semicolon))?;
    let message = format!("各项之间用分号，“{}”这一项里面却用了句号，层次颠倒，请核对。", names(inside));
    Some(place(text, list, inside + 1, message))
}

/// A doubt about the mark in front of an item.
fn place(text: &Text<'_>, list: &[Ordinal], at: usize, message: String) -> Doubt {
    let span = &list[at].span;
    Doubt::at(text.at, span.start.saturating_sub(6)..span.end, message)
}

/// The place among the marks of the first one of the rarer kind; of the later kind where both are as frequent.
fn odd_one(marks: &[Between]) -> usize {
    let count = |kind| marks.iter().filter(|mark| **mark == kind).count();
    let (stops, semicolons) = (count(Between::Stop), count(Between::Semicolon));
    let first = marks.iter().find(|mark| matches!(mark, Between::Stop | Between::Semicolon));
    let more_stops = stops > semicolons || (stops == semicolons && first == Some(&Between::Stop));
    let rare = if more_stops { Between::Semicolon } else { Between::Stop };
    marks.iter().position(|mark| *mark == rare).unwrap_or(0)
}

fn between(chars: &[char], start: usize) -> Between {
    match chars[..start].iter().rev().find(|letter| !is_closing(**letter) && !letter.is_whitespace()) {
        Some('。' | '！' | '？') => Between::Stop,
        Some('；' | ';') => Between::Semicolon,
        Some('，' | ',' | '、') => Between::Comma,
        _ => Between::Other,
    }
}

/// A full stop inside an item, not the one that closes it.
fn has_inner_stop(item: &[char]) -> bool {
    let end = item.iter().rposition(|letter| !is_closing(*letter) && !letter.is_whitespace());
    end.is_some_and(|end| item[..end].contains(&'。'))
}
