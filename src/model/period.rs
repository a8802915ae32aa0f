//! The time that a report speaks of: `2023H1`, `2023Q1`, `2022Y`.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The stretch of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    /// First quarter.
    Q1,
    /// First half.
    H1,
    /// Second quarter.
    Q2,
    /// Third quarter.
    Q3,
    /// Second half.
    H2,
    /// Fourth quarter.
    Q4,
    /// The whole year.
    Y,
}

impl Span {
    const ALL: [(Self, &'static str, &'static str); 7] = [
        (Self::Q1, "Q1", "第一季度"),
        (Self::H1, "H1", "上半年"),
        (Self::Q2, "Q2", "第二季度"),
        (Self::Q3, "Q3", "第三季度"),
        (Self::H2, "H2", "下半年"),
        (Self::Q4, "Q4", "第四季度"),
        (Self::Y, "Y", "全年"),
    ];

    fn row(self) -> (Self, &'static str, &'static str) {
        Self::ALL.into_iter().find(|row| row.0 == self).unwrap_or(Self::ALL[6])
    }
}

/// A year and a stretch of it. Sorts by year, then by where the stretch ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Period {
    /// The calendar year, 1949–2099.
    pub year: u16,
    /// The stretch of that year.
    pub span: Span,
}

impl Period {
    /// The period of a [`Period::label`]; `None` for anything else.
    pub fn from_label(label: &str) -> Option<Self> {
        let (year, span) = label.split_once('年')?;
        let row = Span::ALL.into_iter().find(|row| row.2 == span)?;
        format!("{year}{}", row.1).parse().ok()
    }

    /// The Chinese name on pages: `2023年上半年`.
    pub fn label(self) -> String {
        format!("{}年{}", self.year, self.span.row().2)
    }
}

impl fmt::Display for Period {
    /// Writes the code of URLs, database and `parse --json`: `2023H1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.year, self.span.row().1)
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
        for code in ["2023H1", "2023H2", "2023Q1", "2022Y", "2025Q4"] {
            assert_eq!(code.parse::<Period>().map(|p| p.to_string()), Ok(code.to_owned()));
        }
        for label in ["2023年上半年", "2022年全年", "2025年第四季度"] {
            assert_eq!(Period::from_label(label).map(Period::label).as_deref(), Some(label));
        }
        assert_eq!(Period::from_label("年上半年"), None);
        assert!("2023".parse::<Period>().is_err());
        assert!("上半年".parse::<Period>().is_err());
        assert!("+023H1".parse::<Period>().is_err());
    }

    #[test]
    fn a_quarter_ends_before_the_half() {
        let order: Vec<Period> =
            ["2022Y", "2023Q1", "2023H1", "2023Y"].iter().filter_map(|c| c.parse().ok()).collect();
        assert!(order.is_sorted());
    }
}
