//! The time that a report speaks of: `2023H1`, `2023Q1`, `2022Y`; several years: `2021-2023`.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The stretch of a year, or several years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    /// First quarter.
    Q1,
    /// First half.
    H1,
    /// Second quarter.
    Q2,
    /// January to September: 前三季度.
    M9,
    /// Third quarter.
    Q3,
    /// Second half.
    H2,
    /// Fourth quarter.
    Q4,
    /// The whole year.
    Y,
    /// The years from this one to that of the period.
    Years(u16),
}

impl Span {
    const ALL: [(Self, &'static str, &'static str); 8] = [
        (Self::Q1, "Q1", "第一季度"),
        (Self::H1, "H1", "上半年"),
        (Self::Q2, "Q2", "第二季度"),
        (Self::M9, "M9", "前三季度"),
        (Self::Q3, "Q3", "第三季度"),
        (Self::H2, "H2", "下半年"),
        (Self::Q4, "Q4", "第四季度"),
        (Self::Y, "Y", "全年"),
    ];

    /// Whether it is more than one year.
    pub const fn is_years(self) -> bool {
        matches!(self, Self::Years(_))
    }

    fn row(self) -> Option<(Self, &'static str, &'static str)> {
        Self::ALL.into_iter().find(|row| row.0 == self)
    }
}

/// A year and a stretch of it, or the last of several years. Sorts by year, then by where the stretch ends; several years behind the whole last
/// one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Period {
    /// The calendar year, 1949–2099; of several the last.
    pub year: u16,
    /// The stretch of that year.
    pub span: Span,
}

impl Period {
    /// The period of a [`Period::label`]; `None` for anything else.
    pub fn from_label(label: &str) -> Option<Self> {
        if let Some((first, last)) =
            label.strip_suffix('年').and_then(|years| years.split_once(['—', '-', '至']))
        {
            return format!("{first}-{last}").parse().ok();
        }
        let (year, span) = label.split_once('年')?;
        let row = Span::ALL.into_iter().find(|row| row.2 == span)?;
        format!("{year}{}", row.1).parse().ok()
    }

    /// The Chinese name on pages: `2023年上半年`, `2021—2023年`.
    pub fn label(self) -> String {
        match (self.span, self.span.row()) {
            (Span::Years(first), _) => format!("{first}—{}年", self.year),
            (_, row) => format!("{}年{}", self.year, row.map_or("", |row| row.2)),
        }
    }

    /// `2021-2023`.
    fn of_years(code: &str) -> Option<Self> {
        let (first, last) = code.split_once('-')?;
        let year = |digits: &str| {
            let plain = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
            digits.parse::<u16>().ok().filter(|_| plain)
        };
        let (first, year) = (year(first)?, year(last)?);
        (first < year).then_some(Self { year, span: Span::Years(first) })
    }
}

impl fmt::Display for Period {
    /// Writes the code of URLs, database and `parse --json`: `2023H1`, `2021-2023`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.span, self.span.row()) {
            (Span::Years(first), _) => write!(f, "{first}-{}", self.year),
            (_, row) => write!(f, "{}{}", self.year, row.map_or("", |row| row.1)),
        }
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

/// A text that is no period code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("不是期号：{0}（应如 2023H1、2023Q1、2022Y）")]
pub struct NotAPeriod(String);

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(code: &str) -> Result<Self, NotAPeriod> {
        if let Some(years) = Self::of_years(code) {
            return Ok(years);
        }
        let wrong = || NotAPeriod(code.to_owned());
        let (year, span) = code.split_at_checked(4).ok_or_else(wrong)?;
        if !year.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(wrong());
        }
        let year = year.parse().map_err(|_| wrong())?;
        let row = Span::ALL.into_iter().find(|row| row.1 == span).ok_or_else(wrong)?;
        Ok(Self { year, span: row.0 })
    }
}

impl TryFrom<String> for Period {
    type Error = NotAPeriod;

    fn try_from(code: String) -> Result<Self, NotAPeriod> {
        code.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lead_back() {
        for code in ["2023H1", "2023H2", "2023Q1", "2022Y", "2025Q4", "2023M9", "2021-2023"] {
            assert_eq!(code.parse::<Period>().map(|p| p.to_string()), Ok(code.to_owned()));
        }
        for label in ["2023年上半年", "2022年全年", "2025年第四季度", "2023年前三季度", "2021—2023年"]
        {
            assert_eq!(Period::from_label(label).map(Period::label).as_deref(), Some(label));
        }
        assert_eq!(Period::from_label("年上半年"), None);
        assert!("2023".parse::<Period>().is_err());
        assert!("上半年".parse::<Period>().is_err());
        for wrong in ["+023H1", "2023-2021", "2023-2023", "202-2023", "2021-23"] {
            assert!(wrong.parse::<Period>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_quarter_ends_before_the_half() {
        let order: Vec<Period> = ["2022Y", "2023Q1", "2023H1", "2023M9", "2023Q3", "2023Y", "2021-2023"]
            .iter()
            .filter_map(|c| c.parse().ok())
            .collect();
        assert!(order.is_sorted());
    }
}
