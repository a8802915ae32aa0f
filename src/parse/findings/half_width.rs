//! Half-width marks among full-width ones (有关事项,设立窗口): one doubt a report, at the first place, with the count.

use super::{
    letters::is_wide,
    view::{Doubt, Text, View},
};

/// So many letters beside the mark are quoted with it.
const BESIDE: usize = 6;

/// One doubt where the report has half-width marks beside Chinese letters.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let mut first = None;
    let mut marks = String::new();
    let mut count = 0;
    for text in &view.paragraphs {
        for &at in text.marks.iter().filter(|at| is_out_of_place(&text.chars, **at)) {
            if is_written_space(text, at) {
                continue;
            }
            first.get_or_insert((text.at, at));
            count += 1;
            let mark = text.chars[at];
            if !marks.contains(mark) {
                marks.push(mark);
            }
        }
    }
    let Some((passage, at)) = first else { return Vec::new() };
    let places = if count == 1 { String::new() } else { format!("，全文 {count} 处") };
    let message = format!("中文里用了半角标点「{marks}」{places}，与其余的全角标点不一致，请核对。");
    let text = &view.paragraphs[passage];
    let span = match text.chars[at] {
        '(' | '"' => at..text.tail(at + 1).max((at + BESIDE).min(text.chars.len())),
        _ => text.lead(at, BESIDE)..at + 1,
    };
    vec![Doubt::at(passage, span, message)]
}

/// The `;` of a space that an export wrote as letters (`&nbsp;`).
fn is_written_space(text: &Text<'_>, at: usize) -> bool {
    let masks = &text.passage.text.masks;
    let mask = masks.get(masks.partition_point(|mask| mask.end <= at));
    mask.is_some_and(|mask| mask.start <= at && mask.word.trim().is_empty())
}

/// Whether a half-width mark stands beside a Chinese letter or a full-width mark.
fn is_out_of_place(chars: &[char], at: usize) -> bool {
    let wide = |letter: Option<&char>| letter.is_some_and(|letter| is_wide(*letter));
    matches!(chars[at], ',' | ';' | ':' | '(' | ')' | '!' | '?' | '"')
        && (wide(at.checked_sub(1).and_then(|before| chars.get(before))) || wide(chars.get(at + 1)))
}
