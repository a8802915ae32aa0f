//! Dates of writing: `2023年6月30日`, `二○二三年六月`, `2024-07-05`.

use crate::model::Span;
use crate::parse::{marker::numeral, period::mentions};

/// Up to this month a report speaks of the year before: it is written when that is over.
const SOON: u32 = 3;
/// From this month on a report to a congress speaks of the year that ends: the term is over, and the next congress meets early.
const LATE: u32 = 11;

/// Year and month of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Date {
    year: u16,
    month: u32,
}

impl Date {
    /// The first date in a folded text that names a month.
    pub(super) fn of(text: &str) -> Option<Self> {
        let named = mentions(text).into_iter().find_map(|mention| {
            let (month, length) = month(text.get(mention.end..)?)?;
            let is_month = text[mention.end + length..].starts_with('月');
            mention.year.filter(|_| is_month).map(|year| Self { year, month })
        });
        named.or_else(|| Self::in_digits(text)).filter(|date| (1..=12).contains(&date.month))
    }

    /// `2024-07-05`, `2024/7`, `2024.7.5`.
    fn in_digits(text: &str) -> Option<Self> {
        text.match_indices(['-', '/', '.']).find_map(|(at, _)| {
            let front = &text[..at];
            let digits = front.len() - front.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let year: u16 = front[front.len() - digits..].parse().ok().filter(|_| digits == 4)?;
            let (month, length) = month(&text[at + 1..])?;
            let ended = !text[at + 1 + length..].starts_with(|c: char| c.is_ascii_digit() || c == '%');
            ((1949..2100).contains(&year) && ended && length <= 2).then_some(Self { year, month })
        })
    }

    /// Its year.
    pub(super) const fn year(self) -> u16 {
        self.year
    }

    /// The year that a report speaks of which a congress of this date hears.
    pub(super) const fn looked_back_on(self) -> u16 {
        if self.month >= LATE { self.year } else { self.year - 1 }
    }

    /// The year that a report of this date speaks of.
    pub(super) fn reported(self, span: Option<Span>) -> u16 {
        let past = self.month <= SOON && span != Some(Span::Q1);
        if past { self.year - 1 } else { self.year }
    }
}

/// A number at the start of a text, and its length in bytes.
fn month(text: &str) -> Option<(u32, usize)> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if digits > 0 { text[..digits].parse().ok().map(|month| (month, digits)) } else { numeral(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        for (text, date) in [
            ("2023年6月30日", Some((2023, 6))),
            ("二○二三年十二月二十日", Some((2023, 12))),
            ("发布时间：2024-07-05", Some((2024, 7))),
            ("2012.1.13", Some((2012, 1))),
            ("2023年上半年", None),
            ("比率2023-12345", None),
            ("2023年", None),
        ] {
            assert_eq!(Date::of(text).map(|date| (date.year, date.month)), date, "{text}");
        }
        let heard = |month| Date { year: 2012, month }.looked_back_on();
        assert_eq!((heard(1), heard(3), heard(12)), (2011, 2011, 2012));
        let january = Date { year: 2012, month: 1 };
        assert_eq!((january.reported(Some(Span::Y)), january.reported(Some(Span::Q1))), (2011, 2012));
    }
}
