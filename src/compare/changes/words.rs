//! What two texts have and the other has not, word by word.
//!
//! 1. A text is cut into tokens that no difference may cut: a number with its decimals and separators, a Latin word, else a character.
//! 2. `similar` finds the shortest way from the tokens of one text to those of the other (Myers).
//! 3. A letter or two in common between two changes is chance: both become one change, so that it can be read.

use std::ops::Range;

use similar::{Algorithm, capture_diff_slices};

use super::routine::{Routine, Side};

/// In common between two changes, so many characters or fewer are chance, …
const CHANCE: usize = 1;
/// … and so many where a change beside them is longer than they are.
const THIN: usize = 2;

/// What differs between two texts. Ranges count characters, in order and without overlap; what is outside of them is the same in
/// both, character by character, but for what is routine.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    /// What the earlier text has and the later has not.
    pub old: Vec<Range<usize>>,
    /// What the later text has and the earlier has not.
    pub new: Vec<Range<usize>>,
    /// How many characters both have.
    pub same: usize,
}

/// A change: a stretch of each text, either may be empty.
#[derive(Debug, Clone)]
struct Change {
    old: Range<usize>,
    new: Range<usize>,
}

impl Change {
    fn longer(&self) -> usize {
        self.old.len().max(self.new.len())
    }
}

/// What differs between two texts, by more than routine.
pub fn difference(old: &[char], new: &[char], routine: &Routine) -> Difference {
    let (old_tokens, new_tokens) = (tokens(old), tokens(new));
    let old_keys = routine.keys(Side::Old, old, &old_tokens);
    let new_keys = routine.keys(Side::New, new, &new_tokens);
    let ops = capture_diff_slices(Algorithm::Myers, &old_keys, &new_keys);
    let stretch = |tokens: &[Range<usize>], range: Range<usize>, end: usize| {
        let at = |token: usize| tokens.get(token).map_or(end, |token| token.start);
        at(range.start)..at(range.end)
    };
    let mut changes: Vec<Change> = Vec::new();
    for op in ops.iter().filter(|op| !matches!(op, similar::DiffOp::Equal { .. })) {
        let change = Change {
            old: stretch(&old_tokens, op.old_range(), old.len()),
            new: stretch(&new_tokens, op.new_range(), new.len()),
        };
        match changes.last_mut() {
            Some(last) if is_chance(last, &change) => {
                last.old.end = change.old.end;
                last.new.end = change.new.end;
            }
            _ => changes.push(change),
        }
    }
    let of = |side: fn(&Change) -> &Range<usize>| -> Vec<Range<usize>> {
        changes.iter().map(side).filter(|range| !range.is_empty()).cloned().collect()
    };
    let gone: usize = changes.iter().map(|change| change.old.len()).sum();
    Difference { old: of(|change| &change.old), new: of(|change| &change.new), same: old.len() - gone }
}

/// Whether what two changes have between them is too little to be read as the same.
fn is_chance(before: &Change, after: &Change) -> bool {
    let between = after.old.start - before.old.end;
    between <= CHANCE || between <= THIN && between < before.longer() && between < after.longer()
}

/// The tokens of a text, in order; together they are the text.
fn tokens(text: &[char]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let start = at;
        at += 1;
        while at < text.len() && goes_on(text, at) {
            at += 1;
        }
        out.push(start..at);
    }
    out
}

