//! The noun that follows a number: 12个项目 → 项目; 3户企业入选百强榜 → 企业 and 入选百强榜.

use super::said::{trim_end, trim_start};
use super::tokens::{Shape, Token};
use crate::registry::{Indicators, Sort};

/// A clause that follows the noun is taken up to so many characters.
const LONG: usize = 24;

/// A noun so short in front of 的 is not what is counted: 18项内容的清单.
const SHORT: usize = 2;

/// What follows a number up to the next mark.
#[derive(Debug, Clone, Default)]
pub(super) struct Behind {
    /// The noun that is counted.
    pub(super) noun: Vec<Token>,
    /// What it does or what is done to it.
    pub(super) deed: Vec<Token>,
}

/// Words that end the noun.
const STOPS: [Sort; 10] = [
    Sort::Light,
    Sort::Verb,
    Sort::Time,
    Sort::Conjunction,
    Sort::Passive,
    Sort::Toward,
    Sort::Copula,
    Sort::Growth,
    Sort::Compare,
    Sort::Share,
];

/// Whether the noun ends before the token at `at`.
fn stops(text: &[char], tokens: &[Token], at: usize, words: &Indicators) -> bool {
    let led =
        tokens.get(at + 1).is_none_or(|next| next.may_be_verb() || next.any(&[Sort::Adverb, Sort::Manner]));
    let nominal = tokens.get(at + 1).is_some_and(|next| words.makes_thing(&text[next.range.start..]));
    tokens[at].any(&STOPS) && !(tokens[at].may_be_verb() && nominal)
        || tokens[at].shape == Shape::Aside
        || tokens[at].any(&[Sort::Adverb, Sort::Manner]) && led
}

/// Takes apart what follows a number. `object`: a verb stands before the number, so that what follows is its object
/// even if it looks like a verb (开展3次抽查).
pub(super) fn behind(text: &[char], tokens: &[Token], object: bool, words: &Indicators) -> Behind {
    let skipped = |token: &Token| {
        token.shape == Shape::Mark || token.any(&[Sort::Time, Sort::Place]) && !token.may_be_verb()
    };
    let start = tokens.iter().position(|token| !skipped(token)).unwrap_or(tokens.len());
    let tokens = &tokens[start..];
    let first_stops = tokens.first().is_some_and(|first| {
        (first.any(&STOPS) || first.has(Sort::Adverb))
            && !(object && first.has(Sort::Verb) && !first.has(Sort::Passive))
    });
    let end = if first_stops {
        0
    } else {
        let end = (1..tokens.len()).find(|at| stops(text, tokens, *at, words)).unwrap_or(tokens.len());
        // 2个重点项目的征迁任务: the projects are counted.
        let owned = tokens[..end].iter().position(|token| text[token.range.clone()] == ['的']);
        let before = |at: &usize| tokens[..*at].iter().map(|token| token.range.len()).sum::<usize>() > SHORT;
        owned.filter(before).unwrap_or(end)
    };
    let deed = trim_start(&tokens[end..]);
    let is_deed = deed.iter().any(Token::may_be_verb);
    let deed = match deed.split_first() {
        Some((first, rest)) if first.has(Sort::Light) && !rest.is_empty() => trim_start(rest),
        _ => deed,
    };
    let length: usize =
        deed.iter().filter(|token| !token.has(Sort::Time)).map(|token| token.range.len()).sum();
    let fits = length <= LONG && is_deed;
    Behind {
        noun: trim_end(&tokens[..end]).to_vec(),
        deed: if fits { trim_end(deed).to_vec() } else { Vec::new() },
    }
}
