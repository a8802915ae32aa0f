//! What a number is about where its own clause does not say it.

use std::ops::Range;

use crate::model::{FigureKind, Passage, Report, Section};
use crate::registry::Indicators;

use super::clause::ends_clause;
use super::said::said;
use super::tokens::{Token, tokens};

/// Letters that are names by themselves: 53个村.
const PLACES: &str = "村镇乡县市区省旗班站点组队所馆园厂店校院桥路岗";
/// A clause is read from so many characters in front of its end.
const READ: usize = 200;
/// A heading is no topic if it is longer.
const LONG: usize = 18;

/// A name of so many characters takes a campaign in quotes as its subject.
const NAMED: usize = 8;
/// A name of so many characters takes any subject.
const BARE: usize = 4;
/// A subject is put in front of such names up to so many characters.
const OWNED: usize = 10;

/// What is remembered of a name has so many characters at most: each may be put in front of the next.
const REMEMBERED: usize = 60;

/// The end of a name as far as it is remembered.
pub(super) fn remembered(name: String) -> String {
    match name.chars().count().checked_sub(REMEMBERED) {
        Some(more) if more > 0 => name.chars().skip(more).collect(),
        _ => name,
    }
}

/// What a number was named after, for the numbers that follow it.
#[derive(Debug, Clone)]
pub(super) struct Last {
    /// Its name without the ending (数, 金额).
    pub(super) phrase: String,
    /// The thing alone: without the verb that its name begins with.
    pub(super) noun: String,
    /// The verb that its name begins with; may be empty.
    pub(super) verb: String,
    /// Its name.
    pub(super) name: String,
    /// Its kind.
    pub(super) kind: FigureKind,
    /// Its unit.
    pub(super) unit: String,
}

/// The characters of tokens as a name: without asides, times, places and marks, but with the 的 inside.
pub(super) fn render(text: &[char], tokens: &[Token]) -> String {
    use super::tokens::Shape;
    use crate::registry::Sort;
    let mut out = String::new();
    for token in tokens {
        let letters = &text[token.range.clone()];
        match token.shape {
            Shape::Aside => {}
            // A sentence in quotes is no name.
            Shape::Noun if letters.iter().any(|letter| ends_clause(*letter)) => {}
            Shape::Mark => out.extend(letters.iter().filter(|letter| **letter == '的')),
            Shape::Word(_) if token.any(&[Sort::Place, Sort::Time]) && !token.may_be_verb() => {}
            Shape::Word(_) if letters == ['了'] => {}
            _ => out.extend(letters.iter().filter(|letter| !letter.is_whitespace())),
        }
    }
    let name =
        out.trim_matches(|c: char| matches!(c, '的' | '、' | '-' | '—' | '/' | '和' | '及' | '与' | '等'));
    let one_letter = name.chars().count() < 2;
    if one_letter && !name.chars().all(|letter| PLACES.contains(letter)) {
        String::new()
    } else {
        name.to_owned()
    }
}

/// Two names put together; what the first ends in and the second begins with stands once: 津贴发放 + 发放金额 → 津贴发放金额.
pub(super) fn joined(first: &str, second: &str) -> String {
    if first.contains(second) {
        return first.to_owned();
    }
    if second.contains(first) {
        return second.to_owned();
    }
    let starts = second.char_indices().map(|(at, _)| at).skip(2).chain([second.len()]);
    let shared = starts.filter(|end| first.ends_with(&second[..*end])).last().unwrap_or(0);
    format!("{first}{}", &second[shared..])
}

/// The headings of a report as topics, each read once for the passages under it.
pub(super) struct Headings<'a> {
    report: &'a Report,
    words: &'a Indicators,
    /// The section of the last passage, and its topic.
    last: Option<(usize, String)>,
}

impl<'a> Headings<'a> {
    /// For passages that come in the order of the report.
    pub(super) const fn new(report: &'a Report, words: &'a Indicators) -> Self {
        Self { report, words, last: None }
    }

    /// The heading that a passage stands under; empty if it is too long for a topic.
    pub(super) fn above(&mut self, passage: &Passage) -> String {
        let Some(at) = passage.section else { return String::new() };
        match &self.last {
            Some((known, topic)) if *known == at => topic.clone(),
            _ => {
                let section = self.report.sections.get(at);
                let topic = section.map(|section| heading(section, self.words)).unwrap_or_default();
                self.last = Some((at, topic.clone()));
                topic
            }
        }
    }
}

/// A heading as a topic; empty if it is too long for one.
fn heading(section: &Section, words: &Indicators) -> String {
    let text: Vec<char> = section.heading.restored().chars().collect();
    let topic = of_clause(&text, 0..text.len(), words);
    // 完成投资50亿元: what a heading counts is no topic
    if topic.contains(|letter: char| letter.is_ascii_digit()) { String::new() } else { topic }
}

/// What a clause without number speaks of; empty if that is too long for a topic.
pub(super) fn of_clause(text: &[char], range: Range<usize>, words: &Indicators) -> String {
    let tokens = tokens(text, range.start.max(range.end.saturating_sub(READ))..range.end, words);
    let said = said(text, &tokens);
    let subject = render(text, &said.subject);
    let name = render(text, &said.name);
    let fits = |topic: &String| (2..=LONG).contains(&topic.chars().count());
    [name, subject].into_iter().find(fits).unwrap_or_default()
}

/// Whether a subject is put in front of a name: a campaign in quotes, or who does what a name of a few letters says
/// (理论学习中心组学习), but not the writer's own office.
pub(super) fn belongs(subject: &str, name: &str) -> bool {
    let length = name.chars().count();
    let quoted = subject.starts_with('“') && length <= NAMED;
    let office =
        subject.ends_with(['局', '委', '办', '镇', '乡', '县', '区', '市', '村', '社', '道', '府', '院']);
    (2..=OWNED).contains(&subject.chars().count()) && (quoted || length <= BARE && !office)
}
