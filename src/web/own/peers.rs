//! Whom an agency is held against: others of its level and domain; where those are too few, others of its level and all others of its
//! domain; where those are, too, everybody else.

use std::collections::BTreeSet;

use crate::model::{AgencyTag, Level, ReportHead};

/// Fewer peers than this tell little.
const FEW: usize = 3;
/// More reports of peers than this only take longer.
const MOST: usize = 40;

/// Whom an agency is held against.
pub(super) struct Peers {
    /// `同层级、同条线（县级民政）的 4 家`.
    pub(super) words: String,
    /// Each once.
    pub(super) agencies: Vec<AgencyTag>,
    /// Their reports.
    pub(super) reports: Vec<i64>,
    /// Of these, the reports of its domain, where not all are.
    pub(super) of_trade: Vec<i64>,
}

impl Peers {
    /// Of all reports, those of an agency's peers.
    pub(super) fn of(heads: &[ReportHead], own: &AgencyTag) -> Self {
        let of = |is: &dyn Fn(&AgencyTag) -> bool| -> Vec<&ReportHead> {
            heads.iter().filter(|head| head.agency.id != own.id && is(&head.agency)).take(MOST).collect()
        };
        let level = own.level.map_or("层级不明", Level::name);
        let trade = of(&|other| other.shares_domain(own));
        let alike = of(&|other| other.level == own.level && other.shares_domain(own));
        let (words, found, of_trade) = if agencies(&alike).len() >= FEW {
            (format!("同层级、同条线（{level}级{}）的", own.domain), alike, Vec::new())
        } else if agencies(&of(&|other| other.level == own.level)).len() >= FEW {
            let both = of(&|other| other.level == own.level || other.shares_domain(own));
            let domain =
                if trade.is_empty() { String::new() } else { format!("和同条线（{}）", own.domain) };
            (format!("同层级（{level}级）{domain}的"), both, trade)
        } else {
            ("其他".to_owned(), of(&|_| true), trade)
        };
        let agencies = agencies(&found);
        let ids = |heads: &[&ReportHead]| heads.iter().map(|head| head.id).collect();
        Self {
            words: format!("{words} {} 家", agencies.len()),
            reports: ids(&found),
            of_trade: ids(&of_trade),
            agencies,
        }
    }
}

/// Who wrote them, each once.
fn agencies(reports: &[&ReportHead]) -> Vec<AgencyTag> {
    let mut seen = BTreeSet::new();
    let agencies = reports.iter().map(|head| &head.agency);
    agencies.filter(|agency| seen.insert(agency.id)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::sample;

    fn head(id: i64, level: Level, domain: &str) -> ReportHead {
        let head = sample::head(id, id, &format!("甲{id}"));
        let (level, domain_key) = (Some(level), domain.to_owned());
        ReportHead {
            agency: AgencyTag { level, domain_key, domain: domain.to_owned(), ..head.agency },
            ..head
        }
    }

    #[test]
    fn few_of_ones_own_kind_are_joined_by_the_level() {
        let heads = [
            head(1, Level::County, "民政"),
            head(2, Level::County, "民政"),
            head(3, Level::City, "民政"),
            head(4, Level::County, "审计"),
            head(5, Level::County, "林业"),
        ];
        let peers = Peers::of(&heads, &heads[0].agency);
        assert_eq!(peers.words, "同层级（县级）和同条线（民政）的 4 家");
        assert_eq!((peers.reports, peers.of_trade), (vec![2, 3, 4, 5], vec![2, 3]));
        let few = Peers::of(&heads[..3], &heads[2].agency);
        assert_eq!((few.words.as_str(), few.of_trade), ("其他 2 家", vec![1, 2]));
        let kind: Vec<ReportHead> = (1..5).map(|id| head(id, Level::County, "民政")).collect();
        let peers = Peers::of(&kind, &kind[0].agency);
        assert_eq!(peers.words, "同层级、同条线（县级民政）的 3 家");
        assert!(peers.of_trade.is_empty());
    }
}
