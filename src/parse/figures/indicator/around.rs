//! What stands around a number: its clause, the noun behind it, and how it goes on from the number before.

use std::ops::Range;

use crate::model::FigureKind;
use crate::registry::{Indicators, Sort};

use super::behind::{Behind, behind};
use super::clause;
use super::said::{Said, said};
use super::tokens::{Token, tokens};
use super::topic;

/// A clause behind a number is read up to so many characters.
const LONG: usize = 40;
/// What a clause is for is told in so many characters at least.
const SHORT: usize = 4;
/// Numerals of points inside a paragraph: 一是, 二是.
const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// What stands around a number.
#[derive(Debug)]
pub(super) struct Around {
    /// The words before it.
    pub(super) before: Vec<Token>,
    /// What they say.
    pub(super) said: Said,
    /// What follows it.
    pub(super) behind: Behind,
    /// Whether the number before stands in the same sentence.
    pub(super) same_sentence: bool,
    /// Whether this one goes on with a list: 、 after the number before, or 其中.
    pub(super) in_list: bool,
    /// One past its last character.
    pub(super) end: usize,
    /// Whether the number follows the one before without a word between.
    pub(super) adjoins: bool,
    /// What the point speaks of that began after the number before (二是抓财政税收。); `None` where none began.
    pub(super) point: Option<String>,
    /// What the clause between the number before and this one's speaks of; empty where there is none.
    pub(super) clause_between: String,
}

/// Reads what stands around the number at `at` of `spans`.
pub(super) fn around(text: &[char], spans: &[Range<usize>], at: usize, words: &Indicators) -> Around {
    let span = &spans[at];
    let floor = at.checked_sub(1).map_or(0, |before| spans[before].end.min(span.start));
    let range = clause::before(text, span.start, floor);
    let between = &text[floor..span.start];
    let before = tokens(text, range.clone(), words);
    let said = said(text, &before);
    let sentence = text[floor..range.start]
        .iter()
        .rposition(|c| clause::ends_sentence(*c))
        .map_or(floor, |mark| floor + mark + 1);
    Around {
        same_sentence: at > 0 && sentence == floor,
        in_list: at > 0
            && (goes_on(text, floor, range.start) || between.windows(2).any(|two| two == ['其', '中'])),
        adjoins: at > 0
            && between
                .iter()
                .all(|c| matches!(c, '（' | '(' | '、' | ' ' | '，' | ',' | '-' | '—' | '~' | '至')),
        point: point(text, floor..span.start, words),
        clause_between: clause_between(text, sentence..range.start, at > 0 && sentence == floor, words),
        end: span.end,
        behind: follows(text, spans, at, &said, words),
        before,
        said,
    }
}

/// Whether a list goes on right behind the number before.
fn goes_on(text: &[char], floor: usize, start: usize) -> bool {
    start == floor && text.get(floor).is_some_and(|letter| matches!(letter, '、' | '和' | '及'))
}

/// What follows a number, where it does not belong to the number after it.
fn follows(text: &[char], spans: &[Range<usize>], at: usize, said: &Said, words: &Indicators) -> Behind {
    let end = spans[at].end;
    let next = spans.get(at + 1);
    let range = clause::after(text, end, next.map_or(text.len(), |next| next.start.max(end)));
    let joined = matches!(text[..range.end].last(), Some('和' | '及' | '与'));
    let next_adjoins = !joined && next.is_some_and(|next| range.end == next.start);
    let listed = |next: &&Range<usize>| {
        let unnamed = said.name.is_empty() || said.toward;
        let to = next.start == end + 1 && matches!(text[end], '-' | '—' | '~' | '至');
        next.start == end || to || unnamed && next.start == end + 1 && matches!(text[end], '、' | '，' | ',')
    };
    let range = match next.filter(|_| range.is_empty()).filter(listed) {
        // 85个20亿元以上项目, 为30户、80人发放补助: what follows the next number belongs to this one too.
        Some(next) => clause::after(
            text,
            next.end,
            spans.get(at + 2).map_or(text.len(), |after| after.start.max(next.end)),
        ),
        None => range,
    };
    let next_adjoins = next_adjoins && next.is_some_and(|next| range.start < next.start);
    let all = tokens(text, range, words);
    let object = said.ends_in_verb() || text[..spans[at].start].ends_with(&['的']);
    let mut behind = behind(text, &all, object, words);
    if text[end..].iter().take(2).all(|letter| is_numeral(*letter)) {
        behind.noun.clear(); // 5场六百余人次: another number
    }
    if next_adjoins {
        if behind.deed.is_empty() && !object && said.name.iter().any(Token::is_noun) {
            behind.noun.clear();
        }
        if !said.toward {
            behind.deed.clear();
        }
        leave_measure(text, &mut behind.noun, words);
    }
    behind
}

