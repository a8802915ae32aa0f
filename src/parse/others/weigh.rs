//! The signs for a report against those for each other kind of text.

use crate::model::SkipReason;
use crate::parse::{
    lines::{Line, folded},
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
/// Signs that are told.
const TOLD: usize = 3;

/// What a text was taken for.
#[derive(Debug, Clone, Default)]
pub(super) struct Verdict {
    /// The weightiest other kind, by its number.
    pub(super) kind: Option<usize>,
    /// Its weight.
    other: usize,
    /// The weight of the report.
    pub(super) report: usize,
    /// The kind's signs with their weights, by their numbers.
    signs: Vec<(usize, usize)>,
}

impl Verdict {
    /// Whether it is probably no report.
    pub(super) fn is_other(&self, rules: &Others) -> bool {
        self.other >= self.report + rules.limit
    }

    /// Whether more than the title tells the kind.
    pub(super) fn is_borne_out(&self, rules: &Others) -> bool {
        let kind = self.kind.and_then(|kind| rules.kinds.get(kind));
        kind.is_some_and(|kind| self.signs.iter().any(|(sign, _)| kind.signs[*sign].at != SignPlace::Title))
    }

    /// The kind and its weightiest signs, for people.
    pub(super) fn words(&self, rules: &Others) -> (String, Vec<String>) {
        let kind = self.kind.filter(|_| self.is_other(rules)).and_then(|kind| rules.kinds.get(kind));
        let Some(kind) = kind else { return (rules.unknown.clone(), vec![rules.unknown_says.clone()]) };
        let mut signs = self.signs.clone();
        signs.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
        let told = signs.iter().take(TOLD).map(|(sign, _)| kind.signs[*sign].says.clone()).collect();
        (kind.name.clone(), told)
    }
}

/// A text made ready for looking at.
struct Text {
    title: String,
    lines: Vec<String>,
    ending: usize,
}

impl Text {
    fn new(draft: &Draft, lines: &[Line<'_>], aside: &[Option<SkipReason>], stem: &str) -> Self {
        let body =
            (draft.heads.start.min(draft.body.start)..draft.body.end).filter(|at| super::is_text(aside[*at]));
        let body: Vec<usize> = body.collect();
        // The end of a long text is looked at, too.
        let cut = body.len().saturating_sub(ENDING).max(body.len().min(MOST_LINES));
        let seen = body.iter().take(MOST_LINES).chain(body.iter().skip(cut));
        let mut texts: Vec<String> = seen.map(|at| shortened(lines[*at].text)).collect();
        let title = match folded(&draft.title) {
            title if !title.is_empty() => title,
            _ if texts.first().is_some_and(|first| is_title(first)) => texts.remove(0),
            _ => folded(stem),
        };
        let ending = texts.len().saturating_sub(ENDING);
        Self { title, lines: texts, ending }
    }

    /// How often a sign is in it.
    fn count(&self, sign: &Sign) -> usize {
        let lines = match sign.at {
            SignPlace::Title => return sign.count(&self.title),
            SignPlace::Opening => &self.lines[..self.lines.len().min(OPENING)],
            SignPlace::Ending => &self.lines[self.ending..],
            SignPlace::Body => &self.lines[..],
        };
        let mut count = 0;
        for line in lines {
            count += sign.count(line);
            if count >= sign.most {
                return sign.most;
            }
        }
        count
    }

    fn weights(&self, signs: &[Sign]) -> Vec<(usize, usize)> {
        let weights = signs.iter().map(|sign| sign.weight * self.count(sign)).enumerate();
        weights.filter(|(_, weight)| *weight > 0).collect()
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
    let text = Text::new(draft, lines, aside, stem);
    let sum = |weights: &[(usize, usize)]| weights.iter().map(|(_, weight)| weight).sum::<usize>();
    let report = sum(&text.weights(&rules.report));
    let mut best = Verdict { report, ..Verdict::default() };
    for (at, OtherKind { signs, .. }) in rules.kinds.iter().enumerate() {
        let signs = text.weights(signs);
        let other = sum(&signs);
        if other > best.other {
            best = Verdict { kind: Some(at), other, report, signs };
        }
    }
    best
}

fn is_title(line: &str) -> bool {
    line.chars().count() <= LONGEST_TITLE && !line.ends_with(['。', '；', '，', ';', ','])
}

/// The start of a line, without space.
fn shortened(text: &str) -> String {
    let end = text.char_indices().nth(MOST_LETTERS).map_or(text.len(), |(at, _)| at);
    folded(&text[..end])
}
