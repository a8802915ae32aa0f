//! Who wrote a report and of which time it speaks, from its title, else from its body, else from the file's name.
//!
//! 1. [`name`]: the agency that a title names.
//! 2. [`body`]: the agency that a body gives away (`市医保局在市委领导下…`, `驻村工作队`, `我局` with what it is about).
//! 3. [`unit`]: the kind of place, from the name (`XX镇市医疗保障局` is a 市), else from how the body speaks (`我旗`).
//! 4. [`time`]: the period.

mod body;
mod name;
mod time;
mod unit;

pub(super) use name::{in_title, is_organ};

use super::{lines::folded, paragraph::Paragraph};
use crate::model::{Agency, NameOrigin, Period, Unit};
use crate::registry::Registry;

/// What the header of a report is read from.
pub(super) struct Evidence<'a> {
    /// The title; empty where there is none.
    pub(super) title: &'a str,
    /// Lines between title and body: subtitles, signatures, dates.
    pub(super) heads: &'a [&'a str],
    /// The body.
    pub(super) body: &'a [Paragraph<'a>],
    /// Name of the file without its ending.
    pub(super) file_stem: &'a str,
}

/// Stand-in for an agency that nothing names.
const UNKNOWN: &str = "未署名单位";

/// The agency of a report.
pub(super) fn agency(evidence: &Evidence<'_>, registry: &Registry) -> Agency {
    let text = body::text(evidence.body);
    let (name, from, named_unit) = writer(evidence, &text, registry);
    let unit = named_unit
        .or_else(|| unit::in_name(&name, &registry.agencies))
        .or_else(|| unit::in_body(&text, &registry.agencies));
    let domain = registry.domains.of_agency(&name).or_else(|| body::topic(&text, registry));
    Agency {
        level: unit.map(Unit::level),
        unit,
        domain: domain.or(registry.domains.other()).map_or_else(String::new, |domain| domain.name.clone()),
        region: None,
        name,
        from,
    }
}

/// Name, where it was read, and the unit if the name's phrase settles it.
fn writer(evidence: &Evidence<'_>, text: &str, registry: &Registry) -> (String, NameOrigin, Option<Unit>) {
    let titled = in_title(evidence.title, registry);
    if let Some(name) = titled.as_ref().filter(|name| !unit::is_bare(name, &registry.agencies)) {
        return (name.clone(), NameOrigin::Title, None);
    }
    if titled.as_deref().is_none_or(|bare| bare == Unit::Village.name() || bare == Unit::Community.name()) {
        if let Some(named) = body::phrase(evidence.body, &registry.agencies) {
            return (named.name.clone(), NameOrigin::Body, Some(named.unit));
        }
    }
    if let Some(bare) = titled {
        return (bare, NameOrigin::Title, None);
    }
    if let Some(name) = body::signature(evidence.heads, evidence.body, registry) {
        return (name, NameOrigin::Body, None);
    }
    if let Some(name) = in_title(evidence.file_stem, registry) {
        if evidence.title.is_empty() || folded(evidence.title) == folded(evidence.file_stem) {
            return (name, NameOrigin::File, None);
        }
    }
    let unit = unit::in_body(text, &registry.agencies);
    match body::agency(evidence, text, unit, registry) {
        Some(name) => (name, NameOrigin::Body, None),
        None => match in_title(evidence.file_stem, registry) {
            Some(name) => (name, NameOrigin::File, None),
            None => (UNKNOWN.to_owned(), NameOrigin::Unknown, None),
        },
    }
}

/// The period of a report. `headings` are its headings of the first depths.
pub(super) fn period(evidence: &Evidence<'_>, headings: &[&str], registry: &Registry) -> Option<Period> {
    time::period(evidence, headings, registry)
}