/// 23个项目开工率78%: the rate at the end of the noun is the next number's.
fn leave_measure(text: &[char], noun: &mut Vec<Token>, words: &Indicators) {
    let measures = |token: &Token| {
        let word: String = text[token.range.clone()].iter().collect();
        words.is_whole(&word, FigureKind::Ratio) || words.is_generic(&word)
    };
    while noun.len() > 1 && noun.last().is_some_and(measures) {
        noun.pop();
    }
}

/// Letters of numbers in Chinese.
fn is_numeral(letter: char) -> bool {
    NUMERALS.contains(&letter)
        || matches!(letter, '百' | '千' | '万' | '亿' | '两' | '余' | '多' | '几' | '零')
}

/// What the last point speaks of that begins in `range`: 一是抓招商引资。
fn point(text: &[char], range: Range<usize>, words: &Indicators) -> Option<String> {
    let begins = |at: &usize| {
        let opens = || *at == range.start || !text[at - 1].is_alphanumeric();
        text[at + 1] == '是' && NUMERALS.contains(&text[*at]) && opens()
    };
    let at = (range.start..range.end.saturating_sub(1)).rev().find(begins)?;
    let rest = &text[at + 2..range.end];
    let length = rest.iter().position(|letter| matches!(letter, '。' | '，' | '；' | '：'))?;
    Some(topic::of_clause(text, at + 2..at + 2 + length, words))
}

/// What the last whole clause in `range` speaks of. `rest`: the range begins with the rest of the clause of a number.
fn clause_between(text: &[char], range: Range<usize>, rest: bool, words: &Indicators) -> String {
    let Some('，' | ',') = text[range.clone()].last() else { return String::new() };
    let end = range.end - 1;
    let clause = clause::before(text, end, range.start);
    if rest && clause.start == range.start { String::new() } else { topic::of_clause(text, clause, words) }
}

/// What the clause behind a number says that its money is for: 投资120万元，对村道实施改造. Empty where it says nothing
/// of the kind.
pub(super) fn clause_after(text: &[char], end: usize, words: &Indicators) -> String {
    let from = end + usize::from(text.get(end) == Some(&'，'));
    let reach = text.get(from..).unwrap_or_default().iter().take(LONG);
    let length = reach.take_while(|letter| !clause::ends_clause(**letter)).count();
    let range = from..from + length;
    let rest = tokens(text, range.clone(), words);
    let purpose = |token: &Token| {
        token.any(&[Sort::Light, Sort::Either, Sort::Toward]) || text[token.range.clone()] == ['用', '于']
    };
    if !rest.first().is_some_and(purpose) || rest.iter().any(|token| text[token.range.start].is_ascii_digit())
    {
        return String::new();
    }
    let done = rest.iter().rposition(|token| token.has(Sort::Light)).map_or(from, |at| rest[at].range.end);
    match topic::of_clause(text, done..range.end, words) {
        topic if topic.chars().count() < SHORT => topic::of_clause(text, range, words),
        topic => topic,
    }
}
