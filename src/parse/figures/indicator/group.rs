//! The normal form of a name: what figures are gathered under.

use crate::model::FigureKind;
use crate::registry::{Indicators, Sort};

use super::tokens::{Shape, tokens};

/// The normal form: brackets, quotes, times, places and light verbs in front left out, without an ending that only
/// counts, one spelling for what `data/indicators.toml` says is the same. Empty for an empty name.
pub(super) fn normal(name: &str, kind: FigureKind, words: &Indicators) -> String {
    let text: Vec<char> = name.chars().collect();
    let mut out = String::new();
    for token in tokens(&text, 0..text.len(), words) {
        let light = token.has(Sort::Light) && out.is_empty() && token.range.end < text.len();
        let falls = light || token.any(&[Sort::Time, Sort::Place]) && !token.is_verb();
        if !falls && token.shape != Shape::Aside {
            out.extend(
                text[token.range]
                    .iter()
                    .filter(|letter| !matches!(letter, '“' | '”' | '‘' | '’' | '"' | '的')),
            );
        }
    }
    if matches!(kind, FigureKind::Count | FigureKind::Amount | FigureKind::Measure) {
        let ending = words.dropped().find(|ending| out.len() > ending.len() && out.ends_with(ending));
        out.truncate(out.len() - ending.map_or(0, str::len));
    }
    spelled(&out, words)
}

/// One spelling for what is the same.
fn spelled(name: &str, words: &Indicators) -> String {
    let mut out = name.to_owned();
    if !words.is_spelled(name) {
        return out;
    }
    for (written, normal) in words.spellings() {
        if out.contains(written) && !(normal.contains(written) && out.contains(normal)) {
            out = out.replace(written, normal);
        }
    }
    out
}
