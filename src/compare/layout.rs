//! Both forms of a text, character by character: where each character of the written form lies in the restored
//! one, and the other way round.

use std::ops::Range;

use super::{Form, Segment, segments::Layers};
use crate::model::Masked;

/// A stretch of a text in both forms.
struct Piece {
    written: Vec<char>,
    restored: Vec<char>,
    masked: bool,
}

/// The text as plain and masked stretches in order, read exactly as [`Masked::restored`] reads it.
fn pieces(text: &Masked) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut masks = text.masks.iter().peekable();
    let mut skip_until = 0;
    for (at, letter) in text.written.chars().enumerate() {
        if let Some(mask) = masks.next_if(|mask| mask.start == at) {
            out.push(Piece { written: Vec::new(), restored: mask.word.chars().collect(), masked: true });
            skip_until = mask.end;
        }
        let masked = at < skip_until;
        match out.last_mut() {
            Some(piece) if piece.masked == masked => piece.written.push(letter),
            _ => out.push(Piece { written: vec![letter], restored: Vec::new(), masked }),
        }
        if let (false, Some(piece)) = (masked, out.last_mut()) {
            piece.restored.push(letter);
        }
    }
    out
}

/// Both forms of a text, character by character.
pub(super) struct Layout {
    pieces: Vec<Piece>,
    form: Form,
    pub(super) shown: Vec<char>,
    /// Index of the piece of each shown character.
    piece_of: Vec<usize>,
    pub(super) other: Vec<char>,
    /// For each character of the other form, the shown characters that stand for it.
    shown_of: Vec<Range<usize>>,
}

impl Layout {
    pub(super) fn new(text: &Masked, form: Form) -> Self {
        let mut layout = Self {
            pieces: pieces(text),
            form,
            shown: Vec::new(),
            piece_of: Vec::new(),
            other: Vec::new(),
            shown_of: Vec::new(),
        };
        for (index, piece) in layout.pieces.iter().enumerate() {
            let (shown, other) = match form {
                Form::Restored => (&piece.restored, &piece.written),
                Form::Written => (&piece.written, &piece.restored),
            };
            let start = layout.shown.len();
            layout.shown.extend(shown);
            layout.piece_of.resize(layout.shown.len(), index);
            layout.other.extend(other);
            let whole = start..layout.shown.len();
            layout.shown_of.extend(
                (0..other.len()).map(|offset| {
                    if piece.masked { whole.clone() } else { start + offset..start + offset + 1 }
                }),
            );
        }
        layout
    }

    /// The shown characters of a stretch of the other form; a mask that is touched is taken whole.
    pub(super) fn shown_range(&self, other: Range<usize>) -> Range<usize> {
        let ranges = &self.shown_of[other];
        match (ranges.first(), ranges.last()) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }

    /// Runs of characters of one mark, cut at the edges of masks.
    pub(super) fn cut(&self, marks: &[Layers]) -> Vec<Segment> {
        let mut out: Vec<Segment> = Vec::new();
        let mut last = None;
        for (at, letter) in self.shown.iter().enumerate() {
            let piece = self.piece_of[at];
            let masked = self.pieces[piece].masked;
            let run = (marks[at], masked.then_some(piece));
            match out.last_mut() {
                Some(segment) if last == Some(run) => segment.text.push(*letter),
                _ => out.push(Segment {
                    text: letter.to_string(),
                    mark: marks[at].mark,
                    number: marks[at].number,
                    faded: marks[at].faded,
                    mask: masked.then(|| self.other_form(piece)),
                }),
            }
            last = Some(run);
        }
        out
    }

    fn other_form(&self, piece: usize) -> String {
        match self.form {
            Form::Restored => self.pieces[piece].written.iter().collect(),
            Form::Written => self.pieces[piece].restored.iter().collect(),
        }
    }
}
