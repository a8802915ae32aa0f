//! Texts of another kind that stand among reports, each under a title of its own.

use std::ops::Range;

use super::{Told, text_in, weigh::weigh};
use crate::model::SkipReason;
use crate::parse::{
    lines::{Line, folded},
    marker::marker,
    split::Draft,
};
use crate::registry::{Others, SignPlace};

/// A title is no longer, in characters.
const LONGEST: usize = 60;
/// And no shorter.
const SHORTEST: usize = 5;
/// A sign of a title must weigh so much to open a text.
const STRONG: usize = 5;

/// A draft without the texts behind it that are something else, and these.
pub(super) fn cut(
    draft: Draft,
    lines: &[Line<'_>],
    aside: &[Option<SkipReason>],
    rules: &Others,
) -> (Draft, Vec<Told>) {
    let told = texts(draft.body.start + 1..draft.body.end, lines, aside, rules);
    let Some(first) = told.first() else { return (draft, told) };
    let end = (draft.body.start..first.draft.title_at).rev().find(|at| aside[*at].is_none());
    let body = draft.body.start..end.map_or(draft.body.start + 1, |last| last + 1);
    (Draft { body, ..draft }, told)
}

/// The texts of another kind in a stretch of lines, each from its title to the next or the end.
pub(super) fn texts(
    range: Range<usize>,
    lines: &[Line<'_>],
    aside: &[Option<SkipReason>],
    rules: &Others,
) -> Vec<Told> {
    let starts: Vec<usize> =
        range.clone().filter(|at| super::is_text(aside[*at]) && opens(lines, aside, *at, rules)).collect();
    let ends = starts.iter().skip(1).copied().chain([range.end]);
    let mut told: Vec<Told> = Vec::new();
    for (start, end) in starts.iter().copied().zip(ends) {
        let Some(body) = text_in(start + 1..end, aside) else {
            // A title with nothing under it belongs to the text in front.
            if let Some(last) = told.last_mut() {
                last.draft.body.end = start + 1;
            }
            continue;
        };
        let draft = Draft {
            title: lines[start].text.to_owned(),
            under: String::new(),
            title_at: start,
            heads: start + 1..start + 1,
            body,
            unlike: true,
        };
        let verdict = weigh(&draft, lines, aside, "", rules);
        if verdict.is_other(rules) && verdict.is_borne_out(rules) {
            told.push(Told { draft, verdict });
        } else if let Some(last) = told.last_mut() {
            last.draft.body.end = draft.body.end;
        }
    }
    told
}

/// Whether a line is the title of another kind of text, standing by itself.
fn opens(lines: &[Line<'_>], aside: &[Option<SkipReason>], at: usize, rules: &Others) -> bool {
    let text = lines[at].text;
    let ended = |before: usize| {
        !super::is_text(aside[before]) || lines[before].text.ends_with(['。', '！', '”', '）', '；', '日'])
    };
    if text.len() > LONGEST * 4 || !at.checked_sub(1).is_none_or(ended) || marker(text).is_some() {
        return false;
    }
    let title = folded(text);
    let long = !(SHORTEST..=LONGEST).contains(&title.chars().count());
    // 县财政局：落实资金300万元 may stand in a list of a report.
    if long || title.ends_with(['。', '；', '，', ',', '、']) || title.contains(['。', '：', ':']) {
        return false;
    }
    let mut signs = rules.kinds.iter().filter(|kind| kind.inside).flat_map(|kind| &kind.signs);
    signs.any(|sign| sign.at == SignPlace::Title && sign.weight >= STRONG && sign.is_in(&title))
}
