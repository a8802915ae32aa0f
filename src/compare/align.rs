//! Two to four reports in rows: by part, or by theme.
//!
//! A row has one cell for each report, in the order given; a cell is the report's passages, or the words that it
//! has none: an empty cell is a result, too.

use super::{Absence, Cell, Row, RowKind, ThemeLabel};
use crate::model::{Part, PassageRow};

/// The passages to look at: an empty list means no restriction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// Parts.
    pub parts: Vec<Part>,
    /// Chinese names of themes.
    pub themes: Vec<String>,
}

impl Scope {
    pub(super) fn has(&self, passage: &PassageRow) -> bool {
        (self.parts.is_empty() || self.parts.contains(&passage.part))
            && (self.themes.is_empty() || passage.themes.iter().any(|hit| self.themes.contains(&hit.theme)))
    }
}

/// Rows by part, in the order of a report; only parts that some report has (within the scope).
pub fn by_part<'a>(reports: &[&'a [PassageRow]], scope: &Scope) -> Vec<Row<'a>> {
    let row = |part: Part| Row {
        kind: RowKind::Part(part),
        cells: cells(
            reports,
            |passage| passage.part == part && scope.has(passage),
            |report| {
                let written = report.iter().any(|passage| passage.part == part);
                if written { Absence::ThemesInPart(scope.themes.clone(), part) } else { Absence::Part(part) }
            },
        ),
    };
    Part::ALL.into_iter().map(row).filter(|row| row.reach() > 0).collect()
}

/// Rows by theme: those that most reports have first, in the order of `themes` among equals; last the passages
/// without a theme. A passage with several themes stands in several rows.
pub fn by_theme<'a>(reports: &[&'a [PassageRow]], themes: &[ThemeLabel], scope: &Scope) -> Vec<Row<'a>> {
    let wanted = |theme: &&ThemeLabel| scope.themes.is_empty() || scope.themes.contains(&theme.name);
    let about = |passage: &PassageRow, name: &str| passage.themes.iter().any(|hit| hit.theme == name);
    let in_part = |passage: &PassageRow| scope.parts.is_empty() || scope.parts.contains(&passage.part);
    let row = |theme: &ThemeLabel| Row {
        kind: RowKind::Theme(theme.clone()),
        cells: cells(
            reports,
            |passage| in_part(passage) && about(passage, &theme.name),
            |report| {
                let elsewhere = report.iter().any(|passage| about(passage, &theme.name));
                Absence::Theme(theme.name.clone(), if elsewhere { scope.parts.clone() } else { Vec::new() })
            },
        ),
    };
    let mut rows: Vec<Row<'a>> =
        themes.iter().filter(wanted).map(row).filter(|row| row.reach() > 0).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.reach()));
    let rest = Row {
        kind: RowKind::NoTheme,
        cells: cells(
            reports,
            |passage| passage.themes.is_empty() && scope.has(passage),
            |_| Absence::NoTheme,
        ),
    };
    rows.extend((rest.reach() > 0).then_some(rest));
    rows
}

fn cells<'a>(
    reports: &[&'a [PassageRow]],
    belongs: impl Fn(&PassageRow) -> bool,
    absence: impl Fn(&[PassageRow]) -> Absence,
) -> Vec<Cell<'a>> {
    let cell = |report: &&'a [PassageRow]| {
        let passages = report.iter().filter(|passage| belongs(passage)).collect();
        Cell::new(passages, || absence(report))
    };
    reports.iter().map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Only, sample::about};
    use proptest::prelude::*;

    fn themes() -> Vec<ThemeLabel> {
        let label = |key: &str, name: &str| ThemeLabel { key: key.into(), name: name.into(), parent: None };
        vec![label("yanglao", "养老服务"), label("jiuzhu", "社会救助"), label("jiaoyu", "教育")]
    }

    fn words(row: &Row<'_>) -> Vec<String> {
        let cell = |cell: &Cell<'_>| match cell {
            Cell::Passages(passages) => {
                passages.iter().map(|p| p.line.to_string()).collect::<Vec<_>>().join(" ")
            }
            Cell::Absent(absence) => absence.to_string(),
        };
        row.cells.iter().map(cell).collect()
    }

    #[test]
    fn a_part_that_one_lacks_is_worded() {
        let (a, b) = (
            [about(1, Part::Review, &[]), about(2, Part::Problems, &["教育"])],
            [about(3, Part::Review, &["养老服务"])],
        );
        let rows = by_part(&[&a, &b], &Scope::default());
        assert_eq!(rows.iter().map(Row::name).collect::<Vec<_>>(), ["上半年工作", "存在问题"]);
        assert_eq!(words(&rows[1]), ["2", "这份材料没有写“存在问题”"]);
        let scope = Scope { themes: vec!["养老服务".into()], parts: Vec::new() };
        assert_eq!(words(&by_part(&[&a, &b], &scope)[0]), ["“上半年工作”中未提及“养老服务”", "3"]);
    }

    #[test]
    fn themes_of_all_come_first_and_the_rest_last() {
        let a = [
            about(1, Part::Review, &["养老服务"]),
            about(2, Part::Plan, &["社会救助"]),
            about(4, Part::Plan, &[]),
        ];
        let b = [about(3, Part::Review, &["社会救助"])];
        let rows = by_theme(&[&a, &b], &themes(), &Scope::default());
        assert_eq!(rows.iter().map(Row::key).collect::<Vec<_>>(), ["jiuzhu", "yanglao", "none"]);
        assert_eq!(words(&rows[1]), ["1", "未提及“养老服务”"]);
        assert_eq!(words(&rows[2]), ["4", "每一段都已归入主题"]);
        let kept = |only: Only| rows.iter().filter(|row| only.keeps(row)).map(Row::key).collect::<Vec<_>>();
        assert_eq!((kept(Only::All), kept(Only::Missing)), (vec!["jiuzhu"], vec!["yanglao", "none"]));
        let plans = Scope { parts: vec![Part::Plan], themes: Vec::new() };
        assert_eq!(
            words(&by_theme(&[&a, &b], &themes(), &plans)[0]),
            ["2", "“下半年安排”中未提及“社会救助”"]
        );
    }

    fn any_report() -> impl Strategy<Value = Vec<PassageRow>> {
        let themes = prop::sample::subsequence(vec!["养老服务", "社会救助", "教育"], 0..=3);
        prop::collection::vec((prop::sample::select(Part::ALL.to_vec()), themes), 0..8).prop_map(|list| {
            (1u32..).zip(list).map(|(line, (part, themes))| about(line, part, &themes)).collect()
        })
    }

    proptest! {
        #[test]
        fn every_passage_stands_in_every_row_it_belongs_to(a in any_report(), b in any_report()) {
            let reports: [&[PassageRow]; 2] = [&a, &b];
            let rows = by_part(&reports, &Scope::default());
            let count = |rows: &[Row<'_>], at: usize| rows.iter().map(|r| r.cells[at].passages().len()).sum::<usize>();
            for (at, report) in reports.iter().enumerate() {
                prop_assert_eq!(count(&rows, at), report.len());
            }
            let rows = by_theme(&reports, &themes(), &Scope::default());
            for (at, report) in reports.iter().enumerate() {
                let expected: usize = report.iter().map(|p| p.themes.len().max(1)).sum();
                prop_assert_eq!(count(&rows, at), expected);
            }
            prop_assert!(rows.iter().all(|row| row.cells.len() == 2 && row.reach() > 0));
        }
    }
}
