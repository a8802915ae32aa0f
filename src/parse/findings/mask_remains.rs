//! Words hidden by halves: 旅**业; a place of two ranks (XX镇市), of which only one can be meant; quotes with nothing inside.

use super::{
    letters::is_chinese,
    view::{Doubt, Text, View},
};

/// One doubt for each of the three, at its first place, with the count.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let starred = gather(view, starred);
    let ranked = gather(view, |text, at| two_ranks(text, at, view));
    let starred = starred.map(|(passage, span, words, count)| {
        let message = format!("“{words}”里有字被星号盖住{}，请核对。", places(count));
        Doubt::at(passage, span, message)
    });
    let ranked = ranked.map(|(passage, span, words, count)| {
        let message = format!("“{words}”是两级地名连写，地名可能只盖住了一半{}，请核对。", places(count));
        Doubt::at(passage, span, message)
    });
    let empty = gather(view, empty).map(|(passage, span, words, count)| {
        let message = format!("“{words}”里面是空的，内容可能被删去{}，请核对。", places(count));
        Doubt::at(passage, span, message)
    });
    starred.into_iter().chain(ranked).chain(empty).collect()
}

fn places(count: usize) -> String {
    if count == 1 { String::new() } else { format!("，全文 {count} 处") }
}

type Found<'a> = (usize, std::ops::Range<usize>, &'a str, usize);

/// The first place where `find` gives a stretch for a mark, and how many there are.
fn gather<'a>(
    view: &View<'a>,
    find: impl Fn(&Text<'a>, usize) -> Option<std::ops::Range<usize>>,
) -> Option<Found<'a>> {
    let mut first: Option<Found<'a>> = None;
    for text in &view.paragraphs {
        for span in text.marks.iter().filter_map(|at| find(text, *at)) {
            match &mut first {
                Some((.., count)) => *count += 1,
                None => first = Some((text.at, span.clone(), text.words(span), 1)),
            }
        }
    }
    first
}

/// Two stars or more with a Chinese letter on each side; one may be a footnote or 长*宽.
fn starred(text: &Text<'_>, at: usize) -> Option<std::ops::Range<usize>> {
    let chars = &text.chars;
    let before = at.checked_sub(1).and_then(|before| chars.get(before))?;
    if chars[at] != '*' || !is_chinese(*before) {
        return None;
    }
    let stars = chars[at..].iter().take_while(|letter| **letter == '*').count();
    let after = chars.get(at + stars)?;
    (stars > 1 && is_chinese(*after)).then(|| at - 1..at + stars + 1)
}

/// A pair of quotes or brackets with nothing or only spaces inside.
fn empty(text: &Text<'_>, at: usize) -> Option<std::ops::Range<usize>> {
    let chars = &text.chars;
    let close = match chars[at] {
        '“' => '”',
        '《' => '》',
        '（' => '）',
        '〔' => '〕',
        _ => return None,
    };
    let end = at + 1 + chars[at + 1..].iter().take_while(|letter| letter.is_whitespace()).count();
    (chars.get(end) == Some(&close)).then_some(at..end + 1)
}

/// A hidden name with two ranks behind it: XX镇市.
fn two_ranks(text: &Text<'_>, at: usize, view: &View<'_>) -> Option<std::ops::Range<usize>> {
    let chars = &text.chars;
    let hidden = |letter: &char| matches!(letter, 'X' | 'x' | '×' | '*');
    if !hidden(&chars[at]) || at.checked_sub(1).and_then(|before| chars.get(before)).is_some_and(hidden) {
        return None;
    }
    let rank = at + chars[at..].iter().take_while(|letter| hidden(letter)).count();
    let small = matches!(chars.get(rank)?, '镇' | '乡' | '村');
    let large = matches!(chars.get(rank + 1)?, '市' | '县');
    let word = text.words(rank + 1..(rank + 4).min(chars.len()));
    let place = small && large && !view.registry.checks.text.rank_words.starts(word);
    place.then_some(at..rank + 2)
}
