//! One level, or one domain.
//!
//! 1. The group must have reports; its page keeps the filters of period and of the other way to group.
//! 2. Its themes against those of all other groups, and of one other group where `beside` names one.
//! 3. Its agencies, typical passages of what it writes much about, and reports to read side by side.

use std::sync::Arc;

use super::{
    Subject, list,
    reading::{self, Typical},
    themes::{self, ThemeTable},
};
use crate::{
    compare::contrast,
    export::columns::CONTRAST,
    model::{AgencyRow, ContrastRow, Period, Selection},
    store::{AgencyOrder, Counted, Grouping},
    web::{
        error::{Answer, WebError},
        filters::{Dim, Opt},
        form::FilterForm,
        links::Link,
        namesakes::Namesakes,
        page::Frame,
        state::{ListName, Visit},
        switch::Choice,
        words::count,
    },
};

/// One group as templates/groups/show.html draws it.
pub(crate) struct Group {
    /// Agencies, reports, passages, characters, periods: in words.
    pub(crate) facts: String,
    /// The periods that are shown; empty where all reports are of one.
    pub(crate) period: String,
    /// What it is called, and the one beside it.
    pub(crate) words: String,
    pub(crate) beside: Option<Link>,
    /// 层级, 条线.
    pub(crate) noun: &'static str,
    /// Whether the groups are levels.
    pub(crate) is_level: bool,
    pub(crate) form: FilterForm,
    /// The groups that can stand beside, the first choice is none.
    pub(crate) choices: Vec<Choice>,
    pub(crate) themes: ThemeTable,
    pub(crate) typical: Vec<Typical>,
    pub(crate) pairs: Vec<Link>,
    pub(crate) agencies: Vec<AgencyRow>,
    /// The names of their latest reports in the tray.
    pub(crate) names: Arc<Namesakes>,
    /// The same agencies on the agencies' page.
    pub(crate) all_agencies: String,
    /// Its reports beside each other, and what its agencies all write.
    pub(crate) alike: String,
    pub(crate) common: String,
}

/// A group with what is known of it before anything is drawn.
struct Asked<'a> {
    subject: &'a Subject,
    key: String,
    words: String,
    /// The groups there are: key and words.
    entries: Vec<(String, String)>,
    own: Selection,
    /// Key, words and reports of the group beside.
    beside: Option<(String, String, Selection)>,
    filters: Selection,
}

/// Answers with one group: its theme table as a file, or what `page` makes of frame and group.
pub(crate) fn show(
    mut visit: Visit<'_>,
    subject: &Subject,
    page: impl FnOnce(Frame, Group) -> Answer,
) -> Answer {
    let asked = asked(&mut visit, subject)?;
    let facets = visit.reader.facets(&asked.own, Counted::Agencies)?;
    let form = FilterForm::new(&visit.ask, &facets, &[subject.other, Dim::Place, Dim::Period]);
    let mut rows = rows(&visit, &asked)?;
    themes::sort(&mut rows, &visit.ask.query);
    if let Some(format) = visit.ask.format {
        let beside = asked.beside.as_ref().map(|(_, words, _)| format!("与{words}")).unwrap_or_default();
        let name = format!("{}_{}{beside}_主题", subject.tab.name(), asked.words);
        return visit.download(format, CONTRAST, &rows, ListName(subject.files.1, &name), &form);
    }
    let query = &visit.ask.query;
    let frame = visit.list_frame(subject.tab, asked.words.clone());
    let frame = frame.between(&asked.entries, &asked.key, |key| {
        let beside = query.is(Opt::Beside, key);
        subject.href(key, &if beside { query.clone().unset(Opt::Beside) } else { query.clone() })
    });
    page(frame, group(&visit, &asked, &rows, form)?)
}

