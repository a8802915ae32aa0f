//! A gap where a name was cut out: 贯彻落实关于教育的重要论述, 以新时代中国特色社会主义思想为指导.
//!
//! 1. a thought that is always named with its author, without the author;
//! 2. 关于…的重要论述 or 系列重要讲话 in a sentence that names no author, and a clause that names nobody else who gave them.

use std::ops::Range;

use super::view::{Doubt, Text, View};

/// A name is looked for so many characters in front of what it belongs to.
const REACH: usize = 300;

/// One doubt a report, at the first place, with the count.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let mut first: Option<(usize, Range<usize>)> = None;
    let mut count = 0;
    for text in &view.paragraphs {
        for span in gaps(text, view) {
            first.get_or_insert((text.at, span));
            count += 1;
        }
    }
    let Some((passage, span)) = first else { return Vec::new() };
    let words = view.paragraphs.get(passage).map_or("", |text| text.words(span.clone()));
    let places = if count == 1 { String::new() } else { format!("，全文 {count} 处") };
    let message = format!("“{words}”前面没有写明是谁的，人名可能被删去{places}，请核对。");
    vec![Doubt::at(passage, span, message)]
}

/// The places of a paragraph where somebody's name is missing, in order.
fn gaps(text: &Text<'_>, view: &View<'_>) -> Vec<Range<usize>> {
    let words = &view.registry.checks.text;
    let mut out: Vec<Range<usize>> = Vec::new();
    for span in words.thoughts.spots(&text.chars) {
        let before = text.words(span.start.saturating_sub(6)..span.start);
        let named = words.authors.within(before) || words.hidden.end_of(before).is_some();
        if !named && led_by_verb(before, &text.chars[span.clone()], view) {
            out.push(span);
        }
    }
    for span in words.speeches.spots(&text.chars) {
        let at = text.clauses.partition_point(|clause| clause.end <= span.start);
        let Some(clause) = text.clauses.get(at) else { continue };
        let near = span.start.saturating_sub(REACH);
        let from = clause.start.max(near);
        let before = text.words(from..span.start);
        let sentence = text.sentences.partition_point(|sentence| sentence.end <= span.start);
        let start = text.sentences.get(sentence).map_or(clause.start, |sentence| sentence.start);
        if words.authors.within(text.words(start.max(near)..span.start)) || words.givers.within(before) {
            continue;
        }
        let about = words
            .about
            .find(before)
            .last()
            .filter(|from| words.hidden.end_of(&before[..from.start]).is_none());
        if let Some(about) = about {
            let start = from + before[..about.start].chars().count();
            out.push(start..span.end);
        }
    }
    out.sort_by_key(|span| span.start);
    out
}

/// Short names of thoughts (生态文明思想) are nobody's where no verb of learning stands in front of them.
fn led_by_verb(before: &str, thought: &[char], view: &View<'_>) -> bool {
    const SHORT: usize = 8;
    thought.len() > SHORT || view.registry.checks.text.learning.end_of(before).is_some()
}
