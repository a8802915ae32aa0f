//! What a clause says before its number: the words in front of the name fall away, those behind it too.
//!
//! 1. Behind: 为, 达到, 共, of a verb without weight what stands before it is kept (税收收入完成 → 税收收入).
//! 2. In front: times, places, 其中, 累计.
//! 3. Inside: the name starts after the last 累计, after 由…, after the last 开展 (对企业开展检查 → 企业检查).
//! 4. What is still long starts at a later verb.

use super::tokens::{Shape, Token};
use crate::registry::Sort;

/// A name longer than this starts at a later verb if it has one.
const LONG: usize = 16;
/// What a cut must leave.
const SHORT: usize = 3;
/// An object so short keeps its verb, be it without weight: 启动初核.
const BARE: usize = 2;

/// What never ends a name.
const BEHIND: [Sort; 10] = [
    Sort::Manner,
    Sort::Copula,
    Sort::Adverb,
    Sort::Conjunction,
    Sort::Time,
    Sort::Place,
    Sort::Passive,
    Sort::Toward,
    Sort::Share,
    Sort::Compare,
];
/// What never begins a name.
const FRONT: [Sort; 6] =
    [Sort::Time, Sort::Place, Sort::Adverb, Sort::Conjunction, Sort::Copula, Sort::Compare];

/// What a clause says.
#[derive(Debug, Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four things that a clause can end in or have, each by itself"
)]
pub(super) struct Said {
    /// Who or what it speaks of, where that stands apart: 两山公司 in 两山公司累计完成投资.
    pub(super) subject: Vec<Token>,
    /// The name: a verb with its object, or a noun.
    pub(super) name: Vec<Token>,
    /// The clause ends in a verb without weight that was left out: 开展.
    pub(super) light: bool,
    /// The clause ends in what brings in whoever is counted: 为, 组织, 帮助. What they do follows the number.
    pub(super) toward: bool,
    /// The clause has a verb, be it one that was left out.
    pub(super) verbal: bool,
    /// The clause ends in 、 or 等: what stands there is another thing of a list, or examples.
    pub(super) listed: bool,
}

impl Said {
    /// Whether the name is verbs only: 办结, 已整改.
    pub(super) fn is_verb(&self) -> bool {
        !self.name.is_empty() && self.name.iter().all(|token| token.may_be_verb() || !token.is_noun())
    }

    /// Whether the name ends in a verb, so that what follows the number is its object: 新建12个项目.
    pub(super) fn ends_in_verb(&self) -> bool {
        self.light || self.toward || self.is_verb() || self.name.last().is_some_and(Token::is_verb)
    }
}

/// Whether a token is a word that does one of these and nothing that a name could end or begin with.
fn falls(token: &Token, sorts: &[Sort]) -> bool {
    match token.shape {
        Shape::Mark | Shape::Aside => true,
        Shape::Word(_) => token.any(sorts) && !token.may_be_verb(),
        Shape::Noun => false,
    }
}

/// The tokens without what never ends a name.
pub(super) fn trim_end(mut tokens: &[Token]) -> &[Token] {
    while let Some((last, rest)) = tokens.split_last().filter(|(last, _)| falls(last, &BEHIND)) {
        let _ = last;
        tokens = rest;
    }
    tokens
}

/// The tokens without what never begins a name.
pub(super) fn trim_start(mut tokens: &[Token]) -> &[Token] {
    while let Some((first, rest)) = tokens.split_first() {
        let how = first.has(Sort::Manner) && !first.may_be_verb() && rest.first().is_some_and(leads);
        if !how && !falls(first, &FRONT) {
            break;
        }
        tokens = rest;
    }
    tokens
}

/// Whether words like 累计 and 精心 stand in front of such a token: a verb, or another of their kind.
fn leads(token: &Token) -> bool {
    token.may_be_verb() || token.any(&[Sort::Adverb, Sort::Manner, Sort::Growth])
}

/// What the tokens before a number say.
pub(super) fn said(text: &[char], tokens: &[Token]) -> Said {
    let end = tokens.iter().rfind(|token| !token.has(Sort::Place) && !token.has(Sort::Time));
    let mut out = Said {
        toward: brings_in(tokens),
        verbal: tokens.iter().any(Token::is_verb),
        listed: end.is_some_and(|token| matches!(text[token.range.end - 1], '、' | '等' | '和' | '及')),
        ..Said::default()
    };
    let mut name = trim_start(trim_end(tokens));
    if let Some((last, rest)) = name.split_last()
        && last.has(Sort::Light)
    {
        let noun = trim_end(rest);
        out.light = true;
        name = if noun.iter().any(Token::is_noun) { noun } else { &name[name.len() - 1..] };
    }
    let (subject, name) = after_adverb(name);
    out.subject.extend_from_slice(subject);
    out.name = toward(&mut out.subject, name);
    out.name = after_light(&mut out.subject, &out.name).to_vec();
    out.name = shorter(&mut out.subject, out.name);
    out.subject = trim_start(trim_end(&out.subject)).to_vec();
    out
}

