//! What the earlier report planned, and what the later one writes of it.
//!
//! Plans are held against what the later report did, as problems are against plans (`compare::answers`): by the words of both.

use crate::{
    compare::{
        Form, Segment,
        answers::{Answer, Piece, answers},
        segments_with,
    },
    model::{ItemRow, Part, PassageKind, PassageRow},
    web::{error::WebError, state::Visit},
};

/// A plan and what was written of it later.
pub(super) struct Promise {
    pub(super) text: Vec<Segment>,
    pub(super) href: String,
    pub(super) line: u32,
    pub(super) told: Vec<Told>,
}

/// A passage of the later report.
pub(super) struct Told {
    pub(super) text: Vec<Segment>,
    pub(super) href: String,
    pub(super) line: u32,
    /// The words that both have.
    pub(super) words: String,
}

/// The plans of report `old` in their order, each with what `new` has done of it.
pub(super) fn promised(visit: &Visit<'_>, old: i64, new: &[PassageRow]) -> Result<Vec<Promise>, WebError> {
    let plans = visit.reader.items_of(&[old], Part::Plan)?;
    let done: Vec<&PassageRow> =
        new.iter().filter(|passage| passage.kind == PassageKind::Text && is_done(passage.part)).collect();
    let asked: Vec<Piece<'_>> =
        plans.iter().map(|plan| Piece { what: &plan.what, text: &plan.text.written }).collect();
    let offered: Vec<Piece<'_>> = done
        .iter()
        .map(|passage| Piece { what: first_sentence(passage), text: &passage.text.written })
        .collect();
    let found = answers(&asked, &offered, visit.common);
    Ok(found.iter().filter_map(|row| Some(promise(plans.get(row.problem)?, &row.answers, &done))).collect())
}

fn is_done(part: Part) -> bool {
    matches!(part, Part::Review | Part::Overview)
}

fn first_sentence(passage: &PassageRow) -> &str {
    passage.text.written.split(['。', '；']).next().unwrap_or_default()
}

fn promise(plan: &ItemRow, answers: &[Answer], done: &[&PassageRow]) -> Promise {
    let told = |answer: &Answer| {
        let passage = done.get(answer.plan)?;
        let places: Vec<_> = answer.words.iter().flat_map(|word| word.in_plan.clone()).collect();
        let words: Vec<&str> = answer.words.iter().map(|word| word.word.as_str()).collect();
        Some(Told {
            text: segments_with(&passage.text, Form::Restored, &[], &places),
            href: format!("/reports/{}#L{}", passage.report_id, passage.line),
            line: passage.line,
            words: words.join("、"),
        })
    };
    let places: Vec<_> =
        answers.iter().flat_map(|answer| &answer.words).flat_map(|word| word.in_problem.clone()).collect();
    Promise {
        text: segments_with(&plan.text, Form::Restored, &[], &places),
        href: format!("/reports/{}#L{}", plan.report_id, plan.line),
        line: plan.line,
        told: answers.iter().filter_map(told).collect(),
    }
}
