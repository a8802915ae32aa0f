//! Markers that open a heading: `一、` `（一）` `1.` `（1）` `①` `一是` `第一、` `第一部分`.
//!
//! A number at the start of a line is a marker only with its punctuation, and not where it is a date, an amount or a
//! telephone number: `2023年…`, `3.5亿元…`, `12345热线…`, `一、二季度…`, `1、2月份…`.

/// A numbering style, from the outermost to the innermost in the usual order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Style {
    /// `第一部分`.
    Division,
    /// A heading without marker above numbered ones.
    Bare,
    /// `第一、`.
    Ordinal,
    /// `一、`.
    Chinese,
    /// `（一）` `(一)`.
    ChineseParen,
    /// `1.` `1、` `1．`.
    Arabic,
    /// `（1）` `⑴`.
    ArabicParen,
    /// `1）`.
    ArabicHalf,
    /// `①`.
    Circled,
    /// `一是`.
    Item,
}

/// A marker at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marker<'a> {
    /// Its style.
    pub(super) style: Style,
    /// Its number, from 1.
    pub(super) number: u32,
    /// As written: `（一）`.
    pub(super) written: &'a str,
    /// What follows, without leading space.
    pub(super) rest: &'a str,
}

/// The marker that a trimmed text opens with, if any.
pub(super) fn marker(text: &str) -> Option<Marker<'_>> {
    let text = text.trim_start_matches(['\u{fffd}', ' ', '#', '*']);
    [division, ordinal, bracketed, chinese, item, arabic, circled].into_iter().find_map(|scan| scan(text))
}

fn built(text: &str, style: Style, number: u32, length: usize) -> Option<Marker<'_>> {
    let rest = super::lines::trim(text.get(length..)?);
    let rest = rest.trim_start_matches(['、', '\u{fffd}']);
    Some(Marker { style, number, written: text.get(..length)?, rest: super::lines::trim(rest) })
}

/// `第一部分`, `第二章`: only where the line is short, so that `第一部分资金…` stays text.
fn division(text: &str) -> Option<Marker<'_>> {
    let after = text.strip_prefix('第')?;
    let (number, length) = numeral(after).or_else(|| digits(after))?;
    let word = ["部分", "章", "篇章"].into_iter().find(|word| after[length..].starts_with(word))?;
    let end = '第'.len_utf8() + length + word.len();
    let short = text.chars().count() <= 40 && !text.contains(['。', '；']);
    if short { built(text, Style::Division, number, end).map(without_colon) } else { None }
}

fn without_colon(marker: Marker<'_>) -> Marker<'_> {
    Marker { rest: marker.rest.trim_start_matches(['：', ':', ' ', '\u{3000}']), ..marker }
}

/// `第一、`.
fn ordinal(text: &str) -> Option<Marker<'_>> {
    let after = text.strip_prefix('第')?;
    let (number, length) = numeral(after)?;
    let comma = after[length..].strip_prefix('、')?;
    built(text, Style::Ordinal, number, text.len() - comma.len())
}

/// `（一）`, `(1)`, in any mixture of widths.
fn bracketed(text: &str) -> Option<Marker<'_>> {
    let after = text.strip_prefix(['（', '(', '〔', '﹙'])?;
    let inner = after.trim_start_matches(' ');
    let (style, (number, length)) = match numeral(inner) {
        Some(found) => (Style::ChineseParen, found),
        None => (Style::ArabicParen, digits(inner).filter(|found| found.0 < 100)?),
    };
    let close = inner[length..].trim_start_matches(' ').strip_prefix(['）', ')', '〕', '﹚'])?;
    built(text, style, number, text.len() - close.len())
}

/// `一、` `一．`; not `一、二季度`. `一）` stands for `（一）`.
fn chinese(text: &str) -> Option<Marker<'_>> {
    let (number, length) = numeral(text)?;
    let after = text[length..].trim_start_matches(' ');
    if let Some(rest) = after.strip_prefix(['）', ')']) {
        return built(text, Style::ChineseParen, number, text.len() - rest.len());
    }
    let rest = after.strip_prefix(['、', '．', '.'])?;
    if let Some((next, wide)) = numeral(rest) {
        let counted = rest[wide..].starts_with(|c| "季期产级类线轮批号楼组、月年代".contains(c));
        if next == number + 1 && counted {
            return None;
        }
    }
    built(text, Style::Chinese, number, text.len() - rest.len())
}

/// `一是`.
fn item(text: &str) -> Option<Marker<'_>> {
    let (number, length) = numeral(text)?;
    let rest = text[length..].strip_prefix('是')?;
    built(text, Style::Item, number, text.len() - rest.len())
}

/// `1.` `1、` `1．` `1）`.
fn arabic(text: &str) -> Option<Marker<'_>> {
    let (number, length) = digits(text).filter(|found| found.0 < 100)?;
    let after = text[length..].trim_start_matches(' ');
    if let Some(rest) = after.strip_prefix(['）', ')']) {
        return built(text, Style::ArabicHalf, number, text.len() - rest.len());
    }
    let rest = after.strip_prefix(['.', '．', '、'])?;
    if is_amount(rest, number, after.starts_with('、')) {
        return None;
    }
    built(text, Style::Arabic, number, text.len() - rest.len())
}

