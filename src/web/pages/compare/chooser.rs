//! Choosing what to read side by side: all reports by level, and those that go well together.

use crate::{
    model::ReportHead,
    web::{
        filters::Query,
        grouped::level_name,
        links::Link,
        namesakes::Namesakes,
        pages::compare::{
            address::{Address, MOST, PATH, RowChoice},
            typed::is_government,
        },
    },
};

/// More suggestions of one kind than this are no help.
const SUGGESTIONS: usize = 8;

/// The reports of one level, to choose from.
pub(super) struct Group<'a> {
    /// 市级; 层级不明 where the reports do not tell.
    pub(super) level: &'static str,
    pub(super) choices: Vec<Choice<'a>>,
}

/// One report to choose.
pub(super) struct Choice<'a> {
    pub(super) report: &'a ReportHead,
    pub(super) chosen: bool,
    /// Name and period, for an entry of a menu.
    pub(super) words: String,
    /// The file or the line, where name and period are those of another report, too.
    pub(super) place: Option<String>,
}

/// Reports that go well with those chosen, and why.
pub(super) struct Suggestion {
    pub(super) why: &'static str,
    pub(super) links: Vec<Link>,
}

/// Everything that chooses.
pub(super) struct Choosing<'a> {
    pub(super) suggestions: Vec<Suggestion>,
    /// For a visitor who has chosen nothing yet.
    pub(super) ready_made: Vec<Link>,
    pub(super) groups: Vec<Group<'a>>,
    /// The names to type, governments last.
    pub(super) to_type: Vec<String>,
    /// The fields that a form for one more column carries along.
    pub(super) kept: Vec<(&'static str, String)>,
    /// No room for one more: the last gives way.
    pub(super) full: bool,
    /// What the rows can be.
    pub(super) by: [RowChoice; 4],
}

impl<'a> Choosing<'a> {
    /// What can be read beside `columns`; `names` are those of `heads`.
    pub(super) fn new(
        address: &Address,
        columns: &[&ReportHead],
        heads: &'a [ReportHead],
        names: &Namesakes,
    ) -> Self {
        Self {
            suggestions: suggestions(address, columns, heads, names),
            ready_made: if columns.is_empty() { ready_made(heads) } else { Vec::new() },
            groups: groups(heads, address.reports(), names),
            to_type: to_type(heads, address.reports(), names),
            kept: address.kept_for_one_more(),
            full: columns.len() == MOST,
            by: address.row_choices(),
        }
    }
}

/// All reports, in the order of `heads`, under their levels.
fn groups<'a>(heads: &'a [ReportHead], chosen: &[i64], names: &Namesakes) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for report in heads {
        let choice = Choice {
            report,
            chosen: chosen.contains(&report.id),
            words: names.full(report),
            place: names.place(report.id).map(str::to_owned),
        };
        let level = level_name(report.agency.level);
        match groups.last_mut() {
            Some(group) if group.level == level => group.choices.push(choice),
            _ => groups.push(Group { level, choices: vec![choice] }),
        }
    }
    groups
}

/// The names of all reports that are not chosen, for a field with suggestions; browsers offer every name that holds what is typed, in this
/// order, and 人民政府 holds 民政.
fn to_type(heads: &[ReportHead], chosen: &[i64], names: &Namesakes) -> Vec<String> {
    let others = heads.iter().filter(|head| !chosen.contains(&head.id));
    let mut words: Vec<String> = others.map(|head| names.full(head)).collect();
    words.sort_by_key(|name| is_government(name));
    words
}

/// Whether a report goes well with a column.
type Kind = fn(&ReportHead, &ReportHead) -> bool;

/// What goes well with the columns there are: another period of the same agency, peers, the same work elsewhere.
fn suggestions(
    address: &Address,
    columns: &[&ReportHead],
    heads: &[ReportHead],
    names: &Namesakes,
) -> Vec<Suggestion> {
    let kinds: [(&str, Kind); 3] = [
        ("同一单位，另一期、另一稿", |a, b| a.agency.id == b.agency.id),
        ("同层级、同条线", |a, b| {
            a.agency.id != b.agency.id && a.agency.level == b.agency.level && same_domain(a, b)
        }),
        ("同条线、不同层级", |a, b| a.agency.level != b.agency.level && same_domain(a, b)),
    ];
    let fits = |kind: Kind| -> Vec<Link> {
        let others = heads.iter().filter(|head| !address.reports().contains(&head.id));
        let fitting = others.filter(|head| columns.iter().any(|column| kind(column, head)));
        fitting.take(SUGGESTIONS).map(|head| Link::new(names.full(head), address.added(head.id))).collect()
    };
    let all = kinds.into_iter().map(|(why, kind)| Suggestion { why, links: fits(kind) });
    all.filter(|suggestion| !suggestion.links.is_empty()).collect()
}

