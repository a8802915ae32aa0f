//! Where a number with its unit and its approximate words begins and ends.

use std::ops::Range;

use crate::model::{Figure, FigureKind, Masked};

/// Letters between a number and its unit, or inside the unit: 20余户, 3万余元.
const INSIDE: [char; 7] = ['余', '多', '几', '来', ' ', '\u{3000}', '+'];
/// Words behind the unit that still belong to the number.
const BEHIND: [&[char]; 14] = [
    &['以', '上'],
    &['以', '下'],
    &['以', '内'],
    &['左', '右'],
    &['上', '下'],
    &['之', '内'],
    &['之', '多'],
    &['不', '等'],
    &['余', '元'],
    &['余'],
    &['多'],
    &['内'],
    &['（', '含', '）'],
    &['(', '含', ')'],
];

/// Units that are the noun that is counted, too: 5部门.
const NOUNS: [&str; 1] = ["部门"];

/// A text with its masks replaced by their words, and where the characters of the source are in it.
#[derive(Debug)]
pub(super) struct Restored {
    /// The characters.
    pub(super) text: Vec<char>,
    /// For every character of the source, and for its end: where it is in `text`; empty where nothing is masked.
    places: Vec<usize>,
}

impl Restored {
    /// Restores a text.
    pub(super) fn of(masked: &Masked) -> Self {
        if masked.masks.is_empty() {
            return Self { text: masked.written.chars().collect(), places: Vec::new() };
        }
        let mut text = Vec::with_capacity(masked.written.len() / 3);
        let mut places = Vec::with_capacity(masked.written.len() / 3 + 1);
        let mut masks = masked.masks.iter().peekable();
        let mut skip_until = 0;
        for (at, letter) in masked.written.chars().enumerate() {
            places.push(text.len());
            if let Some(mask) = masks.next_if(|mask| mask.start == at) {
                text.extend(mask.word.chars());
                skip_until = mask.end;
            }
            if at >= skip_until {
                text.push(letter);
            }
        }
        places.push(text.len());
        Self { text, places }
    }

    /// The place in the restored text of a character of the source; its end for what lies behind it.
    fn place(&self, at: usize) -> usize {
        let place = if self.places.is_empty() { Some(at) } else { self.places.get(at).copied() };
        place.map_or(self.text.len(), |place| place.min(self.text.len()))
    }

    /// Where numbers that stand in order are, each with what belongs to it; in order and without overlap.
    pub(super) fn spans(&self, figures: &[Figure]) -> Vec<Range<usize>> {
        let mut spans: Vec<Range<usize>> = Vec::with_capacity(figures.len());
        for figure in figures {
            let span = self.span(figure);
            let start = span.start.max(spans.last().map_or(0, |last| last.end));
            spans.push(start..span.end.max(start));
        }
        spans
    }

    /// The number with what belongs to it: the unit around it, 余, 以上.
    fn span(&self, figure: &Figure) -> Range<usize> {
        let start = self.place(figure.start);
        let end = self.place(figure.end).max(start);
        let (before, after) = match figure.unit.split_once('…') {
            Some((before, after)) if figure.kind == FigureKind::Rank => (before, after),
            _ => ("", figure.unit.as_str()),
        };
        let front: Vec<char> = before.chars().collect();
        let start = if self.text[..start].ends_with(&front) { start - front.len() } else { start };
        if NOUNS.contains(&after) {
            return start..end;
        }
        let whole = self.unit_end(end, after);
        let counted = after.split('/').next().unwrap_or(after); // 每月不少于1次: 次/月
        start..self.behind(if whole > end { whole } else { self.unit_end(end, counted) })
    }

    /// One past the unit that follows `end`; `end` where another text follows.
    fn unit_end(&self, end: usize, unit: &str) -> usize {
        let mut at = end;
        for letter in unit.chars() {
            while self.text.get(at).is_some_and(|c| INSIDE.contains(c) && *c != letter) {
                at += 1;
            }
            if self.text.get(at) != Some(&letter) {
                return end;
            }
            at += 1;
        }
        at
    }

    /// One past the approximate words that follow `end`.
    fn behind(&self, end: usize) -> usize {
        let rest = self.text.get(end..).unwrap_or_default();
        BEHIND.iter().find(|word| rest.starts_with(word)).map_or(end, |word| end + word.len())
    }
}
