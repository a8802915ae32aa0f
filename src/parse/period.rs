//! The time that a report speaks of, read from a title or a sentence: `2023年上半年` `2023上半年` `2022年度` `第一季度`
//! `二〇二三年` `1-6月`; spans of years ([`years`]); in titles years of two digits ([`short`]).

mod short;
mod years;

use super::marker::numeral;
use crate::model::{Period, Span};

/// A year, a stretch of one, or both, standing together in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention {
    /// Byte offset of its first letter.
    pub(super) start: usize,
    /// Byte offset after its last letter.
    pub(super) end: usize,
    /// The year, if written.
    pub(super) year: Option<u16>,
    /// The stretch, if written.
    pub(super) span: Option<Span>,
}

/// Words for stretches of a year, the longer ones first.
const SPANS: [(&str, Span); 27] = [
    ("第一季度", Span::Q1),
    ("第二季度", Span::Q2),
    ("第三季度", Span::Q3),
    ("第四季度", Span::Q4),
    ("前三季度", Span::M9),
    ("前3季度", Span::M9),
    ("一至三季度", Span::M9),
    ("前两季度", Span::H1),
    ("一季度", Span::Q1),
    ("二季度", Span::Q2),
    ("三季度", Span::Q3),
    ("四季度", Span::Q4),
    ("1季度", Span::Q1),
    ("2季度", Span::Q2),
    ("3季度", Span::Q3),
    ("4季度", Span::Q4),
    ("上半年", Span::H1),
    ("上半工作", Span::H1),
    ("下半年", Span::H2),
    ("前半年", Span::H1),
    ("后半年", Span::H2),
    ("半年", Span::H1),
    ("年中", Span::H1),
    ("全年", Span::Y),
    ("年度", Span::Y),
    ("年终", Span::Y),
    ("年底", Span::Y),
];

/// All mentions of time in a text without spaces and full-width digits ([`super::lines::folded`]).
pub(super) fn mentions(text: &str) -> Vec<Mention> {
    mentions_by(text, mention_at)
}

/// The same in a title, where `“十三五”期间` and `近五年` say of which time a report is; the latter is neither year nor span.
pub(super) fn title_mentions(text: &str) -> Vec<Mention> {
    mentions_by(text, |text, at| {
        let back = || years::back_at(text, at);
        let back = || back().map(|(_, end)| Mention { start: at, end, year: None, span: None });
        mention_at(text, at)
            .or_else(|| short::year_at(text, at))
            .or_else(|| years::plan_at(text, at))
            .or_else(back)
    })
}

/// How many years the report of a title goes back that says no year: `近五年工作总结`.
fn years_back(title: &str) -> Option<u16> {
    title.char_indices().find_map(|(at, _)| years::back_at(title, at)).map(|(years, _)| years)
}

