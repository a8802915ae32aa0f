//! Problems stated in a paragraph among the work done, without a heading of their own.

use super::view::{Doubt, Text, View};
use crate::model::{Part, PassageKind, Section};

/// A line of this length that ends with a colon is a heading of its own kind: 存在的问题：
const LINE: usize = 14;

/// Doubts about paragraphs that state problems where the heading above speaks of work done; one for each run of them.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let mut out = Vec::new();
    let mut before = false;
    for text in &view.paragraphs {
        let here = is_misplaced(text, view);
        if here && !before {
            let end =
                text.clauses.iter().map(|clause| clause.end).find(|end| *end > 6).unwrap_or(text.chars.len());
            let message = "这里开始写存在的问题，但没有单独的标题，仍在上面写工作情况的部分里，请核对。";
            out.push(Doubt::at(text.at, 0..end, message));
        }
        before = here;
    }
    out
}

fn is_misplaced(text: &Text<'_>, view: &View<'_>) -> bool {
    let section = text.passage.section.and_then(|at| view.report.sections.get(at));
    let problems = text.passage.part == Part::Problems && text.passage.kind == PassageKind::Text;
    let line = text.chars.len() <= LINE && matches!(text.chars.last(), Some('：' | ':'));
    // Speeches to a congress have no headings for problems.
    let speeches = &view.registry.checks.sums.speeches;
    let speech = speeches.within(&view.report.title) || speeches.starts(text.written);
    let among_work = |section: &Section| section.part == Part::Review && section.line != text.passage.line;
    problems && !line && !speech && section.is_some_and(among_work)
}
