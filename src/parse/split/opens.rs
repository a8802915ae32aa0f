//! Which of the lines that look like titles open a report.

use super::{
    shape::Shape,
    title::{Title, title_at},
};
use crate::model::SkipReason;
use crate::parse::lines::{Line, letters};
use crate::registry::Registry;

/// A report has at least this many body lines before a line like its own title opens another.
const SOME_BODY: usize = 3;

/// What a line with the shape of a title is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// The title of the whole compilation.
    Cover,
    /// The open title in other words.
    Again,
    /// A title right after one that was only a cover.
    Uncovers,
    /// A title of its own.
    Opens,
    /// A heading or a sentence of the open report.
    Text,
}

/// The titles that open reports. Titles of the compilation itself are set aside.
pub(super) fn titles(
    lines: &[Line<'_>],
    aside: &mut [Option<SkipReason>],
    registry: &Registry,
) -> Vec<Title> {
    let mut open: Vec<Title> = Vec::new();
    let mut body = 0; // lines of the open report so far
    let mut at = 0;
    while at < lines.len() {
        let alone = (body == 0 && !open.is_empty()) || stands_alone(lines, aside, at);
        let Some(title) = title_at(lines, aside, at, registry).filter(|_| alone) else {
            body += usize::from(aside[at].is_none());
            at += 1;
            continue;
        };
        let verdict = verdict(open.last(), &title, body, gap(lines, title.lines.start));
        at = if verdict == Verdict::Text { title.lines.end } else { title.heads.end };
        match verdict {
            Verdict::Cover => {
                aside[title.lines.clone()].fill(Some(SkipReason::Cover));
                at = title.lines.end;
            }
            Verdict::Text => body += title.lines.len(),
            Verdict::Again => {
                if let Some(last) = open.last_mut() {
                    last.heads.end = title.heads.end;
                }
            }
            Verdict::Uncovers | Verdict::Opens => {
                if let Some(last) = open.pop_if(|_| verdict == Verdict::Uncovers) {
                    let gone = &mut aside[last.lines.start..last.heads.end];
                    for reason in gone.iter_mut().filter(|reason| reason.is_none()) {
                        *reason = Some(SkipReason::Cover);
                    }
                }
                open.push(title);
                body = 0;
            }
        }
    }
    open
}

/// Weighs a title against the open one, which has `body` lines so far; `gap` blank lines stand in front of it.
fn verdict(open: Option<&Title>, title: &Title, body: usize, gap: usize) -> Verdict {
    if title.shape.cover && !title.shape.complete {
        return Verdict::Cover;
    }
    match open {
        None => Verdict::Opens,
        Some(last) if body == 0 && is_again(last, title) => Verdict::Again,
        Some(last) if body == 0 && follows_directly(last, title) => Verdict::Uncovers,
        Some(last) if body > 0 && is_new(last, title, body, gap) => Verdict::Opens,
        Some(_) => Verdict::Text,
    }
}

/// Whether a line stands by itself: at the start, after a blank line or one set aside, or after a finished sentence.
fn stands_alone(lines: &[Line<'_>], aside: &[Option<SkipReason>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let labelled = lines[at].text.starts_with("标题：");
    labelled || aside[before].is_some() || lines[before].text.ends_with(['。', '！', '”', '）', '；', '日'])
}

/// Number of blank lines in front of a line.
fn gap(lines: &[Line<'_>], at: usize) -> usize {
    lines[..at].iter().rev().take_while(|line| line.is_blank()).count()
}

/// A title right after another of the same agency says the same in other words.
fn is_again(last: &Title, title: &Title) -> bool {
    title.shape.agency.is_some() && title.shape.agency == last.shape.agency && !title.shape.piece
}

/// A title right after another: the first was the cover of what follows, unless the second is a heading of the first.
fn follows_directly(last: &Title, title: &Title) -> bool {
    title.shape.piece
        || title.shape.agency.is_some() && title.shape.agency != last.shape.agency
        || both(&title.shape)
}

/// A title after a body: a new report, or a heading of the open one (上半年工作总结, 下半年工作计划)?
fn is_new(last: &Title, title: &Title, body: usize, gap: usize) -> bool {
    let shape = &title.shape;
    if shape.piece {
        return true;
    }
    if letters(&title.text) == letters(&last.text) {
        return body >= SOME_BODY;
    }
    if shape.agency.is_some() && (shape.dated || shape.complete || (shape.summary && gap >= 1)) {
        let same = shape.agency == last.shape.agency;
        return !same || both(shape) || gap >= 2;
    }
    if both(shape) || shape.complete && body >= SOME_BODY {
        return true;
    }
    shape.year && shape.review && gap >= 2 && last.shape.agency.is_none()
}

/// Tells both what was done and what is planned.
fn both(shape: &Shape) -> bool {
    shape.review && shape.plan
}
