//! A paragraph cut into the stretches that are items.
//!
//! 1. What is counted off is a piece each; what stands in front of it is cut like the rest, without what introduces.
//! 2. A short piece is one item. A longer one is cut into sentences; a short sentence that opens a piece is a title and
//!    stays with what follows.
//! 3. A long item of several clauses with `；` is one item a clause.

use std::ops::Range;

use crate::model::Part;
use crate::parse::enumeration::{Mark, marks};
use crate::parse::prose::Prose;
use crate::registry::{ItemWords, Registry};

/// A piece up to this length is one item.
const SHORT: usize = 120;
/// A title with its sentences is one item up to this length.
const TITLED: usize = 150;
/// A sentence up to this length, without a comma, is a title where others follow …
const TITLE: usize = 19;
/// … and up to this length where it opens a piece.
const OPENING_TITLE: usize = 33;
/// A problem with a heading is one item up to this length.
const PROBLEM: usize = 400;
/// Clauses with `；` are items of their own from this length of the whole.
const CLAUSES: usize = 60;
/// … and if each is at least this long.
const CLAUSE: usize = 8;
/// A sentence in front of what is counted off introduces it up to this length.
const LEAD: usize = 25;

/// The items of a paragraph whose run-in heading is `head` (empty where there is none).
pub(super) fn pieces(
    prose: &Prose,
    head: Range<usize>,
    part: Part,
    registry: &Registry,
) -> Vec<Range<usize>> {
    let whole = turn(prose, part, registry);
    let starts: Vec<usize> = counted_off(prose).into_iter().filter(|start| *start < whole).collect();
    let head = head.start..head.end.min(whole);
    let mut out = Vec::new();
    if let Some(first) = starts.first().copied() {
        out.extend(lead(prose, head.end..first, part, registry));
        for (at, start) in starts.iter().enumerate() {
            let end = starts.get(at + 1).copied().unwrap_or(whole);
            out.extend(groups(
                prose,
                without_next_lead(prose, *start..end, at + 1 < starts.len()),
                0,
                part,
                registry,
            ));
        }
    } else {
        out = groups(prose, 0..whole, head.end, part, registry);
    }
    out.into_iter().flat_map(|range| clauses(prose, range, part, registry)).collect()
}

/// Where a paragraph of problems turns to what shall be done: at a sentence that opens with 下一步. Its end, if it does not.
fn turn(prose: &Prose, part: Part, registry: &Registry) -> usize {
    let turns = |sentence: &Range<usize>| {
        registry.items.turning.iter().any(|word| prose.starts(sentence.start, word))
    };
    let sentences = if part == Part::Problems { prose.sentences(0..prose.len()) } else { Vec::new() };
    sentences.into_iter().find(turns).map_or(prose.len(), |sentence| sentence.start)
}

/// Where the pieces begin that a paragraph counts off by its outermost numbers; none where it counts nothing.
fn counted_off(prose: &Prose) -> Vec<usize> {
    let marks = marks(prose);
    let twice = |mark: &&Mark| marks.iter().filter(|other| other.form == mark.form).take(2).count() > 1;
    let Some(form) = marks.iter().find(twice).map(|mark| mark.form) else { return Vec::new() };
    marks.iter().filter(|mark| mark.form == form).map(|mark| mark.start).collect()
}

/// The items in front of what is counted off.
fn lead(prose: &Prose, range: Range<usize>, part: Part, registry: &Registry) -> Vec<Range<usize>> {
    let mut sentences = kept(prose, prose.sentences(range), part, registry);
    if sentences.last().is_some_and(|last| last.len() <= LEAD) {
        sentences.pop();
    }
    let openers = &registry.items.openers;
    sentences.retain(|sentence| !openers.iter().any(|word| prose.starts(sentence.start, word)));
    sentences
}

/// A piece without the short sentence at its end that leads to the next run (`增量方面，开展三个专项行动。一是…`).
fn without_next_lead(prose: &Prose, range: Range<usize>, followed: bool) -> Range<usize> {
    let restarts =
        followed && matches!(prose.text.get(range.end..range.end + 1), Some(['一' | '1' | '①' | '（' | '(']));
    let sentences = if restarts { prose.sentences(range.clone()) } else { Vec::new() };
    match sentences.as_slice() {
        [.., before, last] if last.len() <= LEAD => range.start..before.end,
        _ => range,
    }
}

/// The items of a piece; up to `head` it is a title.
fn groups(
    prose: &Prose,
    range: Range<usize>,
    head: usize,
    part: Part,
    registry: &Registry,
) -> Vec<Range<usize>> {
    let from = range.start;
    let range = prose.trimmed(range);
    let body = if head > from { head..range.end } else { range.clone() };
    let all = prose.sentences(body);
    let titled = head > from
        || all.first().is_some_and(|first| all.len() > 1 && is_title(prose, first, OPENING_TITLE));
    let sentences = kept(prose, all, part, registry);
    let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else {
        return if head > from && part == Part::Problems { vec![range] } else { Vec::new() };
    };
    let start = if head > from { from } else { first.start };
    let whole = start..last.end;
    let problems = part == Part::Problems;
    let several = problems && !titled && from == 0 && marks(prose).first().is_none_or(|mark| mark.start > 0);
    let problem = problems && titled && whole.len() <= PROBLEM;
    if problem || (whole.len() <= SHORT && !several) {
        return vec![whole];
    }
    if titled { by_title(prose, start, &sentences) } else { sentences }
}