/// Whether the character at `at` belongs to the token of the one before it: digits and Latin letters go on, a point or comma inside a
/// number (1,200.5) and what a number ends in (%).
fn goes_on(text: &[char], at: usize) -> bool {
    let (before, here) = (text[at - 1], text[at]);
    let joint = |letter: char| matches!(letter, '.' | ',' | '．' | ':' | '/');
    let digit = |letter: Option<&char>| letter.is_some_and(char::is_ascii_digit);
    if joint(here) {
        return before.is_ascii_digit() && digit(text.get(at + 1));
    }
    if joint(before) {
        return here.is_ascii_digit() && at > 1 && text[at - 2].is_ascii_digit();
    }
    before.is_ascii_alphanumeric()
        && (here.is_ascii_alphanumeric() || before.is_ascii_digit() && matches!(here, '%' | '％' | '‰'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Period, Span};
    use proptest::prelude::*;

    fn letters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    /// `-[removed]` and `+[added]` around what is the same, seen from the later text.
    fn told(old: &str, new: &str) -> (Vec<String>, Vec<String>) {
        let (old, new) = (letters(old), letters(new));
        let found = difference(&old, &new, &Routine::default());
        let words = |text: &[char], ranges: &[Range<usize>]| -> Vec<String> {
            ranges.iter().map(|range| text[range.clone()].iter().collect()).collect()
        };
        (words(&old, &found.old), words(&new, &found.new))
    }

    #[test]
    fn numbers_change_whole() {
        let (gone, come) =
            told("新建食堂12个，完成率85.5%，用水1,200吨。", "新建食堂125个，完成率95.5%，用水1,260吨。");
        assert_eq!(gone, ["12", "85.5%", "1,200"]);
        assert_eq!(come, ["125", "95.5%", "1,260"]);
    }

    #[test]
    fn a_letter_in_common_is_chance() {
        let (gone, come) = told("抓紧修桥补路的工作。", "抓紧种树护林的事情。");
        assert_eq!((gone, come), (vec!["修桥补路的工作".to_owned()], vec!["种树护林的事情".to_owned()]));
        assert_eq!(told("办好食堂", "办好食堂"), (vec![], vec![]));
        assert_eq!(told("", "新"), (vec![], vec!["新".to_owned()]));
    }

    #[test]
    fn routine_is_no_change() {
        let period = |year| Some(Period { year, span: Span::H1 });
        let routine = Routine::between(period(2022), period(2023));
        let (old, new) = (letters("（三）2022年修桥3座，到2022底"), letters("（四）2023年修桥5座，到2023底"));
        let found = difference(&old, &new, &routine);
        let words: Vec<String> = found.new.iter().map(|range| new[range.clone()].iter().collect()).collect();
        assert_eq!(words, ["5", "2023"], "a year without 年 is a number");
        let old = letters("（三）修桥");
        assert!(difference(&old, &letters("（四）修桥"), &routine).old.is_empty());
    }

    fn rest(text: &[char], ranges: &[Range<usize>]) -> Vec<char> {
        let outside = |at: usize| !ranges.iter().any(|range| range.contains(&at));
        text.iter().enumerate().filter(|(at, _)| outside(*at)).map(|(_, letter)| *letter).collect()
    }

    proptest! {
        #[test]
        fn what_is_not_marked_is_the_same(old in "[村镇修桥12.%A，]{0,40}", new in "[村镇修桥12.%A，]{0,40}") {
            let (old, new) = (letters(&old), letters(&new));
            let found = difference(&old, &new, &Routine::default());
            prop_assert_eq!(rest(&old, &found.old), rest(&new, &found.new));
            prop_assert_eq!(rest(&old, &found.old).len(), found.same);
            for (text, ranges) in [(&old, &found.old), (&new, &found.new)] {
                for at in ranges.iter().flat_map(|range| [range.start, range.end]).filter(|at| *at > 0 && *at < text.len()) {
                    prop_assert!(!(text[at - 1].is_ascii_digit() && text[at].is_ascii_digit()), "no number is cut");
                }
                prop_assert!(ranges.windows(2).all(|pair| pair[0].end < pair[1].start));
            }
        }

        #[test]
        fn tokens_are_the_text(text in "[村1,.%Ab/ ]{0,30}") {
            let text = letters(&text);
            let found = tokens(&text);
            prop_assert!(found.iter().all(|token| !token.is_empty()));
            let all: Vec<char> = found.iter().flat_map(|range| text[range.clone()].to_vec()).collect();
            prop_assert_eq!(all, text);
        }
    }
}
