//! A stated rate that is not what its two numbers give: 应修86处，已修43处，完成率60%.
//!
//! 应收1200万元、实收1080万元，收缴率 is one, too. Only where a sentence has exactly two numbers that count the same in front of the rate, the second of which says what the
//! rate is of (已开工51个，开工率), so that there is no doubt which are meant. Rounding is allowed for.

use super::{
    arithmetic::{Written, alike, decimals, exact, figures_in, holding, last_digit, percentages, shown},
    view::{Doubt, Text, View},
};
use crate::model::{Figure, FigureKind};

/// In a sentence with more numbers than this in front of a rate nobody knows which are meant.
const MOST: usize = 6;
/// What a number is of is told so many characters in front of it.
const TOLD: usize = 200;
/// What was done is near what was to be done; numbers of other things are not.
const FAR: f64 = 0.05;

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
    let sentence = holding(&text.sentences, rate.start)?;
    let before = figures_in(text, sentence.start..rate.start);
    let rated = |figure: &Figure| matches!(figure.kind, FigureKind::Ratio | FigureKind::Growth);
    let before = &before[before.iter().rposition(rated).map_or(0, |at| at + 1)..];
    let last = before.last()?;
    if before.len() > MOST || !is_of(text, (before.first()?, last, rate), view) {
        return None;
    }
    let same: Vec<&Figure> = before.iter().filter(|figure| alike(figure, last)).collect();
    let [whole, part] = same.as_slice() else { return None };
    let (total, done) = (exact(whole)?, exact(part)?);
    let slack = last_digit(decimals(rate.value.as_deref()?)) + 1e-9;
    let gives = |part: &Figure, whole: &Figure| {
        percentages(part, whole).is_none_or(|(least, most)| stated >= least - slack && stated <= most + slack)
    };
    // First what was to be done, then what was: more only where the rate is above 100.
    let ordered = if stated > 100.0 { done > total } else { done <= total };
    let near = done > 0.0 && done / total >= FAR;
    (ordered && near && !gives(part, whole) && !gives(whole, part))
        .then(|| message(text, rate, (whole, part)))
}

/// Whether the words between the numbers and a rate say that it is the rate of the last one: 完工4575户，完工率.
fn is_of(text: &Text<'_>, (first, last, rate): (&Figure, &Figure, &Figure), view: &View<'_>) -> bool {
    let words = &view.registry.checks.sums;
    let named = text.words(last.end..rate.start);
    let Some(word) = words.rates.find(named).next().and_then(|found| named.get(found)) else { return false };
    let own = holding(&text.clauses, first.start).map_or(first.start, |clause| clause.start);
    let own = own.max(first.start.saturating_sub(TOLD));
    let of_parts = words.parts.within(text.words(own..first.start));
    let between = text.words(first.end..last.start);
    let told = match word.strip_suffix('率') {
        Some("任务") => text.words(own..first.start).contains("任务"),
        Some(stem) => {
            let own = text.words(own..first.start);
            between.contains(stem)
                || between.contains('已')
                || between.contains("完成")
                || is_due_and_done(own, between, &words.due_pairs)
        }
        None if word == "占比" => {
            words.parts.within(between) || is_whole_and_part(text.words(own..first.start), between)
        }
        // 占年度计划的: of the number that is called the plan.
        None => words.aims.find(word).any(|aim| text.words(own..first.start).contains(&word[aim])),
    };
    told && !of_parts && !named.contains(['；', '。'])
}

/// 应收1200万元、实收1080万元: what was due and what came in, of the same verb.
fn is_due_and_done(own: &str, between: &str, pairs: &[[String; 2]]) -> bool {
    pairs.iter().any(|[due, done]| {
        let verb = own.rsplit_once(due.as_str()).and_then(|(_, behind)| behind.chars().next());
        verb.is_some_and(|verb| between.contains(&format!("{done}{verb}")))
    })
}

/// 总支出20亿元、民生支出17亿元: a part is called by the last words of its whole.
fn is_whole_and_part(own: &str, between: &str) -> bool {
    let noun = own.rsplit_once('总').map(|(_, noun)| noun);
    noun.is_some_and(|noun| noun.chars().count() > 1 && between.ends_with(noun))
}

fn message(text: &Text<'_>, rate: &Figure, (whole, part): (&Figure, &Figure)) -> Doubt {
    let (total, done) = (whole.number.unwrap_or(0.0), part.number.unwrap_or(0.0));
    let written = Written::new(whole, [part].into_iter());
    let digits = rate.value.as_deref().map_or(0, decimals).max(1);
    let message = format!(
        "{}÷{}＝{}%，与文中的{}{}不符，请核对。",
        written.show(done),
        written.show(total),
        shown(done / total * 100.0, digits),
        rate.value.as_deref().unwrap_or_default(),
        rate.unit
    );
    let end = (rate.end + rate.unit.chars().count()).min(text.chars.len());
    Doubt::at(text.at, whole.start..end, message)
}
