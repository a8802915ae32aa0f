//! Texts that are probably no reports are told from reports: notices, news, rules, speeches in the same file.
//!
//! 1. [`cut`]: a title of such a text in front of the first report or behind the body of another opens a text of its own.
//! 2. [`weigh`]: the signs for a report against those for another kind of text, draft by draft.
//! 3. What is left out is an [`Other`]; whoever wants all texts gets drafts instead.
//!
//! The signs are in `data/others.toml`.

mod cut;
mod title;
mod weigh;

use std::ops::Range;

use super::{
    Choices,
    lines::{Line, folded},
    set_aside,
    split::{Draft, Split, by_its_first_line},
};
use crate::model::{Other, SkipReason};
use crate::registry::{Others, Registry, SignPlace};
use weigh::{Verdict, weigh};

/// A text and what it was taken for.
struct Told {
    draft: Draft,
    verdict: Verdict,
}

/// Takes out of a split what is probably no report; where somebody has decided so, it stays in, each text by itself.
pub(super) fn tell(
    lines: &[Line<'_>],
    split: &mut Split,
    stem: &str,
    choices: &Choices,
    registry: &Registry,
) -> Vec<Other> {
    let all = choices.all;
    let decided = |draft: &Draft| choices.starts.get(&lines[draft.title_at].number) == Some(&true);
    let Ok(rules) = Others::builtin() else { return Vec::new() };
    let drafts = std::mem::take(&mut split.drafts);
    let seen = without_frame(lines, &split.aside, rules, registry);
    let mut told = in_front(lines, &seen, &drafts, stem, rules);
    for draft in drafts {
        let (draft, mut cut) = cut::cut(draft, lines, &seen, rules);
        let verdict = weigh(&draft, lines, &seen, stem, rules);
        let unlike = verdict.is_other(rules) || verdict.is_nothing(rules);
        if let Some(next) = cut.first_mut().filter(|_| verdict.report < REPORT && is_short(&draft, lines)) {
            // A slogan above the title of what follows.
            next.draft.title_at = draft.title_at;
        } else if !unlike {
            split.drafts.push(draft);
        } else if all || decided(&draft) {
            let draft = Draft { unlike, ..draft };
            split.drafts.push(by_its_first_line(draft, lines, &split.aside));
        } else {
            told.push(Told { draft, verdict });
        }
        told.extend(cut);
    }
    if all {
        // Text outside of reports that was none by its looks stays outside.
        told.retain(|text| split.aside[text.draft.title_at].is_none());
        split.drafts.extend(told.into_iter().map(|text| text.draft));
        split.drafts.sort_by_key(|draft| draft.title_at);
        return Vec::new();
    }
    told.sort_by_key(|text| text.draft.title_at);
    told.into_iter().map(|text| left_out(text, lines, &mut split.aside, rules)).collect()
}

/// Why each line belongs to no report, where the frame of a web page does not count as text: it is neither title nor end. A
/// line of it that is a sign of some kind (摘要：, 来源：) stays text.
fn without_frame(
    lines: &[Line<'_>],
    aside: &[Option<SkipReason>],
    rules: &Others,
    registry: &Registry,
) -> Vec<Option<SkipReason>> {
    let is_sign = |line: &Line<'_>| {
        let text = folded(line.text);
        let mut signs = rules.kinds.iter().flat_map(|kind| &kind.signs);
        signs.any(|sign| sign.at != SignPlace::Title && sign.is_in(&text))
    };
    let seen = lines.iter().zip(aside).map(|(line, reason)| match reason {
        Some(SkipReason::Outside) if set_aside::is_furniture(line.text, &registry.adverts) => {
            if is_sign(line) { *reason } else { Some(SkipReason::Separator) }
        }
        _ => *reason,
    });
    seen.collect()
}

/// Texts in front of the first report; the whole source where there is none.
fn in_front(
    lines: &[Line<'_>],
    aside: &[Option<SkipReason>],
    drafts: &[Draft],
    stem: &str,
    rules: &Others,
) -> Vec<Told> {
    let end = drafts.first().map_or(lines.len(), |draft| draft.title_at);
    let Some(body) = text_in(0..end, aside) else { return Vec::new() };
    if !drafts.is_empty() {
        return cut::texts(body, lines, aside, rules);
    }
    let draft = Draft {
        title: String::new(),
        under: String::new(),
        title_at: body.start,
        heads: body.start..body.start,
        body,
        unlike: true,
    };
    let verdict = weigh(&draft, lines, aside, stem, rules);
    vec![Told { draft, verdict }]
}

/// From the first to the last line of a stretch that is text of somebody's.
fn text_in(range: Range<usize>, aside: &[Option<SkipReason>]) -> Option<Range<usize>> {
    let first = range.clone().find(|at| is_text(aside[*at]))?;
    let last = range.rev().find(|at| is_text(aside[*at]))?;
    Some(first..last + 1)
}

fn is_text(reason: Option<SkipReason>) -> bool {
    matches!(reason, None | Some(SkipReason::Outside))
}

/// Sets the lines of a text aside and says what it was.
fn left_out(told: Told, lines: &[Line<'_>], aside: &mut [Option<SkipReason>], rules: &Others) -> Other {
    let Told { draft, verdict } = told;
    let range = draft.title_at..draft.body.end;
    for reason in aside[range.clone()].iter_mut().filter(|reason| is_text(**reason)) {
        *reason = Some(SkipReason::Other);
    }
    let title = if draft.title.is_empty() { lines[range.start].text } else { &draft.title };
    let (kind, signs) = verdict.words(rules);
    Other {
        title: shortened(title),
        first_line: lines[range.start].number,
        last_line: lines[range.end - 1].number,
        kind,
        known: verdict.is_other(rules),
        signs,
    }
}

fn shortened(title: &str) -> String {
    match title.char_indices().nth(LONGEST_TITLE) {
        Some((end, _)) => format!("{}…", &title[..end]),
        None => title.to_owned(),
    }
}

/// Whether a text has hardly anything to say.
fn is_short(draft: &Draft, lines: &[Line<'_>]) -> bool {
    let chars: usize = lines[draft.body.clone()].iter().map(|line| line.text.chars().count()).sum();
    chars < SHORT
}

/// A text with less for a report than this …
const REPORT: usize = 6;
/// … and fewer characters is none.
const SHORT: usize = 80;
/// Longest title that is shown, in characters.
const LONGEST_TITLE: usize = 40;
