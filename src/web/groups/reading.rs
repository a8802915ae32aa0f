//! What to read of a group: typical passages, one a theme, and pairs of its reports to read side by side.

use std::cmp::Reverse;

use crate::{
    model::{AgencyRow, ContrastRow, Selection},
    web::{
        cards::{Card, Cards},
        error::WebError,
        links::Link,
        state::Visit,
    },
};

/// Themes with a typical passage.
const THEMES: usize = 8;
/// Pairs of reports that are offered.
const PAIRS: usize = 3;

/// One theme with a passage of the group, and of the one beside it.
pub(crate) struct Typical {
    pub(crate) theme: Link,
    pub(crate) own: Option<Card>,
    pub(crate) beside: Option<Card>,
}

/// The themes that the group (and the one beside it) writes much about, and more than others, each with a passage.
pub(super) fn typical(
    visit: &Visit<'_>,
    own: &Selection,
    beside: Option<&Selection>,
    rows: &[ContrastRow],
) -> Result<Vec<Typical>, WebError> {
    let themes = themes(rows);
    let keys: Vec<&str> = themes.iter().map(|row| row.key.as_str()).collect();
    let quoted = visit.reader.typical_passages(own, &keys)?;
    let quoted_beside =
        beside.map(|beside| visit.reader.typical_passages(beside, &keys)).transpose()?.unwrap_or_default();
    let periods = visit.ask.query.periods_only();
    let mut found = Vec::new();
    for row in themes {
        let cards = Cards::of(visit)?.with_theme(&row.name);
        let card = |quoted: &[(String, _)]| {
            quoted.iter().find(|(key, _)| *key == row.key).map(|(_, passage)| cards.card(passage))
        };
        let (own, beside) = (card(&quoted), card(&quoted_beside));
        if own.is_some() || beside.is_some() {
            found.push(Typical {
                theme: Link::new(row.name.clone(), periods.href(&format!("/themes/{}", row.key))),
                own,
                beside,
            });
        }
    }
    Ok(found)
}

/// The themes worth quoting: a large share of the text counts, and so does a lead over the others; where a group
/// stands beside, its share instead of the lead, so that both have something to say.
fn themes(rows: &[ContrastRow]) -> Vec<&ContrastRow> {
    let weight = |row: &ContrastRow| match &row.beside {
        Some(beside) => row.own.percent() + beside.amount.percent(),
        None => row.own.percent() + row.lead(),
    };
    let mut themes: Vec<&ContrastRow> = rows.iter().filter(|row| row.parent.is_none()).collect();
    themes.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
    themes.truncate(THEMES);
    themes
}

/// Pairs of reports to read side by side: neighbours of one kind (the same domain or level and period) first, then
/// the longest.
pub(super) fn pairs(agencies: &[AgencyRow], same: impl Fn(&AgencyRow, &AgencyRow) -> bool) -> Vec<Link> {
    let mut found: Vec<(&AgencyRow, &AgencyRow)> = Vec::new();
    for (at, first) in agencies.iter().enumerate() {
        let unused =
            |row: &AgencyRow| !found.iter().any(|(a, b)| [a.agency.id, b.agency.id].contains(&row.agency.id));
        let alike =
            |second: &&AgencyRow| same(first, second) && first.periods == second.periods && unused(second);
        let partner = agencies[at + 1..].iter().find(alike);
        if let Some(second) = partner.filter(|_| unused(first)) {
            found.push((first, second));
        }
    }
    if found.is_empty() {
        let mut longest: Vec<&AgencyRow> = agencies.iter().collect();
        longest.sort_by_key(|row| Reverse(row.chars));
        found.extend(longest.chunks_exact(2).map(|two| (two[0], two[1])));
    }
    found.truncate(PAIRS);
    let link = |(a, b): &(&AgencyRow, &AgencyRow)| {
        let words = format!("{} ｜ {}", a.agency.label, b.agency.label);
        Link::new(words, format!("/compare?r={}&r={}", a.latest_report, b.latest_report))
    };
    found.iter().map(link).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AgencyTag, Level};

    fn agency(id: i64, domain: &str, chars: u32) -> AgencyRow {
        AgencyRow {
            agency: AgencyTag {
                id,
                label: format!("单位{id}"),
                level: Some(Level::County),
                unit: None,
                domain_key: domain.into(),
                domain: domain.into(),
            },
            place: None,
            guess: None,
            periods: Vec::new(),
            reports: 1,
            latest_report: id * 10,
            passages: 1,
            chars,
            themes: 1,
        }
    }

    fn hrefs(agencies: &[AgencyRow]) -> Vec<String> {
        let same = |a: &AgencyRow, b: &AgencyRow| a.agency.domain_key == b.agency.domain_key;
        pairs(agencies, same).into_iter().map(|link| link.href).collect()
    }

    #[test]
    fn reports_of_one_kind_are_read_side_by_side() {
        let rows =
            [agency(1, "yibao", 5), agency(2, "minzheng", 5), agency(3, "yibao", 5), agency(4, "yibao", 5)];
        assert_eq!(hrefs(&rows), ["/compare?r=10&r=30"]);
        assert_eq!(hrefs(&[agency(1, "a", 5), agency(2, "b", 9), agency(3, "c", 7)]), ["/compare?r=20&r=30"]);
        assert!(hrefs(&[agency(1, "a", 5)]).is_empty());
    }
}
