//! What a source says as a whole of the lines that may open a report: numbers that form a series, labels of pieces,
//! organs that stand alone.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{
    chapters,
    number::{numbered_behind, without_number},
    shape::{Shape, shape},
    title::{Title, heads, next_line, title_at},
};
use crate::model::{SkipReason, Span};
use crate::parse::{
    lines::{Line, folded},
    paragraph::{is_full, wrapped_width},
};
use crate::registry::Registry;

/// A label of a piece (`篇一：`) is no longer, in characters.
const LONGEST_LABEL: usize = 8;
/// What follows a title is text if it has so many characters …
const SOME_TEXT: usize = 12;
/// … and stands so near, in lines with text.
const NEAR: usize = 2;
/// Lines in front of the first title that are no sentences are no longer, in characters.
const SHORT: usize = 40;

/// Observations of a whole source.
pub(super) struct Whole<'a> {
    lines: &'a [Line<'a>],
    registry: &'a Registry,
    /// Numbers that could open headings open reports: two agencies or times are named behind them.
    numbered: bool,
    /// Titles that come again with another number behind them (`…工作总结（一）`), without it.
    again: HashSet<String>,
    /// Lines that are only the label of a piece: `篇一`.
    labels: BTreeSet<usize>,
    /// Lines that are only an organ and open its report.
    chapters: BTreeMap<usize, String>,
    /// The width of full lines, where the source is hard-wrapped.
    width: Option<usize>,
}