/// Whether the tokens end in what brings in whoever is counted (为12户企业), or begin with it.
fn brings_in(tokens: &[Token]) -> bool {
    let said: Vec<&Token> = tokens.iter().filter(|token| !token.any(&[Sort::Place, Sort::Time])).collect();
    let joins = |at: usize| at > 0 && said[at - 1].may_be_verb(); // 划分为
    let at_end = said.last().is_some_and(|last| last.has(Sort::Toward) && !joins(said.len() - 1));
    let brings = |at: &usize| said[*at].has(Sort::Toward) && !said[*at].may_be_verb() && !joins(*at);
    let inside = (0..said.len()).find(brings);
    at_end
        || inside.is_some_and(|at| said[at..].iter().all(|token| !token.may_be_verb()))
        || said.first().is_some_and(|first| first.has(Sort::Toward) && !first.is_verb())
}

/// Cut at the last 累计, or 并 in front of a verb: what stands before is the subject.
fn after_adverb(tokens: &[Token]) -> (&[Token], &[Token]) {
    let cuts = |at: usize| {
        let token = &tokens[at];
        let led = tokens.get(at + 1).is_some_and(leads);
        let short = token.range.len() == 1;
        (token.has(Sort::Adverb) && !token.is_verb() && (!short || led))
            || (token.any(&[Sort::Conjunction, Sort::Manner]) && !token.may_be_verb() && led)
    };
    match (1..tokens.len().max(1)).rev().find(|at| cuts(*at)) {
        Some(at) if !trim_start(&tokens[at..]).is_empty() => (&tokens[..at], trim_start(&tokens[at..])),
        _ => (&[], tokens),
    }
}

/// 对企业开展检查 → 企业检查; 通过平台发放资金 → 发放资金.
fn toward(subject: &mut Vec<Token>, tokens: &[Token]) -> Vec<Token> {
    let brings = |at: &usize| {
        let token = &tokens[*at];
        let next = tokens.get(at + 1).is_some_and(|next| next.shape != Shape::Mark);
        next && (token.has(Sort::Passive) || token.has(Sort::Toward) && !token.is_verb())
    };
    let Some(at) = (0..tokens.len()).find(brings) else { return tokens.to_vec() };
    let Some(verb) = (at + 1..tokens.len()).find(|at| tokens[*at].is_verb()) else {
        let long = tokens[at].range.len() > 1 && !tokens[at].is_verb();
        return match at {
            0 if !tokens[0].is_verb() => trim_start(&tokens[1..]).to_vec(),
            0 => tokens.to_vec(),
            _ if long => trim_end(&tokens[..at]).to_vec(),
            _ => tokens.to_vec(),
        };
    };
    subject.extend_from_slice(&tokens[..at]);
    let object = trim_start(&tokens[at + 1..verb]);
    if tokens[at].has(Sort::Toward) && tokens[verb].has(Sort::Light) && object.iter().any(Token::is_noun) {
        return object.iter().chain(&tokens[verb + 1..]).cloned().collect();
    }
    tokens[verb..].to_vec()
}

/// Cut after the last verb without weight that has an object.
fn after_light<'a>(subject: &mut Vec<Token>, tokens: &'a [Token]) -> &'a [Token] {
    let Some(at) = tokens.iter().rposition(|token| token.has(Sort::Light)) else { return tokens };
    let object = trim_start(&tokens[at + 1..]);
    if object.is_empty() {
        return tokens;
    }
    // 发现存在问题: a short object keeps its verb, and the verb before that.
    let from = tokens[..at].iter().rposition(|token| token.has(Sort::Verb));
    let whole = from.filter(|from| length(&tokens[*from..]) <= LONG).unwrap_or(at);
    subject.extend_from_slice(&tokens[..if length(object) <= BARE { whole } else { at }]);
    if length(object) <= BARE { &tokens[whole..] } else { object }
}

/// How many characters tokens have.
fn length(tokens: &[Token]) -> usize {
    tokens.iter().map(|token| token.range.len()).sum()
}

/// A long name starts at the first verb that leaves a short one.
fn shorter(subject: &mut Vec<Token>, tokens: Vec<Token>) -> Vec<Token> {
    if length(&tokens) <= LONG {
        return tokens;
    }
    let fits = |at: &usize| {
        let rest = length(&tokens[*at..]);
        tokens[*at].has(Sort::Verb) && (SHORT..=LONG).contains(&rest)
    };
    match (1..tokens.len()).find(fits) {
        Some(at) => {
            subject.extend_from_slice(&tokens[..at]);
            tokens[at..].to_vec()
        }
        None => tokens,
    }
}
