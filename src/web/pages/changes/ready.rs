//! The reports that could be held against each other: two periods of an agency, or two drafts of one period.

use super::pairs::{href, period};
use crate::{
    model::ReportHead,
    web::{links::Link, namesakes::Namesakes},
};

/// Pairs of one kind.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ready {
    /// 有两期以上的单位.
    pub(crate) title: &'static str,
    pub(crate) pairs: Vec<ReadyPair>,
}

/// Two reports of one agency that could be held against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReadyPair {
    pub(crate) agency: String,
    /// `2022年上半年 → 2023年上半年`, `2023年上半年：初稿.docx → 二稿.docx`.
    pub(crate) words: String,
    pub(crate) href: String,
}

const PERIODS: &str = "有两期以上的单位";
const DRAFTS: &str = "同一期有两稿的单位";
const UNDATED: &str = "有一份没有写明期的单位（可能是两期，也可能是两稿）";

/// The pairs of all agencies by kind, kinds without any left out; agencies in the order of `heads`.
pub(super) fn ready(heads: &[ReportHead]) -> Vec<Ready> {
    let mut kinds = [PERIODS, DRAFTS, UNDATED].map(|title| Ready { title, pairs: Vec::new() });
    for reports in by_agency(heads) {
        for (kind, pairs) in kinds.iter_mut().zip(pairs(&reports)) {
            kind.pairs.extend(pairs);
        }
    }
    kinds.into_iter().filter(|kind| !kind.pairs.is_empty()).collect()
}

/// What leads from the page of an agency with these reports to its latest two periods, or to its latest two drafts of one.
pub(crate) fn of_agency(heads: &[ReportHead]) -> Option<Link> {
    let reports: Vec<&ReportHead> = heads.iter().collect();
    let [periods, drafts, undated] = pairs(&reports);
    let link = |words: &str, pair: &ReadyPair| Link::new(words, pair.href.clone());
    (periods.last().map(|pair| link("两期对照：改了什么", pair)))
        .or_else(|| drafts.last().map(|pair| link("两稿对照：改了什么", pair)))
        .or_else(|| undated.last().map(|pair| link("两份对照：改了什么", pair)))
}

/// The reports of each agency that has several.
fn by_agency(heads: &[ReportHead]) -> Vec<Vec<&ReportHead>> {
    let mut agencies: Vec<Vec<&ReportHead>> = Vec::new();
    for head in heads {
        match agencies.iter_mut().find(|own| own[0].agency.id == head.agency.id) {
            Some(own) => own.push(head),
            None => agencies.push(vec![head]),
        }
    }
    agencies.into_iter().filter(|own| own.len() > 1).collect()
}

/// The pairs of one agency: each period with the one after it, by the last draft of each; each draft of a period with the one after it, in
/// the order of their import; what tells no period with what stands next to it.
fn pairs(reports: &[&ReportHead]) -> [Vec<ReadyPair>; 3] {
    let mut reports = reports.to_vec();
    reports.sort_by_key(|head| (head.period, head.id));
    let names = Namesakes::among(reports.iter().copied());
    let pair = |old: &ReportHead, new: &ReportHead, words: String| ReadyPair {
        agency: new.agency.label.clone(),
        words,
        href: href(old.id, new.id),
    };
    let place = |head: &ReportHead| names.place(head.id).unwrap_or_default().to_owned();
    let mut kinds = [Vec::new(), Vec::new(), Vec::new()];
    let drafts: Vec<&[&ReportHead]> = reports.chunk_by(|a, b| a.period == b.period).collect();
    for own in &drafts {
        for two in own.windows(2) {
            let words = format!("{}：{} → {}", period(two[0]), place(two[0]), place(two[1]));
            let kind = if two[0].period.is_some() { 1 } else { 2 };
            kinds[kind].push(pair(two[0], two[1], words));
        }
    }
    for two in drafts.windows(2) {
        if let (Some(old), Some(new)) = (two[0].last(), two[1].last()) {
            let kind = if old.period.is_some() { 0 } else { 2 };
            kinds[kind].push(pair(old, new, format!("{} → {}", period(old), period(new))));
        }
    }
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::sample;

    fn head(id: i64, agency: i64, period: &str) -> ReportHead {
        ReportHead { period: period.parse().ok(), ..sample::head(id, agency, &format!("单位{agency}")) }
    }

    fn told(heads: &[ReportHead]) -> Vec<(&'static str, Vec<(String, String)>)> {
        let words = |pair: ReadyPair| (pair.words, pair.href);
        ready(heads)
            .into_iter()
            .map(|kind| (kind.title, kind.pairs.into_iter().map(words).collect()))
            .collect()
    }

    #[test]
    fn drafts_of_one_period_are_no_two_periods() {
        let heads = [head(1, 1, "2023H1"), head(5, 1, "2023H1"), head(2, 2, "2023H1")];
        let pair = |words: &str, href: &str| (words.to_owned(), href.to_owned());
        let drafts = (DRAFTS, vec![pair("2023年上半年：1.docx → 5.docx", "/changes?r=1&r=5")]);
        assert_eq!(told(&heads), std::slice::from_ref(&drafts));
        assert_eq!(of_agency(&heads[..2]).map(|link| link.words), Some("两稿对照：改了什么".to_owned()));
        assert_eq!(of_agency(&heads[2..]), None);
        let three = [head(1, 1, "2023H1"), head(5, 1, "2023H1"), head(3, 1, "2022H1"), head(4, 1, "2021H1")];
        let periods = vec![
            pair("2021年上半年 → 2022年上半年", "/changes?r=4&r=3"),
            pair("2022年上半年 → 2023年上半年", "/changes?r=3&r=5"),
        ];
        assert_eq!(told(&three), [(PERIODS, periods), drafts]);
        assert_eq!(of_agency(&three).map(|link| link.href), Some("/changes?r=3&r=5".to_owned()));
    }

    #[test]
    fn what_tells_no_period_is_said() {
        let heads = [head(1, 1, ""), head(2, 1, "2023H1")];
        let told = told(&heads);
        assert_eq!((told.len(), told[0].0), (1, UNDATED));
        assert_eq!(told[0].1[0].0, "期未写明 → 2023年上半年");
    }
}
