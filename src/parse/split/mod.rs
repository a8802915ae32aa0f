//! A source falls into reports and lines set aside.
//!
//! 0. Lines that hold a title and its text are cut ([`glued`]).
//! 1. Lines that show it by themselves are set aside (`set_aside`), then tables of contents ([`contents`]).
//! 2. Lines that look like titles are found ([`shape`]), also over two lines ([`title`]).
//!    What the source says as a whole is kept in mind ([`whole`]): labels of pieces, organs alone in their lines ([`chapters`]).
//! 3. Each is weighed against the report before it ([`opens`]): a heading `2023年下半年工作计划` inside a report is no title.
//! 4. [`decided`]: what somebody has decided overrules that.
//! 5. A text without any title is one report, if it reads like one; the file's name is its title.

mod chapters;
mod contents;
mod decided;
mod glued;
mod number;
mod opens;
mod shape;
mod title;
mod untitled;
mod whole;

pub(super) use glued::apart;
pub(super) use number::without_number;
pub(super) use untitled::by_its_first_line;

use std::ops::Range;

use super::{Choices, lines::Line, set_aside};
use crate::model::SkipReason;
use crate::registry::Registry;
use decided::Start;

/// A report before its body is read.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// Its title as written; empty where it has none.
    pub(super) title: String,
    /// The title of the compilation that it stands in, if that says more than its own.
    pub(super) under: String,
    /// Index of the title's first line; of the first body line where there is none.
    pub(super) title_at: usize,
    /// Indexes of the lines between title and body that say when and by whom: subtitles, dates, signatures.
    pub(super) heads: Range<usize>,
    /// Indexes of the body's lines, blank ones and lines set aside included.
    pub(super) body: Range<usize>,
    /// It is probably no report, and taken for one because somebody wants it.
    pub(super) unlike: bool,
}

/// What a source falls into.
#[derive(Debug, Default)]
pub(super) struct Split {
    /// The reports, in order.
    pub(super) drafts: Vec<Draft>,
    /// For each line why it belongs to no report, if so.
    pub(super) aside: Vec<Option<SkipReason>>,
}

/// Splits the lines of a source, as somebody has decided where so.
pub(super) fn split(lines: &[Line<'_>], choices: &Choices, registry: &Registry) -> Split {
    let mut aside: Vec<Option<SkipReason>> =
        lines.iter().map(|line| set_aside::reason(line, &registry.adverts)).collect();
    contents::set_aside(lines, &mut aside, registry);
    let titles = opens::titles(lines, &mut aside, registry).into_iter().map(Start::from).collect();
    let titles = decided::starts(titles, lines, &mut aside, choices, registry);
    let mut drafts = Vec::with_capacity(titles.len().max(1));
    let first = titles.first().map_or(lines.len(), |title| title.lines.start);
    let only = titles.is_empty();
    let untitled = untitled::draft(lines, &aside, 0..first, only, registry)
        .or_else(|| untitled::any(lines, &aside, 0..first).filter(|_| choices.all && only));
    if let Some(draft) = untitled {
        drafts.push(draft);
    } else {
        put_outside(&mut aside[..first]);
    }
    for (at, title) in titles.iter().enumerate() {
        let end = titles.get(at + 1).map_or(lines.len(), |next| next.lines.start);
        match draft(title, end, &aside) {
            Some(draft) => drafts.push(draft),
            None => put_outside(&mut aside[title.lines.start..end]),
        }
    }
    Split { drafts, aside }
}

/// A title with its lines up to the next one; `None` where no body follows.
fn draft(title: &Start, end: usize, aside: &[Option<SkipReason>]) -> Option<Draft> {
    let body = (title.heads.end..end).find(|at| aside[*at].is_none())?;
    let last = (body..end).rev().find(|at| aside[*at].is_none())?;
    Some(Draft {
        title: title.text.clone(),
        under: title.under.clone(),
        title_at: title.lines.start,
        heads: title.lines.end..title.heads.end,
        body: body..last + 1,
        unlike: false,
    })
}

fn put_outside(aside: &mut [Option<SkipReason>]) {
    for reason in aside {
        reason.get_or_insert(SkipReason::Outside);
    }
}
