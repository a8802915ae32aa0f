//! Tables of contents: with a head (`目录`) and without, with titles, numbers, page numbers or all of them.

use std::collections::HashMap;

use super::shape::shape;
use crate::model::SkipReason;
use crate::parse::{
    lines::{Line, folded, letters},
    marker::marker,
};
use crate::registry::Registry;

/// Sets the lines of tables of contents aside.
pub(super) fn set_aside(lines: &[Line<'_>], aside: &mut [Option<SkipReason>], registry: &Registry) {
    let mut last: HashMap<String, usize> = HashMap::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.text.len() < 300 && !line.is_blank()) {
        last.insert(letters(line.text), at);
    }
    let mut at = 0;
    while at < lines.len() {
        if aside[at].is_none() && is_head(lines[at].text, registry) {
            aside[at] = Some(SkipReason::Contents);
            at = entries(lines, aside, at + 1, &last);
        } else {
            at += 1;
        }
    }
    headless(lines, aside, &last, registry);
}

fn is_head(text: &str, registry: &Registry) -> bool {
    let text = folded(text).to_lowercase();
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    registry.titles.contents.iter().any(|head| folded(head) == text)
}

/// Sets the entries after a head aside and gives the index after the last one.
fn entries(
    lines: &[Line<'_>],
    aside: &mut [Option<SkipReason>],
    from: usize,
    last: &HashMap<String, usize>,
) -> usize {
    let mut end = from;
    let rest = aside.iter_mut().enumerate().skip(from);
    for (at, reason) in rest {
        match reason {
            Some(SkipReason::PageNumber) => {}
            Some(_) => continue,
            None if is_entry(lines, at, last) => {}
            None => break,
        }
        *reason = Some(SkipReason::Contents);
        end = at + 1;
    }
    end
}

/// `1.`; `一、总体情况…………3`; a line that stands again further down.
fn is_entry(lines: &[Line<'_>], at: usize, last: &HashMap<String, usize>) -> bool {
    let text = lines[at].text;
    if text.chars().count() > 80 {
        return false;
    }
    let plain = letters(text);
    if plain.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c)) {
        return true;
    }
    let bare = without_page(text);
    bare.len() < text.len() && has_leader(text, bare)
        || stands_again(&plain, at, last)
        || (bare.len() < text.len() && stands_again(&letters(bare), at, last))
        || stands_again(&after_number(text), at, last)
}

fn stands_again(plain: &str, at: usize, last: &HashMap<String, usize>) -> bool {
    last.get(plain).is_some_and(|later| *later > at)
}

/// The letters of a line without the number of an entry.
fn after_number(text: &str) -> String {
    let rest = match marker(text) {
        Some(found) => found.rest,
        None => text.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['.', '、', '．']),
    };
    if rest.len() < text.len() { letters(without_page(rest)) } else { String::new() }
}

/// An entry without its page number.
fn without_page(text: &str) -> &str {
    let text = text.trim_end_matches(|c: char| "-—页）)".contains(c));
    text.trim_end_matches(|c: char| c.is_ascii_digit())
}

/// Whether dots, dashes or wide space lead to the page number.
fn has_leader(text: &str, bare: &str) -> bool {
    let leader: Vec<char> =
        bare.chars().rev().take_while(|c| c.is_whitespace() || ".…·．-—－_（(第".contains(*c)).collect();
    text.len() > bare.len() && (leader.len() >= 2 || leader.first().is_some_and(|c| *c == '\t' || *c == '…'))
}

/// A run of titles that all stand again further down is a table of contents without a head.
fn headless(
    lines: &[Line<'_>],
    aside: &mut [Option<SkipReason>],
    last: &HashMap<String, usize>,
    registry: &Registry,
) {
    let mut run: Vec<usize> = Vec::new();
    for at in 0..=lines.len() {
        if at < lines.len() && aside[at].is_some() {
            continue;
        }
        let entry = at < lines.len()
            && lines[at].text.len() < 300
            && shape(without_page(lines[at].text), registry).is_some()
            && is_entry(lines, at, last);
        if entry {
            run.push(at);
            continue;
        }
        if run.len() >= 2 {
            for entry in run.drain(..) {
                aside[entry] = Some(SkipReason::Contents);
            }
        }
        run.clear();
    }
}
