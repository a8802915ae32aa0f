//! Numbers that go to several things in their order: 城乡居民、职工报销比例分别为70%、85%.
//!
//! The things stand in front of 分别, parted by 、 or 和; what they have in common stands at the end of the last one: behind
//! the letters that the first one ends in (职工医保、居民医保报销比例), from its verb on, or a word like 比例.

use std::ops::Range;

use crate::model::{Figure, FigureKind};
use crate::registry::Indicators;

use super::clause;
use super::cut::cut;
use super::phrase::Named;
use super::said::{trim_end, trim_start};
use super::tokens::{Token, tokens};
use super::topic::render;

/// The word that gives each its number.
const EACH: [char; 2] = ['分', '别'];
/// Behind it stand so many letters at most: 为, 达到, 增长.
const VERB: usize = 4;
/// So many things are named at most.
const MOST: usize = 8;
/// Letters that the first thing and the last one have in common: 医保.
const COMMON: usize = 2;

/// Whether a paragraph gives anything to several things in their order: most do not.
pub(super) fn is_told(text: &[char]) -> bool {
    text.windows(EACH.len()).any(|two| two == EACH)
}

/// The names of the numbers from `at` on, one for each thing; none where the words in front are not of that form.
/// `name`: what the first of them is called without this.
pub(super) fn names(
    text: &[char],
    spans: &[Range<usize>],
    figures: &[Figure],
    at: usize,
    name: &Named,
    words: &Indicators,
) -> Vec<Named> {
    let floor = at.checked_sub(1).map_or(0, |before| spans[before].end.min(spans[at].start));
    let before = clause::before(text, spans[at].start, floor);
    let Some(each) = text[before.clone()].windows(EACH.len()).rposition(|two| two == EACH) else {
        return Vec::new();
    };
    let each = before.start + each;
    let count = run(text, spans, figures, at);
    if count < 2 || before.end - each > EACH.len() + VERB {
        return Vec::new();
    }
    let all = tokens(text, before.start..each, words);
    let said = trim_start(trim_end(&all));
    let (Some(first), Some(last)) = (said.first(), said.last()) else { return Vec::new() };
    let things = things(text, first.range.start..last.range.end, count, words);
    if things.len() != count || things.iter().any(String::is_empty) {
        return Vec::new();
    }
    let ending = ending(name, figures[at].kind);
    let of = |thing: String| {
        let bare = if thing.ends_with(ending) { thing } else { format!("{thing}{ending}") };
        let added = name.name.strip_prefix(name.bare.as_str()).unwrap_or_default();
        let added = if bare.ends_with(added) { "" } else { added };
        Named { name: cut(&format!("{bare}{added}")), bare }
    };
    things.into_iter().map(of).collect()
}

/// How many numbers of one unit follow one another from `at` on, only 、 or 和 between.
fn run(text: &[char], spans: &[Range<usize>], figures: &[Figure], at: usize) -> usize {
    let alike = |next: &usize| {
        let between = &text[spans[next - 1].end..spans[*next].start];
        let same = figures[*next].kind == figures[at].kind && figures[*next].base == figures[at].base;
        same && matches!(between, ['、' | '和' | '与' | '及'])
    };
    1 + (at + 1..spans.len().min(at + MOST)).take_while(alike).count()
}

/// What growth is called by: 增速.
fn ending(name: &Named, kind: FigureKind) -> &'static str {
    let growth = kind == FigureKind::Growth;
    let endings: &[&str] =
        if growth { &["同比增速", "环比增速", "增速", "变化幅度"] } else { &[] };
    endings.iter().find(|ending| name.bare.ends_with(**ending)).copied().unwrap_or_default()
}

/// The things that stand in a stretch, each with what they have in common: parted by 、 alone or also by 和, so that they are
/// `count`.
fn things(text: &[char], range: Range<usize>, count: usize, words: &Indicators) -> Vec<String> {
    let parted = |marks: &[char]| -> Vec<Range<usize>> {
        let cuts = range.clone().filter(|at| marks.contains(&text[*at]));
        let ends: Vec<usize> = cuts.chain([range.end]).collect();
        let starts = [range.start].into_iter().chain(ends.iter().map(|end| end + 1));
        starts.zip(ends.iter().copied()).map(|(start, end)| start..end.max(start)).collect()
    };
    let ways = [parted(&['、']), parted(&['、', '和', '与', '及'])];
    let Some(parts) = ways.into_iter().find(|parts| parts.len() == count) else { return Vec::new() };
    let own: Vec<Vec<Token>> = parts.into_iter().map(|part| tokens(text, part, words)).collect();
    let mut out: Vec<String> = own.iter().map(|tokens| render(text, tokens)).collect();
    let (Some(last), Some(whole)) = (own.last(), out.last().cloned()) else { return out };
    let shared = out.first().map(|first| shared(text, first, last, &whole, words)).unwrap_or_default();
    // 火灾起数和伤亡人数: what ends like the last one is whole
    let ending = shared.chars().last();
    for thing in out.iter_mut().filter(|thing| !thing.is_empty() && thing.chars().last() != ending) {
        thing.push_str(&shared);
    }
    out
}

/// What the last thing has for all of them.
fn shared(text: &[char], first: &str, own: &[Token], whole: &str, words: &Indicators) -> String {
    let skipped = first.chars().count().saturating_sub(COMMON);
    let common: String = first.chars().skip(skipped).collect();
    if let Some((head, tail)) = whole.split_once(&common)
        && !head.is_empty()
    {
        return tail.to_owned();
    }
    if let Some(at) = (1..own.len()).find(|at| own[*at].may_be_verb()) {
        return render(text, &own[at..]);
    }
    let ends = whole.char_indices().map(|(byte, _)| &whole[byte..]).skip(COMMON);
    let mut ends = ends.filter(|end| words.is_generic(end));
    ends.next().unwrap_or_default().to_owned()
}
