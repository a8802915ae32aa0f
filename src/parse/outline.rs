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
    let mut places = Vec::with_capacity(marks.len());
    for (at, &mark) in marks.iter().enumerate() {
        if let Some(open) = stack.iter().position(|(open, _)| open.0 == mark.0) {
            stack.truncate(open);
        } else {
            while stack.last().is_some_and(|(top, _)| closes(mark, *top, &marks[at + 1..])) {
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

/// Whether a new style closes the open heading `top`. `ahead` are the headings after it.
fn closes(new: Mark, top: Mark, ahead: &[Mark]) -> bool {
    if top.0 <= new.0 {
        return false;
    }
    // The usual order would close it. But where `top`'s own numbers go on beyond this one, it is the outer one here.
    let next = ahead.iter().find(|(style, _)| *style == top.0 || (*style < top.0 && *style != new.0));
    let goes_on = next.is_some_and(|(style, number)| *style == top.0 && *number == top.1 + 1);
    !(goes_on && new.1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Style::{Arabic, Bare, Chinese, ChineseParen, Item};

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
        let usual = [(ChineseParen, 1), (Item, 1), (Item, 2), (Arabic, 1), (Item, 1), (Arabic, 2)];
        assert_eq!(depths(&usual), [1, 2, 2, 2, 3, 2]);
    }
}
