//! Which of the lines that look like titles open a report.

use super::{
    shape::Shape,
    title::Title,
    whole::{Whole, is_text},
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
    let whole = Whole::of(lines, aside, registry);
    let mut open: Vec<Title> = Vec::new();
    let mut cover = String::new(); // of the compilation
    let mut body = 0; // lines of the open report so far
    let mut said = false; // one of them is text
    let mut at = 0;
    while at < lines.len() {
        let title = whole.title_at(aside, at, open.is_empty());
        let Some(mut title) = title.filter(|title| is_placed(&whole, lines, aside, &open, body, title))
        else {
            body += usize::from(aside[at].is_none());
            said |= aside[at].is_none() && is_text(lines[at].text);
            at += 1;
            continue;
        };
        let place = Place {
            body,
            said,
            gap: gap(lines, title.lines.start),
            text: whole.has_text(aside, &title),
            chapter: whole.opens_chapter(at),
        };
        let verdict = verdict(open.as_slice(), &title, &place);
        at = if verdict == Verdict::Text { title.lines.end } else { title.heads.end };
        match verdict {
            Verdict::Cover => {
                aside[title.lines.clone()].fill(Some(SkipReason::Cover));
                at = title.lines.end;
                cover = title.text;
            }
            Verdict::Text => body += title.lines.len(),
            Verdict::Again => {
                if let Some(last) = open.last_mut() {
                    last.heads.end = title.heads.end;
                }
            }
            Verdict::Uncovers | Verdict::Opens => {
                if let Some(last) = open.pop_if(|_| verdict == Verdict::Uncovers) {
                    set_aside(&last, aside);
                    cover = last.text;
                }
                if !title.shape.year {
                    title.under.clone_from(&cover);
                }
                open.push(title);
                (body, said) = (0, false);
            }
        }
    }
    open
}

/// Sets a title aside that was only a cover.
fn set_aside(cover: &Title, aside: &mut [Option<SkipReason>]) {
    let gone = &mut aside[cover.lines.start..cover.heads.end];
    for reason in gone.iter_mut().filter(|reason| reason.is_none()) {
        *reason = Some(SkipReason::Cover);
    }
}

/// Whether a title stands where one can: right after another, by itself, at the front, or anywhere if it says all that a
/// title can say.
fn is_placed(
    whole: &Whole<'_>,
    lines: &[Line<'_>],
    aside: &[Option<SkipReason>],
    open: &[Title],
    body: usize,
    title: &Title,
) -> bool {
    let (at, first) = (title.lines.start, open.is_empty());
    if at.checked_sub(1).is_some_and(|before| lines[before].number == lines[at].number) {
        return false; // the rest of a line that another report has begun
    }
    body == 0 && !first
        || stands_alone(lines, aside, at)
        || whole.is_piece(at)
        || first && !title.shape.numbered && whole.is_front(aside, at)
        || whole.is_full(aside, title, first)
}

/// Where a title stands.
struct Place {
    /// Lines of the open report so far.
    body: usize,
    /// One of them is text, not slogans.
    said: bool,
    /// Blank lines in front.
    gap: usize,
    /// Text follows.
    text: bool,
    /// It is only an organ.
    chapter: bool,
}

/// Weighs a title against those found before.
fn verdict(open: &[Title], title: &Title, place: &Place) -> Verdict {
    if title.shape.cover && !title.shape.complete {
        return Verdict::Cover;
    }
    match open {
        [] => Verdict::Opens,
        // What stands between a cover and the first chapter is a foreword.
        [last] if place.chapter && !last.shape.piece => Verdict::Uncovers,
        [.., last] if place.body == 0 && is_again(last, title) => Verdict::Again,
        [.., last] if !place.said && is_again(last, title) && last.shape.time == title.shape.time => {
            Verdict::Again
        }
        [.., last] if place.body == 0 && follows_directly(last, title) => Verdict::Uncovers,
        [.., last] if place.body > 0 && is_new(last, title, place) => Verdict::Opens,
        _ => Verdict::Text,
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
fn is_new(last: &Title, title: &Title, place: &Place) -> bool {
    let (shape, gap, body) = (&title.shape, place.gap, place.body);
    if shape.piece {
        return true;
    }
    if letters(&title.text) == letters(&last.text) {
        return body >= SOME_BODY;
    }
    if last.shape.complete && !shape.complete && is_government(shape) {
        return false; // 2009年县政府工作回顾 in 政府工作报告
    }
    if shape.agency.is_some() && (shape.dated || shape.complete || (shape.summary && gap >= 1)) {
        let same = shape.agency == last.shape.agency;
        let later = place.text && shape.review && shape.summary && shape.other_time(&last.shape);
        return !same || both(shape) || gap >= 2 || later;
    }
    if both(shape) || shape.complete && body >= SOME_BODY {
        return true;
    }
    shape.year && shape.review && gap >= 2 && last.shape.agency.is_none()
}

/// Whether a title is of a government: 县政府, 云岭县人民政府.
fn is_government(shape: &Shape) -> bool {
    shape.agency.as_ref().is_some_and(|name| name.ends_with("政府"))
}

/// Tells both what was done and what is planned.
fn both(shape: &Shape) -> bool {
    shape.review && shape.plan
}
