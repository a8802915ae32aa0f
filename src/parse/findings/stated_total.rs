//! A total behind its parts that is not their sum: 公路2.4亿元、桥梁1.7亿元、站场0.9亿元，三项合计6亿元.
//!
//! The number word says how many parts there are: so many numbers of the same base, the last ones in front of it in the
//! sentence, must add up to the number behind 合计, within rounding.

use std::ops::Range;

use super::{
    arithmetic::{Written, alike, exact, figures_in, holding, rounding},
    letters::numeral,
    view::{Doubt, Text, View},
};
use crate::model::Figure;

/// Between 三项 and 合计 stand so many letters at most: 三项支出合计.
const BETWEEN: usize = 6;

/// The parts are among so many numbers in front of the total.
const MOST: usize = 60;

/// Doubts about totals behind their parts.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let mut out = Vec::new();
    for text in view.paragraphs.iter().filter(|text| text.figures.len() > 2) {
        let totals = view.registry.checks.sums.totals.spots(&text.chars);
        out.extend(totals.filter_map(|word| doubt(text, word)));
    }
    out
}

fn doubt(text: &Text<'_>, word: Range<usize>) -> Option<Doubt> {
    let sentence = holding(&text.sentences, word.start)?;
    let (count, start) = announced(text, word.start)?;
    let total = figures_in(text, word.end..sentence.end).first()?;
    let close =
        text.chars.get(word.end..total.start)?.iter().all(|letter| super::letters::is_chinese(*letter));
    let before = figures_in(text, sentence.start..start);
    let before = &before[before.len().saturating_sub(MOST)..];
    let parts: Vec<&Figure> = before.iter().filter(|figure| alike(figure, total)).collect();
    let parts = parts.get(parts.len().checked_sub(count)?..)?;
    let values: Vec<f64> = parts.iter().filter_map(|part| exact(part)).collect();
    let (sum, stated) = (values.iter().sum::<f64>(), exact(total)?);
    let slack = rounding(total) + parts.iter().map(|part| rounding(part)).sum::<f64>() + stated.abs() * 1e-9;
    if !close || values.len() != count || (sum - stated).abs() <= slack {
        return None;
    }
    let written = Written::new(total, parts.iter().copied());
    let terms: Vec<String> = values.iter().map(|value| written.show(*value)).collect();
    let message = format!(
        "{}＝{}，与后面写的合计{}不符，请核对。",
        terms.join("＋"),
        written.show(sum),
        written.show(stated)
    );
    Some(Doubt::at(text.at, parts.first()?.start..total.end, message))
}

/// How many parts 三项 in front of 合计 announces, and where it stands.
fn announced(text: &Text<'_>, end: usize) -> Option<(usize, usize)> {
    let from = end.saturating_sub(BETWEEN);
    let at = (from.max(1)..end).rev().find(|at| matches!(text.chars[*at], '项' | '者' | '类'))?;
    let number = text.chars[at - 1];
    let count = number.to_digit(10).or_else(|| numeral(number)).or((number == '两').then_some(2))?;
    (2..=10).contains(&count).then_some((usize::try_from(count).ok()?, at - 1))
}
