//! Text in front of the first title, or without any: a report of its own, if it reads like one.

use std::ops::Range;

use super::Draft;
use super::title::is_date;
use crate::model::SkipReason;
use crate::parse::{
    lines::{Line, folded},
    marker::marker,
    period::mentions,
};
use crate::registry::Registry;

/// Words of office prose in a hundred characters: reports have four and more, a novel less than one half.
const OFFICE_WORDS: f64 = 1.5;
/// Characters that a text must have to be judged.
const SHORTEST: usize = 60;
/// A text in front of the first title must have this many characters to be a report and not a preface.
const SHORTEST_FRONT: usize = 600;
/// Letters that the title of a text without any has at least.
const SHORTEST_TITLE: usize = 3;
/// Longest line that can be the title of a text without any, in letters.
const LONGEST_TITLE: usize = 40;
/// Characters in which a text says when and who.
const OPENING: usize = 60;
/// The same for a text that is hardly a report: news have long titles.
const LONGEST_FIRST: usize = 60;

/// The report without a title in some lines; `only` says that the source has no title at all.
pub(super) fn draft(
    lines: &[Line<'_>],
    aside: &[Option<SkipReason>],
    range: Range<usize>,
    only: bool,
    registry: &Registry,
) -> Option<Draft> {
    let text: Vec<usize> = range.filter(|at| aside[*at].is_none()).collect();
    let (&first, &last) = text.first().zip(text.last())?;
    let chars: usize = text.iter().map(|at| lines[*at].text.chars().count()).sum();
    let words: usize = text.iter().map(|at| office_words(lines[*at].text, registry)).sum();
    let shortest = if only { SHORTEST } else { SHORTEST_FRONT };
    #[allow(clippy::cast_precision_loss, reason = "counts of one file")]
    let dense = words as f64 * 100.0 / chars.max(1) as f64 >= OFFICE_WORDS;
    let own = only && speaks_of_itself(lines[first].text, registry);
    if !own && (chars < shortest || !dense) {
        return None;
    }
    Some(of(lines, &text, first, last, only))
}

/// Any text as a report, whatever it reads like.
pub(super) fn any(lines: &[Line<'_>], aside: &[Option<SkipReason>], range: Range<usize>) -> Option<Draft> {
    let text: Vec<usize> = range.filter(|at| aside[*at].is_none()).collect();
    let (&first, &last) = text.first().zip(text.last())?;
    let draft = of(lines, &text, first, last, false);
    Some(by_its_first_line(Draft { unlike: true, ..draft }, lines, aside))
}

/// A text that is hardly a report, with its first line as title where it has none: nothing else names it. A sentence, a
/// heading with a number, a salutation is no title.
pub(in crate::parse) fn by_its_first_line(
    draft: Draft,
    lines: &[Line<'_>],
    aside: &[Option<SkipReason>],
) -> Draft {
    let mut text = draft.body.clone().filter(|at| aside[*at].is_none());
    let (Some(first), Some(second)) = (text.next(), text.next()) else { return draft };
    let line = lines[first].text;
    let sentence = line.ends_with(['。', '；', '：', '，', '、', ';', ':', ',']);
    let fits = line.chars().count() <= LONGEST_FIRST && !sentence && marker(line).is_none();
    if !draft.title.is_empty() || !fits {
        return draft;
    }
    Draft {
        title: line.to_owned(),
        under: String::new(),
        title_at: first,
        heads: second..second,
        body: second..draft.body.end,
        unlike: draft.unlike,
    }
}

fn of(lines: &[Line<'_>], text: &[usize], first: usize, last: usize, only: bool) -> Draft {
    let titled = only && text.len() >= 3 && is_heading_like(lines[first].text);
    let body = if titled { text[1] } else { first };
    let title = if titled { lines[first].text.to_owned() } else { String::new() };
    Draft {
        title,
        under: String::new(),
        title_at: first,
        heads: body..body,
        body: body..last + 1,
        unlike: false,
    }
}

/// A first line that says when and who: 半年来，我村….
fn speaks_of_itself(text: &str, registry: &Registry) -> bool {
    let opening: String = folded(text).chars().take(OPENING).collect();
    let who = registry.titles.writers.iter().any(|word| opening.contains(word.as_str()));
    let when = !mentions(&opening).is_empty() || ["年来", "今年"].iter().any(|word| opening.contains(word));
    who && when
}

fn office_words(text: &str, registry: &Registry) -> usize {
    registry.titles.office.iter().map(|word| text.matches(word.as_str()).count()).sum()
}

/// A short first line that is no sentence: 凝心聚力谋发展 真抓实干开新局.
fn is_heading_like(text: &str) -> bool {
    let ends = text.ends_with(['。', '；', '：', '，', '、', ':', ',', '！', '？', '）', ')']);
    let starts = text.starts_with(['（', '(', '【', '—', '-']);
    let sentence = text.contains(['。', '，', '；', ',']);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    (SHORTEST_TITLE..=LONGEST_TITLE).contains(&letters)
        && !is_date(&folded(text))
        && !(ends || starts || sentence)
        && marker(text).is_none()
}
