//! All words of all themes in one automaton: a text is read once, whatever the number of themes.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, BuildError, MatchKind};

use super::Theme;

/// What a word is to a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The theme's name.
    Name,
    /// One of the other names.
    Also,
    /// Strong.
    Strong,
    /// Counts beside a [`Role::Beside`] of the same number.
    Near(usize),
    /// Makes a [`Role::Near`] of the same number count.
    Beside(usize),
    /// Weak.
    Weak,
    /// Covers the words inside it.
    Except,
    /// Must be somewhere in the report.
    Report,
}

/// A word of a theme in a text: bytes `start..end`.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What the word is to the theme.
    pub role: Role,
}

/// The words of all themes, ready to be searched for.
#[derive(Debug, Clone)]
pub struct Words {
    automaton: AhoCorasick,
    /// For each word of the automaton, the themes it belongs to.
    meanings: Vec<Vec<(usize, Role)>>,
    themes: usize,
}

impl Words {
    /// Collects the words.
    ///
    /// # Errors
    /// Where the automaton cannot be built: more words than memory.
    pub(super) fn new(themes: &[Theme]) -> Result<Self, BuildError> {
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut patterns: Vec<&str> = Vec::new();
        let mut meanings: Vec<Vec<(usize, Role)>> = Vec::new();
        for (number, theme) in themes.iter().enumerate() {
            for (word, role) in roles(theme) {
                let place = *places.entry(word).or_insert_with(|| {
                    patterns.push(word);
                    meanings.push(Vec::new());
                    patterns.len() - 1
                });
                meanings[place].push((number, role));
            }
        }
        let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(patterns)?;
        Ok(Self { automaton, meanings, themes: themes.len() })
    }

    /// The marks of each theme in a text, by theme, in order of their ends.
    pub fn marks(&self, text: &str) -> Vec<Vec<Mark>> {
        let mut marks = vec![Vec::new(); self.themes];
        for found in self.automaton.find_overlapping_iter(text) {
            for (theme, role) in &self.meanings[found.pattern().as_usize()] {
                marks[*theme].push(Mark { start: found.start(), end: found.end(), role: *role });
            }
        }
        marks
    }
}

/// All words of a theme with what they are to it.
fn roles(theme: &Theme) -> Vec<(&str, Role)> {
    let mut roles = vec![(theme.name.as_str(), Role::Name)];
    let lists = [
        (&theme.also, Role::Also),
        (&theme.strong, Role::Strong),
        (&theme.weak, Role::Weak),
        (&theme.except, Role::Except),
        (&theme.report, Role::Report),
    ];
    for (list, role) in lists {
        roles.extend(list.iter().map(|word| (word.as_str(), role)));
    }
    for (number, near) in theme.near.iter().enumerate() {
        roles.extend(near.words.iter().map(|word| (word.as_str(), Role::Near(number))));
        roles.extend(near.with.iter().map(|word| (word.as_str(), Role::Beside(number))));
    }
    roles
}
