//! The heading that a paragraph opens with: （二）建好社区食堂。今年新建6家… has one of its own, though it is no heading alone.

use crate::model::{PassageKind, PassageRow};

/// Longer first sentences are text, not headings.
const LONGEST: usize = 40;

/// The heading of a passage: its text where it is one, the first sentence where that is numbered 一、 or （一）; restored, with marker.
pub(super) fn opening(passage: &PassageRow) -> Option<String> {
    let text = passage.text.restored();
    if passage.kind == PassageKind::Heading {
        return Some(text);
    }
    if !is_numbered(&text) {
        return None;
    }
    let end = text.find(['。', '：', '；'])?;
    let heading = &text[..end];
    (heading.chars().count() <= LONGEST).then(|| heading.to_owned())
}

/// Whether a text begins with 一、 or （一）.
fn is_numbered(text: &str) -> bool {
    let numeral = |letter: char| "一二三四五六七八九十".contains(letter);
    let (rest, close) = match text.strip_prefix(['（', '(']) {
        Some(rest) => (rest, ['）', ')']),
        None => (text, ['、', '、']),
    };
    let behind = rest.trim_start_matches(numeral);
    behind.len() < rest.len() && behind.starts_with(close)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{compare::sample::passage, model::Part};

    #[test]
    fn a_numbered_first_sentence_is_a_heading() {
        let own = |text: &str| opening(&passage(1, Part::Review, text));
        assert_eq!(own("（二）建好社区食堂。今年新建6家。").as_deref(), Some("（二）建好社区食堂"));
        assert_eq!(own("三、下一步打算：抓紧办。").as_deref(), Some("三、下一步打算"));
        assert_eq!(own("今年新建社区食堂6家。"), None);
        assert_eq!(own("一是抓紧办。"), None);
        assert_eq!(own("（二）没有句号的一段"), None);
    }
}
