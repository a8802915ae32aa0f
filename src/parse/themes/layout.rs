//! The layout of a paragraph that matters to themes: its sentences, and its lists of short items.
//!
//! All positions are byte offsets into the restored text.

/// Where sentences end.
const STOPS: [char; 7] = ['。', '；', '！', '？', ';', '!', '?'];
/// Where clauses end, beside sentences.
const PAUSES: [char; 4] = ['，', '：', ',', ':'];
/// Joins the items of a list.
const JOINER: char = '、';
/// An item of a list is a name or a phrase, not a clause.
const ITEM_CHARS: usize = 12;
/// How much of the first and the last item belongs to the list: `统筹推进|经济、…、文化|等九大领域改革`.
const EDGE_CHARS: usize = 10;

/// Sentences and lists of one text.
#[derive(Debug)]
pub(super) struct Layout {
    /// End of each sentence, ascending; the last one is the length of the text.
    ends: Vec<usize>,
    /// Lists as `start..end`, ascending.
    lists: Vec<(usize, usize)>,
}

impl Layout {
    /// Reads the layout of a text.
    pub(super) fn of(text: &str) -> Self {
        let mut ends: Vec<usize> = Vec::new();
        let mut lists = Vec::new();
        let mut clause = 0;
        for (at, letter) in text.char_indices() {
            if STOPS.contains(&letter) || PAUSES.contains(&letter) {
                lists.extend(list(text, clause, at));
                clause = at + letter.len_utf8();
            }
            if STOPS.contains(&letter) {
                ends.push(clause);
            }
        }
        lists.extend(list(text, clause, text.len()));
        if ends.last() != Some(&text.len()) {
            ends.push(text.len());
        }
        Self { ends, lists }
    }

    /// The number of sentences: at least one.
    pub(super) fn sentences(&self) -> usize {
        self.ends.len()
    }

    /// The sentence that a position is in, from 0.
    pub(super) fn sentence(&self, at: usize) -> usize {
        self.ends.partition_point(|end| *end <= at).min(self.ends.len() - 1)
    }

    /// Whether `start..end` is an item of a list, or a part of one.
    pub(super) fn in_list(&self, start: usize, end: usize) -> bool {
        let next = self.lists.partition_point(|(from, _)| *from <= start);
        next.checked_sub(1).is_some_and(|at| end <= self.lists[at].1)
    }
}

/// The list in the clause `start..end`: four short items or more, or three and 等 (`经济、教育、文化等领域`).
fn list(text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
    let clause = text.get(start..end)?;
    let items: Vec<&str> = clause.split(JOINER).collect();
    let [first, inner @ .., last] = items.as_slice() else { return None };
    let closed = last.chars().take(EDGE_CHARS).any(|letter| letter == '等');
    let short = inner.iter().all(|item| item.chars().count() <= ITEM_CHARS);
    if items.len() < if closed { 3 } else { 4 } || !short {
        return None;
    }
    let before: usize = first.chars().rev().take(EDGE_CHARS).map(char::len_utf8).sum();
    let after: usize = last.chars().take(EDGE_CHARS).map(char::len_utf8).sum();
    Some((start + first.len() - before, end - last.len() + after))
}

#[cfg(test)]
mod tests {
    use super::Layout;

    fn listed(text: &str) -> Vec<&str> {
        Layout::of(text).lists.iter().map(|(from, to)| &text[*from..*to]).collect()
    }

    #[test]
    fn sentences_end_at_stops() {
        let text = "植树千亩。修路；架桥";
        let layout = Layout::of(text);
        assert_eq!(layout.sentences(), 3);
        let of = |word: &str| layout.sentence(text.find(word).unwrap());
        assert_eq!((of("植树"), of("修路"), of("架桥")), (0, 1, 2));
        assert_eq!(Layout::of("").sentences(), 1);
        assert_eq!(Layout::of("完。").sentences(), 1);
    }

    #[test]
    fn lists_are_short_items() {
        assert_eq!(listed("支持农业、教育、文化、医疗发展"), ["支持农业、教育、文化、医疗发展"]);
        assert_eq!(listed("涉及农业、教育、文化等方面"), ["涉及农业、教育、文化等方面"]);
        assert!(listed("涉及农业、教育、文化").is_empty(), "three items without 等");
        assert!(listed("植树、修路，架桥、铺轨").is_empty(), "two and two");
        let long = "整治农村人居环境三大革命专项行动";
        assert!(listed(&format!("植树、{long}、{long}、铺轨")).is_empty(), "items as long as clauses");
    }
}
