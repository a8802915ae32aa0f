//! A stated growth that is not what this and last year's numbers give: 完成养护12公里，去年同期10公里，同比增长25%.

use super::{
    arithmetic::{Written, alike, decimals, exact, figures_in, holding, last_digit, percentages, shown},
    view::{Doubt, Text, View},
};
use crate::model::{Figure, FigureKind};

/// Doubts about growth rates beside both numbers.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let growths = |text: &'_ Text<'_>| -> Vec<Doubt> {
        let growths = text.figures.iter().filter(|figure| figure.kind == FigureKind::Growth);
        growths.filter_map(|growth| doubt(text, growth, view)).collect()
    };
    view.paragraphs.iter().filter(|text| text.figures.len() > 2).flat_map(growths).collect()
}

fn doubt(text: &Text<'_>, growth: &Figure, view: &View<'_>) -> Option<Doubt> {
    let stated = growth.number.filter(|_| growth.approx.is_none() && growth.unit.starts_with(['%', '％']))?;
    let sentence = holding(&text.sentences, growth.start)?;
    let (others, [now, then]) = figures_in(text, sentence.start..growth.start).split_last_chunk()?;
    let told = |figure: &Figure, from: usize| {
        view.registry.checks.sums.last_year.end_of(text.words(from..figure.start)).is_some()
    };
    let start = others.last().map_or(sentence.start, |other| other.end);
    let (here, before) = (exact(now)?, exact(then).filter(|number| *number > 0.0)?);
    if !alike(now, then) || !told(then, now.end) || told(now, start) {
        return None;
    }
    let digits = decimals(growth.value.as_deref()?);
    let real = (here / before - 1.0) * 100.0;
    let (least, most) = percentages(now, then)?;
    let slack = last_digit(digits) + 1e-9;
    let fits = stated >= least - 100.0 - slack && stated <= most - 100.0 + slack;
    let written = Written::new(now, [then].into_iter());
    let message = format!(
        "{0}÷{1}－1＝{2}%，与文中的{3}%不符，请核对。",
        written.show(here),
        written.show(before),
        shown(real, digits.max(1)),
        shown(stated, digits)
    );
    let end = (growth.end + growth.unit.chars().count()).min(text.chars.len());
    (!fits).then(|| Doubt::at(text.at, now.start..end, message))
}