fn asked<'a>(visit: &mut Visit<'_>, subject: &'a Subject) -> Result<Asked<'a>, WebError> {
    let entries = list::entries(visit, subject)?;
    let find = |wanted: &str| entries.iter().find(|(key, _)| key == wanted).cloned();
    let (key, words) = find(visit.ask.key()).ok_or(WebError::NotFound(subject.tab.name()))?;
    let query = &mut visit.ask.query;
    let filters = subject.filters(&query.selection);
    query.selection = filters.clone();
    let beside = query.option(Opt::Beside).filter(|other| **other != key).and_then(find);
    if beside.is_none() {
        *query = query.clone().unset(Opt::Beside);
    }
    let beside = beside.map(|(key, words)| {
        let within = subject.within(&key, &filters);
        (key, words, within)
    });
    let own = subject.within(&key, &filters);
    Ok(Asked { subject, key, words, entries, own, beside, filters })
}

fn rows(visit: &Visit<'_>, asked: &Asked<'_>) -> Result<Vec<ContrastRow>, WebError> {
    let own = visit.reader.themes(&asked.own)?;
    let all = visit.reader.themes(&asked.filters)?;
    let beside = asked.beside.as_ref();
    let beside =
        beside.map(|(_, words, selection)| Ok::<_, WebError>((words, visit.reader.themes(selection)?)));
    let beside = beside.transpose()?;
    Ok(contrast(&own, &all, beside.as_ref().map(|(words, rows)| (words.as_str(), rows.as_slice()))))
}

fn group(
    visit: &Visit<'_>,
    asked: &Asked<'_>,
    rows: &[ContrastRow],
    form: FilterForm,
) -> Result<Group, WebError> {
    let subject = asked.subject;
    let agencies = visit.reader.agencies(&asked.own, AgencyOrder::default(), false, None, 0)?.rows;
    let is_level = subject.grouping == Grouping::Level;
    let same = |a: &AgencyRow, b: &AgencyRow| {
        if is_level { a.agency.domain_key == b.agency.domain_key } else { a.agency.level == b.agency.level }
    };
    let links = themes::links(&visit.ask.query).only(subject.own, &asked.key);
    let beside = asked.beside.as_ref();
    Ok(Group {
        facts: facts(&agencies),
        period: visit.shown_periods(),
        words: asked.words.clone(),
        noun: subject.tab.name(),
        is_level,
        choices: choices(visit, asked),
        themes: themes::table(&visit.ask, rows, &links),
        typical: reading::typical(visit, &asked.own, beside.map(|(_, _, selection)| selection), rows)?,
        pairs: reading::pairs(&agencies, same),
        beside: beside.map(|(key, words, _)| {
            let swapped = visit.ask.query.clone().set(Opt::Beside, asked.key.as_str());
            Link::new(words.clone(), subject.href(key, &swapped))
        }),
        all_agencies: links.href("/agencies"),
        alike: links.href("/likeness"),
        common: links.href("/phrases"),
        names: visit.known()?.namesakes(visit.reader)?,
        agencies,
        form,
    })
}

/// `9 家单位，10 篇材料，812 段，56,310 字；2023年上半年`.
fn facts(agencies: &[AgencyRow]) -> String {
    let sum = |number: fn(&AgencyRow) -> u32| agencies.iter().map(number).sum::<u32>();
    let mut periods: Vec<Period> = agencies.iter().flat_map(|row| row.periods.iter().copied()).collect();
    periods.sort_unstable();
    periods.dedup();
    let periods: Vec<String> = periods.into_iter().rev().map(Period::label).collect();
    let after = if periods.is_empty() { String::new() } else { format!("；{}", periods.join("、")) };
    format!(
        "{} 家单位，{} 篇材料，{} 段，{} 字{after}",
        agencies.len(),
        sum(|row| row.reports),
        count(sum(|row| row.passages)),
        count(sum(|row| row.chars)),
    )
}

fn choices(visit: &Visit<'_>, asked: &Asked<'_>) -> Vec<Choice> {
    let query = &visit.ask.query;
    let chosen = asked.beside.as_ref().map(|(key, _, _)| key.as_str());
    let mut choices = vec![Choice {
        link: Link::new("不并排", visit.ask.href(&query.clone().unset(Opt::Beside))),
        current: chosen.is_none(),
    }];
    let others = asked.entries.iter().filter(|(key, _)| *key != asked.key);
    choices.extend(others.map(|(key, words)| Choice {
        link: Link::new(words.clone(), visit.ask.href(&query.clone().set(Opt::Beside, key.as_str()))),
        current: chosen == Some(key),
    }));
    choices
}
