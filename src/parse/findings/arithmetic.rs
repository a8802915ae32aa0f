//! Numbers of a sentence as checks calculate with them: exact values, how they were written, what rounding allows.

use std::ops::Range;

use super::view::Text;
use crate::model::{Figure, FigureKind};

/// The figures of a stretch of a paragraph.
pub(super) fn figures_in<'a>(text: &Text<'a>, range: Range<usize>) -> &'a [Figure] {
    let from = text.figures.partition_point(|figure| figure.start < range.start);
    let to = text.figures.partition_point(|figure| figure.start < range.end);
    &text.figures[from..to.max(from)]
}

/// The stretch (sentence, clause) of a list in order that holds a character.
pub(super) fn holding(stretches: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    stretches.get(stretches.partition_point(|stretch| stretch.end <= at))
}

/// The value in base units, if it is exact and can be added up.
pub(super) fn exact(figure: &Figure) -> Option<f64> {
    let adds_up = matches!(figure.kind, FigureKind::Amount | FigureKind::Count | FigureKind::Measure);
    figure.number.filter(|_| adds_up && figure.approx.is_none() && !figure.masked)
}

/// Whether two figures count the same, so that they can be added and divided.
pub(super) fn alike(one: &Figure, other: &Figure) -> bool {
    one.kind == other.kind && one.base == other.base
}

/// How far rounding may have moved a value: half a unit of its last digit, in base units; nothing for whole things.
pub(super) fn rounding(figure: &Figure) -> f64 {
    let (Some(number), Some(value)) = (figure.number, figure.value.as_deref()) else { return 0.0 };
    let written: f64 = value.parse().unwrap_or(0.0);
    let scale = if written == 0.0 { 1.0 } else { (number / written).abs() };
    let digits = decimals(value);
    if figure.kind == FigureKind::Count && digits == 0 && scale <= 1.0 {
        0.0
    } else {
        last_digit(digits) * scale / 2.0
    }
}

/// Digits behind the point.
pub(super) fn decimals(value: &str) -> usize {
    value.split_once('.').map_or(0, |(_, behind)| behind.len())
}

/// One unit of the last digit: 0.1 where there is one behind the point.
pub(super) fn last_digit(decimals: usize) -> f64 {
    (0..decimals.min(9)).fold(1.0, |unit, _| unit / 10.0)
}

/// A number with at most so many digits behind the point, without zeros at its end: 94.065, 70.
pub(super) fn shown(number: f64, decimals: usize) -> String {
    let text = format!("{number:.*}", decimals.min(9));
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// The least and most that a percentage can be, part of whole, whatever rounding has done to both.
pub(super) fn percentages(part: &Figure, whole: &Figure) -> Option<(f64, f64)> {
    let (part, whole) = ((exact(part)?, rounding(part)), (exact(whole)?, rounding(whole)));
    let least = (part.0 - part.1) / (whole.0 + whole.1);
    let most = (part.0 + part.1) / (whole.0 - whole.1);
    (whole.0 > whole.1).then_some((least * 100.0, most * 100.0))
}

/// Several figures of one base written in the unit of the first, for the arithmetic of a message.
pub(super) struct Written {
    scale: f64,
    decimals: usize,
}

impl Written {
    /// In the unit of `unit`, with as many digits as any of `figures` has there.
    pub(super) fn new<'f>(unit: &'f Figure, figures: impl Iterator<Item = &'f Figure>) -> Self {
        let scale_of = |figure: &Figure| {
            let written: f64 = figure.value.as_deref().and_then(|value| value.parse().ok()).unwrap_or(0.0);
            figure.number.filter(|_| written != 0.0).map_or(1.0, |number| (number / written).abs())
        };
        let scale = scale_of(unit);
        let digits = |figure: &Figure| {
            let own = figure.value.as_deref().map_or(0, decimals);
            let mut factor = scale / scale_of(figure);
            let mut more = 0;
            while factor > 1.5 && more < 8 {
                factor /= 10.0;
                more += 1;
            }
            own + more
        };
        let decimals = figures.chain([unit]).map(digits).max().unwrap_or(0).min(6);
        Self { scale, decimals }
    }

    /// A number of base units in that unit.
    pub(super) fn show(&self, number: f64) -> String {
        shown(number / self.scale, self.decimals)
    }
}
