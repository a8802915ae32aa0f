//! A paragraph as running text: what stands inside quotes and brackets, where sentences and clauses end.

use std::ops::Range;

/// Opening marks and what closes each.
const PAIRS: [(char, char); 10] = [
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('《', '》'),
    ('〈', '〉'),
    ('（', '）'),
    ('(', ')'),
    ('【', '】'),
    ('〔', '〕'),
    ('[', ']'),
];

/// A paragraph's characters with what stands around each.
#[derive(Debug)]
pub(super) struct Prose {
    /// The text as written.
    pub(super) text: Vec<char>,
    /// Whether a character stands inside a pair of quotes or brackets (the marks themselves included). A mark without its
    /// partner opens nothing.
    inside: Vec<bool>,
}

impl Prose {
    /// The paragraph as running text. Linear in its length.
    pub(super) fn new(text: &str) -> Self {
        let text: Vec<char> = text.chars().collect();
        let inside = inside(&text);
        Self { text, inside }
    }

    /// Number of characters.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether the character at `at` stands in quotes or brackets.
    pub(super) fn is_inside(&self, at: usize) -> bool {
        self.inside.get(at).copied().unwrap_or(false)
    }

    /// The words of a stretch; a stretch beyond the end is cut.
    pub(super) fn words(&self, range: Range<usize>) -> String {
        self.text.get(range.start.min(self.len())..range.end.min(self.len())).unwrap_or(&[]).iter().collect()
    }

    /// Whether the text at `at` begins with `word`.
    pub(super) fn starts(&self, at: usize, word: &str) -> bool {
        let rest = self.text.get(at..).unwrap_or(&[]);
        let mut letters = rest.iter();
        word.chars().all(|letter| letters.next() == Some(&letter))
    }

    /// The stretches of `range` that end with one of `ends` (outside quotes and brackets), each with its mark, without
    /// space in front. Empty ones are left out.
    pub(super) fn cut(&self, range: Range<usize>, ends: &str) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut from = range.start;
        for at in range.clone() {
            let ended = ends.contains(self.text[at]) && !self.is_inside(at);
            if ended || at + 1 == range.end {
                out.push(self.trimmed(from..at + 1));
                from = at + 1;
            }
        }
        out.retain(|piece| piece.len() > 1 || piece.clone().any(|at| self.text[at].is_alphanumeric()));
        out
    }

    /// The sentences of a stretch.
    pub(super) fn sentences(&self, range: Range<usize>) -> Vec<Range<usize>> {
        self.cut(range, "。！？!?")
    }

    /// A stretch without space at its ends.
    pub(super) fn trimmed(&self, mut range: Range<usize>) -> Range<usize> {
        while range.start < range.end && self.text[range.start].is_whitespace() {
            range.start += 1;
        }
        while range.start < range.end && self.text[range.end - 1].is_whitespace() {
            range.end -= 1;
        }
        range
    }
}

/// Marks what stands between partners. A closing mark belongs to the last open one of its kind; what was opened inside and
/// never closed counts for nothing.
fn inside(text: &[char]) -> Vec<bool> {
    let mut edges = vec![0i32; text.len() + 1];
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, letter) in text.iter().enumerate() {
        if let Some((_, close)) = PAIRS.iter().find(|(mark, _)| mark == letter) {
            open.push((at, *close));
        } else if PAIRS.iter().any(|(_, close)| close == letter) {
            // Only the innermost few can be its partner: an old one was forgotten by its writer.
            let from = open.len().saturating_sub(4);
            if let Some(found) = open[from..].iter().rposition(|(_, close)| close == letter) {
                edges[open[from + found].0] += 1;
                edges[at + 1] -= 1;
                open.truncate(from + found);
            }
        }
    }
    let mut depth = 0;
    edges[..text.len()]
        .iter()
        .map(|edge| {
            depth += edge;
            depth > 0
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<String> {
        let prose = Prose::new(text);
        prose.sentences(0..prose.len()).into_iter().map(|range| prose.words(range)).collect()
    }

    #[test]
    fn a_stop_inside_quotes_ends_nothing() {
        assert_eq!(sentences("修路。 办会“一事。一议”三场！"), ["修路。", "办会“一事。一议”三场！"]);
        assert_eq!(sentences("开办“夜校。共5期。"), ["开办“夜校。", "共5期。"]);
        assert_eq!(sentences("（试行。修好路。"), ["（试行。", "修好路。"]);
        assert_eq!(sentences("。。"), Vec::<String>::new());
    }
}
