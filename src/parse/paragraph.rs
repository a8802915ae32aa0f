//! Lines of a body become paragraphs: hard-wrapped lines are joined.
//!
//! A body is hard-wrapped when its lines are about equally long and break off in the middle of sentences. There a line as
//! long as the others is joined with the next one, also across a page number; a marker or an indent begins a new paragraph.

use std::borrow::Cow;

use super::{lines::Line, marker::marker};

/// A paragraph of a body.
#[derive(Debug, Clone)]
pub(super) struct Paragraph<'a> {
    /// First line in the source.
    pub(super) line: u32,
    /// Last line in the source.
    pub(super) last_line: u32,
    /// Its text.
    pub(super) text: Cow<'a, str>,
    /// The source lines that it was joined from, in order; one or more.
    pub(super) pieces: Vec<Piece>,
}

/// What one source line gave to a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Characters of the paragraph's text in front of it.
    pub(super) start: usize,
    /// The source line.
    pub(super) line: u32,
    /// Characters of that line in front of it.
    pub(super) column: usize,
}

impl Paragraph<'_> {
    /// Where a character of the text stands in the source: line, and character of that line.
    pub(super) fn origin(&self, at: usize) -> (u32, usize) {
        let after = self.pieces.partition_point(|piece| piece.start <= at);
        let piece = after.checked_sub(1).and_then(|index| self.pieces.get(index));
        piece.map_or((self.line, at), |piece| (piece.line, piece.column + at - piece.start))
    }
}

/// Lines that are wider than this (a Chinese letter counts 2) are paragraphs, not wrapped lines.
const WIDEST_WRAPPED: usize = 200;
/// How much narrower than the others a full line may be: a word of Latin letters or a mark that may not start a line.
const SLACK: usize = 8;
/// Wrapped lines must at least be this wide to be told from verses and lists.
const NARROWEST_WRAPPED: usize = 30;

/// The paragraphs of a body. `body` holds its lines without blank ones and those set aside.
pub(super) fn paragraphs<'a>(body: &[Line<'a>]) -> Vec<Paragraph<'a>> {
    let wrap = Wrap::of(body);
    let mut out: Vec<Paragraph<'a>> = Vec::with_capacity(body.len());
    let mut before: Option<&Line<'a>> = None;
    for line in body {
        let joins = before.zip(wrap.as_ref()).is_some_and(|(before, wrap)| wrap.joins(before, line));
        match out.last_mut() {
            Some(paragraph) if joins => {
                let start = paragraph.pieces.last().map_or(0, |piece| piece.start)
                    + before.map_or(0, |before| before.text.chars().count());
                paragraph.pieces.push(Piece { start, line: line.number, column: line.column });
                paragraph.text.to_mut().push_str(line.text);
                paragraph.last_line = line.number;
            }
            _ => out.push(Paragraph {
                line: line.number,
                last_line: line.number,
                text: Cow::Borrowed(line.text),
                pieces: vec![Piece { start: 0, line: line.number, column: line.column }],
            }),
        }
        before = Some(line);
    }
    out
}

/// The width of full lines in a body that is hard-wrapped.
pub(super) fn wrapped_width(body: &[Line<'_>]) -> Option<usize> {
    Wrap::of(body).map(|wrap| wrap.width)
}

/// Whether a line of a body with such a width is full.
pub(super) fn is_full(line: &Line<'_>, full: usize) -> bool {
    width(line.text) + SLACK >= full
}

/// How a body is wrapped.
struct Wrap {
    /// Width of a full line.
    width: usize,
    /// Whether paragraphs are indented.
    indents: bool,
}

impl Wrap {
    /// `None` for a body with one paragraph a line.
    fn of(body: &[Line<'_>]) -> Option<Self> {
        let mut widths: Vec<usize> = body.iter().map(|line| width(line.text)).collect();
        widths.sort_unstable();
        let full = *widths.get(widths.len() * 9 / 10)?;
        let widest = *widths.last()?;
        if !(NARROWEST_WRAPPED..=WIDEST_WRAPPED).contains(&full) || widest > full + full / 2 {
            return None;
        }
        let long = body.iter().filter(|line| width(line.text) + SLACK >= full);
        let (cut, long) =
            long.fold((0, 0), |(cut, long), line| (cut + usize::from(is_cut(line.text)), long + 1));
        let wrapped = cut >= 3 && cut * 3 >= long && long * 3 >= body.len();
        let indents = body.iter().filter(|line| line.indented).count();
        wrapped.then_some(Self { width: full, indents: indents >= 2 && indents * 10 < body.len() * 9 })
    }

    fn joins(&self, before: &Line<'_>, line: &Line<'_>) -> bool {
        let full = is_full(before, self.width);
        if !full || before.number == line.number {
            return false;
        }
        if self.indents {
            return !line.indented && (marker(line.text).is_none() || is_cut(before.text));
        }
        is_cut(before.text) && marker(line.text).is_none()
    }
}

/// Whether a line breaks off inside a sentence.
fn is_cut(text: &str) -> bool {
    !text.ends_with(['。', '！', '？', '；', '：', ':', ';', '”', '!', '?'])
}

/// Width in columns: 2 for a Chinese letter, 1 for a Latin one.
fn width(text: &str) -> usize {
    text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body<'a>(texts: &[(&'a str, bool)]) -> Vec<Line<'a>> {
        let line = |(at, (text, indented)): (usize, &(&'a str, bool))| Line {
            column: 0,
            number: u32::try_from(at + 1).unwrap_or(0),
            text,
            indented: *indented,
        };
        texts.iter().enumerate().map(line).collect()
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let text = "各单位要提高认识压实责任抓好落实";
        let lines = body(&[
            (text, true),
            (text, false),
            (text, false),
            (text, false),
            ("完成任务。", false),
            ("一、总体", true),
        ]);
        let seen: Vec<(u32, u32)> = paragraphs(&lines).iter().map(|p| (p.line, p.last_line)).collect();
        assert_eq!(seen, [(1, 5), (6, 6)]);
    }

    #[test]
    fn paragraphs_stay_apart() {
        let lines = body(&[("一、总体情况", false), ("今年以来，成效明显。", false), ("二、下一步", false)]);
        assert_eq!(paragraphs(&lines).len(), 3);
    }
}
