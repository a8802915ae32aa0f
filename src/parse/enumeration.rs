//! Numbers that count off pieces inside a paragraph: `一是…二是…`, `一要…`, `（1）…（2）…`, `1.…`, `①…`, `一、…`.
//!
//! [`marks`] gives every such number that stands at a boundary, in order.

use super::marker::numeral;
use super::prose::Prose;

/// What a mark looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `一是`.
    Is,
    /// `一要`.
    Must,
    /// `一、`.
    Chinese,
    /// `（一）`.
    ChineseParen,
    /// `1.` `1、`.
    Arabic,
    /// `（1）`.
    ArabicParen,
    /// `①`.
    Circled,
}

/// A number that opens a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// What it looks like.
    pub(super) form: Form,
    /// Its number, from 1.
    pub(super) number: u32,
    /// Its first character.
    pub(super) start: usize,
    /// One past its last.
    pub(super) end: usize,
}

/// The marks of a paragraph in order.
pub(super) fn marks(prose: &Prose) -> Vec<Mark> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < prose.len() {
        match mark(prose, at) {
            Some(found) => {
                at = found.end;
                out.push(found);
            }
            None => at += 1,
        }
    }
    out
}

/// The mark that stands at `at`, if one does.
fn mark(prose: &Prose, at: usize) -> Option<Mark> {
    let letter = prose.text[at];
    let opens = letter.is_ascii_digit() || "一二三四五六七八九十（(".contains(letter);
    if let '①'..='⑳' = letter {
        return Some(Mark {
            form: Form::Circled,
            number: letter as u32 - '①' as u32 + 1,
            start: at,
            end: at + 1,
        });
    } else if !opens {
        return None;
    }
    let before = prose.text[..at].iter().rev().find(|letter| !letter.is_whitespace()).copied();
    let hard = before.is_none_or(|letter| "。；：！？;:!?".contains(letter));
    let soft = hard || before.is_some_and(|letter| "，,、".contains(letter));
    let window: String = prose.text[at..prose.len().min(at + 5)].iter().collect();
    let (form, number, length) = if matches!(letter, '（' | '(') {
        bracketed(prose, at, &window).filter(|_| hard)?
    } else if letter.is_ascii_digit() {
        arabic(prose, at, &window).filter(|_| hard)?
    } else {
        let (number, bytes) = numeral(&window)?;
        let length = window[..bytes].chars().count();
        let form = match prose.text.get(at + length) {
            Some('是') if soft => Form::Is,
            Some('要') if soft => Form::Must,
            Some('、') if hard && !more(prose, at + length + 1) => Form::Chinese,
            _ => return None,
        };
        (form, number, length + 1)
    };
    Some(Mark { form, number, start: at, end: at + length })
}

/// `（一）`, `（1）`: form, number and length in characters.
fn bracketed(prose: &Prose, at: usize, window: &str) -> Option<(Form, u32, usize)> {
    let inner = window.trim_start_matches(['（', '(']);
    let (form, (number, bytes)) = match numeral(inner) {
        Some(found) => (Form::ChineseParen, found),
        None => (Form::ArabicParen, digits(inner)?),
    };
    let length = inner[..bytes].chars().count() + 1;
    let closed = matches!(prose.text.get(at + length), Some('）' | ')'));
    closed.then_some((form, number, length + 1))
}

/// `1.`, `1、`, unless the number goes on behind the point.
fn arabic(prose: &Prose, at: usize, window: &str) -> Option<(Form, u32, usize)> {
    let (number, length) = digits(window)?;
    let dot = matches!(prose.text.get(at + length), Some('.' | '．' | '、'));
    let amount = prose.text.get(at + length + 1).is_some_and(char::is_ascii_digit);
    (dot && !amount).then_some((Form::Arabic, number, length + 1))
}

/// Whether a numeral goes on: 一、二季度 and 一、二、三产业 count nothing off.
fn more(prose: &Prose, at: usize) -> bool {
    prose.text.get(at).is_some_and(|letter| "一二三四五六七八九十".contains(*letter))
}

/// One or two ASCII digits at the start of a text: their value and number.
fn digits(text: &str) -> Option<(u32, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    if length == 0 || length > 2 { None } else { Some((text[..length].parse().ok()?, length)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<(Form, u32)> {
        marks(&Prose::new(text)).iter().map(|mark| (mark.form, mark.number)).collect()
    }

    #[test]
    fn every_form() {
        assert_eq!(seen("一是修路。二是架桥，三是绿化。"), [(Form::Is, 1), (Form::Is, 2), (Form::Is, 3)]);
        assert_eq!(
            seen("一是修路：（1）选址；(2)招标。"),
            [(Form::Is, 1), (Form::ArabicParen, 1), (Form::ArabicParen, 2)]
        );
        assert_eq!(seen("一要快；二要稳。"), [(Form::Must, 1), (Form::Must, 2)]);
        assert_eq!(seen("（一）修路。（十二）架桥"), [(Form::ChineseParen, 1), (Form::ChineseParen, 12)]);
        assert_eq!(
            seen("1.修路；2、架桥。①绿化"),
            [(Form::Arabic, 1), (Form::Arabic, 2), (Form::Circled, 1)]
        );
        assert_eq!(seen("一、修路。二、架桥"), [(Form::Chinese, 1), (Form::Chinese, 2)]);
    }

    #[test]
    fn other_numbers_count_nothing_off() {
        for text in ["完成一、二季度任务", "第二是说", "3.5万元", "唯一是他", "一、二、三产业", "见（2023）"]
        {
            assert_eq!(seen(text), [], "{text}");
        }
    }
}
