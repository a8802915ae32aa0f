//! The stretches of a marked text around its hits, for lists of search results.

use std::ops::Range;

use super::{Mark, Segment, fold::split};

/// A stretch of a text with hits in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// Whether text before it was left out.
    pub cut_before: bool,
    /// The stretch.
    pub segments: Vec<Segment>,
    /// Whether text after it was left out.
    pub cut_after: bool,
}

/// Windows of `context` characters around each hit, at most `most` of them; windows that touch are one.
/// A text without a hit, or one of which hardly anything would be left out, gives one window: its beginning, or all of it.
pub fn windows(segments: &[Segment], context: usize, most: usize) -> Vec<Window> {
    let long = segments.iter().map(|segment| segment.text.chars().count()).sum();
    let mut ranges = ranges(segments, context, long);
    ranges.truncate(most);
    let kept: usize = ranges.iter().map(ExactSizeIterator::len).sum();
    if kept * 5 >= long * 4 {
        ranges = std::iter::once(0..long).collect();
    }
    ranges.into_iter().map(|range| window(segments, range, long)).collect()
}

fn ranges(segments: &[Segment], context: usize, long: usize) -> Vec<Range<usize>> {
    let whole = 3 * context;
    if long <= whole {
        return std::iter::once(0..long).collect();
    }
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for segment in segments {
        let end = at + segment.text.chars().count();
        if segment.mark == Some(Mark::Hit) {
            let next = at.saturating_sub(context)..(end + context).min(long);
            match out.last_mut() {
                Some(last) if next.start <= last.end => last.end = next.end,
                _ => out.push(next),
            }
        }
        at = end;
    }
    if out.is_empty() {
        out.push(0..whole);
    }
    out
}

fn window(segments: &[Segment], range: Range<usize>, long: usize) -> Window {
    let (head, _) = split(segments.to_vec(), range.end);
    let (_, segments) = split(head, range.start);
    Window { cut_before: range.start > 0, segments, cut_after: range.end < long }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        compare::{Form, Word, segments},
        model::Masked,
    };
    use proptest::prelude::*;

    fn marked(text: &str, word: &str) -> Vec<Segment> {
        segments(&Masked::plain(text), Form::Written, &[Word { text: word, mark: Mark::Hit }])
    }

    fn shown(text: &str, word: &str, context: usize) -> Vec<String> {
        let join = |w: &Window| {
            let text: String = w.segments.iter().map(|s| s.text.as_str()).collect();
            let dots = |cut| if cut { "…" } else { "" };
            format!("{}{text}{}", dots(w.cut_before), dots(w.cut_after))
        };
        windows(&marked(text, word), context, 9).iter().map(join).collect()
    }

    #[test]
    fn windows_show_hits_in_context() {
        assert_eq!(shown("甲乙丙丁村戊己庚辛壬", "村", 2), ["…丙丁村戊己…"]);
        assert_eq!(shown("村甲村乙丙丁戊己庚辛村", "村", 1), ["村甲村乙…", "…辛村"]);
        assert_eq!(shown("甲乙丙", "村", 2), ["甲乙丙"]);
        assert_eq!(shown("甲乙丙丁戊己庚辛", "村", 2), ["甲乙丙丁戊己…"]);
        assert_eq!(shown("", "村", 2), [""]);
    }

    proptest! {
        #[test]
        fn every_hit_is_in_a_window(text in "[ab村]{0,60}", context in 0usize..6) {
            let all = marked(&text, "村");
            let hits = |list: &[Segment]| -> usize {
                list.iter().filter(|s| s.is_hit()).map(|s| s.text.chars().count()).sum()
            };
            let seen: usize = windows(&all, context, usize::MAX).iter().map(|w| hits(&w.segments)).sum();
            prop_assert_eq!(seen, hits(&all));
        }
    }
}
