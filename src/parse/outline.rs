//! The real nesting of numbered headings.
//!
//! No style has a fixed depth: `1.` stands under `一、` in one report and under `（一）` in the next. So a stack of the open
//! styles is kept:
//! 1. A style that is open already closes down to its last heading: the new one is its sister.
//! 2. A style that is new closes what usually stands below it (`（一）` closes `1.`) and opens below the rest, unless the
//!    numbers ahead say that the usual order is turned round here.
//! 3. A report that starts with `（一）` and goes on with `二、` has lost its `一、`: a place is kept for it.

use super::marker::Style;

/// Style and number of a heading.
pub(super) type Mark = (Style, u32);

/// Where a heading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Depth from 1.
    pub(super) depth: usize,
    /// Index of the heading above it.
    pub(super) parent: Option<usize>,
}

/// An open heading: its mark, and its index (`None` for one that the report has lost).
type Open = (Mark, Option<usize>);

/// The places of all headings of a report, in order.
pub(super) fn nest(marks: &[Mark]) -> Vec<Place> {
    let mut stack: Vec<Open> = lost_top(marks).map(|mark| (mark, None)).into_iter().collect();
    let mut turned: Vec<(Style, Style)> = Vec::new(); // outer and inner, against the usual order
    let mut places = Vec::with_capacity(marks.len());
    for (at, &mark) in marks.iter().enumerate() {
        if let Some(open) = stack.iter().position(|(open, _)| is_sister(*open, mark)) {
            stack.truncate(open);
        } else {
            while let Some(&(top, _)) = stack.last().filter(|(top, _)| top.0 > mark.0) {
                let pair = (top.0, mark.0);
                if !turned.contains(&pair) && goes_on_beyond(mark, top, &marks[at + 1..]) {
                    turned.push(pair);
                }
                if turned.contains(&pair) {
                    break;
                }
                stack.pop();
            }
        }
        let parent = stack.iter().rev().find_map(|(_, index)| *index);
        stack.push((mark, Some(at)));
        places.push(Place { depth: stack.len(), parent });
    }
    places
}

/// The outer heading that must have stood before the first one: `（一）（二） 二、` has lost its `一、`.
fn lost_top(marks: &[Mark]) -> Option<Mark> {
    let first = marks.first()?.0;
    let outer = marks.iter().find(|(style, _)| *style < first && *style != Style::Bare)?;
    (outer.1 >= 2).then_some((outer.0, 1))
}

/// Whether a heading is a sister of an open one: of its style, or `3）` after `（2）`.
fn is_sister(open: Mark, new: Mark) -> bool {
    let loose = |style| matches!(style, Style::ArabicParen | Style::ArabicHalf);
    open.0 == new.0 || (loose(open.0) && loose(new.0) && new.1 == open.1 + 1)
}

/// Whether the open heading `top`, usually the inner one, is the outer one here: its numbers go on beyond the new heading.
/// `ahead` are the headings after that.
fn goes_on_beyond(new: Mark, top: Mark, ahead: &[Mark]) -> bool {
    let next = ahead.iter().find(|(style, _)| *style == top.0 || (*style < top.0 && *style != new.0));
    new.1 == 1 && next == Some(&(top.0, top.1 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Style::{Arabic, ArabicHalf, ArabicParen, Bare, Chinese, ChineseParen, Item};

    fn depths(marks: &[Mark]) -> Vec<usize> {
        nest(marks).iter().map(|place| place.depth).collect()
    }

    #[test]
    fn the_usual_order() {
        let marks = [
            (Chinese, 1),
            (ChineseParen, 1),
            (Arabic, 1),
            (Item, 1),
            (Arabic, 2),
            (ChineseParen, 2),
            (Chinese, 2),
        ];
        assert_eq!(depths(&marks), [1, 2, 3, 4, 3, 2, 1]);
        assert_eq!(nest(&marks)[4].parent, Some(1));
        assert_eq!(depths(&[(Chinese, 1), (Item, 1), (Item, 2), (Chinese, 2), (Arabic, 1)]), [1, 2, 2, 1, 2]);
    }

    #[test]
    fn a_lost_top_keeps_its_place() {
        assert_eq!(depths(&[(ChineseParen, 1), (ChineseParen, 2), (Chinese, 2), (Item, 1)]), [2, 2, 1, 2]);
        assert_eq!(depths(&[(ChineseParen, 1), (ChineseParen, 2), (Chinese, 1)]), [1, 1, 1]);
        assert_eq!(nest(&[(ChineseParen, 1), (Chinese, 2)])[0].parent, None);
    }

    #[test]
    fn numbers_that_restart() {
        assert_eq!(depths(&[(Chinese, 1), (Chinese, 2), (Chinese, 1), (Chinese, 2)]), [1; 4]);
        let bare = [(Bare, 1), (Chinese, 1), (ChineseParen, 1), (Bare, 2), (Chinese, 1)];
        assert_eq!(depths(&bare), [1, 2, 3, 1, 2]);
    }

    #[test]
    fn an_order_turned_round() {
        let marks = [(Arabic, 1), (ChineseParen, 1), (ChineseParen, 2), (Arabic, 2), (ChineseParen, 1)];
        assert_eq!(depths(&marks), [1, 2, 2, 1, 2]);
        let items = [(Chinese, 1), (Item, 1), (Arabic, 1), (Arabic, 2), (Item, 2), (Item, 3)];
        assert_eq!(depths(&items), [1, 2, 3, 3, 2, 2]);
        let half = [
            (ArabicParen, 1),
            (ArabicParen, 2),
            (ArabicHalf, 1),
            (ArabicHalf, 2),
            (ArabicParen, 3),
            (ArabicHalf, 4),
        ];
        assert_eq!(depths(&half), [1, 1, 2, 2, 1, 1]);
        let usual = [(ChineseParen, 1), (Item, 1), (Item, 2), (Arabic, 1), (Item, 1), (Arabic, 2)];
        assert_eq!(depths(&usual), [1, 2, 2, 2, 3, 2]);
    }
}
