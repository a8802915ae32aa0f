//! Problems beside the plans that answer them, for the page and for `duidu export problems`.
//!
//! 1. The problems of the selection. 2. The plans of their reports. 3. Per report, which plan answers which problem, by the
//!    words that both have ([`compare::answers()`]).
//!
//! Whether a problem is answered is not stored: with `unanswered` all reports are compared first, and the problems that
//! nothing answers become part of the selection, so that lists and counts agree.

use std::collections::BTreeMap;

use crate::{
    compare::{self, answers::Piece},
    model::{AnswerRow, AnsweredRow, ItemRow, Page, Part, Selection},
    store::{Reader, StoreError},
};

/// The selection with the problems that no plan answers, and no others. `common`: words that say nothing of the matter.
pub fn unanswered(
    reader: &Reader<'_>,
    selection: &Selection,
    common: &[String],
) -> Result<Selection, StoreError> {
    let reports = reader.reports_with_problems()?;
    let problems = reader.items_of(&reports, Part::Problems)?;
    let rows = answered(reader, problems, common)?;
    let left = rows.into_iter().filter(|row| row.answers.is_empty()).map(|row| row.problem.id).collect();
    Ok(Selection { items: Some(left), ..selection.clone() })
}

/// The problems of a selection, each with its answers; see [`Reader::problems`].
pub fn answered_problems(
    reader: &Reader<'_>,
    selection: &Selection,
    common: &[String],
    limit: Option<u32>,
    offset: u32,
) -> Result<Page<AnsweredRow>, StoreError> {
    let page = reader.problems(selection, limit, offset)?;
    Ok(Page { rows: answered(reader, page.rows, common)?, total: page.total })
}

/// Each problem with its answers, in the order given.
fn answered(
    reader: &Reader<'_>,
    problems: Vec<ItemRow>,
    common: &[String],
) -> Result<Vec<AnsweredRow>, StoreError> {
    let mut reports: Vec<i64> = problems.iter().map(|problem| problem.report_id).collect();
    reports.sort_unstable();
    reports.dedup();
    let mut plans: BTreeMap<i64, Vec<ItemRow>> = BTreeMap::new();
    for plan in reader.items_of(&reports, Part::Plan)? {
        plans.entry(plan.report_id).or_default().push(plan);
    }
    let mut places: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for (at, problem) in problems.iter().enumerate() {
        places.entry(problem.report_id).or_default().push(at);
    }
    let mut found: Vec<(Vec<AnswerRow>, bool)> = vec![(Vec::new(), false); problems.len()];
    for (report, places) in places {
        let plans = plans.get(&report).map_or(&[][..], Vec::as_slice);
        let asked: Vec<Piece<'_>> = places.iter().filter_map(|at| problems.get(*at)).map(piece).collect();
        let offered: Vec<Piece<'_>> = plans.iter().map(piece).collect();
        for answered in compare::answers::answers(&asked, &offered, common) {
            let rows = answered.answers.into_iter().filter_map(|answer| answer_row(answer, plans)).collect();
            if let Some(at) = places.get(answered.problem) {
                found[*at] = (rows, !plans.is_empty());
            }
        }
    }
    let row = |(problem, (answers, has_plans))| AnsweredRow { problem, answers, has_plans };
    Ok(problems.into_iter().zip(found).map(row).collect())
}

fn piece(item: &ItemRow) -> Piece<'_> {
    Piece { what: &item.what, text: &item.text.written }
}

fn answer_row(answer: compare::answers::Answer, plans: &[ItemRow]) -> Option<AnswerRow> {
    let plan = plans.get(answer.plan)?.clone();
    let mut row = AnswerRow { plan, words: Vec::new(), in_problem: Vec::new(), in_plan: Vec::new() };
    for shared in answer.words {
        row.words.push(shared.word);
        row.in_problem.extend(shared.in_problem);
        row.in_plan.extend(shared.in_plan);
    }
    Some(row)
}
