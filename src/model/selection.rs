//! What a reader has chosen to see: the one filter that pages, downloads and the store share.

use super::{FigureKind, FigureStatus, FindingKind, Level, Part, Period, Sureness, Typed};

/// A choice of reports, of passages, and of what stands in them (figures, plans, problems, findings). An empty list
/// means "no restriction" in that dimension; several values in one dimension are alternatives; dimensions add up (and).
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Selection {
    /// Levels.
    pub levels: Vec<Level>,
    /// Keys of domains (`data/domains.toml`).
    pub domains: Vec<String>,
    /// Ids of reports: the columns of a comparison.
    pub reports: Vec<i64>,
    /// Ids of agencies.
    pub agencies: Vec<i64>,
    /// Periods.
    pub periods: Vec<Period>,
    /// Whole names of places that reports are from, or from inside them: 安徽省, 安徽省池州市.
    pub places: Vec<String>,
    /// Keys of themes (`data/themes.toml`).
    pub themes: Vec<String>,
    /// Keys of themes one of which a passage must have beside one of `themes`.
    pub with: Vec<String>,
    /// Parts.
    pub parts: Vec<Part>,
    /// Kinds of doubts.
    pub finding_kinds: Vec<FindingKind>,
    /// How sure the checks are that raise them.
    pub sures: Vec<Sureness>,
    /// Kinds of figures.
    pub figure_kinds: Vec<FigureKind>,
    /// Reached, planned.
    pub statuses: Vec<FigureStatus>,
    /// Base units of figures: 元, 个, %.
    pub units: Vec<String>,
    /// Figures whose number is hidden (`true`), or is not.
    pub masked: Vec<bool>,
    /// The indicator of figures, in its normal spelling.
    pub group: Option<String>,
    /// Ids of plans or problems: these alone; `None` for no restriction.
    pub items: Option<Vec<i64>>,
    /// Words that a passage must contain (restored or written form); `None` or blank for no search.
    pub query: Option<String>,
}

impl Selection {
    /// The words that are searched for, each once: as typed, and with full-width digits, letters and `％` in the usual
    /// width (`２０％` → `20%`).
    pub fn words(&self) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for word in Typed::read(self.query.as_deref().unwrap_or_default()).words {
            for word in [word.clone(), half_width(&word)] {
                if !words.contains(&word) {
                    words.push(word);
                }
            }
        }
        words
    }
}

/// A text with full-width digits, letters and `％` in the usual width; all else stays.
pub fn half_width(text: &str) -> String {
    let narrow = |letter: char| match letter {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' => {
            char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter)
        }
        other => other,
    };
    text.chars().map(narrow).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_signs_are_searched_for_in_both_widths() {
        let words = |query: &str| Selection { query: Some(query.into()), ..Selection::default() }.words();
        assert_eq!(words("增长　２０％ ＧＤＰ"), ["增长", "２０％", "20%", "ＧＤＰ", "GDP"]);
        assert_eq!(words("20% 20% ，"), ["20%", "，"]);
    }
}
