//! Who wrote a report and of which time it speaks, from its title, else from its body, else from the file's name.
//!
//! 1. [`name`]: the agency that a title names.
//! 2. [`body`]: the agency that a body gives away, or its [`actor`] (`市医保局在市委领导下…`, `驻村工作队`, `我局` with what it is about).
//! 3. [`unit`]: the kind of place, from the name (`XX镇市医疗保障局` is a 市), else from how the body speaks (`我旗`).
//! 4. [`time`]: the period, also from the [`date`] of writing.

mod actor;
mod body;
mod date;
mod name;
mod time;
mod unit;

use date::Date;
pub(super) use name::{in_title, is_organ};
pub(super) use unit::{in_name as unit_in_name, is_bare};

use super::{lines::folded, paragraph::Paragraph};
use crate::model::{Agency, Level, NameOrigin, Period, Unit};
use crate::registry::{Places, Registry};

/// What the header of a report is read from.
pub(super) struct Evidence<'a> {
    /// The title; empty where there is none.
    pub(super) title: &'a str,
    /// The title of the compilation that it stands in; empty where there is none, or its own says enough.
    pub(super) under: &'a str,
    /// Lines between title and body: subtitles, signatures, dates.
    pub(super) heads: &'a [&'a str],
    /// Dates around the title that were set aside: 发布时间：2023-07-11.
    pub(super) tools: &'a [&'a str],
    /// The body.
    pub(super) body: &'a [Paragraph<'a>],
    /// Name of the file without its ending.
    pub(super) file_stem: &'a str,
    /// It is probably no report: what its body speaks of says nothing of who wrote it.
    pub(super) unlike: bool,
}

/// The subtitle of a report to a congress is no longer, in characters.
const SUBTITLE: usize = 60;
/// Paragraphs at the start in which a report to a congress says so.
const SALUTATION: usize = 4;

impl Evidence<'_> {
    /// A government's own report to its congress: `政府工作报告` in any dress, or an opening to that effect
    /// (`各位代表：现在，我代表县人民政府向大会报告工作`).
    fn is_work_report(&self, registry: &Registry) -> bool {
        let title = folded(self.title);
        let title = title.split(['（', '(']).find(|piece| piece.contains("报告")).unwrap_or(&title);
        let mut complete = registry.titles.complete.iter().filter(|word| word.contains("政府"));
        if complete.any(|word| title.ends_with(word.as_str())) {
            return true;
        }
        let opening: String =
            self.body.iter().take(SALUTATION).map(|paragraph| paragraph.text.as_ref()).collect();
        registry.titles.congress.iter().all(|word| opening.contains(word.as_str()))
    }

    /// A court's, a committee's report to its congress: `县人民法院工作报告`, with the line that says when it was heard.
    fn is_for_congress(&self, title: &str) -> bool {
        title.ends_with("工作报告") && self.delivery().is_some()
    }

    /// When a congress heard it: `——2016年1月12日在云岭县第十六届人民代表大会第五次会议上`, under the title or at the start of the body.
    fn delivery(&self) -> Option<Date> {
        let opening = self.body.iter().take(SALUTATION).map(|paragraph| paragraph.text.as_ref());
        self.heads.iter().copied().chain(opening).map(folded).find_map(|line| {
            let short = line.chars().count() <= SUBTITLE;
            let meeting = line.contains("会议") || line.contains("代表大会");
            Date::of(&line).filter(|_| short && meeting)
        })
    }

    /// The government that reports: of the place of the congress (`——2024年1月10日在云岭县第十六届人民代表大会…上`), or whom
    /// its speaker stands for (`我代表青溪镇人民政府`).
    fn government(&self) -> Option<String> {
        let opening = self.body.iter().take(SALUTATION).map(|paragraph| paragraph.text.as_ref());
        let texts: Vec<String> = self.heads.iter().copied().chain(opening).map(folded).collect();
        texts
            .iter()
            .find_map(|text| of_congress(text))
            .or_else(|| texts.iter().find_map(|text| stood_for(text)))
    }
}

fn of_congress(text: &str) -> Option<String> {
    let (front, rest) = text.split_once('第')?;
    let place =
        front.rsplit_once('在').map_or(front, |(_, place)| place).trim_start_matches(['—', '-', '（', '(']);
    let meeting = text.chars().count() <= SUBTITLE && rest.contains("人民代表大会");
    match place {
        "" if meeting && rest.contains("全国人民代表大会") => Some("国务院".to_owned()),
        place => government_of(place).filter(|_| meeting),
    }
}

fn stood_for(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("代表")?;
    government_of(rest.split_once("人民政府")?.0)
}

