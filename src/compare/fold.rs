//! A marked text in two halves: its opening sentence, which tells what it is about, and the rest.
//!
//! Reports of this kind open a paragraph with its point (「一是建好制度。今年以来……」), so the opening sentences of
//! a column are a fair digest of it. Nothing is dropped: opening and rest, joined, are the text.

use super::Segment;

/// Characters that an opening has at least: 「一是强管理。」 is kept, 「1.」 alone is no opening.
const SHORTEST: usize = 5;
/// Characters that an opening has at most.
const LONGEST: usize = 64;

/// A text cut after its opening.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The opening; the whole text where that is short.
    pub opening: Vec<Segment>,
    /// What follows; empty where nothing does.
    pub rest: Vec<Segment>,
    /// Whether the cut falls inside a sentence, so that the page shows an ellipsis.
    pub broken: bool,
    /// Characters of `rest`.
    pub rest_chars: usize,
}

/// Cuts after the first sentence, or, where that is too long, after the last comma that fits.
/// A rest of less than a line (20 characters) is not worth a click and stays with the opening.
pub fn fold(segments: Vec<Segment>) -> Folded {
    const WORTH_A_CLICK: usize = 20;
    let letters: Vec<char> = segments.iter().flat_map(|segment| segment.text.chars()).collect();
    let (cut, broken) = cut_after(&letters);
    let rest_chars = letters.len() - cut;
    if rest_chars < WORTH_A_CLICK {
        return Folded { opening: segments, ..Folded::default() };
    }
    let (opening, rest) = split(segments, cut);
    Folded { opening, rest, broken, rest_chars }
}

/// Where the opening ends (in characters), and whether that is inside a sentence.
fn cut_after(letters: &[char]) -> (usize, bool) {
    let last = |stops: &str, range: &[char]| range.iter().rposition(|letter| stops.contains(*letter));
    let head = &letters[..letters.len().min(LONGEST)];
    let first = head.iter().enumerate().skip(SHORTEST - 1).find(|(_, letter)| "。！？；".contains(**letter));
    if let Some((at, _)) = first {
        let closing = letters[at + 1..].iter().take_while(|letter| "”’）》」』".contains(**letter)).count();
        return (at + 1 + closing, false);
    }
    if letters.len() <= LONGEST {
        return (letters.len(), false);
    }
    match last("，,：:、", head).filter(|at| *at >= SHORTEST) {
        Some(at) => (at + 1, true),
        None => (LONGEST, true),
    }
}

/// Cuts the segments after `at` characters; a segment across the cut is cut in two.
pub fn split(segments: Vec<Segment>, at: usize) -> (Vec<Segment>, Vec<Segment>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut left = at;
    for segment in segments {
        let long = segment.text.chars().count();
        if long <= left {
            left -= long;
            before.push(segment);
        } else if left == 0 {
            after.push(segment);
        } else {
            let head = segment.text.chars().take(left).collect();
            let tail = segment.text.chars().skip(left).collect();
            before.push(Segment { text: head, ..segment.clone() });
            after.push(Segment { text: tail, ..segment });
            left = 0;
        }
    }
    (before, after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        compare::{Form, Mark, Word, segments},
        model::Masked,
    };
    use proptest::prelude::*;

    fn folded(text: &str) -> (String, String, bool) {
        let folded = fold(segments(&Masked::plain(text), Form::Written, &[]));
        let join = |list: &[Segment]| list.iter().map(|s| s.text.as_str()).collect::<String>();
        (join(&folded.opening), join(&folded.rest), folded.broken)
    }

    #[test]
    fn the_first_sentence_opens() {
        let rest = "今年以来，全县建成食堂三十家，服务老人两千余人次。".to_owned();
        let (opening, tail, broken) = folded(&format!("一是建好食堂。{rest}"));
        assert_eq!((opening.as_str(), tail, broken), ("一是建好食堂。", rest, false));
    }

    #[test]
    fn a_short_text_is_not_folded_and_a_long_sentence_breaks_at_a_comma() {
        assert_eq!(folded("一是强管理。成效明显。").1, "");
        let (opening, rest, broken) = folded(&format!("上半年工作有序，{}", "推进".repeat(60)));
        assert_eq!((opening.as_str(), rest.chars().count(), broken), ("上半年工作有序，", 120, true));
        let (opening, _, broken) = folded(&"推进".repeat(60));
        assert_eq!((opening.chars().count(), broken), (LONGEST, true));
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "[一是，。；”食堂D1]{0,120}", word in "[食堂。]{1,2}") {
            let whole = segments(&Masked::plain(&text), Form::Written, &[Word { text: &word, mark: Mark::Hit }]);
            let folded = fold(whole.clone());
            let marked = |list: &[Segment]| -> Vec<(char, bool)> {
                list.iter().flat_map(|s| s.text.chars().map(|c| (c, s.is_hit())).collect::<Vec<_>>()).collect()
            };
            let mut joined = marked(&folded.opening);
            joined.extend(marked(&folded.rest));
            prop_assert_eq!(joined, marked(&whole));
            prop_assert_eq!(folded.rest_chars, marked(&folded.rest).len());
        }
    }
}
