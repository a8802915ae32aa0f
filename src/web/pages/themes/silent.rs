//! Who does not write about a theme: first those of whom one would expect it, with the peers that do; then the others,
//! level by level. An absence is a result.

use crate::{
    model::{Part, Peers, Ratio, VoiceRow},
    web::{grouped::level_name, links::Link},
};

/// Silent agencies under one heading.
pub(super) struct Group {
    /// A level or a domain.
    pub(super) name: String,
    /// How many there are, or what their peers do.
    pub(super) note: String,
    pub(super) agencies: Vec<Link>,
}

/// Who is silent.
#[derive(Default)]
pub(super) struct Silent {
    pub(super) count: usize,
    /// Those whose peers mostly write, peers that are the same ones together.
    pub(super) expected: Vec<Group>,
    /// All others, by level.
    pub(super) others: Vec<Group>,
}

/// Sorts the silent ones out of all agencies; each leads to its latest report.
pub(super) fn silent(rows: &[VoiceRow]) -> Silent {
    let mut silent = Silent::default();
    for row in rows.iter().filter(|row| row.voice.passages == 0) {
        silent.count += 1;
        let link = Link::new(row.voice.agency.label.clone(), format!("/reports/{}", row.voice.report_id));
        if let Some(peers) = row.expected() {
            add(&mut silent.expected, peers_name(row, peers), peers_words(peers), link);
        } else {
            add(&mut silent.others, level_name(row.voice.agency.level).to_owned(), String::new(), link);
        }
    }
    for group in &mut silent.others {
        group.note = format!("{} 家", group.agencies.len());
    }
    silent
}

fn add(groups: &mut Vec<Group>, name: String, note: String, link: Link) {
    match groups.iter_mut().find(|group| group.name == name && group.note == note) {
        Some(group) => group.agencies.push(link),
        None => groups.push(Group { name, note, agencies: vec![link] }),
    }
}

fn peers_name(row: &VoiceRow, peers: Peers) -> String {
    match peers {
        Peers::Domain(_) => row.voice.agency.domain.clone(),
        Peers::Level(_) => level_name(row.voice.agency.level).to_owned(),
    }
}

fn peers_words(peers: Peers) -> String {
    match peers {
        Peers::Domain(Ratio { writers, of }) => format!("同条线另外 {of} 家里 {writers} 家写了"),
        Peers::Level(Ratio { writers, of }) => format!("同层级另外 {of} 家里 {writers} 家写了"),
    }
}

/// What the peers of an agency do, for its line in a table; empty for one that writes.
pub(super) fn beside(row: &VoiceRow) -> String {
    if row.voice.passages > 0 {
        return String::new();
    }
    match row.expected() {
        Some(peers) => peers_words(peers),
        None if row.domain.of > 0 && row.domain.writers == 0 => "同条线都没写".to_owned(),
        None if row.domain.of > 0 => peers_words(Peers::Domain(row.domain)),
        None if row.level.of > 0 => peers_words(Peers::Level(row.level)),
        None => String::new(),
    }
}

/// The heading: 谁没写, or, where parts are chosen, in which of them.
pub(super) fn heading(parts: &[Part]) -> String {
    let names: Vec<&str> = parts.iter().map(|part| part.name()).collect();
    if names.is_empty() {
        "谁没写".to_owned()
    } else {
        format!("谁没在“{}”里写", names.join("”“"))
    }
}