/// The government of a place with a name of its own: 云岭县, not 县.
fn government_of(place: &str) -> Option<String> {
    let named = place.ends_with(['省', '市', '县', '区', '旗', '州', '盟', '镇', '乡']);
    (named && (2..=16).contains(&place.chars().count()) && !place.contains(['，', '。', '、']))
        .then(|| format!("{place}人民政府"))
}

/// Stand-in for an agency that nothing names.
const UNKNOWN: &str = "未署名单位";

/// The agency of a report.
pub(super) fn agency(evidence: &Evidence<'_>, registry: &Registry) -> Agency {
    let text = body::text(evidence.body);
    let (name, from, named_unit) = writer(evidence, &text, registry);
    let unit = named_unit
        .or_else(|| unit::in_name(&name, &registry.agencies))
        .or_else(|| unit::in_body(&text, &registry.agencies))
        .or_else(|| unit::before_name(&text, &name, &registry.agencies));
    let domain = registry.domains.of_agency(&name).or_else(|| body::topic(&text, registry));
    Agency {
        level: unit.map(|unit| level(unit, &name)),
        unit,
        domain: domain.or(registry.domains.other()).map_or_else(String::new, |domain| domain.name.clone()),
        region: None,
        name,
        from,
    }
}

/// The level of a unit; a city whose name is that of a 县级市 stands where counties do.
pub(super) fn level(unit: Unit, name: &str) -> Level {
    let small = unit == Unit::City && Places::builtin().is_ok_and(|places| places.is_small_city(name));
    if small { Level::County } else { unit.level() }
}

/// Name, where it was read, and the unit if the name's phrase settles it.
fn writer(evidence: &Evidence<'_>, text: &str, registry: &Registry) -> (String, NameOrigin, Option<Unit>) {
    let titled =
        |title: &str| in_title(title, registry).filter(|name| !evidence.unlike || is_organ(name, registry));
    let bare = match titled(evidence.title) {
        Some(name) if !is_bare(&name, &registry.agencies) => return (name, NameOrigin::Title, None),
        bare => bare,
    };
    if bare.is_none() && evidence.unlike {
        return signed_or_filed(evidence, registry);
    }
    if let Some(name) = evidence.government().filter(|_| bare.is_none() && evidence.is_work_report(registry))
    {
        return (name, NameOrigin::Title, None);
    }
    let village = [Unit::Village.name(), Unit::Community.name()];
    let phrase = body::phrase(evidence.body, &registry.agencies);
    if let Some(named) = phrase.filter(|_| bare.as_deref().is_none_or(|bare| village.contains(&bare))) {
        return (named.name.clone(), NameOrigin::Body, Some(named.unit));
    }
    if let Some(bare) = bare {
        return (bare, NameOrigin::Title, None);
    }
    let file = in_title(evidence.file_stem, registry);
    let untitled = evidence.title.is_empty() || folded(evidence.title) == folded(evidence.file_stem);
    let unit = unit::in_body(text, &registry.agencies);
    let signed =
        body::signature(evidence.heads, evidence.body, registry).map(|name| (name, NameOrigin::Body));
    let found = signed
        .or_else(|| file.clone().filter(|_| untitled).map(|name| (name, NameOrigin::File)))
        .or_else(|| actor::place(text, registry).map(|name| (name, NameOrigin::Body)))
        .or_else(|| body::agency(evidence, text, unit, registry).map(|name| (name, NameOrigin::Body)))
        .or_else(|| file.map(|name| (name, NameOrigin::File)));
    let (name, from) = found.unwrap_or_else(|| (UNKNOWN.to_owned(), NameOrigin::Unknown));
    (name, from, None)
}

/// The writer of a text that is probably no report: who signs it, else whom the name of its file names; nobody is guessed from
/// what it speaks of (a news item speaks of 全市 and is not of a government).
fn signed_or_filed(evidence: &Evidence<'_>, registry: &Registry) -> (String, NameOrigin, Option<Unit>) {
    let signed =
        body::signature(evidence.heads, evidence.body, registry).map(|name| (name, NameOrigin::Body));
    let filed = || in_title(evidence.file_stem, registry).filter(|name| is_organ(name, registry));
    let found = signed.or_else(|| filed().map(|name| (name, NameOrigin::File)));
    let (name, from) = found.unwrap_or_else(|| (UNKNOWN.to_owned(), NameOrigin::Unknown));
    (name, from, None)
}

/// The period of a report. `headings` are its headings of the first depths.
pub(super) fn period(evidence: &Evidence<'_>, headings: &[&str], registry: &Registry) -> Option<Period> {
    time::period(evidence, headings, registry)
}
