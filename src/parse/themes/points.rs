//! How much a paragraph says on one theme.
//!
//! 1. Words inside an exception or inside a longer word of the theme fall away; `near` words look for their company.
//! 2. Each word left has its points: by its kind, doubled in the heading, halved in a list.
//! 3. Points add up within two neighbouring sentences, heading included, each word once, weak words to two points at
//!    most; the best two sentences count.

use std::collections::BTreeMap;

use crate::registry::{Mark, Role};

use super::layout::Layout;

/// Points of a strong word.
const STRONG: u32 = 2;
/// Points of a weak word.
const WEAK: u32 = 1;
/// What all weak words together bring at most: many common words say no more than two.
const WEAK_TOGETHER: u32 = 2;
/// Points of the name and of the other names.
const NAME: u32 = 4;
/// Points add up over so many neighbouring sentences.
const WINDOW: usize = 2;

/// A paragraph as the points are counted in it.
#[derive(Debug)]
pub(super) struct Paragraph<'a> {
    /// The restored text.
    pub(super) text: &'a str,
    /// Its sentences and lists.
    pub(super) layout: &'a Layout,
    /// Its own heading is `0..heading` (bytes); 0 where it has none.
    pub(super) heading: usize,
}

/// What was found for one theme.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Points of the two best sentences.
    pub(super) points: u32,
    /// Whether the theme's name is in the paragraph.
    pub(super) named: bool,
    /// Start of each word that counted, and the word, in order.
    pub(super) words: Vec<(usize, String)>,
}

/// A word that counts.
#[derive(Debug, Clone, Copy)]
struct Counted {
    start: usize,
    end: usize,
    points: u32,
    weak: bool,
    sentence: usize,
}

/// Counts the marks of one theme.
pub(super) fn evidence(paragraph: &Paragraph, marks: &[Mark]) -> Evidence {
    let counted = counted(paragraph, marks);
    if counted.is_empty() {
        return Evidence::default();
    }
    let mut best = best_window(paragraph, &counted);
    let longest = longest(marks);
    let name = marks.iter().find(|mark| mark.role == Role::Name && !excepted(mark, marks, longest));
    if let Some(mark) = name {
        best.named = true;
        let word = &paragraph.text[mark.start..mark.end];
        if best.words.iter().all(|(_, known)| known != word) {
            best.words.push((mark.start, word.to_owned()));
        }
    }
    best
}

/// The two neighbouring sentences with the most points, the heading counted with each. Sentences without a word bring no
/// more than the heading alone and are passed over.
fn best_window(paragraph: &Paragraph, counted: &[Counted]) -> Evidence {
    let places = 0..counted.len();
    let (heading, body): (Vec<usize>, Vec<usize>) =
        places.partition(|at| counted[*at].end <= paragraph.heading);
    let mut body: Vec<(usize, usize)> = body.into_iter().map(|at| (counted[at].sentence, at)).collect();
    body.sort_unstable();
    let last = paragraph.layout.sentences().saturating_sub(WINDOW);
    let mut firsts: Vec<usize> =
        body.iter().flat_map(|(sentence, _)| sentence.saturating_sub(WINDOW - 1)..=*sentence).collect();
    firsts.push(0);
    firsts.retain(|first| *first <= last);
    firsts.sort_unstable();
    firsts.dedup();
    let mut best: Option<Evidence> = None;
    for first in firsts {
        let from = body.partition_point(|(sentence, _)| *sentence < first);
        let to = body.partition_point(|(sentence, _)| *sentence < first + WINDOW);
        let mut window: Vec<usize> =
            heading.iter().copied().chain(body[from..to].iter().map(|(_, at)| *at)).collect();
        window.sort_unstable();
        let window: Vec<Counted> = window.into_iter().map(|at| counted[at]).collect();
        let points = sum(paragraph.text, &window);
        if best.as_ref().is_none_or(|best| points > best.points) {
            best = Some(Evidence { points, named: false, words: words(paragraph.text, &window) });
        }
    }
    best.unwrap_or_default()
}

