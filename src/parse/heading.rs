//! The words of a heading: the whole paragraph, or the sentence that opens it.

use crate::model::HeadingKind;

/// A sentence of up to this many characters is a heading as it stands; of a longer one the first clause is.
const LONGEST_SENTENCE: usize = 30;
/// A paragraph without any full stop is a heading up to this length.
const LONGEST_BLOCK: usize = 60;
/// What closes a heading and is no part of it.
const CLOSING: [char; 9] = ['。', '：', ':', '；', ';', '，', ',', '、', '.'];

/// The heading of a paragraph whose marker was taken off, and how it stands in it.
///
/// `推动执法下沉。进一步压实责任。` → `推动执法下沉`, run-in; `规范市场秩序` → the same, block.
pub(super) fn heading(rest: &str) -> (&str, HeadingKind) {
    let end = sentence_end(rest, |letter| "。！？；;!?".contains(letter));
    let colon = sentence_end(rest, |letter| matches!(letter, '：' | ':'));
    let colon = colon.filter(|at| count(&rest[..*at]) <= LONGEST_SENTENCE);
    let end = match (end, colon) {
        (Some(stop), Some(colon)) => Some(stop.min(colon)),
        (stop, colon) => stop.or(colon),
    };
    let Some(end) = end else {
        return if count(rest) <= LONGEST_BLOCK {
            (closed(rest), HeadingKind::Block)
        } else {
            clause(rest, rest)
        };
    };
    let sentence = &rest[..end];
    let alone = rest[end..].chars().skip(1).all(|letter| CLOSING.contains(&letter) || letter.is_whitespace());
    match (count(sentence) <= LONGEST_SENTENCE, alone) {
        (true, true) => (closed(sentence), HeadingKind::Block),
        (true, false) => (closed(sentence), HeadingKind::RunIn),
        (false, _) => clause(sentence, rest),
    }
}

/// The first clause of a long sentence.
fn clause<'a>(sentence: &'a str, rest: &'a str) -> (&'a str, HeadingKind) {
    let end = sentence_end(sentence, |letter| matches!(letter, '，' | ','));
    let heading = closed(end.map_or(sentence, |at| &sentence[..at]));
    let kind = if heading.len() == closed(rest).len() { HeadingKind::Block } else { HeadingKind::RunIn };
    (heading, kind)
}

/// The byte offset of the first letter that ends a sentence outside brackets and quotes. A bracket that is never closed
/// counts for nothing.
fn sentence_end(text: &str, ends: impl Fn(char) -> bool) -> Option<usize> {
    let mut depth = 0usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '（' | '(' | '“' | '《' | '【' | '〔' | '「' => depth += 1,
            '）' | ')' | '”' | '》' | '】' | '〕' | '」' => depth = depth.saturating_sub(1),
            _ if depth == 0 && ends(letter) => return Some(at),
            _ => {}
        }
    }
    if depth > 0 { text.find(ends) } else { None }
}

fn closed(text: &str) -> &str {
    text.trim_end_matches(|letter: char| CLOSING.contains(&letter) || letter.is_whitespace())
}

fn count(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn block_and_run_in() {
        assert_eq!(heading("规范市场秩序"), ("规范市场秩序", HeadingKind::Block));
        assert_eq!(heading("规范市场秩序。"), ("规范市场秩序", HeadingKind::Block));
        assert_eq!(heading("规范市场秩序。检查12次。"), ("规范市场秩序", HeadingKind::RunIn));
        assert_eq!(heading("文化工作方面：办展5场。"), ("文化工作方面", HeadingKind::RunIn));
        assert_eq!(heading("零售（任务：增长5%。）。完成"), ("零售（任务：增长5%。）", HeadingKind::RunIn));
    }

    #[test]
    fn a_long_sentence_gives_its_first_clause() {
        let text = "今年以来部分企业业务量下降较大，影响全区限上单位零售额增速和全年目标任务的完成。";
        assert_eq!(heading(text), ("今年以来部分企业业务量下降较大", HeadingKind::RunIn));
        let plain = "字".repeat(45);
        assert_eq!(heading(&plain), (plain.as_str(), HeadingKind::Block));
    }

    #[test]
    fn an_open_bracket_swallows_nothing() {
        assert_eq!(heading("出台细则（试行。随后印发").0, "出台细则（试行");
    }
}