/// Sentences gathered under their titles; what grows too long is cut, the title staying with the first sentence.
fn by_title(prose: &Prose, start: usize, sentences: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut groups: Vec<Vec<Range<usize>>> = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        let opens = at + 1 < sentences.len() && is_title(prose, sentence, TITLE);
        match groups.last_mut() {
            Some(group) if !opens => group.push(sentence.clone()),
            _ => groups.push(vec![sentence.clone()]),
        }
    }
    let mut out: Vec<Range<usize>> =
        groups.into_iter().enumerate().flat_map(|(at, group)| ungrouped(prose, group, at == 0)).collect();
    if let Some(first) = out.first_mut() {
        first.start = start;
    }
    out
}

/// One item if the group is short, else its sentences.
fn ungrouped(prose: &Prose, group: Vec<Range<usize>>, opens: bool) -> Vec<Range<usize>> {
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return group };
    let whole = first.start..last.end;
    if whole.len() <= TITLED {
        return vec![whole];
    }
    let joined = group.len() > 1 && is_title(prose, first, if opens { OPENING_TITLE } else { TITLE });
    let mut out = group;
    if joined {
        let title = out.remove(0);
        out[0].start = title.start;
    }
    out
}

/// A short sentence without a comma, the mark in front of it left aside.
fn is_title(prose: &Prose, range: &Range<usize>, longest: usize) -> bool {
    range.len() <= longest && !prose.text[range.clone()].iter().any(|letter| "，,；;：:".contains(*letter))
}

/// The sentences that say something of their own.
fn kept(prose: &Prose, sentences: Vec<Range<usize>>, part: Part, registry: &Registry) -> Vec<Range<usize>> {
    let words = &registry.items;
    let mut out = Vec::with_capacity(sentences.len());
    for (at, sentence) in sentences.into_iter().enumerate() {
        let admits = part == Part::Problems && at == 0 && has(prose, &sentence, &words.admitting);
        let closes =
            part == Part::Problems && words.closing.iter().any(|word| prose.starts(sentence.start, word));
        let admits = admits && !prose.text[sentence.clone()].contains(&'：');
        if !admits && !closes && !announces(prose, sentence.clone(), words) {
            out.push(sentence);
        }
    }
    out
}

fn has(prose: &Prose, range: &Range<usize>, words: &[String]) -> bool {
    let text = prose.words(range.clone());
    words.iter().any(|word| text.contains(word.as_str()))
}

/// Whether a stretch only introduces what follows: it ends with a colon or with an announcing word.
pub(super) fn announces(prose: &Prose, range: Range<usize>, words: &ItemWords) -> bool {
    let text = prose.words(range);
    let bare = text.trim_end_matches(['。', '：', ':', '；', '，', '、']);
    text.ends_with(['：', ':']) || words.announcing.iter().any(|word| bare.ends_with(word.as_str()))
}

/// The clauses of a long item that ends each with `；`, without the words up to a colon that announce them.
fn clauses(prose: &Prose, range: Range<usize>, part: Part, registry: &Registry) -> Vec<Range<usize>> {
    let mut range = after_colon(prose, range, part, registry);
    while range.len() > 1 && "，、,".contains(prose.text[range.end - 1]) {
        range.end -= 1;
    }
    if part == Part::Problems && prose.sentences(range.clone()).len() > 1 {
        return vec![range];
    }
    let parts = prose.cut(range.clone(), "；;");
    let each = parts.len() > 1 && parts.iter().all(|part| part.len() >= CLAUSE);
    if each && range.len() > CLAUSES { parts } else { vec![range] }
}

/// A problem behind the colon of what admits it: `仍存在一些问题：…`.
fn after_colon(prose: &Prose, range: Range<usize>, part: Part, registry: &Registry) -> Range<usize> {
    let colon = range.clone().find(|at| matches!(prose.text[*at], '：' | ':') && !prose.is_inside(*at));
    let Some(colon) = colon.filter(|colon| colon + CLAUSE < range.end) else { return range };
    let lead = range.start..colon + 1;
    let admits = part == Part::Problems && has(prose, &lead, &registry.parts.problem_nouns);
    let announced = registry.items.announcing.iter().any(|word| {
        let start = colon.saturating_sub(word.chars().count());
        start >= range.start && prose.starts(start, word)
    });
    if admits || announced { prose.trimmed(colon + 1..range.end) } else { range }
}