/// For a visitor who has chosen nothing yet: agencies of one level and domain, each once, whatever drafts there are of its report.
fn ready_made(heads: &[ReportHead]) -> Vec<Link> {
    let mut kinds: Vec<Vec<&ReportHead>> = Vec::new();
    for head in heads {
        let kind = kinds.iter_mut().find(|kind| {
            kind[0].agency.level == head.agency.level
                && same_domain(kind[0], head)
                && kind[0].period == head.period
        });
        match kind {
            Some(kind) if kind.iter().any(|other| other.agency.id == head.agency.id) => {}
            Some(kind) => kind.push(head),
            None => kinds.push(vec![head]),
        }
    }
    let link = |kind: &[&ReportHead]| {
        let kind = &kind[..kind.len().min(MOST)];
        let query = Query::of_reports(kind.iter().map(|head| head.id).collect());
        let names: Vec<&str> = kind.iter().map(|head| head.agency.label.as_str()).collect();
        Link::new(names.join(" · "), query.href(PATH))
    };
    kinds.iter().filter(|kind| kind.len() > 1).take(SUGGESTIONS).map(|kind| link(kind)).collect()
}

/// Other work is no work in common.
fn same_domain(a: &ReportHead, b: &ReportHead) -> bool {
    a.agency.shares_domain(&b.agency)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AgencyTag, Level};
    use crate::web::sample;

    fn head(id: i64, agency: i64, level: Level, domain: &str) -> ReportHead {
        let head = sample::head(id, agency, &format!("单位{agency}"));
        let (level, domain_key) = (Some(level), domain.to_owned());
        ReportHead {
            period: None,
            agency: AgencyTag { level, domain_key, domain: domain.to_owned(), ..head.agency },
            ..head
        }
    }

    fn heads() -> Vec<ReportHead> {
        vec![
            head(1, 1, Level::City, "minzheng"),
            head(2, 2, Level::City, "qita"),
            head(3, 3, Level::County, "minzheng"),
            head(4, 4, Level::County, "minzheng"),
            head(5, 3, Level::County, "minzheng"),
            head(6, 5, Level::County, "qita"),
            head(7, 6, Level::City, "qita"),
        ]
    }

    #[test]
    fn peers_are_suggested_with_the_reason() {
        let heads = heads();
        let address = Address::of(&Query::parse("r=3&by=theme"));
        let found = suggestions(&address, &[&heads[2]], &heads, &Namesakes::among(&heads));
        let said: Vec<(&str, Vec<&str>)> =
            found.iter().map(|s| (s.why, s.links.iter().map(|link| link.href.as_str()).collect())).collect();
        assert_eq!(
            said,
            [
                ("同一单位，另一期、另一稿", vec!["/compare?r=3&r=5&by=theme"]),
                ("同层级、同条线", vec!["/compare?r=3&r=4&by=theme"]),
                ("同条线、不同层级", vec!["/compare?r=3&r=1&by=theme"]),
            ]
        );
    }

    #[test]
    fn governments_come_last_among_names_to_type() {
        let named = |id: i64, label: &str| {
            let mut head = head(id, id, Level::County, "qita");
            head.agency.label = label.to_owned();
            head
        };
        let heads = [named(1, "甲县人民政府"), named(2, "甲县民政局"), named(3, "甲县审计局")];
        let words = to_type(&heads, &[3], &Namesakes::among(&heads));
        assert!(
            words[0].starts_with("甲县民政局") && words[1].starts_with("甲县人民政府") && words.len() == 2
        );
    }

    #[test]
    fn those_of_one_level_and_domain_are_ready_made_each_agency_once() {
        let links = ready_made(&heads());
        assert_eq!(links.iter().map(|link| link.href.as_str()).collect::<Vec<_>>(), ["/compare?r=3&r=4"]);
    }

    #[test]
    fn reports_stand_under_their_levels() {
        let sizes: Vec<usize> = groups(&heads()[..6], &[3], &Namesakes::default())
            .iter()
            .map(|group| group.choices.len())
            .collect();
        assert_eq!(sizes, [2, 4]);
    }
}
