//! The agency that a body gives away where its title does not.

use super::{Evidence, actor, date::Date, name::is_organ, unit};
use crate::model::{Level, Unit};
use crate::parse::{lines::folded, paragraph::Paragraph};
use crate::registry::{Agencies, Domain, NamedWriter, Registry};

/// Paragraphs at the start of a body in which its writer shows itself.
const OPENING: usize = 2;
/// Shorter ones do not count: 各位代表：, headings.
const SALUTATION: usize = 60;

/// All text of a body, a line a paragraph.
pub(super) fn text(body: &[Paragraph<'_>]) -> String {
    let mut out = String::with_capacity(body.iter().map(|paragraph| paragraph.text.len() + 1).sum());
    for paragraph in body {
        out.push_str(&paragraph.text);
        out.push('\n');
    }
    out
}

/// Where the opening of a text ends, in bytes.
pub(super) fn opening_end(text: &str) -> usize {
    let mut start = 0;
    let long = text.match_indices('\n').filter(|(at, _)| {
        let length = at - start;
        start = at + 1;
        length >= SALUTATION
    });
    long.map(|(at, _)| at).nth(OPENING - 1).unwrap_or(text.len())
}

/// A writer known by a phrase of the opening: `驻XX村工作队`.
pub(super) fn phrase<'a>(body: &[Paragraph<'_>], agencies: &'a Agencies) -> Option<&'a NamedWriter> {
    let opening = text(&body[..body.len().min(OPENING)]);
    agencies.named.iter().find(|named| {
        let Some(first) = named.has.first() else { return false };
        opening.match_indices(first.as_str()).any(|(at, _)| {
            let near: String = opening[at..].chars().take(named.within).collect();
            let mut rest = near.as_str();
            named.has.iter().all(|word| match rest.split_once(word.as_str()) {
                Some((_, after)) => {
                    rest = after;
                    true
                }
                None => false,
            })
        })
    })
}

/// A signature: a line that is only the name of an organ, above the body or among its last lines; `报送单位：区民政局`.
pub(super) fn signature(heads: &[&str], body: &[Paragraph<'_>], registry: &Registry) -> Option<String> {
    let last = &body[body.len().saturating_sub(3)..];
    let dated = |at: usize| last.get(at + 1).is_some_and(|next| Date::of(&folded(&next.text)).is_some());
    let last = last.iter().enumerate().rev().map(|(at, paragraph)| (paragraph.text.as_ref(), dated(at)));
    let heads = heads.iter().map(|head| (*head, false));
    heads.chain(last).find_map(|(line, dated)| signed(line, dated, registry))
}

/// Who signs in a line. `dated`: a date follows, so that an organ of some place will do that is not known.
fn signed(line: &str, dated: bool, registry: &Registry) -> Option<String> {
    let labelled = registry
        .agencies
        .signatures
        .iter()
        .find_map(|label| line.strip_prefix(label.as_str())?.strip_prefix(['：', ':']));
    // 青山村党支部  青山村村委会: of two that sign, the second.
    let line = labelled.unwrap_or(line).trim_matches(['（', '）', '(', ')']);
    let name = folded(
        line.rsplit_once(char::is_whitespace)
            .filter(|(front, _)| is_organ(front.trim_end(), registry))
            .map_or(line, |(_, last)| last),
    );
    let name = name.trim_start_matches("中共").to_owned();
    let short = (3..=20).contains(&name.chars().count());
    let plain = !name.contains(|c: char| "。；，：、！？《》“”".contains(c) || c.is_ascii_digit());
    let placed = dated && unit::in_name(&name, &registry.agencies).is_some();
    let known = placed || registry.domains.of_agency(&name).is_some();
    (short && plain && known && is_organ(&name, registry)).then_some(name)
}

/// What a body is about, by the words of the domains: those of the opening count five times.
pub(super) fn topic<'a>(text: &str, registry: &'a Registry) -> Option<&'a Domain> {
    let opening_end = opening_end(text);
    let opening = &text[..opening_end];
    let mut best: Option<(usize, &Domain)> = None;
    for domain in registry.domains.iter() {
        let score: usize = domain
            .topics
            .iter()
            .map(|word| {
                text.matches(word.as_str()).count().min(10)
                    + 5 * opening.matches(word.as_str()).count().min(2)
            })
            .sum();
        if score > 0 && best.is_none_or(|(most, _)| score > most) {
            best = Some((score, domain));
        }
    }
    best.map(|found| found.1)
}

