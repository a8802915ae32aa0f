//! One thing under two quoted names: “乐购云岭行”消费券 and “乐购云岭行动”消费券.

use std::collections::HashMap;

use super::{
    letters::is_chinese,
    view::{Doubt, Text, View},
};

/// Names are compared from this length.
const SHORTEST: usize = 6;
/// Names longer than this are slogans.
const LONGEST: usize = 14;
/// Letters behind a name that must agree: what it names.
const BEHIND: usize = 2;

/// A quoted name.
struct Name<'a> {
    passage: usize,
    start: usize,
    letters: &'a [char],
}

/// A doubt about the first of two names that begin alike, end differently and name the same kind of thing.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let mut kinds: HashMap<(&[char], &[char]), Vec<Name<'_>>> = HashMap::new();
    let mut order = Vec::new();
    for text in &view.paragraphs {
        for name in names(text) {
            let behind = &text.chars[name.start + name.letters.len() + 1..][..BEHIND];
            let key = (&name.letters[..SHORTEST - 1], behind);
            let known = kinds.entry(key).or_default();
            if known.is_empty() {
                order.push(key);
            }
            if known.len() < 2 && known.iter().all(|other| other.letters != name.letters) {
                known.push(name);
            }
        }
    }
    order.iter().filter_map(|key| doubt(kinds.get(key)?, view)).collect()
}

/// The quoted names of a paragraph with letters behind them.
fn names<'a>(text: &'a Text<'_>) -> Vec<Name<'a>> {
    let mut out = Vec::new();
    let mut open = None;
    for (at, letter) in text.chars.iter().enumerate() {
        match letter {
            '“' => open = Some(at + 1),
            '”' => {
                let Some(start) = open.take() else { continue };
                let letters = &text.chars[start..at];
                let behind = text.chars.get(at + 1..at + 1 + BEHIND);
                let named = behind.is_some_and(|behind| behind.iter().all(|letter| is_chinese(*letter)));
                let plain = letters.iter().all(|letter| is_chinese(*letter) || *letter == '·');
                if named && plain && (SHORTEST..=LONGEST).contains(&letters.len()) {
                    out.push(Name { passage: text.at, start, letters });
                }
            }
            _ => {}
        }
    }
    out
}

/// Two names of which at least three quarters agree from the beginning.
fn doubt(names: &[Name<'_>], view: &View<'_>) -> Option<Doubt> {
    let [first, second, ..] = names else { return None };
    let same = first.letters.iter().zip(second.letters).take_while(|(a, b)| a == b).count();
    let longest = first.letters.len().max(second.letters.len());
    if same * 4 < longest * 3 || same < SHORTEST - 1 {
        return None;
    }
    let there = view.paragraphs.get(second.passage)?.passage.line;
    let place =
        if first.passage == second.passage { "同一段又".to_owned() } else { format!("第{there}行") };
    let (one, other): (String, String) = (first.letters.iter().collect(), second.letters.iter().collect());
    let message = format!("这里写“{one}”，{place}写“{other}”，名称不一致，请核对。");
    Some(Doubt::at(first.passage, first.start..first.start + first.letters.len(), message))
}
