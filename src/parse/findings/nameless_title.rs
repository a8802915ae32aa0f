//! A title that begins with the rank of a place whose name was cut out: 街道2023年上半年工作总结.

use super::view::{Doubt, View};

/// One doubt where the title opens with a bare rank and a time.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let title = view.report.title.as_str();
    let rank = view.registry.checks.text.ranks.start_of(title).filter(|rank| {
        let rest = &title[rank.len()..];
        rest.starts_with(|c: char| c.is_ascii_digit()) || rest.starts_with("上半年")
    });
    let doubt = |rank: &str| {
        let message = format!("标题以“{rank}”开头，前面的名称可能被删去，请核对。");
        Doubt::title(0..rank.chars().count(), message)
    };
    rank.map(doubt).into_iter().collect()
}
