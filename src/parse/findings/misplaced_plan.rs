//! What is planned, stated among the problems: 下一步，我局将… under 二、存在的问题.

use super::view::{Doubt, Text, View};
use crate::model::{Part, PassageKind};

/// Doubts about paragraphs of the problems that open with 下一步, where the report has a part for plans.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let planned = |text: &Text<'_>| text.passage.part == Part::Plan;
    let Some(plan) = view.paragraphs.iter().rposition(planned) else { return Vec::new() };
    let problems = view.paragraphs[..plan].iter().filter(|text| text.passage.part == Part::Problems);
    problems.filter_map(|text| doubt(text, view)).collect()
}

fn doubt(text: &Text<'_>, view: &View<'_>) -> Option<Doubt> {
    let words = &view.registry.checks.sums;
    let opened = view.registry.parts.plan_openings.iter().any(|word| text.written.starts_with(word.as_str()));
    let section = text.passage.section.and_then(|at| view.report.sections.get(at))?;
    let own = section.line == text.passage.line;
    let both = words.plan_headings.within(&section.heading.written);
    if !opened || own || both || text.passage.kind != PassageKind::Text {
        return None;
    }
    let clause = text.clauses.iter().map(|clause| clause.end).find(|end| *end > 8)?;
    let message = format!(
        "“{}……”是下一步打算，写在“{}”之下，位置可能不对，请核对。",
        text.words(0..clause.min(16)),
        section.heading.written
    );
    Some(Doubt::at(text.at, 0..clause, message))
}