fn mentions_by(text: &str, find: impl Fn(&str, usize) -> Option<Mention>) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if let Some(mention) = find(text, at) {
            at = mention.end;
            found.push(mention);
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

fn mention_at(text: &str, start: usize) -> Option<Mention> {
    let rest = &text[start..];
    let after_digit = text[..start].ends_with(|c: char| c.is_ascii_digit());
    if let Some(span) = years::span_at(text, start).filter(|_| !after_digit) {
        return Some(span);
    }
    let year = if after_digit { None } else { year(rest, start == 0) };
    let Some((year, length)) = year else {
        let (span, length) = if after_digit { None } else { span(rest) }?;
        return Some(Mention { start, end: start + length, year: None, span: Some(span) });
    };
    let mut end = start + length;
    // 2023年上半年, 2023上半年, 2023年度上半年, 2023年年中
    let tail = text[end..].strip_prefix("年度").filter(|tail| span(tail).is_some()).unwrap_or(&text[end..]);
    let tail = tail.strip_prefix('年').unwrap_or(tail);
    let stretch = span(tail).or_else(|| span(&text[end..]));
    let span = stretch.map(|(span, _)| span);
    match stretch {
        Some((_, length)) if self::span(tail).is_some() => end = text.len() - tail.len() + length,
        Some((_, length)) => end += length,
        None => end = text.len() - tail.len(),
    }
    Some(Mention { start, end, year: Some(year), span })
}

/// The year at the start of a text, `2023` or `二〇二三`, and its length in bytes. It must be followed by 年 or a stretch; at
/// the start of a title a Chinese word will do (`2023区民政局工作总结`), but no measure.
fn year(text: &str, first: bool) -> Option<(u16, usize)> {
    let (value, length) = digits_of_year(text)?;
    let after = text.get(length..)?;
    let named = first
        && after.starts_with(|c| {
            !"万亿元个名人户家项次余多件条公亩吨".contains(c) && ('\u{4e00}'..='\u{9fff}').contains(&c)
        });
    let followed = after.starts_with('年') || span(after).is_some() || named;
    followed.then_some((value, length))
}

/// Four digits at the start of a text that can be a year, whatever follows but a fifth, and their length in bytes.
fn digits_of_year(text: &str) -> Option<(u16, usize)> {
    let (mut value, mut length, mut count) = (0u16, 0, 0);
    for letter in text.chars() {
        let digit = match letter {
            '0'..='9' => letter as u16 - '0' as u16,
            '〇' | '○' | '零' | 'Ｏ' | 'O' if count > 0 => 0,
            _ => match "一二三四五六七八九".chars().position(|digit| digit == letter) {
                Some(at) => u16::try_from(at + 1).ok()?,
                None => break,
            },
        };
        if count == 4 {
            return None;
        }
        (value, length, count) = (value * 10 + digit, length + letter.len_utf8(), count + 1);
    }
    (count == 4 && (1949..2100).contains(&value)).then_some((value, length))
}

/// The stretch of a year at the start of a text, and its length in bytes.
fn span(text: &str) -> Option<(Span, usize)> {
    if let Some((word, span)) = SPANS.into_iter().find(|(word, _)| text.starts_with(word)) {
        let length = if word == "上半工作" { "上半".len() } else { word.len() };
        return Some((span, length));
    }
    months(text).or_else(|| first_months(text))
}

/// `前9个月`, `前十一个月`.
fn first_months(text: &str) -> Option<(Span, usize)> {
    let rest = text.strip_prefix('前')?;
    let digits = rest.find(|c: char| !c.is_ascii_digit())?;
    let (last, length) = if digits > 0 { (rest[..digits].parse().ok()?, digits) } else { numeral(rest)? };
    let rest = rest[length..].strip_prefix("个月")?;
    Some((up_to(u8::try_from(last).ok()?)?, text.len() - rest.len()))
}

/// `1-6月`, `1至6月份`, `1—9月`.
fn months(text: &str) -> Option<(Span, usize)> {
    let rest = text.strip_prefix('1')?;
    let rest = rest.strip_prefix('月').unwrap_or(rest);
    let rest = rest.strip_prefix(['-', '—', '–', '~', '～', '至', '－'])?;
    let digits = rest.find(|c: char| !c.is_ascii_digit())?;
    let last: u8 = rest[..digits].parse().ok()?;
    let rest = rest[digits..].strip_prefix('月')?;
    let rest = rest.strip_prefix('份').unwrap_or(rest);
    Some((up_to(last)?, text.len() - rest.len()))
}

/// The stretch from January to a month.
fn up_to(last: u8) -> Option<Span> {
    Some(match last {
        2..=3 => Span::Q1,
        4..=7 => Span::H1,
        8..=10 => Span::M9,
        11..=12 => Span::Y,
        _ => return None,
    })
}

/// What a title says of its period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// The year; the last of several.
    pub(super) year: Option<u16>,
    /// The stretch, or the first of several years.
    pub(super) span: Option<Span>,
    /// How many years it goes back, where it says no year.
    back: Option<u16>,
}

/// The period of a title. `planned` says that it names only plans (2023年下半年工作计划 is of the second half).
pub(super) fn of_title(title: &str, planned: bool) -> Told {
    let found = title_mentions(title);
    let dated = found.iter().find(|mention| mention.year.is_some());
    if let Some(Mention { year, span: span @ Some(Span::Years(_)), .. }) = dated {
        return Told { year: *year, span: *span, back: None };
    }
    // 2019年工作总结及2020年上半年工作计划: a half of another year is not of this one.
    let year = dated.and_then(|mention| mention.year);
    let in_a_year = |mention: &&Mention| {
        mention.span.is_some_and(|span| !span.is_years()) && (mention.year.is_none() || mention.year == year)
    };
    let span = match found.iter().find(in_a_year) {
        Some(Mention { span: Some(Span::H2), end, .. }) if !planned && !looks_back(&title[*end..]) => {
            Some(Span::H1) // 工作总结和下半年工作安排
        }
        other => other.and_then(|mention| mention.span),
    };
    Told { year, span, back: years_back(title).filter(|_| year.is_none() && span.is_none()) }
}

/// Whether what follows a time says that it is over: (2022年下半年)工作总结.
fn looks_back(rest: &str) -> bool {
    let rest = rest.strip_prefix("工作").unwrap_or(rest);
    ["总结", "小结", "回顾", "完成情况"].iter().any(|word| rest.starts_with(word))
}