/// The marks that count, with their points.
fn counted(paragraph: &Paragraph, marks: &[Mark]) -> Vec<Counted> {
    let layout = paragraph.layout;
    let (longest, company) = (longest(marks), company(marks, layout));
    let weighed: Vec<(&Mark, u32)> = marks
        .iter()
        .filter_map(|mark| Some((mark, weight(mark, &company, layout)?)))
        .filter(|(mark, _)| !excepted(mark, marks, longest))
        .collect();
    let inside_longer = |mark: &Mark| {
        let from = weighed.partition_point(|(other, _)| other.end < mark.end);
        let mut near = weighed[from..].iter().take_while(|(other, _)| other.end <= mark.start + longest);
        near.any(|(other, _)| other.start <= mark.start && other.end - other.start > mark.end - mark.start)
    };
    weighed
        .iter()
        .filter(|(mark, _)| !inside_longer(mark))
        .map(|(mark, points)| {
            let points = if layout.in_list(mark.start, mark.end) { points / 2 } else { *points };
            let points = if mark.end <= paragraph.heading { points * 2 } else { points };
            Counted {
                start: mark.start,
                end: mark.end,
                points,
                weak: mark.role == Role::Weak,
                sentence: layout.sentence(mark.start),
            }
        })
        .collect()
}

/// By number of `near` and by sentence: where the first company ends and the last one begins.
type Company = BTreeMap<(usize, usize), (usize, usize)>;

/// The company that `near` words look for.
fn company(marks: &[Mark], layout: &Layout) -> Company {
    let mut out = Company::new();
    for mark in marks {
        if let Role::Beside(number) = mark.role {
            let place = (number, layout.sentence(mark.start));
            let known = out.entry(place).or_insert((mark.end, mark.start));
            *known = (known.0.min(mark.end), known.1.max(mark.start));
        }
    }
    out
}

/// Points of a mark by its kind; `None` where it does not count by itself.
fn weight(mark: &Mark, company: &Company, layout: &Layout) -> Option<u32> {
    match mark.role {
        Role::Name | Role::Also => Some(NAME),
        Role::Strong => Some(STRONG),
        Role::Weak => Some(WEAK),
        Role::Near(number) => {
            let (first_end, last_start) = company.get(&(number, layout.sentence(mark.start)))?;
            (*first_end <= mark.start || mark.end <= *last_start).then_some(STRONG)
        }
        Role::Beside(_) | Role::Except | Role::Report => None,
    }
}

/// How many bytes the longest mark has: what covers a mark ends no further behind its start.
fn longest(marks: &[Mark]) -> usize {
    marks.iter().map(|mark| mark.end - mark.start).max().unwrap_or(0)
}

/// Whether a mark stands inside an exception. Marks are in order of their ends.
fn excepted(mark: &Mark, marks: &[Mark], longest: usize) -> bool {
    let from = marks.partition_point(|other| other.end < mark.end);
    let mut near = marks[from..].iter().take_while(|other| other.end <= mark.start + longest);
    near.any(|other| other.role == Role::Except && other.start <= mark.start)
}

/// Points of the words, each once, at its best place.
fn sum(text: &str, counted: &[Counted]) -> u32 {
    let mut best: BTreeMap<&str, (u32, bool)> = BTreeMap::new();
    for word in counted {
        let known = best.entry(&text[word.start..word.end]).or_default();
        *known = (word.points, word.weak).max(*known);
    }
    let of =
        |kind: bool| best.values().filter(|(_, weak)| *weak == kind).map(|(points, _)| points).sum::<u32>();
    of(false) + of(true).min(WEAK_TOGETHER)
}

/// The words that brought points, each where it stands first.
fn words(text: &str, counted: &[Counted]) -> Vec<(usize, String)> {
    let mut words: Vec<(usize, String)> = Vec::new();
    for word in counted.iter().filter(|word| word.points > 0) {
        let written = &text[word.start..word.end];
        if words.iter().all(|(_, known)| known != written) {
            words.push((word.start, written.to_owned()));
        }
    }
    words
}
