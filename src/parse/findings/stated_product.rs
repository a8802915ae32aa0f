//! A total that is not the product in front of it: 举办培训4期、每期50人，共300人次.
//!
//! Three numbers in a row: how many, how much each, how much in all. The second stands behind 每 and the unit of the first,
//! the third behind 共 or 合计, at most a verb between.

use super::{
    arithmetic::{exact, figures_in, holding, rounding, shown},
    letters::is_chinese,
    view::{Doubt, Text, View},
};
use crate::model::Figure;

/// Between 共 and its number stand so many letters at most.
const VERB: usize = 3;

/// Doubts about totals behind 每期, 每场, 每户.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let of = |text: &'_ Text<'_>| -> Vec<Doubt> {
        text.figures.windows(3).filter_map(|three| doubt(text, three, view)).collect()
    };
    view.paragraphs.iter().filter(|text| text.figures.len() > 2).flat_map(of).collect()
}

/// Whether only a verb stands between 共 and its number: 共培训.
fn is_verb(words: &str) -> bool {
    words.chars().count() <= VERB && words.chars().all(is_chinese)
}

fn doubt(text: &Text<'_>, three: &[Figure], view: &View<'_>) -> Option<Doubt> {
    let [count, each, total] = three else { return None };
    let (per, all) = (text.words(count.end..each.start), text.words(each.end..total.start));
    let per = per.trim_end_matches(|letter: char| "约为是".contains(letter));
    let every = per.strip_suffix(count.unit.chars().next()?).is_some_and(|rest| rest.ends_with('每'));
    if !every {
        return None;
    }
    let sentence = holding(&text.sentences, count.start)?;
    let one_sentence = figures_in(text, sentence.clone()).last()?.start >= total.start;
    let word = view.registry.checks.sums.product_totals.find(all).last();
    let summed = word.and_then(|word| all.get(word.end..)).is_some_and(is_verb);
    let alike = each.base == total.base || (each.base == "人" && total.base == "人次");
    let (many, much, stated) = (exact(count)?, exact(each)?, exact(total)?);
    let product = many * much;
    let slack = many * rounding(each) + rounding(total) + product.abs() * 1e-9;
    if !(one_sentence && summed && alike) || (product - stated).abs() <= slack {
        return None;
    }
    let written = |number: f64| shown(number, 4);
    let message = format!(
        "{}×{}＝{}，与后面写的{}{}不符，请核对。",
        written(many),
        written(much),
        written(product),
        total.value.as_deref().unwrap_or_default(),
        total.unit
    );
    let end = (total.end + total.unit.chars().count()).min(text.chars.len());
    Some(Doubt::at(text.at, count.start..end, message))
}