/// Whether `1.` and what follows are one number, or `1、2` two months; `1.2023年…` is a marker before a year.
fn is_amount(rest: &str, number: u32, comma: bool) -> bool {
    let Some((next, length)) = digits(rest) else { return false };
    let after = &rest[length..];
    if length == 4 && (1949..2100).contains(&next) && after.starts_with('年') {
        return false;
    }
    !comma || (next == number + 1 && after.starts_with(|c| "月号期季、".contains(c)))
}

/// `①` to `⑳`, `⑴` to `⒇`.
fn circled(text: &str) -> Option<Marker<'_>> {
    let first = text.chars().next()?;
    let (style, base) = match first {
        '①'..='⑳' => (Style::Circled, '①'),
        '❶'..='❿' => (Style::Circled, '❶'),
        '⑴'..='⒇' => (Style::ArabicParen, '⑴'),
        '⒈'..='⒛' => (Style::Arabic, '⒈'),
        _ => return None,
    };
    built(text, style, first as u32 - base as u32 + 1, first.len_utf8())
}

/// The ASCII or full-width digits at the start of a text: their value and length in bytes.
fn digits(text: &str) -> Option<(u32, usize)> {
    let (mut value, mut length) = (0u32, 0);
    for letter in text.chars() {
        let digit = match letter {
            '0'..='9' => letter as u32 - '0' as u32,
            '０'..='９' => letter as u32 - '０' as u32,
            _ => break,
        };
        value = value.checked_mul(10)?.checked_add(digit)?;
        length += letter.len_utf8();
    }
    (length > 0).then_some((value, length))
}

/// The Chinese numeral from 1 to 99 at the start of a text: its value and length in bytes.
pub(super) fn numeral(text: &str) -> Option<(u32, usize)> {
    let (mut value, mut ones, mut length) = (0, None, 0);
    for letter in text.chars() {
        match "一二三四五六七八九".chars().position(|digit| digit == letter) {
            Some(at) if ones.is_none() => ones = u32::try_from(at + 1).ok(),
            None if letter == '十' && value == 0 => value = ones.take().unwrap_or(1) * 10,
            _ => break,
        }
        length += letter.len_utf8();
    }
    let value = value + ones.unwrap_or(0);
    (value > 0).then_some((value, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Option<(Style, u32, &str, &str)> {
        marker(text).map(|found| (found.style, found.number, found.written, found.rest))
    }

    #[test]
    fn every_style() {
        assert_eq!(seen("一、总体"), Some((Style::Chinese, 1, "一、", "总体")));
        assert_eq!(seen("（十二）总体"), Some((Style::ChineseParen, 12, "（十二）", "总体")));
        assert_eq!(seen("（三)、总体"), Some((Style::ChineseParen, 3, "（三)", "总体")));
        assert_eq!(seen("三）总体"), Some((Style::ChineseParen, 3, "三）", "总体")));
        assert_eq!(seen("1．造林"), Some((Style::Arabic, 1, "1．", "造林")));
        assert_eq!(seen("1、造林"), Some((Style::Arabic, 1, "1、", "造林")));
        assert_eq!(seen("(2) 造林"), Some((Style::ArabicParen, 2, "(2)", "造林")));
        assert_eq!(seen("2）造林"), Some((Style::ArabicHalf, 2, "2）", "造林")));
        assert_eq!(seen("２．造林"), Some((Style::Arabic, 2, "２．", "造林")));
        assert_eq!(seen("③造林"), Some((Style::Circled, 3, "③", "造林")));
        assert_eq!(seen("二是造林"), Some((Style::Item, 2, "二是", "造林")));
        assert_eq!(seen("第一、造林"), Some((Style::Ordinal, 1, "第一、", "造林")));
        assert_eq!(seen("第二部分：造林"), Some((Style::Division, 2, "第二部分", "造林")));
        assert_eq!(seen("\u{fffd}二、造林"), Some((Style::Chinese, 2, "二、", "造林")));
        assert_eq!(seen("1.2023年造林"), Some((Style::Arabic, 1, "1.", "2023年造林")));
        assert_eq!(seen("二、三大攻坚战"), Some((Style::Chinese, 2, "二、", "三大攻坚战")));
    }

    #[test]
    fn numbers_that_are_no_markers() {
        for text in [
            "2023年上半年",
            "3.5亿元投资",
            "12345热线",
            "1-5月",
            "一、二季度",
            "1、2月份",
            "第一季度、",
            "十分",
        ] {
            assert_eq!(seen(text), None, "{text}");
        }
        let long = format!("第一部分资金{}。", "拨付".repeat(30));
        assert_eq!(seen(&long), None);
    }

    #[test]
    fn numerals() {
        for (text, value) in [("十", 10), ("十一", 11), ("二十", 20), ("二十三", 23), ("九", 9)] {
            assert_eq!(numeral(text).map(|found| found.0), Some(value));
        }
        assert_eq!(numeral("一二三").map(|found| found.0), Some(1));
        assert_eq!(numeral("百"), None);
    }
}
