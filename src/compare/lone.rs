//! Passages of a report that no peer has the like of.
//!
//! A passage of some length is held against every passage of the peers, by the cosine of their weighted words; those whose best match is
//! still no match stand alone.

use super::likeness::{Terms, Weights};
use crate::model::{PassageKind, PassageRow};

/// Passages of fewer letters say too little to be unlike others.
const SHORTEST: usize = 60;
/// Passages that are more alike than this speak of the same matter.
const ALIKE: f64 = 0.16;

/// A passage that stands alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lone<'a> {
    /// The passage.
    pub passage: &'a PassageRow,
    /// How like the most like passage of a peer is (0 to 1).
    pub nearest: f64,
}

/// At most `most` passages that no peer has the like of, the loneliest first.
pub fn lone<'a>(
    report: &'a [PassageRow],
    peers: &[PassageRow],
    weights: &Weights,
    most: usize,
) -> Vec<Lone<'a>> {
    let long = |passage: &&PassageRow| {
        passage.kind == PassageKind::Text && passage.text.written.chars().count() >= SHORTEST
    };
    let terms = |passage: &PassageRow| Terms::new(&[(&passage.text.restored(), 1.0)], weights);
    let theirs: Vec<Terms> =
        peers.iter().filter(|passage| passage.kind == PassageKind::Text).map(terms).collect();
    if theirs.is_empty() {
        return Vec::new();
    }
    let held = |passage: &'a PassageRow| {
        let own = terms(passage);
        let nearest = theirs.iter().map(|other| own.cosine(other)).fold(0.0, f64::max);
        Lone { passage, nearest }
    };
    let mut found: Vec<Lone<'a>> =
        report.iter().filter(long).map(held).filter(|lone| lone.nearest < ALIKE).collect();
    found.sort_by(|a, b| a.nearest.total_cmp(&b.nearest));
    found.truncate(most);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{compare::sample::passage, model::Part};

    #[test]
    fn what_nobody_else_writes_stands_alone() {
        let bees = "引导蜂农转地放养中华蜜蜂，建成蜂蜜加工车间和展示馆，培训养蜂能手，组织蜂农合作社统一包装、统一销售，蜂蜜销往邻近各省，户均增收明显。";
        let roads = "完成农村公路改造提升，修补路面坑槽，安装波形护栏，设置警示标志，落实养护责任人，开展公路沿线环境整治，保障群众出行安全畅通有序。";
        let report = [passage(1, Part::Review, bees), passage(2, Part::Review, roads)];
        let peers = [passage(3, Part::Review, roads), passage(4, Part::Review, "做好河道清淤。")];
        let weights = Weights::over(report.iter().chain(&peers));
        let found = lone(&report, &peers, &weights, 3);
        assert_eq!(found.iter().map(|lone| lone.passage.line).collect::<Vec<_>>(), [1]);
        assert!(found[0].nearest < ALIKE);
        assert!(lone(&report, &[], &weights, 3).is_empty());
    }
}
