//! Where a report is from, where its text betrays it: 浮梁县 and 珠山区 lead to 景德镇市. Titles of compilations rarely say it.
//!
//! 0. The name of who wrote it, where it opens with a place: 浮梁县民政局.
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

/// The place of a report: the one that its agency's name opens with, else the one that the names in it lead to; with the names
/// that led to it, the agency's own first, then the most frequent. Of several places that are called as the agency says, it is the one that
/// the text leads to, and none where it leads elsewhere or nowhere.
pub(super) fn place(report: &Report) -> Option<PlaceGuess> {
    let places = Places::builtin().ok()?; // a test holds that they can be read
    let support = support::Support::new(clues::clues(report, places), places);
    let text = || decide::decide(&support, report.agency.unit, places);
    let opening = places.opening(&report.agency.name);
    let found = match &opening {
        None => text()?,
        Some(opening) if opening.is_sure => *opening.places.first()?,
        Some(opening) => one_of(&opening.places, text()?, places)?,
    };
    let mut clues: Vec<String> = opening.into_iter().map(|opening| opening.written).collect();
    for clue in support.clues(found) {
        if !clues.contains(&clue) {
            clues.push(clue);
        }
    }
    clues.truncate(TOLD);
    Some(PlaceGuess { name: places.whole_name(found), clues })
}

/// Which of some places of one name is meant by what a text leads to: that one, or the only one inside of it.
fn one_of(named: &[usize], found: usize, places: &Places) -> Option<usize> {
    let mut inside = named.iter().copied().filter(|at| places.chain(*at).any(|around| around == found));
    let first = inside.next()?;
    inside.next().is_none().then_some(first)
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
    fn the_name_of_the_agency_says_where_it_is() {
        let of = |agency: &str, text: &str| {
            place(&format!("{agency}2023年上半年工作总结\n{agency}抓实救助。\n一、上半年工作\n{text}\n"))
        };
        for (agency, name, clue) in [
            ("浮梁县民政局", "江西省景德镇市浮梁县", "浮梁县"),
            ("景德镇市财政局", "江西省景德镇市", "景德镇市"),
            ("昆山市水务局", "江苏省苏州市昆山市", "昆山市"),
            ("江西省民政厅", "江西省", "江西省"),
        ] {
            let (found, clues) = of(agency, "赴池州市、繁昌区考察学习。").unwrap();
            assert_eq!((found.as_str(), clues[0].as_str()), (name, clue));
        }
        assert_eq!(of("鼓楼区民政局", "办食堂8家。"), None, "there are several");
        let text = "在南京市玄武区、秦淮区和江宁区办食堂，南京市推广。";
        let (found, clues) = of("鼓楼区民政局", text).unwrap_or_default();
        assert_eq!(
            (found.as_str(), clues.first().map(String::as_str)),
            ("江苏省南京市鼓楼区", Some("鼓楼区"))
        );
        assert_eq!(
            of("鼓楼区民政局", "与池州市贵池区、青阳县、东至县结对，贵池区推广。"),
            None,
            "it leads elsewhere"
        );
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
