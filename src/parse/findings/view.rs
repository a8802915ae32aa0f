//! A report as checks read it: every paragraph cut once into characters, sentences and clauses.

use std::ops::Range;

use super::{
    headings::{Numbered, numbered},
    letters::{is_chinese, is_closing, is_stop},
    lists::{Ordinal, lists},
};
use crate::model::{Figure, Passage, Report};
use crate::registry::Registry;

/// Something that does not fit, at a place.
#[derive(Debug, Clone)]
pub(super) struct Doubt {
    /// Index in [`View::paragraphs`] (and in `Report::passages`); `None` for the title.
    pub(super) passage: Option<usize>,
    /// The characters in doubt; they are what is quoted.
    pub(super) span: Range<usize>,
    /// What does not fit, in plain Chinese, with the arithmetic where there is any. Ends with 请核对。
    pub(super) message: String,
}

impl Doubt {
    /// A doubt about characters of a paragraph.
    pub(super) fn at(passage: usize, span: Range<usize>, message: impl Into<String>) -> Self {
        Self { passage: Some(passage), span, message: message.into() }
    }

    /// A doubt about characters of the title.
    pub(super) fn title(span: Range<usize>, message: impl Into<String>) -> Self {
        Self { passage: None, span, message: message.into() }
    }
}

/// What checks read.
pub(super) struct View<'a> {
    /// The report: period, sections, items …
    pub(super) report: &'a Report,
    /// The vocabularies; words of checks are `registry.checks.text` and `.sums`.
    pub(super) registry: &'a Registry,
    /// The characters of the title.
    pub(super) title: Vec<char>,
    /// Its paragraphs, one for each of `Report::passages`.
    pub(super) paragraphs: Vec<Text<'a>>,
    /// Its headings with a number, in order.
    pub(super) headings: Vec<Numbered<'a>>,
}

/// One paragraph.
pub(super) struct Text<'a> {
    /// Its index in `Report::passages`.
    pub(super) at: usize,
    /// Line, part, section, kind.
    pub(super) passage: &'a Passage,
    /// The text as written.
    pub(super) written: &'a str,
    /// Its characters; all offsets of checks count these.
    pub(super) chars: Vec<char>,
    /// Where in `written` (bytes) each character begins, and where the last one ends.
    bytes: Vec<usize>,
    /// Where what is no Chinese letter stands, in order: marks, digits, Latin letters, spaces. Most checks look at nothing else.
    pub(super) marks: Vec<usize>,
    /// Its sentences in order, closing mark and closing quotes included; together they are the text.
    pub(super) sentences: Vec<Range<usize>>,
    /// Its clauses in order: as sentences, cut at commas, semicolons and colons, too (not inside numbers like 1,200).
    pub(super) clauses: Vec<Range<usize>>,
    /// The lists 一是…二是… in it, in order.
    pub(super) lists: Vec<Vec<Ordinal>>,
    /// The figures that stand in it, in order: a stretch of `Report::figures`.
    pub(super) figures: &'a [Figure],
}

impl<'a> View<'a> {
    /// Cuts a report for its checks.
    pub(super) fn new(report: &'a Report, registry: &'a Registry) -> Self {
        let mut rest = report.figures.as_slice();
        let mut paragraphs = Vec::with_capacity(report.passages.len());
        for (at, passage) in report.passages.iter().enumerate() {
            let count = rest.iter().take_while(|figure| figure.passage <= at).count();
            let (figures, after) = rest.split_at(count);
            rest = after;
            paragraphs.push(Text::new(at, passage, figures));
        }
        Self {
            report,
            registry,
            title: report.title.chars().collect(),
            paragraphs,
            headings: numbered(report),
        }
    }
}

impl<'a> Text<'a> {
    fn new(at: usize, passage: &'a Passage, figures: &'a [Figure]) -> Self {
        let written = passage.text.written.as_str();
        let letters = written.len() / 3 + 1; // at least: Chinese ones have three bytes
        let (mut chars, mut bytes) = (Vec::with_capacity(letters), Vec::with_capacity(letters + 1));
        let mut marks = Vec::new();
        for (byte, letter) in written.char_indices() {
            if !is_chinese(letter) {
                marks.push(chars.len());
            }
            chars.push(letter);
            bytes.push(byte);
        }
        bytes.push(written.len());
        let (sentences, clauses) = (cut(&chars, &marks, ends_sentence), cut(&chars, &marks, ends_clause));
        let lists = lists(&chars);
        Self { at, passage, written, chars, bytes, marks, sentences, clauses, lists, figures }
    }

    /// Characters for a stretch of bytes of `written`, as searches give it.
    pub(super) fn chars_of(&self, bytes: Range<usize>) -> Range<usize> {
        let at = |byte: usize| self.bytes.partition_point(|begin| *begin < byte).min(self.chars.len());
        at(bytes.start)..at(bytes.end)
    }

    /// The words at these characters; what lies outside the text is left out.
    pub(super) fn words(&self, span: Range<usize>) -> &'a str {
        let byte = |at: usize| self.bytes.get(at).copied().unwrap_or(self.written.len());
        self.written.get(byte(span.start)..byte(span.end)).unwrap_or_default()
    }
}

/// How far a quote may grow to the next mark.
const QUOTED: usize = 10;

impl Text<'_> {
    /// Where a quote begins that shows what stands in front of `at`: behind the nearest mark, so that no word is cut in two;
    /// where that is far, `most` characters in front.
    pub(super) fn lead(&self, at: usize, most: usize) -> usize {
        let near = self.chars[..at].iter().rev().take(most + QUOTED);
        let length = near.take_while(|letter| !is_stop(**letter)).count();
        if length == 0 || length == most + QUOTED { at.saturating_sub(most) } else { at - length }
    }

    /// Where a quote ends that shows what stands behind `at`: in front of the next mark; where that is far, at `at`.
    pub(super) fn tail(&self, at: usize) -> usize {
        let near = self.chars.get(at..).unwrap_or_default().iter().take(QUOTED + 1);
        let length = near.take_while(|letter| !is_stop(**letter) && !is_closing(**letter)).count();
        if length > QUOTED { at } else { at + length }
    }
}

/// The stretches between `marks` that end them; quotes and brackets that close right behind a mark go with it.
fn cut(chars: &[char], marks: &[usize], ends: fn(&[char], usize) -> bool) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for &mark in marks {
        if mark >= start && ends(chars, mark) {
            let behind = chars[mark + 1..].iter();
            let closing = behind.take_while(|letter| matches!(letter, '”' | '’' | '）' | ')' | '》')).count();
            let end = mark + 1 + closing;
            out.push(start..end);
            start = end;
        }
    }
    if start < chars.len() {
        out.push(start..chars.len());
    }
    out
}

fn ends_sentence(chars: &[char], at: usize) -> bool {
    matches!(chars[at], '。' | '！' | '？' | '!' | '?')
}

fn ends_clause(chars: &[char], at: usize) -> bool {
    let digit = |letter: Option<&char>| letter.is_some_and(char::is_ascii_digit);
    let inside_number =
        || at.checked_sub(1).is_some_and(|before| digit(chars.get(before))) && digit(chars.get(at + 1));
    match chars[at] {
        '，' | '；' | '：' | ';' => true,
        ',' | ':' => !inside_number(),
        _ => ends_sentence(chars, at),
    }
}
