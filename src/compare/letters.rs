//! A text as stretches of letters: what words and phrases are counted in.

use super::likeness::counts;

/// Letters side by side, with no digit, mark or letter that hides a number between them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Never empty.
    pub(super) letters: Vec<char>,
    /// Whether a number stands right before it: then it begins with a unit.
    pub(super) after_number: bool,
}

/// The stretches of a text, in order.
pub(super) fn stretches(text: &str) -> Vec<Stretch> {
    let mut out = Vec::new();
    let mut open = Stretch::default();
    let mut before = None;
    for letter in text.chars() {
        if counts(letter) {
            if open.letters.is_empty() {
                open.after_number = before.is_some_and(char::is_alphanumeric);
            }
            open.letters.push(letter);
        } else if !open.letters.is_empty() {
            out.push(std::mem::take(&mut open));
        }
        before = Some(letter);
    }
    out.extend((!open.letters.is_empty()).then_some(open));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_marks_end_a_stretch() {
        let told: Vec<(String, bool)> = stretches("修桥3座，补助XX万元；好")
            .into_iter()
            .map(|stretch| (stretch.letters.iter().collect(), stretch.after_number))
            .collect();
        let expected = [("修桥", false), ("座", true), ("补助", false), ("万元", true), ("好", false)];
        assert_eq!(told, expected.map(|(words, after)| (words.to_owned(), after)));
    }
}
