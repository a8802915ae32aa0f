//! A stretch of text cut into the words of `data/indicators.toml`, and the nouns between them.

use std::ops::Range;

use crate::parse::letters::is_chinese;
use crate::registry::{Indicators, Sort, Sorts};

/// Marks in which words are no verbs: names of meetings, books, campaigns.
const QUOTES: [(char, char); 4] = [('“', '”'), ('《', '》'), ('‘', '’'), ('"', '"')];
/// Marks whose content is said aside.
const ASIDES: [(char, char); 3] = [('（', '）'), ('(', ')'), ('【', '】')];
/// What follows digits in a time: 5月, 2023年.
const TIME_UNITS: [char; 4] = ['年', '月', '日', '季'];

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A word of the vocabulary, with what it does; solid words are nouns.
    Word(Sorts),
    /// Letters between words, or a name in quotes: part of a noun.
    Noun,
    /// Said aside, in brackets.
    Aside,
    /// A comma, a space, the letter 的.
    Mark,
}

/// One word, noun or mark of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Its characters in the text.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) shape: Shape,
}

impl Token {
    /// Whether it is a word that does this.
    pub(super) fn has(&self, sort: Sort) -> bool {
        matches!(self.shape, Shape::Word(sorts) if sorts.has(sort))
    }

    /// Whether it is a word that does one of these.
    pub(super) fn any(&self, sorts: &[Sort]) -> bool {
        matches!(self.shape, Shape::Word(own) if own.any(sorts))
    }

    /// Whether it is a verb and nothing else, of whatever weight.
    pub(super) fn is_verb(&self) -> bool {
        self.any(&[Sort::Verb, Sort::Light])
    }

    /// Whether it can be a verb.
    pub(super) fn may_be_verb(&self) -> bool {
        self.any(&[Sort::Verb, Sort::Light, Sort::Either])
    }

    /// Whether it can be part of a noun.
    pub(super) fn is_noun(&self) -> bool {
        match self.shape {
            Shape::Word(sorts) => sorts == Sorts::default() || sorts.has(Sort::Either),
            Shape::Noun => true,
            Shape::Aside | Shape::Mark => false,
        }
    }
}

/// The tokens of `text[range]`, in order; every character is in one of them.
pub(super) fn tokens(text: &[char], range: Range<usize>, words: &Indicators) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(range.len() / 2 + 1);
    let mut at = range.start;
    while at < range.end {
        let rest = &text[at..range.end];
        let (length, shape) = token(rest, words);
        let joins = shape == Shape::Noun && length == 1;
        match out.last_mut().filter(|last| joins && last.shape == Shape::Noun) {
            Some(last) => last.range.end += 1,
            None => out.push(Token { range: at..at + length, shape }),
        }
        at += length;
    }
    out
}

/// The token at the head of a text, which is not empty.
fn token(rest: &[char], words: &Indicators) -> (usize, Shape) {
    let enclosed = |pairs: &[(char, char)]| {
        let (_, close) = pairs.iter().find(|(open, _)| *open == rest[0])?;
        rest[1..].iter().position(|letter| letter == close).map(|inside| inside + 2)
    };
    if !is_letter(rest[0]) {
        if let Some(length) = enclosed(&QUOTES) {
            return (length, Shape::Noun);
        }
        if let Some(length) = enclosed(&ASIDES) {
            return (length, Shape::Aside);
        }
    }
    if let Some(length) = time(rest) {
        return (length, Shape::Word(Sorts::of(Sort::Time)));
    }
    match words.word(rest) {
        Some((length, sorts))
            if sorts.any(&[Sort::Verb, Sort::Light, Sort::Either]) && words.makes_noun(&rest[length..]) =>
        {
            (length, Shape::Noun)
        }
        Some((length, sorts)) => {
            (length + limit(&rest[..length], &rest[length..], sorts), Shape::Word(sorts))
        }
        None if rest[0] == '的' || !(is_letter(rest[0]) || is_part(rest[0])) => (1, Shape::Mark),
        None => (1, Shape::Noun),
    }
}

/// Letters and digits; what most of a text is, is asked first.
fn is_letter(letter: char) -> bool {
    is_chinese(letter) || letter.is_alphanumeric()
}

/// Marks that stand inside names: A+B, 一村一品·云岭, 养老/托育.
fn is_part(letter: char) -> bool {
    matches!(letter, '+' | '·' | '-' | '—' | '/' | '、' | '&' | '“' | '”' | '%' | '×' | '*')
}

/// How long the time written in digits at the head of a text is: 1-5月, 2023年6月底.
fn time(rest: &[char]) -> Option<usize> {
    let digits = |from: usize| {
        rest[from..]
            .iter()
            .take_while(|c| c.is_ascii_digit() || matches!(c, '-' | '—' | '~' | '至' | '.'))
            .count()
    };
    let numeral = |letter: &&char| {
        matches!(letter, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
    };
    let numerals = rest.iter().take_while(numeral).count();
    let named = (1..=2).contains(&numerals) && rest.get(numerals) == Some(&'月'); // 十一月
    let mut end = if named { numerals + 1 } else { 0 };
    while rest.get(end).is_some_and(char::is_ascii_digit) {
        let unit = end + digits(end);
        match rest.get(unit) {
            Some(letter) if TIME_UNITS.contains(letter) => end = unit + 1,
            _ => break,
        }
        end += tail(&rest[end..]);
    }
    end += if named { tail(&rest[end..]) } else { 0 };
    end += usize::from(end > 0 && rest.get(end) == Some(&'前')); // 9月底前
    (end > 0).then_some(end)
}

/// How many letters that go with a time written in numbers a text begins with.
fn tail(rest: &[char]) -> usize {
    let goes = |letter: &&char| matches!(letter, '份' | '度' | '底' | '末' | '初' | '起' | '-' | '至' | '—');
    rest.iter().take_while(goes).count()
}

/// 前 behind a word for a time: 一季度前.
fn limit(word: &[char], rest: &[char], sorts: Sorts) -> usize {
    let time = sorts.has(Sort::Time) && matches!(word.last(), Some('度' | '底' | '末'));
    usize::from(time && rest.first() == Some(&'前'))
}

/// The verbs that tokens begin with.
pub(super) fn verbs_at_start(tokens: &[Token]) -> &[Token] {
    let verbs = tokens.iter().take_while(|token| token.may_be_verb()).count();
    &tokens[..verbs]
}

/// The verbs that tokens end with.
pub(super) fn verbs_at_end(tokens: &[Token]) -> Vec<Token> {
    let verbs = tokens.iter().rev().take_while(|token| token.may_be_verb()).count();
    tokens[tokens.len() - verbs..].to_vec()
}
