//! A list of passages under the agencies that wrote them, and these under headings: their levels, or what else the
//! list is sorted by.

use super::links::Link;
use crate::model::{AgencyTag, Level};

/// Neighbouring rows of one agency.
#[derive(Debug, Clone)]
pub(crate) struct ByAgency<T> {
    /// The heading above it, where it is the first under it on the page.
    pub(crate) opens: Option<String>,
    /// Who.
    pub(crate) agency: Link,
    /// Words of the domain.
    pub(crate) domain: String,
    /// What it wrote.
    pub(crate) rows: Vec<T>,
}

/// Puts neighbouring rows of one agency under one heading together; `dress` makes of a row what the page shows.
pub(crate) fn by_agency<R, T>(
    rows: &[R],
    agency: impl Fn(&R) -> &AgencyTag,
    heading: impl Fn(&R) -> String,
    dress: impl Fn(&R) -> T,
) -> Vec<ByAgency<T>> {
    let mut groups: Vec<ByAgency<T>> = Vec::new();
    let mut before: Option<(i64, String)> = None;
    for row in rows {
        let (tag, over) = (agency(row), heading(row));
        match (groups.last_mut(), &before) {
            (Some(group), Some((id, same))) if *id == tag.id && *same == over => group.rows.push(dress(row)),
            _ => groups.push(ByAgency {
                opens: before.is_none_or(|(_, last)| last != over).then(|| over.clone()),
                agency: Link::agency(tag),
                domain: tag.domain.clone(),
                rows: vec![dress(row)],
            }),
        }
        before = Some((tag.id, over));
    }
    groups
}

/// The heading of a level: 市级; 层级不明 where the report does not tell.
pub(crate) const fn level_name(level: Option<Level>) -> &'static str {
    match level {
        Some(Level::Province) => "省级",
        Some(Level::City) => "市级",
        Some(Level::County) => "县级",
        Some(Level::Town) => "镇级",
        Some(Level::Village) => "村级",
        None => "层级不明",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(id: i64, level: Option<Level>) -> AgencyTag {
        let (domain_key, domain) = ("minzheng".to_owned(), "民政".to_owned());
        AgencyTag { id, label: format!("单位{id}"), level, unit: None, domain_key, domain }
    }

    #[test]
    fn neighbours_stand_together_under_their_level() {
        let rows = [
            (tag(1, Some(Level::City)), "a"),
            (tag(1, Some(Level::City)), "b"),
            (tag(2, Some(Level::City)), "c"),
            (tag(3, None), "d"),
        ];
        let groups = by_agency(&rows, |row| &row.0, |row| level_name(row.0.level).to_owned(), |row| row.1);
        let seen: Vec<_> =
            groups.iter().map(|g| (g.opens.as_deref(), g.agency.words.as_str(), g.rows.clone())).collect();
        assert_eq!(
            seen,
            [
                (Some("市级"), "单位1", vec!["a", "b"]),
                (None, "单位2", vec!["c"]),
                (Some("层级不明"), "单位3", vec!["d"])
            ]
        );
    }
}
