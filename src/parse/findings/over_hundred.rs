//! A rate above 100% of a thing that cannot be more than whole: 覆盖率达105%.

use super::{
    arithmetic::holding,
    view::{Doubt, Text, View},
};
use crate::model::{Figure, FigureKind};

/// Between the word for the rate and its number stand so many letters at most: 覆盖率稳定保持在.
const BETWEEN: usize = 6;

/// Doubts about coverage, satisfaction and the like above 100%.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let rates = |text: &'_ Text<'_>| -> Vec<Doubt> {
        let above = |figure: &&Figure| {
            figure.kind == FigureKind::Ratio
                && figure.unit.starts_with(['%', '％'])
                && figure.number.is_some_and(|number| number > 100.0)
        };
        text.figures.iter().filter(above).filter_map(|figure| doubt(text, figure, view)).collect()
    };
    view.paragraphs.iter().flat_map(rates).collect()
}

fn doubt(text: &Text<'_>, figure: &Figure, view: &View<'_>) -> Option<Doubt> {
    let words = &view.registry.checks.sums;
    let clause = holding(&text.clauses, figure.start)?;
    let before = text.words(clause.start..figure.start);
    let word = words.whole_rates.find(before).last()?;
    let behind = before.get(word.end..)?;
    let aimed = words.aims.within(behind) || words.gross.end_of(before.get(..word.start)?).is_some();
    if aimed || behind.chars().count() > BETWEEN || behind.contains(['率', '、', '）', ')']) {
        return None;
    }
    let start = clause.start + before.get(..word.start)?.chars().count();
    let end = (figure.end + figure.unit.chars().count()).min(text.chars.len());
    let message = format!(
        "“{}”是{}{}，一般不会超过100%，请核对。",
        before.get(word)?,
        figure.value.as_deref().unwrap_or_default(),
        figure.unit
    );
    Some(Doubt::at(text.at, start..end, message))
}
