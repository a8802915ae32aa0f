//! A number that fell out: 对云岭等个县开展, 增长%, 文号〔2023〕号.

use super::{
    letters::is_chinese,
    view::{Doubt, Text, View},
};

/// Doubts about words that need a number and have none.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    view.paragraphs.iter().flat_map(|text| doubts(text, view)).collect()
}

fn doubts(text: &Text<'_>, view: &View<'_>) -> Vec<Doubt> {
    let words = &view.registry.checks.text;
    let mut out = Vec::new();
    for found in words.counted.find(text.written) {
        let span = text.chars_of(found);
        if let Some(head) = words.needs_number.end_of(text.words(0..span.start)) {
            let span = span.start - head.chars().count()..span.end;
            let message = format!("“{}”中间漏了数字，可能被删去，请核对。", text.words(span.clone()));
            out.push(Doubt::at(text.at, span, message));
        }
    }
    out.extend((1..text.chars.len()).filter_map(|at| document(text, at)));
    out
}

/// A document number without a number: 云财〔2023〕号.
fn document(text: &Text<'_>, at: usize) -> Option<Doubt> {
    let chars = &text.chars;
    let opens = matches!(chars[at], '〔' | '【' | '[' | '［' | '（' | '(') && is_chinese(chars[at - 1]);
    let year = opens && chars.get(at + 1..at + 5)?.iter().all(char::is_ascii_digit);
    let closes = matches!(chars.get(at + 5)?, '〕' | '】' | ']' | '］' | '）' | ')');
    if !(year && closes && chars.get(at + 6) == Some(&'号')) {
        return None;
    }
    let letters = chars[..at].iter().rev().take(6).take_while(|letter| is_chinese(**letter)).count();
    let span = at - letters..at + 7;
    let message = format!("文号“{}”缺少序号，可能被删去，请核对。", text.words(span.clone()));
    Some(Doubt::at(text.at, span, message))
}