impl Told {
    /// What it says, and of the year what the title above says, if itself says nothing else.
    pub(super) fn or(self, above: Self) -> Self {
        let whole = above.span.is_none_or(|span| span == Span::Y);
        let fits = self.span.is_none() || whole || self.span == above.span;
        if self.year.is_some() || self.back.is_some() || !fits {
            return self;
        }
        Self { year: above.year, span: self.span.or(above.span), back: None }
    }

    /// The period in this year, which the title does not say itself: the years that it goes back to, or the stretch.
    pub(super) fn ending(self, year: Option<u16>, span: Option<Span>) -> Option<Period> {
        let back = self.back.zip(year).map(|(back, year)| Span::Years(year - back + 1));
        period(year, back.or(span))
    }
}

/// Year and stretch as a period; a year alone is the whole year.
pub(super) fn period(year: Option<u16>, span: Option<Span>) -> Option<Period> {
    year.map(|year| Period { year, span: span.unwrap_or(Span::Y) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(title: &str) -> Option<String> {
        let told = of_title(title, title.contains("计划") && !title.contains("总结"));
        told.ending(told.year, told.span).map(|period| period.to_string())
    }

    const TITLES: [(&str, &str); 33] = [
        ("区民政局2023年上半年工作总结和下半年工作安排", "2023H1"),
        ("2023上半年工作总结和下半年工作安排", "2023H1"),
        ("二〇二三年上半年工作总结", "2023H1"),
        ("2022年工作总结和2023年工作计划", "2022Y"),
        ("2022年度工作总结", "2022Y"),
        ("2023年第一季度工作总结", "2023Q1"),
        ("2023年一季度工作总结及二季度安排", "2023Q1"),
        ("2025年半年工作总结", "2025H1"),
        ("2023年下半年工作计划", "2023H2"),
        ("2023年1-6月工作总结", "2023H1"),
        ("2023年工作总结和下半年工作安排", "2023H1"),
        ("2019年工作总结及2020年上半年工作计划", "2019Y"),
        ("98年上半年工作总结", "1998H1"),
        ("九九年工作总结", "1999Y"),
        ("县林业局99年度工作总结", "1999Y"),
        ("青溪镇05年第一季度工作总结", "2005Q1"),
        ("2021年前三季度工作情况", "2021M9"),
        ("2021年1—9月工作情况", "2021M9"),
        ("2021年前九个月工作情况", "2021M9"),
        ("2021年前11个月工作总结", "2021Y"),
        ("2021年第三季度工作情况", "2021Q3"),
        ("县民政局2021—2023年工作总结", "2021-2023"),
        ("县民政局2021年至2023年工作总结", "2021-2023"),
        ("二〇二一年至二〇二三年工作总结和2024年工作计划", "2021-2023"),
        ("2022年7月至2023年6月工作总结", "2022-2023"),
        ("2023年1月至2023年6月工作总结", "2023H1"),
        ("县教育局2022-2023学年度工作总结", "2022-2023"),
        ("县教育局“十三五”期间工作总结", "2016-2020"),
        ("2020年工作总结和“十四五”时期工作思路", "2020Y"),
        ("2022年工作总结及2023—2025年工作规划", "2022Y"),
        ("2023年上半年“十四五”规划实施情况", "2023H1"),
        ("县应急局2022年下半年工作总结和2023年上半年工作安排", "2022H2"),
        ("2023区民政局年度工作总结", "2023Y"),
    ];

    #[test]
    fn titles() {
        for (title, period) in TITLES {
            assert_eq!(code(title).as_deref(), Some(period), "{title}");
        }
        assert_eq!(code("工作总结"), None);
        assert_eq!(code("“十四五”规划实施情况"), None);
        let five = of_title("县民政局近五年工作总结", false);
        assert_eq!(five.ending(Some(2023), None).map(String::from).as_deref(), Some("2019-2023"));
        let one = of_title("2022年工作总结和近三年回顾", false);
        assert_eq!(one.ending(one.year, one.span).map(String::from).as_deref(), Some("2022Y"));
        assert_eq!(code("12023年"), None);
        assert_eq!(code("建局20年工作总结"), None);
        assert_eq!(code("近10年工作总结"), None);
        assert_eq!(code("2023万元"), None);
    }

    #[test]
    fn a_mention_knows_its_place() {
        let text = "市审计局2023上半年工作";
        let found = mentions(text);
        assert_eq!(&text[found[0].start..found[0].end], "2023上半年");
    }
}
