//! What parsing again made of reports: which of them came out differently, and in what.
//!
//! Reports of one file are paired by the line of their title; the lines themselves are the same before and after.

use crate::model::{Level, Passage, Period, Report};

/// A report that came out differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportChange {
    /// Name of its file.
    pub file_name: String,
    /// Before; `None` where the rules of before saw no report there.
    pub before: Option<ReportState>,
    /// Now; `None` where there is no report any more.
    pub after: Option<ReportState>,
    /// What is another now, in Chinese; empty where the report is new or gone.
    pub differs: Vec<&'static str>,
}

/// What tells a person which report it is and how it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportState {
    /// Its title.
    pub title: String,
    /// Name of its agency.
    pub agency: String,
    /// Level of that.
    pub level: Option<Level>,
    /// The time it speaks of.
    pub period: Option<Period>,
    /// Number of headings.
    pub sections: usize,
    /// Number of paragraphs.
    pub passages: usize,
    /// Number of figures.
    pub figures: usize,
    /// Number of plans and problems.
    pub items: usize,
    /// Number of doubts.
    pub findings: usize,
}

impl ReportState {
    fn of(report: &Report) -> Self {
        Self {
            title: report.title.clone(),
            agency: report.agency.name.clone(),
            level: report.agency.level,
            period: report.period,
            sections: report.sections.len(),
            passages: report.passages.len(),
            figures: report.figures.len(),
            items: report.items.len(),
            findings: report.findings.len(),
        }
    }
}

/// The reports of one file that differ, in the order of the file; those that are gone at the end.
pub(super) fn changes(file_name: &str, before: &[Report], after: &[Report]) -> Vec<ReportChange> {
    let at = |reports: &[Report], line: u32| reports.iter().position(|report| report.title_line == line);
    let change = |old: Option<&Report>, new: Option<&Report>| {
        let differs = old.zip(new).map(|(old, new)| differs(old, new)).unwrap_or_default();
        let (before, after) = (old.map(ReportState::of), new.map(ReportState::of));
        let is_change = before.is_none() || after.is_none() || !differs.is_empty();
        is_change.then(|| ReportChange { file_name: file_name.to_owned(), before, after, differs })
    };
    let now = after.iter().map(|new| (at(before, new.title_line).and_then(|at| before.get(at)), Some(new)));
    let gone = before.iter().filter(|old| at(after, old.title_line).is_none()).map(|old| (Some(old), None));
    now.chain(gone).filter_map(|(old, new)| change(old, new)).collect()
}

/// In what two readings of one report differ.
fn differs(old: &Report, new: &Report) -> Vec<&'static str> {
    let text = |report: &Report| -> Vec<Passage> {
        report.passages.iter().map(|passage| Passage { themes: Vec::new(), ..passage.clone() }).collect()
    };
    let themes = |report: &Report| report.passages.iter().map(|p| p.themes.clone()).collect::<Vec<_>>();
    let (old_text, new_text) = (text(old), text(new));
    [
        ("标题", (&old.title, old.title_line) != (&new.title, new.title_line)),
        ("单位", old.agency != new.agency),
        ("期", old.period != new.period),
        ("所在地", old.place != new.place),
        ("标题层次", old.sections != new.sections),
        ("段落", old_text != new_text),
        ("主题", old_text == new_text && themes(old) != themes(new)),
        ("数据", old.figures != new.figures),
        ("打算和问题", old.items != new.items),
        ("疑点", old.findings != new.findings),
    ]
    .into_iter()
    .filter_map(|(name, is_another)| is_another.then_some(name))
    .collect()
}
