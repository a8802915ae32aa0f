//! Levels of numbers that differ between the parts: （一）… under 一、 but 一是… on lines of their own under 二、.

use super::{
    headings::Numbered,
    view::{Doubt, View},
};
use crate::model::Part;
use crate::parse::marker::Style;

/// At most one doubt a report: the first 一是 line of the plan.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let all = &view.headings;
    let sections = &view.report.sections;
    let below_top = |heading: &&Numbered<'_>| {
        let parent = heading.section.parent.and_then(|parent| sections.get(parent));
        parent.is_some_and(|parent| parent.parent.is_none())
    };
    let of = |part: Part, style: Style| {
        all.iter()
            .filter(below_top)
            .filter(move |heading| heading.section.part == part && heading.style == style)
    };
    let reviewed = of(Part::Review, Style::ChineseParen).count();
    let planned: Vec<&Numbered<'_>> = of(Part::Plan, Style::Item).collect();
    let [first, _, ..] = planned.as_slice() else { return Vec::new() };
    if reviewed < 2 || of(Part::Plan, Style::ChineseParen).next().is_some() {
        return Vec::new();
    }
    let message = "前面部分用“（一）”分条，这一部分直接用“一是”另起段，层级序号前后不一致，请核对。";
    vec![Doubt::at(first.passage, 0..first.section.marker.chars().count(), message)]
}
