//! Who the opening of a body says did it: the subject of one of its clauses, with a name of its own.

use super::{body::opening_end, name::is_organ, unit};
use crate::model::Level;
use crate::parse::period::mentions;
use crate::registry::{Agencies, Registry};

/// So many characters has the name of a village or a town.
const PLACE: std::ops::RangeInclusive<usize> = 3..=6;
/// The same where the place around it is named, too: 云溪县青溪镇.
const PLACE_INSIDE: std::ops::RangeInclusive<usize> = 3..=12;
/// An office is no longer, in characters.
const OFFICE: usize = 14;
/// A subject that begins like this is nobody's name: 我县, 各乡镇, 在县委….
const NOBODY: [char; 7] = ['我', '全', '各', '本', '该', '在', '为'];

/// A village, a town or a street: 上半年，向阳社区党总支在街道党工委领导下…
pub(super) fn place(text: &str, registry: &Registry) -> Option<String> {
    let agencies = &registry.agencies;
    clauses(text, agencies).find_map(|clause| {
        let small = agencies.unit_words().filter(|(_, unit)| unit.level() >= Level::Town);
        let named = small.filter_map(|(word, unit)| Some((clause.find(word)? + word.len(), unit)));
        let (end, unit) = named.min_by_key(|(end, _)| *end)?;
        let fits = |name: &str| {
            let mut inner = name.chars();
            inner.next_back();
            let around = inner.as_str().contains(['省', '市', '县', '区', '旗', '镇', '乡', '道']);
            let length = if around { PLACE_INSIDE } else { PLACE };
            length.contains(&name.chars().count()) && unit::in_name(name, agencies) == Some(unit)
        };
        actor(clause, end, agencies, fits)
    })
}

/// An office, also one that no domain lists: 今年以来，县气象局在县委领导下….
pub(super) fn office(text: &str, registry: &Registry) -> Option<String> {
    let agencies = &registry.agencies;
    let fits = |name: &str| {
        let office = name.ends_with(['局', '委', '办', '社', '厅', '会', '院', '心', '处', '队', '站']);
        office && is_organ(name, registry) && unit::in_name(name, agencies).is_some()
    };
    let joined = |clause: &&str| agencies.others.iter().any(|word| clause.starts_with(word.as_str()));
    clauses(text, agencies).filter(|clause| !joined(clause)).find_map(|clause| {
        let ends = clause.char_indices().map(|(at, letter)| at + letter.len_utf8());
        ends.take(OFFICE).find_map(|end| actor(clause, end, agencies, fits))
    })
}

/// The clauses of the opening, without the words of time in front of them.
fn clauses<'t>(text: &'t str, agencies: &'t Agencies) -> impl Iterator<Item = &'t str> {
    let opening = &text[..opening_end(text)];
    opening.split(['\n', '，', ',', '。', '；', '：']).map(|clause| after_time(clause, agencies))
}

/// What a clause begins with up to a place (bytes), if that is a name that fits and goes on to do something.
fn actor(clause: &str, end: usize, agencies: &Agencies, fits: impl Fn(&str) -> bool) -> Option<String> {
    let (name, rest) = clause.split_at(end);
    (!name.starts_with(NOBODY) && fits(name) && acts(rest, agencies)).then(|| name.to_owned())
}

/// What stands behind the words of time that open a sentence.
fn after_time<'t>(clause: &'t str, agencies: &Agencies) -> &'t str {
    let clause = clause.trim_start();
    let dated =
        mentions(clause).first().filter(|mention| mention.start == 0).map_or(0, |mention| mention.end);
    let rest = clause[dated..].trim_start_matches("以来");
    agencies.opening_times.iter().find_map(|word| rest.strip_prefix(word.as_str())).unwrap_or(rest)
}

/// Whether a subject goes on with what it does, its organs named or not: 党总支在…, 认真….
fn acts(rest: &str, agencies: &Agencies) -> bool {
    let organ = agencies.place_organs.iter().filter_map(|word| rest.strip_prefix(word.as_str()));
    let rest = organ.min_by_key(|rest| rest.len()).unwrap_or(rest);
    agencies.subject_verbs.iter().any(|verb| rest.starts_with(verb.as_str()))
}
