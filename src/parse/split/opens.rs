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

/// The titles that open reports. Titles of the compilation itself are set aside.
pub(super) fn titles(
    lines: &[Line<'_>],
    aside: &mut [Option<SkipReason>],
    registry: &Registry,
) -> Vec<Title> {
    let mut open: Vec<Title> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let Some(title) = title_at(lines, aside, at, registry).filter(|_| stands_alone(lines, aside, at))
        else {
            at += 1;
            continue;
        };
        at = title.lines.end;
        if title.shape.cover && !title.shape.complete {
            aside[title.lines.clone()].fill(Some(SkipReason::Cover));
            continue;
        }
        let body = open.last().map(|last| body_lines(aside, last.heads.end, title.lines.start));
        match (open.last(), body) {
            (Some(last), Some(0)) if is_again(last, &title) => {
                at = title.heads.end;
                if let Some(last) = open.last_mut() {
                    last.heads.end = title.heads.end;
                }
                continue;
            }
            (Some(last), Some(0)) if !follows_directly(last, &title) => continue,
            (Some(last), Some(0)) => {
                let gone = last.lines.start..last.heads.end;
                aside[gone].iter_mut().for_each(|reason| *reason = reason.or(Some(SkipReason::Cover)));
                open.pop();
            }
            (Some(last), Some(body)) if !is_new(last, &title, body, gap(lines, title.lines.start)) => {
                continue;
            }
            _ => {}
        }
        at = title.heads.end;
        open.push(title);
    }
    open
}

/// Whether a line stands by itself: at the start, after a blank line or one set aside, or after a finished sentence.
fn stands_alone(lines: &[Line<'_>], aside: &[Option<SkipReason>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    aside[before].is_some() || lines[before].text.ends_with(['。', '！', '”', '）', '；', '日'])
}

/// Number of body lines between two places.
fn body_lines(aside: &[Option<SkipReason>], from: usize, to: usize) -> usize {
    aside.get(from..to).map_or(0, |between| between.iter().filter(|reason| reason.is_none()).count())
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
    if shape.agency.is_some() && (shape.dated || shape.complete || shape.review) {
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
