//! Quotes and brackets without their other half (开展深化年”活动): one doubt a paragraph, at the first.

use super::view::{Doubt, Text, View};

/// So many letters beside the mark are quoted with it.
const BESIDE: usize = 10;

/// Pairs inside one another are looked through so far: a text of nothing but brackets takes no longer than others.
const DEEPEST: usize = 16;

/// Doubts about paragraphs whose quotes and brackets do not pair.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    view.paragraphs.iter().filter_map(doubt).collect()
}

/// The first mark of a paragraph that has no other half.
fn doubt(text: &Text<'_>) -> Option<Doubt> {
    let at = alone(&text.chars, &text.marks)?;
    let mark = text.chars[at];
    if let Some((open, name)) = partner(mark) {
        let span = text.lead(at, BESIDE)..at + 1;
        let message = format!("「{mark}」前面没有与它成对的「{open}」，{name}不成对，请核对。");
        return Some(Doubt::at(text.at, span, message));
    }
    let (close, name) = closing(mark)?;
    let span = at..(at + 1 + BESIDE).min(text.chars.len());
    let message = format!("「{mark}」后面没有与它成对的「{close}」，{name}不成对，请核对。");
    Some(Doubt::at(text.at, span, message))
}

/// Where the first mark without its other half stands.
fn alone(chars: &[char], marks: &[usize]) -> Option<usize> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut found: Vec<usize> = Vec::new();
    for (at, mark) in marks.iter().map(|at| (*at, chars[*at])) {
        if let Some((close, _)) = closing(mark) {
            let again =
                matches!(mark, '“' | '‘' | '《') && open.last().is_some_and(|(_, last)| *last == close);
            found.extend(open.pop_if(|_| again).map(|(before, _)| before));
            open.push((at, close));
        } else if partner(mark).is_some() && !is_list_number(chars, at) && !is_apostrophe(chars, at) {
            match open.iter().rev().take(DEEPEST).position(|(_, wanted)| *wanted == widened(mark)) {
                Some(above) => {
                    found.extend(open.drain(open.len() - above..).map(|(before, _)| before));
                    open.pop();
                }
                None => found.push(at),
            }
        }
    }
    found.into_iter().chain(open.into_iter().map(|(before, _)| before)).min()
}

/// What closes an opening mark, and what the pair is called.
const fn closing(mark: char) -> Option<(char, &'static str)> {
    Some(match mark {
        '“' => ('”', "引号"),
        '‘' => ('’', "引号"),
        '《' => ('》', "书名号"),
        '〈' => ('〉', "书名号"),
        '（' | '(' => ('）', "括号"),
        '【' => ('】', "括号"),
        '〔' => ('〕', "括号"),
        '「' => ('」', "引号"),
        _ => return None,
    })
}

/// What opens a closing mark, and what the pair is called.
const fn partner(mark: char) -> Option<(char, &'static str)> {
    Some(match mark {
        '”' => ('“', "引号"),
        '’' => ('‘', "引号"),
        '》' => ('《', "书名号"),
        '〉' => ('〈', "书名号"),
        '）' | ')' => ('（', "括号"),
        '】' => ('【', "括号"),
        '〕' => ('〔', "括号"),
        '」' => ('「', "引号"),
        _ => return None,
    })
}

/// Half-width and full-width round brackets pair: their widths are another check's business.
const fn widened(mark: char) -> char {
    if mark == ')' { '）' } else { mark }
}

/// `1）`, `一）`, `a)` number an item: the bracket has no other half.
fn is_list_number(chars: &[char], at: usize) -> bool {
    if !matches!(chars[at], '）' | ')') {
        return false;
    }
    let number = |letter: &&char| {
        letter.is_ascii_alphanumeric() || **letter == '.' || super::letters::numeral(**letter).is_some()
    };
    let length = chars[..at].iter().rev().take_while(number).count();
    let before = at.checked_sub(length + 1).and_then(|before| chars.get(before));
    (1..=5).contains(&length)
        && before.is_none_or(|letter| super::letters::is_stop(*letter) || letter.is_whitespace())
}

/// `’` behind a Latin letter or a digit: it's, 5’30.
fn is_apostrophe(chars: &[char], at: usize) -> bool {
    chars[at] == '’'
        && at.checked_sub(1).and_then(|before| chars.get(before)).is_some_and(char::is_ascii_alphanumeric)
}
