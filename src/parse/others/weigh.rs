//! The signs for a report against those for each other kind of text.

use std::ops::Range;

use super::title;
use crate::model::SkipReason;
use crate::parse::{
    lines::{Line, folded, is_space},
    split::Draft,
};
use crate::registry::{OtherKind, Others, Sign, SignPlace};

/// Lines at the start in which a text shows what it is.
const OPENING: usize = 8;
/// Lines at its end.
const ENDING: usize = 5;
/// Lines that are looked at: no text hides for longer than that what it is.
const MOST_LINES: usize = 400;
/// Characters of a line that are looked at.
const MOST_LETTERS: usize = 400;
/// Longest first line that is taken for a title, in characters.
const LONGEST_TITLE: usize = 60;
/// A title that is one of a report by its site only needs so much for a report.
const SITED: usize = 6;
/// Signs that are told.
const TOLD: usize = 3;
/// Letters that are quoted of one.
const QUOTED: usize = 16;

/// What a text was taken for.
#[derive(Debug, Clone, Default)]
pub(super) struct Verdict {
    /// The weightiest of the other kinds that may outweigh the report, by its number.
    pub(super) kind: Option<usize>,
    /// Its weight.
    other: usize,
    /// The weight of the report.
    pub(super) report: usize,
    /// What reports have, and others may, too.
    traces: usize,
    /// Only the names of a site behind the title are those of a report.
    by_site: bool,
    /// The kind's signs, by their numbers, the weightiest first.
    signs: Vec<usize>,
    /// The weightiest of them in words.
    told: Vec<String>,
}

impl Verdict {
    /// Whether it is probably no report.
    pub(super) fn is_other(&self, rules: &Others) -> bool {
        self.other >= self.report + rules.limit
    }

    /// Whether hardly anything speaks for a report. Traces are not enough where only a site's names behind the title say that
    /// it is one: `请假条_工作总结_某某网`.
    pub(super) fn is_nothing(&self, rules: &Others) -> bool {
        self.report + self.traces < rules.least || self.by_site && self.report < SITED
    }

    /// Whether more than the title tells the kind.
    pub(super) fn is_borne_out(&self, rules: &Others) -> bool {
        let kind = self.kind.and_then(|kind| rules.kinds.get(kind));
        kind.is_some_and(|kind| self.signs.iter().any(|sign| kind.signs[*sign].at != SignPlace::Title))
    }

    /// The kind and its weightiest signs, for people.
    pub(super) fn words(&self, rules: &Others) -> (String, Vec<String>) {
        let kind = self.kind.filter(|_| self.is_other(rules)).and_then(|kind| rules.kinds.get(kind));
        let Some(kind) = kind else { return (rules.unknown.clone(), vec![rules.unknown_says.clone()]) };
        (kind.name.clone(), self.told.clone())
    }
}

/// A text made ready for looking at.
struct Text<'a> {
    title: String,
    /// The title in the letters that it is written in, as long in bytes.
    named: String,
    lines: Vec<String>,
    /// The lines as they are written.
    written: Vec<&'a str>,
    ending: usize,
}

