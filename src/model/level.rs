//! Where an agency stands: its kind of place (`Unit`) and the level of administration that follows from it.

use serde::{Deserialize, Serialize};

/// The level of administration. The order of the variants is the order on pages: 省 > 市 > 县 > 镇 > 村.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// 省, 自治区 and the municipalities under the State Council.
    #[serde(rename = "省")]
    Province,
    /// 市, unless the writer's name is that of a county-level city.
    #[serde(rename = "市")]
    City,
    /// 县, 区, 旗, and cities of county rank by their names: 昆山市.
    #[serde(rename = "县")]
    County,
    /// 镇, 乡, 街道, 苏木.
    #[serde(rename = "镇")]
    Town,
    /// 村, 社区.
    #[serde(rename = "村")]
    Village,
}

impl Level {
    /// All levels in page order.
    pub const ALL: [Self; 5] = [Self::Province, Self::City, Self::County, Self::Town, Self::Village];

    /// The Chinese name, as on pages and in `parse --json`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Province => "省",
            Self::City => "市",
            Self::County => "县",
            Self::Town => "镇",
            Self::Village => "村",
        }
    }

    /// The short ASCII key used in URLs and in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Province => "sheng",
            Self::City => "shi",
            Self::County => "xian",
            Self::Town => "zhen",
            Self::Village => "cun",
        }
    }

    /// The level of a [`Level::key`]; `None` for anything else.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.key() == key)
    }
}

/// The kind of place that an agency belongs to, finer than its level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// 省 (also 自治区, 直辖市).
    #[serde(rename = "省")]
    Province,
    /// 市.
    #[serde(rename = "市")]
    City,
    /// 区.
    #[serde(rename = "区")]
    District,
    /// 县.
    #[serde(rename = "县")]
    County,
    /// 旗.
    #[serde(rename = "旗")]
    Banner,
    /// 街道.
    #[serde(rename = "街道")]
    Subdistrict,
    /// 镇.
    #[serde(rename = "镇")]
    Town,
    /// 乡.
    #[serde(rename = "乡")]
    Township,
    /// 苏木.
    #[serde(rename = "苏木")]
    Sumu,
    /// 社区.
    #[serde(rename = "社区")]
    Community,
    /// 村.
    #[serde(rename = "村")]
    Village,
}

impl Unit {
    /// All kinds of place, from the highest level to the lowest.
    pub const ALL: [Self; 11] = [
        Self::Province,
        Self::City,
        Self::District,
        Self::County,
        Self::Banner,
        Self::Subdistrict,
        Self::Town,
        Self::Township,
        Self::Sumu,
        Self::Community,
        Self::Village,
    ];

    /// The Chinese name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Province => "省",
            Self::City => "市",
            Self::District => "区",
            Self::County => "县",
            Self::Banner => "旗",
            Self::Subdistrict => "街道",
            Self::Town => "镇",
            Self::Township => "乡",
            Self::Sumu => "苏木",
            Self::Community => "社区",
            Self::Village => "村",
        }
    }

    /// The unit of a Chinese name; `None` for anything else.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.name() == name)
    }

    /// The level that this kind of place belongs to.
    pub const fn level(self) -> Level {
        match self {
            Self::Province => Level::Province,
            Self::City => Level::City,
            Self::District | Self::County | Self::Banner => Level::County,
            Self::Subdistrict | Self::Town | Self::Township | Self::Sumu => Level::Town,
            Self::Community | Self::Village => Level::Village,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_names_lead_back() {
        for level in Level::ALL {
            assert_eq!(Level::from_key(level.key()), Some(level));
        }
        for unit in Unit::ALL {
            assert_eq!(Unit::from_name(unit.name()), Some(unit));
        }
        assert_eq!(Level::from_key("市"), None);
    }
}
