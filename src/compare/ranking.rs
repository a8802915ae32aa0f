//! One indicator across agencies: which of its figures may stand beside each other, and why the others may not.
//!
//! 1. What is measured and in which unit is given; actual or target, time and scope are those of most figures.
//! 2. A figure that differs in one of these, is hidden, or says again what its agency has said, is left out with the
//!    reason.
//! 3. The others are ranked by size.

use std::collections::BTreeMap;

use crate::model::{FigureKind, FigureRow, FigureStatus};

/// Wordings of the time that a half-year report speaks of as a whole: figures with them, or with no time at all, speak
/// of the same time.
const WHOLE_PERIOD: [&str; 6] = ["上半年", "1-6月", "一-六月", "6月底", "今年以来", "目前"];

/// What all ranked figures have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// What is measured.
    pub kind: FigureKind,
    /// What is counted in.
    pub base: String,
    /// Reached or planned.
    pub status: FigureStatus,
    /// The time they speak of; `None` is the period of the report.
    pub time: Option<String>,
    /// Among whom.
    pub scope: Option<String>,
}

/// Why a figure is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Apart {
    /// Its number is hidden.
    Masked,
    /// It measures something else.
    Kind(FigureKind),
    /// It counts in another unit.
    Unit(String),
    /// It is planned where the others are reached, or the other way round.
    Status(FigureStatus),
    /// It speaks of another time.
    Time(Option<String>),
    /// It compares among others.
    Scope(Option<String>),
    /// The same number of the same report stands above.
    Again,
}

impl Apart {
    /// The reason in Chinese.
    pub fn words(&self) -> String {
        match self {
            Self::Masked => "数字在原文里被遮盖".to_owned(),
            Self::Kind(kind) => format!("是{}，不是同一类数", kind.name()),
            Self::Unit(base) if base.is_empty() => "没有写单位".to_owned(),
            Self::Unit(base) => format!("单位是“{base}”，不能与别的单位比"),
            Self::Status(status) => format!("是{}", status.name()),
            Self::Time(Some(time)) => format!("时间不同：{time}"),
            Self::Time(None) => "时间不同：说的是整个本期".to_owned(),
            Self::Scope(Some(scope)) => format!("比较的范围是{scope}"),
            Self::Scope(None) => "没有写比较的范围".to_owned(),
            Self::Again => "同一数字在本篇里再次出现".to_owned(),
        }
    }
}

/// The figures of one indicator, sorted out. Numbers are places in the list that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// What the ranked ones have in common.
    pub basis: Basis,
    /// The largest first.
    pub ranked: Vec<usize>,
    /// The others, in the order given.
    pub apart: Vec<(usize, Apart)>,
}

/// Ranks the figures of one indicator that measure `kind` in `base`. `status`: which of both is wanted; `None` for
/// reached ones, or planned ones where none is reached.
pub fn ranking(rows: &[FigureRow], kind: FigureKind, base: &str, status: Option<FigureStatus>) -> Ranking {
    let fits = |row: &&FigureRow| {
        let figure = &row.figure;
        figure.number.is_some() && figure.kind == kind && figure.base == base
    };
    let reached = || rows.iter().filter(fits).any(|row| row.figure.status == FigureStatus::Actual);
    let status =
        status.unwrap_or_else(|| if reached() { FigureStatus::Actual } else { FigureStatus::Target });
    let alike: Vec<&FigureRow> = rows.iter().filter(fits).filter(|row| row.figure.status == status).collect();
    let basis = Basis {
        kind,
        base: base.to_owned(),
        status,
        time: most(alike.iter().map(|row| time(row))),
        scope: most(alike.iter().map(|row| row.figure.scope.clone())),
    };
    let (mut ranked, mut apart): (Vec<usize>, Vec<(usize, Apart)>) = (Vec::new(), Vec::new());
    for (at, row) in rows.iter().enumerate() {
        let again = ranked.iter().any(|&other| same(&rows[other], row));
        match why_apart(row, &basis).or(again.then_some(Apart::Again)) {
            Some(why) => apart.push((at, why)),
            None => ranked.push(at),
        }
    }
    let size = |at: &usize| rows[*at].figure.number.unwrap_or_default();
    ranked.sort_by(|a, b| size(b).total_cmp(&size(a)));
    Ranking { basis, ranked, apart }
}