impl<'a> Text<'a> {
    fn new(
        draft: &Draft,
        lines: &[Line<'a>],
        aside: &[Option<SkipReason>],
        stem: &str,
        rules: &Others,
    ) -> Self {
        let body =
            (draft.heads.start.min(draft.body.start)..draft.body.end).filter(|at| super::is_text(aside[*at]));
        let body: Vec<usize> = body.collect();
        // The end of a long text is looked at, too.
        let cut = body.len().saturating_sub(ENDING).max(body.len().min(MOST_LINES));
        let seen = body.iter().take(MOST_LINES).chain(body.iter().skip(cut));
        let mut written: Vec<&str> = seen.map(|at| lines[*at].text).collect();
        let own = Some(folded(&draft.title)).filter(|title| !title.is_empty());
        let title = own.or_else(|| first_title(&mut written, rules)).unwrap_or_else(|| folded(stem));
        let named = title::bare(&title, rules);
        let lines: Vec<String> = written.iter().map(|line| rules.simple(shortened(line))).collect();
        let ending = lines.len().saturating_sub(ENDING);
        Self { title: rules.simple(named.clone()), named, lines, written, ending }
    }

    /// The lines that a sign is looked for in, by their numbers; none for the title.
    fn range(&self, sign: &Sign) -> Range<usize> {
        match sign.at {
            SignPlace::Title => 0..0,
            SignPlace::Opening => 0..self.lines.len().min(OPENING),
            SignPlace::Ending => self.ending..self.lines.len(),
            SignPlace::Body => 0..self.lines.len(),
        }
    }

    /// How often a sign is in it.
    fn count(&self, sign: &Sign) -> usize {
        if sign.at == SignPlace::Title {
            return sign.count(&self.title);
        }
        let range = self.range(sign);
        if sign.share > 0 {
            let with = self.lines[range.clone()].iter().filter(|line| sign.is_in(line)).count();
            if with * 100 < range.len() * sign.share {
                return 0;
            }
        }
        let mut count = 0;
        for line in &self.lines[range] {
            count += sign.count(line);
            if count >= sign.most {
                return sign.most;
            }
        }
        count
    }

    /// What people read of a sign, with the words that stand there.
    fn told(&self, sign: &Sign) -> String {
        if !sign.says.contains("{}") {
            return sign.says.clone();
        }
        let found = self.range(sign).find_map(|at| Some((at, sign.place(&self.lines[at])?)));
        let quoted = match found {
            Some((at, place)) => to_the_letter(self.written[at], &self.lines[at], place),
            None => sign.place(&self.title).map_or_else(String::new, |place| self.named[place].to_owned()),
        };
        sign.says.replace("{}", &quoted)
    }

    fn weights(&self, signs: &[Sign]) -> Vec<(usize, usize)> {
        let weights = signs.iter().map(|sign| sign.weight * self.count(sign)).enumerate();
        weights.filter(|(_, weight)| *weight > 0).collect()
    }

    /// The same where they can weigh `enough` together. Most kinds are ruled out by what their titles would say, before any line is read.
    fn weights_of(&self, signs: &[Sign], enough: usize) -> Option<Vec<(usize, usize)>> {
        let mut room: usize = signs.iter().map(Sign::heaviest).sum();
        let mut weights = Vec::new();
        let (title, lines): (Vec<_>, Vec<_>) =
            signs.iter().enumerate().partition(|(_, sign)| sign.at == SignPlace::Title);
        for (at, sign) in title.into_iter().chain(lines) {
            if room < enough {
                return None;
            }
            let weight = sign.weight * self.count(sign);
            room -= sign.heaviest() - weight;
            weights.extend((weight > 0).then_some((at, weight)));
        }
        weights.sort_unstable();
        Some(weights)
    }
}

/// Weighs a text.
pub(super) fn weigh(
    draft: &Draft,
    lines: &[Line<'_>],
    aside: &[Option<SkipReason>],
    stem: &str,
    rules: &Others,
) -> Verdict {
    let text = Text::new(draft, lines, aside, stem, rules);
    let sum = |weights: &[(usize, usize)]| weights.iter().map(|(_, weight)| weight).sum::<usize>();
    let report = sum(&text.weights(&rules.report));
    let traces = sum(&text.weights(&rules.traces));
    let titled = rules.report.iter().any(|sign| sign.at == SignPlace::Title && sign.is_in(&text.title));
    let by_site = title::in_front_of_site(&draft.title, rules).is_some() && !titled;
    let none = Verdict { report, traces, by_site, ..Verdict::default() };
    let mut best = none.clone();
    let mut weights = Vec::new();
    for (at, OtherKind { signs, .. }) in rules.kinds.iter().enumerate() {
        // A kind that does not outweigh the report is none.
        let Some(signs) = text.weights_of(signs, report + rules.limit) else { continue };
        let other = sum(&signs);
        if other > best.other {
            best = Verdict { kind: Some(at), other, ..none.clone() };
            weights = signs;
        }
    }
    weights.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    best.signs = weights.into_iter().map(|(sign, _)| sign).collect();
    if let Some(kind) = best.kind.filter(|_| best.is_other(rules)).and_then(|at| rules.kinds.get(at)) {
        best.told = best.signs.iter().take(TOLD).map(|sign| text.told(&kind.signs[*sign])).collect();
    }
    best
}

/// What stands at a place of a line without space, as it is written; without marks at its ends, and cut where it is long.
fn to_the_letter(written: &str, folded: &str, place: Range<usize>) -> String {
    let before = folded[..place.start].chars().count();
    let length = folded[place.clone()].chars().count();
    let letters = written.char_indices().filter(|(_, letter)| !is_space(*letter));
    let mut letters = letters.skip(before).take(length);
    let first = letters.next();
    let last = letters.last().or(first);
    let quoted = match (first, last) {
        (Some((start, _)), Some((end, letter))) => &written[start..end + letter.len_utf8()],
        _ => &folded[place],
    };
    let quoted = quoted.trim_matches(|letter: char| !letter.is_alphanumeric());
    match quoted.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &quoted[..end]),
        None => quoted.to_owned(),
    }
}

/// The title at the start of lines that are not told to have one, taken from them.
fn first_title(written: &mut Vec<&str>, rules: &Others) -> Option<String> {
    let first = *written.first()?;
    if is_title(&folded(first)) {
        written.remove(0);
        return Some(folded(first));
    }
    let end = title::glued(&rules.simple(first.to_owned()), rules)?.len();
    written[0] = first.get(end..)?;
    Some(folded(&first[..end]))
}

/// A short line that is no sentence and no salutation.
fn is_title(line: &str) -> bool {
    let sentence = line.ends_with(['。', '；', '，', ';', ',', '：', ':']) || line.contains('，');
    line.chars().count() <= LONGEST_TITLE && !sentence
}

/// The start of a line, without space.
fn shortened(text: &str) -> String {
    let end = text.char_indices().nth(MOST_LETTERS).map_or(text.len(), |(at, _)| at);
    folded(&text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_as_written() {
        let written = "现 将有关事项通 知如下：";
        let folded = folded(written);
        let start = folded.find("通知").unwrap();
        assert_eq!(to_the_letter(written, &folded, start..folded.len()), "通 知如下");
        assert_eq!(to_the_letter("甲", "甲", 0..3), "甲");
        let long = "好".repeat(20);
        assert_eq!(to_the_letter(&long, &long, 0..long.len()), format!("{}…", "好".repeat(16)));
    }
}
