//! Cut-off text: the last paragraph ends in mid-sentence (继续推进以网格为基础的).

use super::view::{Doubt, View};
use crate::model::PassageKind;

/// At most this many characters in front of the end are quoted.
const TAIL: usize = 16;

/// Doubts about the end of the report.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let Some(last) = view.paragraphs.last() else { return Vec::new() };
    let closed = last
        .chars
        .last()
        .is_none_or(|letter| matches!(letter, '。' | '！' | '？' | '”' | '）' | ')' | '!' | '?' | '…' | '.'));
    let signature = last.chars.len() <= TAIL && view.registry.checks.text.closing.within(last.written);
    if closed || signature || last.passage.kind == PassageKind::Heading {
        return Vec::new();
    }
    let span = last.chars.len().saturating_sub(TAIL)..last.chars.len();
    vec![Doubt::at(last.at, span, "材料到这里没有收尾标点，可能被截断或漏了句号，请核对。")]
}
