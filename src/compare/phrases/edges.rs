//! Where a run of letters may begin and end: what tells a phrase from a piece of one.
//!
//! 1. [`Sides`]: which letters stand on either side of a run, and how much they change, as entropy in bits (branching entropy). Where
//!    the stretch ends, whatever follows is another beginning: each end counts as a neighbour of its own. A number in front is always
//!    the same neighbour: what follows it is its unit.
//! 2. [`Edges`]: words of the language that lean on their neighbour, and words that are no wording at all.

use std::collections::HashMap;

/// Words that a phrase does not begin with, does not end with, does not hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edges {
    opening: Vec<Vec<char>>,
    closing: Vec<Vec<char>>,
    within: Vec<Vec<char>>,
}

impl Edges {
    /// From lists of words.
    pub fn new(opening: &[String], closing: &[String], within: &[String]) -> Self {
        let letters = |words: &[String]| words.iter().map(|word| word.chars().collect()).collect();
        Self { opening: letters(opening), closing: letters(closing), within: letters(within) }
    }

    /// A run without the words at its ends that it does not begin or end with.
    pub(in crate::compare) fn strip<'r>(&self, mut run: &'r [char]) -> &'r [char] {
        while let Some(rest) = self.opening.iter().find_map(|word| run.strip_prefix(word.as_slice())) {
            run = rest;
        }
        while let Some(rest) = self.closing.iter().find_map(|word| run.strip_suffix(word.as_slice())) {
            run = rest;
        }
        run
    }

    /// Whether a run may be a phrase.
    pub(in crate::compare) fn allow(&self, run: &[char]) -> bool {
        let holds = |word: &Vec<char>| run.windows(word.len().max(1)).any(|window| window == word.as_slice());
        !self.opening.iter().any(|word| run.starts_with(word))
            && !self.closing.iter().any(|word| run.ends_with(word))
            && !self.within.iter().any(holds)
    }
}

/// What stands beside a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Neighbour {
    /// A letter.
    Letter(char),
    /// A number.
    Number,
    /// Nothing: the stretch begins or ends here.
    None,
}

/// What stood on both sides of a run.
#[derive(Debug, Default)]
pub(in crate::compare) struct Sides {
    before: Side,
    after: Side,
}

impl Sides {
    /// Counts the run of `length` letters at `at` in a stretch.
    pub(in crate::compare) fn see_in(
        &mut self,
        letters: &[char],
        after_number: bool,
        at: usize,
        length: usize,
    ) {
        let before = match at.checked_sub(1).and_then(|before| letters.get(before)) {
            Some(letter) => Neighbour::Letter(*letter),
            None if after_number => Neighbour::Number,
            None => Neighbour::None,
        };
        let after = letters.get(at + length).map_or(Neighbour::None, |letter| Neighbour::Letter(*letter));
        self.see(before, after);
    }

    /// Counts one place.
    fn see(&mut self, before: Neighbour, after: Neighbour) {
        self.before.see(before);
        self.after.see(after);
    }

    /// The freedom of the side that has less, in bits.
    pub(in crate::compare) fn freedom(&self) -> f64 {
        self.before.entropy().min(self.after.entropy())
    }
}

/// What stood on one side.
#[derive(Debug, Default)]
struct Side {
    seen: HashMap<Neighbour, u32>,
    all: u32,
}

impl Side {
    fn see(&mut self, neighbour: Neighbour) {
        self.all += 1;
        *self.seen.entry(neighbour).or_default() += 1;
    }

    fn entropy(&self) -> f64 {
        let all = f64::from(self.all);
        let bits = |(neighbour, count): (&Neighbour, &u32)| {
            let share = f64::from(*count) / all;
            // Every end is a neighbour of its own.
            let each = if *neighbour == Neighbour::None { 1.0 / all } else { share };
            -share * each.log2()
        };
        self.seen.iter().map(bits).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entropy(neighbours: &[Neighbour]) -> f64 {
        let mut side = Side::default();
        for neighbour in neighbours {
            side.see(*neighbour);
        }
        side.entropy()
    }

    #[test]
    fn neighbours_that_change_leave_a_run_free() {
        use Neighbour::{Letter, None, Number};
        assert!(entropy(&[Letter('强'), Letter('强'), Letter('强')]).abs() < 1e-9);
        assert!((entropy(&[Letter('强'), Letter('快'), Letter('大'), Letter('深')]) - 2.0).abs() < 1e-9);
        assert!((entropy(&[None, None, None, None]) - 2.0).abs() < 1e-9);
        assert!(entropy(&[Number, Number, Number, Number]).abs() < 1e-9);
        assert!((entropy(&[None, None, Letter('村'), Letter('村')]) - 1.5).abs() < 1e-9);
    }

    #[test]
    fn words_at_the_ends_are_stripped_as_often_as_they_stand_there() {
        let edges = Edges::new(&["持续".to_owned(), "优化".to_owned()], &["工作".to_owned()], &[]);
        let stripped = |run: &str| edges.strip(&run.chars().collect::<Vec<_>>()).iter().collect::<String>();
        assert_eq!(stripped("持续优化营商环境工作"), "营商环境");
        assert_eq!(stripped("工作作风优化"), "工作作风优化");
        assert_eq!(stripped("优化工作"), "");
    }

    #[test]
    fn words_that_lean_on_a_neighbour_are_no_edges() {
        let words = |list: &[&str]| list.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
        let edges = Edges::new(&words(&["一是", "的"]), &words(&["的"]), &words(&["上半年"]));
        let allowed = |run: &str| edges.allow(&run.chars().collect::<Vec<_>>());
        assert!(
            !allowed("一是强化") && !allowed("的工作") && !allowed("各项的") && !allowed("今年上半年工作")
        );
        assert!(
            allowed("强化督查") && allowed("党的建设") && !Edges::default().opening.iter().any(Vec::is_empty)
        );
    }
}
