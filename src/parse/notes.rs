//! What the person who imports should check, in Chinese: one note a report, its reasons joined.
//!
//! 1. No report at all.
//! 2. Each report: [`doubts`] about its agency, level and period, at the line of its title.
//! 3. Texts that are probably no reports.
//! 4. Text that belongs to no report.

use crate::model::{Agency, NameOrigin, Note, Other, Parsed, Report, SkipReason};
use crate::registry::Registry;

use super::header;

/// The notes on everything that came out of one source.
pub(super) fn notes(parsed: &Parsed, registry: &Registry) -> Vec<Note> {
    let others = parsed.others.iter().map(of_other);
    if parsed.reports.is_empty() {
        let message = "没有找到材料：文中没有像样的标题，文字也不像工作总结。".to_owned();
        return std::iter::once(Note { line: None, message }).chain(others).collect();
    }
    let reports = parsed.reports.iter().filter_map(|report| of_report(report, registry));
    reports.chain(others).chain(outside(parsed)).collect()
}

/// A text that was left out, and why.
fn of_other(other: &Other) -> Note {
    let message = format!("《{}》{}，没有当作材料。", other.title, other.reason());
    Note { line: Some(other.first_line), message }
}

fn of_report(report: &Report, registry: &Registry) -> Option<Note> {
    let doubts = doubts(report, registry);
    (!doubts.is_empty())
        .then(|| Note {
            line: Some(report.title_line), message: format!("{}，请核对。", doubts.join("；"))
        })
}

/// Why a report should be looked at: what its title does not say, and what was taken instead.
fn doubts(report: &Report, registry: &Registry) -> Vec<String> {
    let agency = &report.agency;
    let name = &agency.name;
    let mut doubts = Vec::new();
    match agency.from {
        NameOrigin::Body => doubts.push(format!("{}，按正文取名“{name}”", untold(report, registry))),
        NameOrigin::File => doubts.push(format!("{}，按文件名取名“{name}”", untold(report, registry))),
        NameOrigin::Unknown => {
            doubts.push(format!("标题、正文和文件名都看不出是哪个单位，暂记为“{name}”"));
        }
        NameOrigin::Title if header::is_bare(name, &registry.agencies) => {
            doubts.push(format!("标题里的单位只有“{name}”，没有具体名称"));
        }
        NameOrigin::Title | NameOrigin::Person => {}
    }
    doubts.extend(level(agency, registry));
    if report.period.is_none() {
        doubts.push("没有写明年份".to_owned());
    }
    doubts
}

/// What the title says of its writer where the name had to be sought elsewhere: nothing, or 村 and no more.
fn untold(report: &Report, registry: &Registry) -> String {
    let bare = header::in_title(&report.title, registry)
        .filter(|name| header::is_bare(name, &registry.agencies) && *name != report.agency.name);
    bare.map_or_else(|| "标题没有写单位".to_owned(), |name| format!("标题里的单位只写了“{name}”"))
}

/// A level that nothing tells, or that the agency's name does not: 应急管理局, where the body says 我县.
fn level(agency: &Agency, registry: &Registry) -> Option<String> {
    let (Some(unit), Some(level)) = (agency.unit, agency.level) else {
        return Some("看不出属于哪一级".to_owned());
    };
    let told = header::unit_in_name(&agency.name, &registry.agencies).is_some();
    (!told).then(|| match (unit.name(), level.name()) {
        (unit, level) if unit == level => format!("单位名称看不出层级，按正文判断属于{level}级"),
        (unit, level) => format!("单位名称看不出层级，按正文判断属于{unit}（{level}级）"),
    })
}

/// How much text belongs to no report, at the first such line.
fn outside(parsed: &Parsed) -> Option<Note> {
    let mut lines = parsed.skipped.iter().filter(|skipped| skipped.reason == SkipReason::Outside);
    let first = lines.next()?;
    let count = 1 + lines.count();
    Some(Note {
        line: Some(first.line),
        message: format!("有 {count} 行文字不属于任何一份材料，已放在一边。"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Period, Span, Unit};

    fn report(name: &str, from: NameOrigin, unit: Option<Unit>, period: Option<Period>) -> Report {
        Report {
            title: "上半年工作总结".to_owned(),
            title_line: 7,
            first_line: 8,
            last_line: 9,
            agency: Agency {
                name: name.to_owned(),
                from,
                unit,
                level: unit.map(Unit::level),
                domain: "其他".to_owned(),
                region: None,
            },
            place: None,
            period,
            sections: Vec::new(),
            passages: Vec::new(),
            figures: Vec::new(),
            items: Vec::new(),
            findings: Vec::new(),
        }
    }

    fn note(words: &str) -> Note {
        Note { line: Some(7), message: words.to_owned() }
    }

    #[test]
    fn one_note_a_report() -> Result<(), crate::registry::RegistryError> {
        let registry = Registry::builtin()?;
        let period = Some(Period { year: 2023, span: Span::H1 });
        for (name, from, unit, period, words) in [
            ("县林业局", NameOrigin::Title, Some(Unit::County), period, None),
            (
                "市医保局",
                NameOrigin::Body,
                Some(Unit::City),
                period,
                Some("标题没有写单位，按正文取名“市医保局”，请核对。"),
            ),
            (
                "区司法局",
                NameOrigin::File,
                Some(Unit::District),
                None,
                Some("标题没有写单位，按文件名取名“区司法局”；没有写明年份，请核对。"),
            ),
            (
                "街道",
                NameOrigin::Title,
                Some(Unit::Subdistrict),
                period,
                Some("标题里的单位只有“街道”，没有具体名称，请核对。"),
            ),
            (
                "应急管理局",
                NameOrigin::Title,
                Some(Unit::Banner),
                period,
                Some("单位名称看不出层级，按正文判断属于旗（县级），请核对。"),
            ),
            ("水务局", NameOrigin::Title, None, period, Some("看不出属于哪一级，请核对。")),
        ] {
            let parsed = Parsed { reports: vec![report(name, from, unit, period)], ..Parsed::default() };
            let expected: Vec<Note> = words.map(note).into_iter().collect();
            assert_eq!(notes(&parsed, &registry), expected, "{name}");
        }
        Ok(())
    }
}
