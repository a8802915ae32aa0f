//! 提法: what a report puts in quotes or names as a document, and which of it the other report has not got.
//!
//! Offices put what they coin in quotes (“一网通办”) and documents in 《》; a word in quotes that the other report writes without
//! them is not new.

use std::collections::BTreeSet;

/// A name of more letters is a sentence that is quoted.
const LONGEST: usize = 16;
/// One of fewer is a single letter: “一”.
const SHORTEST: usize = 2;

/// The names of `texts` that `others` do not have anywhere, in the order in which they come, each once.
pub fn names_only_in(texts: &[String], others: &[String]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let elsewhere = |name: &str| others.iter().any(|other| other.contains(name));
    texts
        .iter()
        .flat_map(|text| names(text))
        .filter(|name| seen.insert(name.clone()) && !elsewhere(name))
        .collect()
}

/// What stands in quotes or book marks in a text.
fn names(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut open: Option<(char, String)> = None;
    for letter in text.chars() {
        match (&mut open, letter) {
            (_, '“') => open = Some(('”', String::new())),
            (_, '《') => open = Some(('》', String::new())),
            (Some((close, name)), letter) if letter == *close => {
                if (SHORTEST..=LONGEST).contains(&name.chars().count()) && !ends_sentence(name) {
                    out.push(std::mem::take(name));
                }
                open = None;
            }
            (Some((_, name)), letter) => name.push(letter),
            (None, _) => {}
        }
    }
    out
}

fn ends_sentence(name: &str) -> bool {
    name.contains(['。', '；', '，', '！', '？'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_new_where_the_other_has_them_nowhere() {
        let new = ["推行“云上办”，落实《护河办法》，“云上办”再提速，开展“双拥”和“一”".to_owned()];
        let old = ["做好双拥工作，“少跑腿，快办事”。".to_owned()];
        assert_eq!(names_only_in(&new, &old), ["云上办", "护河办法"]);
        assert_eq!(names_only_in(&old, &new), Vec::<String>::new());
        assert_eq!(names("“没有合上的《两层》"), ["两层"]);
    }
}
