//! A title and what stands between it and the body: also over two lines, doubled, with a subtitle, a date, a speaker.

use std::ops::Range;

use super::shape::{Shape, shape};
use crate::model::SkipReason;
use crate::parse::{
    header::{in_title, is_organ},
    lines::{Line, folded, letters},
    marker::marker,
    period::mentions,
};
use crate::registry::Registry;

/// A title with its place.
#[derive(Debug, Clone)]
pub(super) struct Title {
    /// As written; joined where it ran over two lines.
    pub(super) text: String,
    /// The title of the compilation that it stands in; empty where its own says enough.
    pub(super) under: String,
    /// What it says.
    pub(super) shape: Shape,
    /// Its lines.
    pub(super) lines: Range<usize>,
    /// From the title's end to the body's start: lines that belong to neither.
    pub(super) heads: Range<usize>,
}

/// Lines after a title that are looked at for heads: each title may be followed by all others.
const MOST_HEADS: usize = 20;
/// Half a title is no longer than this, in characters.
const LONGEST_HALF: usize = 40;

/// The title that starts at a line, if one does.
pub(super) fn title_at(
    lines: &[Line<'_>],
    aside: &[Option<SkipReason>],
    at: usize,
    registry: &Registry,
) -> Option<Title> {
    let text = lines[at].text;
    if text.len() > 300 || aside[at].is_some() {
        return None;
    }
    let own = shape(text, registry);
    let next = next_line(lines, aside, at);
    if let Some((next, joined)) =
        next.and_then(|next| Some((next, joined(text, lines[next].text, own.as_ref(), registry)?)))
    {
        let shape = shape(&joined, registry)?;
        let heads = heads(lines, aside, next + 1, &joined, registry);
        return Some(Title { text: joined, under: String::new(), shape, lines: at..next + 1, heads });
    }
    let shape = own?;
    let heads = heads(lines, aside, at + 1, text, registry);
    Some(Title { text: closed(text), under: String::new(), shape, lines: at..at + 1, heads })
}

/// The next line with text, over at most one blank line.
pub(super) fn next_line(lines: &[Line<'_>], aside: &[Option<SkipReason>], at: usize) -> Option<usize> {
    let next = (at + 1..lines.len().min(at + 3)).find(|next| aside[*next] != Some(SkipReason::Blank))?;
    aside[next].is_none().then_some(next)
}

/// Two lines as one title, if the first is only half of one.
///
/// `云岭县民政局` + `2023年上半年工作总结`; `关于2023年上半年工作总结和` + `下半年工作安排的报告`;
/// `奋楫扬帆启新程` + `——区民政局2023年上半年工作总结`.
fn joined(first: &str, second: &str, own: Option<&Shape>, registry: &Registry) -> Option<String> {
    let short = |text: &str| text.chars().count() <= LONGEST_HALF && !text.contains(['。', '；', '，', '：']);
    if !short(first) || !short(second) || marker(first).is_some() || marker(second).is_some() {
        return None;
    }
    let (head, tail) = (folded(first), folded(second));
    let halves = match tail.trim_start_matches(['—', '-']) {
        under if under.len() < tail.len() => own.is_none() && shape(under, registry).is_some(),
        _ if own.is_some() => is_open(&head, &tail, registry),
        _ => is_half(&head, &tail, registry),
    };
    let whole = halves && shape(&format!("{head}{tail}"), registry).is_some();
    whole.then(|| format!("{}{}", closed(first), closed(second)))
}

/// A line that is no title by itself: an agency, or the start of a title that says when or who.
fn is_half(head: &str, tail: &str, registry: &Registry) -> bool {
    if is_organ(head, registry) && shape(tail, registry).is_some_and(|shape| shape.agency.is_none()) {
        return true;
    }
    let words = &registry.titles;
    let open = words.joints.iter().any(|joint| head.ends_with(joint.as_str()));
    let goes_on = words.joined_by.iter().any(|word| tail.starts_with(word.as_str()));
    (open || goes_on) && (!mentions(head).is_empty() || in_title(head, registry).is_some())
}

/// A line that could be a title but plainly goes on: …工作总结和, 暨下半年….
fn is_open(head: &str, tail: &str, registry: &Registry) -> bool {
    let words = &registry.titles;
    let open = words.hard_joints.iter().any(|joint| head.ends_with(joint.as_str()));
    let goes_on = words.hard_joined_by.iter().any(|word| tail.starts_with(word.as_str()));
    (open || goes_on) && (tail.chars().count() <= 20 || shape(tail, registry).is_some())
}

/// A title for display: spaced-out letters (政 府 工 作 报 告) closed up, the signs of Markdown taken off.
fn closed(text: &str) -> String {
    let text = text.trim_matches(['#', '*']).trim();
    let text = text.strip_prefix("标题：").unwrap_or(text);
    let words = text.split_whitespace();
    let single = words.clone().filter(|word| word.chars().count() == 1).count();
    if single >= 3 && single * 2 > words.count() { folded(text) } else { text.to_owned() }
}

/// The lines after a title that belong to neither title nor body.
pub(super) fn heads(
    lines: &[Line<'_>],
    aside: &[Option<SkipReason>],
    from: usize,
    title: &str,
    registry: &Registry,
) -> Range<usize> {
    let plain = letters(title);
    let mut end = from;
    let near = (from..lines.len()).filter(|at| aside[*at].is_none()).take(MOST_HEADS);
    for at in near {
        if !is_head(lines[at].text, &plain, registry) {
            break;
        }
        end = at + 1;
    }
    from..end
}

/// The title again; `——2023年1月8日在…会议上`; `（2023年7月5日）`; `县长 某某`; `云岭县民政局`.
fn is_head(text: &str, title: &str, registry: &Registry) -> bool {
    let chars = text.chars().count();
    let sentence = text.contains(['。', '；']) || text.ends_with(['：', ':', '，']);
    if chars > 60 || sentence || marker(text).is_some() {
        return false;
    }
    let plain = letters(text);
    let part = title.starts_with(&plain) || title.ends_with(&plain) || plain.ends_with(title);
    let again = plain.chars().count() >= 6 && part;
    if again || text.starts_with("——") || text.starts_with("--") {
        return true;
    }
    let folded = folded(text).replace(':', "：");
    let bare = folded.trim_matches(['（', '）', '(', ')']);
    let bracketed = bare.len() < folded.len();
    let words = registry.titles.heads.iter().any(|word| bare.contains(word.as_str()));
    let date = is_date(bare);
    let dated = bracketed && chars <= 30 && mentions(bare).iter().any(|time| time.year.is_some());
    let organ = chars <= 24 && is_organ(bare, registry) && registry.domains.of_agency(bare).is_some();
    (words && (bracketed || chars <= 40) && !bare.contains('，')) || date || dated || organ
}

/// `2023年7月5日`, `2023-07-05`, `二〇二三年七月`.
pub(super) fn is_date(text: &str) -> bool {
    let date = |c: char| c.is_ascii_digit() || "年月日-/.〇○零一二三四五六七八九十:".contains(c);
    text.chars().count() >= 6
        && text.chars().all(date)
        && (text.contains('年') || text.contains(['-', '/', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::RegistryError;

    #[test]
    fn a_title_looks_no_further_than_a_few_lines() -> Result<(), RegistryError> {
        let registry = Registry::builtin()?;
        let line = |text| Line { number: 1, column: 0, text, indented: false };
        let mut lines = vec![line("下半年工作计划")];
        lines.resize(5000, line("（2023年7月5日）"));
        let title = title_at(&lines, &vec![None; lines.len()], 0, &registry);
        assert_eq!(title.map(|title| title.heads), Some(1..1 + MOST_HEADS));
        Ok(())
    }
}
