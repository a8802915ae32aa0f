//! Where a report is from, where its text betrays it: 浮梁县 and 珠山区 lead to 景德镇市. Titles of compilations rarely say it.
//!
//! 1. [`clues`]: the names of places in title and body, and how much each counts.
//! 2. [`support`]: every place with what its own name and the names inside it add up to.
//! 3. [`decide`]: the place that fits who wrote the report and is well ahead of all others; none where clues disagree.

mod clues;
mod decide;
mod support;

use crate::model::{PlaceGuess, Report};
use crate::registry::Places;

/// Names told as clues.
const TOLD: usize = 6;

/// The place of a report, with the names that led to it, the most frequent first.
pub(super) fn place(report: &Report) -> Option<PlaceGuess> {
    let places = Places::builtin().ok()?; // a test holds that they can be read
    let support = support::Support::new(clues::clues(report, places), places);
    let found = decide::decide(&support, report.agency.unit, places)?;
    let mut clues = support.clues(found);
    clues.truncate(TOLD);
    Some(PlaceGuess { name: places.whole_name(found), clues })
}

#[cfg(test)]
mod tests {
    use crate::{parse, registry::Registry, source};

    fn place(text: &str) -> Option<(String, Vec<String>)> {
        let registry = Registry::builtin().unwrap();
        let source = source::read("a.txt", text.as_bytes()).unwrap();
        let parsed = parse::parse(&source, &registry);
        parsed.reports[0].place.clone().map(|place| (place.name, place.clues))
    }

    #[test]
    fn counties_lead_to_their_city() {
        let text = "市医保局2023年上半年工作总结\n市医保局抓实参保工作。\n一、上半年工作\n在浮梁县办培训，到珠山区、昌江区走访。\n";
        let (name, clues) = place(text).unwrap();
        assert_eq!(name, "江西省景德镇市");
        assert!(clues.contains(&"浮梁县".to_owned()), "{clues:?}");
    }

    #[test]
    fn townships_lead_to_their_county() {
        let text = "区民政局2023年上半年工作总结\n区民政局抓实救助。\n一、上半年工作\n在秋浦街道、池阳街道、里山街道办食堂。\n";
        assert_eq!(place(text).unwrap().0, "安徽省池州市贵池区");
    }

    #[test]
    fn where_clues_disagree_there_is_none() {
        let text =
            "区民政局2023年上半年工作总结\n区民政局抓实救助。\n一、上半年工作\n与繁昌区、贵池区结对。\n";
        assert_eq!(place(text), None);
        let visit = "市商务局2023年上半年工作总结\n市商务局抓招商。\n一、上半年工作\n赴昆山市考察学习。建成示范县2个。\n";
        assert_eq!(place(visit), None);
    }
}