fn why_apart(row: &FigureRow, basis: &Basis) -> Option<Apart> {
    let figure = &row.figure;
    if figure.kind != basis.kind {
        Some(Apart::Kind(figure.kind))
    } else if figure.base != basis.base {
        Some(Apart::Unit(figure.base.clone()))
    } else if figure.number.is_none() {
        Some(Apart::Masked)
    } else if figure.status != basis.status {
        Some(Apart::Status(figure.status))
    } else if time(row) != basis.time {
        Some(Apart::Time(time(row)))
    } else if figure.scope != basis.scope {
        Some(Apart::Scope(figure.scope.clone()))
    } else {
        None
    }
}

/// The time a figure speaks of; `None` for the period of its report. 1—5月份 is 1-5月.
fn time(row: &FigureRow) -> Option<String> {
    let time =
        row.figure.time.as_ref()?.replace(['—', '–', '～', '~', '至', '到'], "-").replace("月份", "月");
    (!WHOLE_PERIOD.iter().any(|whole| time.contains(whole))).then_some(time)
}

fn same(a: &FigureRow, b: &FigureRow) -> bool {
    a.place.report_id == b.place.report_id && a.figure.number == b.figure.number
}

/// The most frequent; of equally frequent ones `None`, then the first in order.
fn most(values: impl Iterator<Item = Option<String>>) -> Option<String> {
    let mut counts: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let best = counts.values().copied().max()?;
    counts.into_iter().find(|(_, count)| *count == best).and_then(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::sample::figure_row;

    fn row(agency: i64, number: f64) -> FigureRow {
        figure_row(agency, Some(number), "个")
    }

    #[test]
    fn only_what_is_alike_is_ranked() {
        let mut rows = vec![row(1, 8.0), row(2, 20.0), row(3, 5.0), row(4, 9.0), row(5, 7.0), row(6, 3.0)];
        rows[2].figure.status = FigureStatus::Target;
        rows[3].figure.time = Some("1—5月份".into());
        rows[4].figure.time = Some("截至6月底".into());
        rows[5].figure.scope = Some("全市".into());
        rows.push(figure_row(7, None, "个"));
        rows.push(figure_row(8, Some(4.0), "元"));
        rows.push(row(1, 8.0));
        let found = ranking(&rows, FigureKind::Count, "个", None);
        assert_eq!(found.ranked, [1, 0, 4]);
        assert_eq!(
            (found.basis.status, found.basis.time, found.basis.scope),
            (FigureStatus::Actual, None, None)
        );
        let apart: Vec<String> =
            found.apart.iter().map(|(at, why)| format!("{at} {}", why.words())).collect();
        assert_eq!(
            apart,
            [
                "2 是目标",
                "3 时间不同：1-5月",
                "5 比较的范围是全市",
                "6 数字在原文里被遮盖",
                "7 单位是“元”，不能与别的单位比",
                "8 同一数字在本篇里再次出现"
            ]
        );
    }

    #[test]
    fn targets_are_ranked_where_they_are_wanted_or_alone() {
        let mut rows = vec![row(1, 8.0), row(2, 20.0)];
        rows[0].figure.status = FigureStatus::Target;
        let wanted = ranking(&rows, FigureKind::Count, "个", Some(FigureStatus::Target));
        assert_eq!((wanted.ranked, wanted.apart.len()), (vec![0], 1));
        rows.remove(1);
        assert_eq!(ranking(&rows, FigureKind::Count, "个", None).basis.status, FigureStatus::Target);
        assert!(ranking(&[], FigureKind::Count, "个", None).ranked.is_empty());
    }
}
