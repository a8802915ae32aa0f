//! A stated rate that is not what its two numbers give: 应修86处，已修43处，完成率60%.
//!
//! Only where a sentence has exactly two numbers that count the same in front of the rate, so that there is no doubt which are
//! meant. A rate that any two or the first and the sum of the others give is right.

use super::{
    arithmetic::{alike, decimals, exact, figures_in, last_digit, shown},
    view::{Doubt, Text, View},
};
use crate::model::{Figure, FigureKind};

/// Doubts about rates.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let rates = |text: &'_ Text<'_>| -> Vec<Doubt> {
        let rates = text.figures.iter().filter(|figure| figure.kind == FigureKind::Ratio);
        rates.filter_map(|rate| doubt(text, rate, view)).collect()
    };
    view.paragraphs.iter().filter(|text| text.figures.len() > 2).flat_map(rates).collect()
}

fn doubt(text: &Text<'_>, rate: &Figure, view: &View<'_>) -> Option<Doubt> {
    let stated = rate.number.filter(|_| rate.approx.is_none() && rate.unit.starts_with(['%', '％']))?;
    let sentence = text.sentences.iter().find(|sentence| sentence.end > rate.start)?;
    let before = figures_in(text, sentence.start..rate.start);
    let rated = |figure: &Figure| matches!(figure.kind, FigureKind::Ratio | FigureKind::Growth);
    let before = &before[before.iter().rposition(rated).map_or(0, |at| at + 1)..];
    let last = before.last()?;
    let named = text.words(last.end..rate.start);
    if !view.registry.checks.sums.rates.within(named) || named.contains('；') {
        return None;
    }
    let same: Vec<&Figure> = before.iter().filter(|figure| alike(figure, last)).collect();
    let numbers: Vec<f64> = same.iter().map(|figure| exact(figure)).collect::<Option<_>>()?;
    let slack = last_digit(decimals(rate.value.as_deref()?)) + 1e-9;
    let gives = |part: f64, whole: f64| whole > 0.0 && (part / whole * 100.0 - stated).abs() <= slack;
    let pairs = numbers.iter().any(|whole| numbers.iter().any(|part| gives(*part, *whole)));
    let summed = numbers.split_first().is_some_and(|(first, rest)| gives(rest.iter().sum(), *first));
    let ([whole, part], [first, _]) = (numbers.as_slice(), same.as_slice()) else { return None };
    // First what was to be done, then what was: more only where the rate is above 100.
    let ordered = if stated > 100.0 { part > whole } else { part <= whole };
    let apart = pairs || summed || !ordered || *part <= 0.0 || part / whole < 0.05;
    let parts = &view.registry.checks.sums.parts;
    let apart = apart || parts.within(text.words(clause_start(text, before, sentence.start)..rate.start));
    (!apart).then(|| message(text, rate, (first.start, *part, *whole)))
}

/// Where the clause of the first number begins.
fn clause_start(text: &Text<'_>, before: &[Figure], start: usize) -> usize {
    let first = before.first().map_or(start, |figure| figure.start);
    text.clauses.iter().find(|clause| clause.end > first).map_or(start, |clause| clause.start)
}

fn message(text: &Text<'_>, rate: &Figure, (start, part, whole): (usize, f64, f64)) -> Doubt {
    let digits = rate.value.as_deref().map_or(0, decimals).max(1);
    let message = format!(
        "{}÷{}＝{}%，与文中的{}{}不符，请核对。",
        shown(part, 4),
        shown(whole, 4),
        shown(part / whole * 100.0, digits),
        rate.value.as_deref().unwrap_or_default(),
        rate.unit
    );
    Doubt::at(text.at, start..(rate.end + rate.unit.chars().count()).min(text.chars.len()), message)
}