impl<'a> Whole<'a> {
    /// Looks at all lines of a source.
    pub(super) fn of(lines: &'a [Line<'a>], aside: &[Option<SkipReason>], registry: &'a Registry) -> Self {
        let mut named: HashSet<(Option<String>, (Option<u16>, Option<Span>))> = HashSet::new();
        let mut stems: HashMap<String, HashSet<&str>> = HashMap::new();
        let text: Vec<usize> = (0..lines.len()).filter(|at| aside[*at].is_none()).collect();
        for at in &text {
            let line = lines[*at].text;
            if line.len() > 300 {
                continue;
            }
            if let Some((stem, number)) = numbered_behind(line) {
                stems.entry(folded(stem)).or_default().insert(number);
            }
            if let Some(shape) = shape(line, registry).filter(|shape| shape.numbered) {
                named.insert((shape.agency, shape.time));
            }
        }
        let again = stems.into_iter().filter(|(_, numbers)| numbers.len() > 1).map(|(stem, _)| stem);
        // Titles have no end, and say nothing of how lines are broken.
        let broken = text.iter().filter(|at| shape(lines[**at].text, registry).is_none());
        let body: Vec<Line<'_>> = broken.map(|at| lines[*at]).collect();
        Self {
            lines,
            registry,
            numbered: named.len() > 1,
            again: again.collect(),
            labels: labels(lines, &text, registry),
            chapters: chapters::found(lines, &text, registry),
            width: wrapped_width(&body),
        }
    }

    /// The title that starts at a line, if one does; `first` says that none was found before.
    pub(super) fn title_at(&self, aside: &[Option<SkipReason>], at: usize, first: bool) -> Option<Title> {
        if let Some(name) = self.chapters.get(&at) {
            return Some(self.plain(aside, at, Some(name.clone())));
        }
        if self.labels.contains(&at) {
            return self.labelled(aside, at);
        }
        let mut title = title_at(self.lines, aside, at, self.registry)?;
        let text = self.lines[at].text;
        if let Some((chapter, _)) = self.chapters.range(title.heads.clone()).next() {
            title.heads.end = *chapter;
        }
        title.shape.piece |=
            numbered_behind(text).is_some_and(|(stem, _)| self.again.contains(&folded(stem)));
        (first || self.numbered || !title.shape.numbered).then_some(title)
    }

    /// A line that is only an organ or a label, as a title.
    fn plain(&self, aside: &[Option<SkipReason>], at: usize, agency: Option<String>) -> Title {
        let text = self.lines[at].text.trim_end_matches(['：', ':']).to_owned();
        let heads = heads(self.lines, aside, at + 1, &text, self.registry);
        Title { shape: Shape::of_piece(agency), text, under: String::new(), lines: at..at + 1, heads }
    }

    /// A label with the title behind it, if there is one. What is only attached (`附件1：`) opens nothing without.
    fn labelled(&self, aside: &[Option<SkipReason>], at: usize) -> Option<Title> {
        let attached = self.registry.titles.attached.iter();
        let attached = attached.into_iter().any(|word| self.lines[at].text.starts_with(word.as_str()));
        let behind = next_line(self.lines, aside, at)
            .and_then(|next| title_at(self.lines, aside, next, self.registry))
            .filter(|title| !title.shape.cover && !title.shape.numbered);
        let Some(mut title) = behind else { return (!attached).then(|| self.plain(aside, at, None)) };
        title.lines.start = at;
        title.shape.piece |= !attached;
        Some(title)
    }

    /// Whether a line opens a piece whatever stands in front of it.
    pub(super) fn is_piece(&self, at: usize) -> bool {
        self.labels.contains(&at) || self.chapters.contains_key(&at)
    }

    /// Whether organs alone in their lines open reports.
    pub(super) fn opens_chapter(&self, at: usize) -> bool {
        self.chapters.contains_key(&at)
    }

    /// Whether a title is one although the line before it has no end: it says who, when and what, text follows it, and the
    /// line before neither goes on nor was broken at its width. `first` as in [`Self::title_at`].
    pub(super) fn is_full(&self, aside: &[Option<SkipReason>], title: &Title, first: bool) -> bool {
        let shape = &title.shape;
        let says = shape.agency.is_some() && shape.year && shape.review && shape.summary && !shape.cover;
        let Some(before) = title.lines.start.checked_sub(1) else { return true };
        let line = &self.lines[before];
        let open =
            [',', '，', '、', '（', '(', '《', '“', '和', '及', '与', '的', '了', '对', '在', '是', '为'];
        let goes_on = line.text.ends_with(open) || line.text.ends_with(['：', ':']) && !first;
        let broken = self.width.is_some_and(|width| is_full(line, width));
        says && !goes_on && !broken && self.has_text(aside, title)
    }

    /// Whether only lines that are no sentences stand in front of a line: menus, entries, letterheads.
    pub(super) fn is_front(&self, aside: &[Option<SkipReason>], at: usize) -> bool {
        let mut front = (0..at).filter(|at| aside[*at].is_none()).map(|at| self.lines[at].text);
        at < 40 && front.all(|text| !text.contains(['。', '；', '，']) && text.chars().count() <= SHORT)
    }

    /// Whether text follows a title.
    pub(super) fn has_text(&self, aside: &[Option<SkipReason>], title: &Title) -> bool {
        let mut near = (title.heads.end..self.lines.len()).filter(|at| aside[*at].is_none()).take(NEAR);
        near.any(|at| is_text(self.lines[at].text))
    }
}

/// A sentence, or a salutation.
pub(super) fn is_text(text: &str) -> bool {
    text.ends_with(['：', ':'])
        || text.contains(['，', '。', ',', '；']) && text.chars().nth(SOME_TEXT - 1).is_some()
}

/// Lines that are only the label of a piece, if there are two of the same word.
fn labels(lines: &[Line<'_>], text: &[usize], registry: &Registry) -> BTreeSet<usize> {
    let mut words: HashMap<String, Vec<usize>> = HashMap::new();
    for at in text {
        let line = folded(lines[*at].text);
        let short = line.chars().count() <= LONGEST_LABEL && !line.is_empty();
        if !short || !without_number(&line, registry).is_empty() {
            continue;
        }
        let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c);
        let word: String = line.chars().filter(|c| c.is_alphabetic() && !number(*c)).collect();
        words.entry(word).or_default().push(*at);
    }
    words.into_values().filter(|found| found.len() > 1).flatten().collect()
}
