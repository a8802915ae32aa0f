//! Two parts that make up the whole and do not: 共培训500人，其中男300人、女210人; with units or without.

use std::ops::Range;

use super::{
    arithmetic::{exact, figures_in, holding},
    view::{Doubt, Text, View},
};
use crate::model::FigureKind;

/// The whole stands so many letters in front of its first part at most.
const NEAR: usize = 16;
/// Between the two parts stand so many letters at most: 300人、
const BETWEEN: usize = 6;
/// Behind a colon parts that come this close to their sum are looked at by `sum_parts`.
const CLOSE: f64 = 0.9;
/// So many digits a number has at most.
const DIGITS: usize = 9;

/// Doubts about pairs like 男 and 女, one of which everybody is.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let mut out = Vec::new();
    for text in view.paragraphs.iter().filter(|text| !text.figures.is_empty()) {
        for [first, second] in &view.registry.checks.sums.halves {
            for (byte, word) in text.written.match_indices(first.as_str()) {
                let at = text.chars_of(byte..byte + word.len());
                out.extend(doubt(text, at, second, view));
            }
        }
    }
    out
}

fn doubt(text: &Text<'_>, first: Range<usize>, second: &str, view: &View<'_>) -> Option<Doubt> {
    let one = number(text, first.end)?;
    let reach = one.end..(one.end + BETWEEN).min(text.chars.len());
    let between = text.words(reach);
    let byte = between.find(second)?;
    let behind = one.end + between.get(..byte)?.chars().count() + second.chars().count();
    let other = number(text, behind)?;
    let gap = text.words(one.end..behind);
    if gap.contains(['。', '；', '（', '）', '+']) || text.chars.get(other.end) == Some(&'.') {
        return None;
    }
    let sentence = holding(&text.sentences, first.start)?;
    let whole = figures_in(text, sentence.start..first.start).last()?;
    let lead = text.words(whole.end..first.start);
    let told = view.registry.checks.sums.parts.within(lead) || lead.ends_with(['（', '(']);
    let near = first.start - whole.end <= NEAR && whole.kind == FigureKind::Count && whole.base == "人";
    // 其中：男300人、女210人 and what stands in brackets is the business of sum_parts, if it has units.
    let counted = figures_in(text, other.clone()).first();
    let value = |range: Range<usize>| text.words(range).parse::<f64>().ok();
    let (left, right) = (value(one)?, value(other.clone())?);
    let total = exact(whole)?;
    let listed = lead.contains(['（', '(']) || lead.contains(['：', ':']) && left + right >= total * CLOSE;
    if !(told && near) || (counted.is_some() && listed) || (left + right - total).abs() < 0.5 {
        return None;
    }
    let message = format!("{left}＋{right}＝{}，与总数{total}不符，请核对。", left + right);
    let end = other.end + counted.map_or(0, |figure| figure.unit.chars().count());
    Some(Doubt::at(text.at, whole.start..end.min(text.chars.len()), message))
}

/// The whole number at a place; 性 in front of it is left aside.
fn number(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let at = at + usize::from(text.chars.get(at) == Some(&'性'));
    let rest = text.chars.get(at..)?;
    let length = rest.iter().take(DIGITS).take_while(|letter| letter.is_ascii_digit()).count();
    (length > 0).then_some(at..at + length)
}