/// The agency of a body: its subject, the office of its topic, or the whole place.
pub(super) fn agency(
    evidence: &Evidence<'_>,
    text: &str,
    unit: Option<Unit>,
    registry: &Registry,
) -> Option<String> {
    let whole = evidence.is_work_report(registry);
    if let Some(unit) = unit.filter(|_| whole) {
        return registry.agencies.governments.get(&unit).cloned();
    }
    let titled = registry.domains.of_subject(&folded(evidence.title));
    let topic = titled.or_else(|| topic(text, registry));
    if let Some(name) = office_named(text, topic, unit, registry) {
        return Some(name);
    }
    if let Some(name) = actor::office(text, registry) {
        return Some(name);
    }
    let unit = unit?;
    let office = topic.and_then(Domain::office).filter(|_| unit.level() < Level::Town);
    let speaks_as_office = registry.agencies.first_person.iter().any(|word| text.contains(word.as_str()));
    let sure = speaks_as_office || titled.is_some();
    let likely = |office: &&str| sure || text.contains(*office) || dominates(text, topic, registry);
    if !sure && !speaks_as_place(text, unit) {
        return None;
    }
    match office.filter(likely) {
        Some(office) => Some(format!("{}{office}", unit.name())),
        None if unit.level() >= Level::Town => Some(unit.name().to_owned()),
        None => registry.agencies.governments.get(&unit).cloned(),
    }
}

/// Whether a body speaks as a whole place: 我县, 全县.
fn speaks_as_place(text: &str, unit: Unit) -> bool {
    ["我", "全"].iter().any(|word| text.contains(&format!("{word}{}", unit.name())))
}

/// Whether a body speaks of one line of work and hardly of another.
fn dominates(text: &str, topic: Option<&Domain>, registry: &Registry) -> bool {
    let count =
        |domain: &Domain| domain.topics.iter().map(|word| text.matches(word.as_str()).count()).sum::<usize>();
    let Some(topic) = topic else { return false };
    let others =
        registry.domains.iter().filter(|domain| domain.key != topic.key).map(count).max().unwrap_or(0);
    count(topic) >= 5 && count(topic) >= 3 * others
}

/// An office that the body names: the subject of the opening, or the one of its topic.
fn office_named(
    text: &str,
    topic: Option<&Domain>,
    unit: Option<Unit>,
    registry: &Registry,
) -> Option<String> {
    let opening_end = opening_end(text);
    let mut best: Option<(usize, String)> = None;
    for domain in registry.domains.iter() {
        let about = topic.is_some_and(|topic| topic.key == domain.key);
        for word in domain.agency.iter().filter(|word| is_office(word)) {
            for (at, _) in text.match_indices(word.as_str()) {
                let Some((place, name)) = with_place(text, at, word, registry) else { continue };
                let subject = at < opening_end && is_subject(text, at, word, registry);
                let fits = unit.is_none_or(|unit| Some(unit) == place);
                if !(subject || about && fits) {
                    continue;
                }
                let often = text.matches(name.as_str()).count().min(6);
                let score = 8 * usize::from(subject) + 6 * usize::from(about) + 2 * usize::from(fits) + often;
                let better = best.as_ref().is_none_or(|(most, held)| {
                    score > *most || (score == *most && name.chars().count() < held.chars().count())
                });
                if better {
                    best = Some((score, name));
                }
            }
        }
    }
    best.map(|found| found.1)
}

fn is_office(word: &str) -> bool {
    word.ends_with(['局', '委', '办', '社', '厅', '会', '院', '部', '心']) && word.chars().count() >= 3
}

/// The kind of place in front of an office's word, and both together: `市` + `审计局`.
fn with_place(text: &str, at: usize, word: &str, registry: &Registry) -> Option<(Option<Unit>, String)> {
    let before = &text[..at];
    if text[at + word.len()..].starts_with('长') {
        return None; // 市民政局长会议
    }
    let found = registry
        .agencies
        .unit_words()
        .filter(|(place, _)| before.ends_with(place))
        .max_by_key(|found| found.0.len());
    let (place, unit) = found?;
    Some((Some(unit), format!("{place}{word}")))
}

/// Whether an office is the subject of its sentence: 2023年以来，市医保局在市委领导下…
fn is_subject(text: &str, at: usize, word: &str, registry: &Registry) -> bool {
    let after = &text[at + word.len()..];
    let follows = registry.agencies.subject_verbs.iter().any(|verb| after.starts_with(verb.as_str()));
    let pause = ['，', ',', '。', '\n', '、', '；'];
    let clause = text[..at].rfind(pause).map_or(&text[..at], |start| &text[start..at]);
    let bare = clause.trim_start_matches(pause);
    let joined = clause.starts_with('、')
        || registry.agencies.others.iter().any(|word| bare.starts_with(word.as_str()));
    follows && !joined
}
