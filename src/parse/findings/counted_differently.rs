//! The same things counted differently at two places: 全县14个乡镇 and 我县18个乡镇; 5项主要指标 and 6项主要指标.

use std::collections::BTreeMap;

use super::view::{Doubt, Text, View};

/// A number with what it counts.
struct Counted {
    passage: usize,
    start: usize,
    end: usize,
    number: u32,
}

/// Doubts about each number of a thing whose numbers differ, at both places. One number may be part of another (其中，…), so
/// only what a report has one number of is looked at: the districts of its place, and what `whole_nouns` lists.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let mut by_noun: BTreeMap<String, Vec<Counted>> = BTreeMap::new();
    for text in &view.paragraphs {
        collect(text, view, &mut by_noun);
    }
    by_noun.values().flat_map(|places| doubts(places, view)).collect()
}

fn collect(text: &Text<'_>, view: &View<'_>, out: &mut BTreeMap<String, Vec<Counted>>) {
    let words = &view.registry.checks.sums;
    for span in words.places.spots(&text.chars) {
        let Some((number, end)) = number(text, span.end) else { continue };
        let rest = text.words(end..text.chars.len().min(end + 8));
        let Some(noun) = words.districts.start_of(rest) else { continue };
        let end = end + noun.chars().count();
        let whole = !words.part_of.starts(text.words(end..text.chars.len().min(end + 4)));
        let rank = text.words(span.start + 1..span.end).to_owned();
        let listed = span.start.checked_sub(1).is_some_and(|before| text.chars[before] == '等');
        if whole && !listed {
            let counted = Counted { passage: text.at, start: span.start, end, number };
            out.entry(format!("{rank}{noun}")).or_default().push(counted);
        }
    }
    for span in words.whole_nouns.spots(&text.chars) {
        let Some((start, number)) = number_before(text, span.start) else { continue };
        let counted = Counted { passage: text.at, start, end: span.end, number };
        out.entry(text.words(span).to_owned()).or_default().push(counted);
    }
}

/// The digits at `at`: their value and where they end.
fn number(text: &Text<'_>, at: usize) -> Option<(u32, usize)> {
    let length = text.chars[at..].iter().take_while(|letter| letter.is_ascii_digit()).count();
    Some((text.words(at..at + length).parse().ok()?, at + length))
}

/// The digits and the measure in front of a noun: where they begin and their value.
fn number_before(text: &Text<'_>, at: usize) -> Option<(usize, u32)> {
    let measure = at.checked_sub(1).filter(|measure| matches!(text.chars[*measure], '项' | '个' | '类'))?;
    let length = text.chars[..measure].iter().rev().take_while(|letter| letter.is_ascii_digit()).count();
    let start = measure - length;
    Some((start, text.words(start..measure).parse().ok()?))
}

fn doubts(places: &[Counted], view: &View<'_>) -> Vec<Doubt> {
    let Some(first) = places.first() else { return Vec::new() };
    let Some(other) = places.iter().find(|place| place.number != first.number) else { return Vec::new() };
    let told = |place: &Counted| {
        let text = &view.paragraphs[place.passage];
        (text.passage.line, text.words(place.start..place.end))
    };
    let doubt = |here: &Counted, there: &Counted| {
        let ((_, words), (line, theirs)) = (told(here), told(there));
        let place =
            if here.passage == there.passage { "同一段又".to_owned() } else { format!("第{line}行") };
        let message = format!("这里写“{words}”，{place}写“{theirs}”，前后不一致，请核对。");
        Doubt::at(here.passage, here.start..here.end, message)
    };
    vec![doubt(first, other), doubt(other, first)]
}
