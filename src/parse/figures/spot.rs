//! A number on its way to a figure.

use crate::model::{FigureKind, FigureStatus};

/// A figure of one paragraph, before it is named. Places are characters of the paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spot {
    /// First character of the number.
    pub(super) start: usize,
    /// One past its last.
    pub(super) end: usize,
    /// One past the unit.
    pub(super) unit_end: usize,
    /// As [`crate::model::Figure::value`].
    pub(super) value: Option<String>,
    /// The value in base units.
    pub(super) number: Option<f64>,
    /// As written.
    pub(super) unit: String,
    /// What `number` counts in.
    pub(super) base: String,
    /// What it measures.
    pub(super) kind: FigureKind,
    /// Reached or planned.
    pub(super) status: FigureStatus,
    /// A task that others are measured by, not only a plan.
    pub(super) task: bool,
    /// How much more or less: 较上年增加2个.
    pub(super) change: bool,
    /// 余, 约, 以上.
    pub(super) approx: Option<String>,
    /// When.
    pub(super) time: Option<String>,
    /// Among whom.
    pub(super) scope: Option<String>,
    /// Index of the sum among the spots of the paragraph.
    pub(super) parent: Option<usize>,
    /// Index of the target among the spots of the paragraph.
    pub(super) goal: Option<usize>,
}
