//! What holds a row together that was found by likeness, and how pages and files word it.

use std::fmt::Write;

/// What a row by likeness says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Alike {
    /// Value of `row=` in the URL: number of the text from 1 and line of its first passage, `1-225`.
    pub key: String,
    /// By likeness: the heading that its first passage is or opens with, restored, or its first words; by outline: the heading.
    pub name: String,
    /// One a cell: how like it is to the first cell that has something. `None` for that cell and for empty ones.
    pub cells: Vec<Option<Likeness>>,
}

impl Alike {
    /// The words that matched in any of the cells, the weightiest first, each once: what to mark in the first.
    pub fn words(&self) -> Vec<&str> {
        let mut out: Vec<&str> = Vec::new();
        for word in self.cells.iter().flatten().flat_map(|likeness| &likeness.words) {
            if !out.contains(&word.as_str()) {
                out.push(word);
            }
        }
        out
    }
}

/// How like a cell is to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Likeness {
    /// What is compared.
    pub measure: Measure,
    /// From 0 to 1; of several passages, that of the most alike.
    pub score: f64,
    /// From this score on two things are alike whatever else there is; a lower one only stands out among the others.
    pub enough: f64,
    /// The words that both have, restored, the weightiest first.
    pub words: Vec<String>,
}

/// What a likeness compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Two passages, with the headings above them.
    Passages,
    /// Two headings, with what stands under them.
    Headings,
}

impl Measure {
    /// Chinese, as in the help and the glossary.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Passages => "段落相近度",
            Self::Headings => "标题相近度",
        }
    }
}

/// Words that both have and that are told with a score; all of them are marked in the text.
const TOLD: usize = 5;

impl Likeness {
    /// Whether the two may well be on one matter, but the score does not say so by itself: as the reader sees it, in hundredths.
    pub fn is_weak(&self) -> bool {
        (self.score * 100.0).round() < (self.enough * 100.0).round()
    }

    /// `段落相近度 0.62：“老年食堂”“助餐点”`, and of a weak one `可能相关（段落相近度 0.09）：“助餐点”`, for pages and files.
    pub fn told(&self) -> String {
        let score = format!("{} {:.2}", self.measure.name(), self.score);
        let mut said = if self.is_weak() { format!("可能相关（{score}）") } else { score };
        for (at, word) in self.words.iter().take(TOLD).enumerate() {
            let before = if at == 0 { "：" } else { "" };
            // Writing into a string cannot fail.
            let _ = write!(said, "{before}“{word}”");
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_says_what_it_compares_and_why() {
        let words = ["河长制", "巡河", "清淤", "护堤", "管网", "食堂"].map(str::to_owned).to_vec();
        let told = |measure, score, words: &[String]| {
            Likeness { measure, score, enough: 0.16, words: words.to_vec() }.told()
        };
        assert_eq!(told(Measure::Headings, 0.457, &[]), "标题相近度 0.46");
        let all = told(Measure::Passages, 0.3, &words);
        assert_eq!(all, "段落相近度 0.30：“河长制”“巡河”“清淤”“护堤”“管网”");
        assert_eq!(told(Measure::Passages, 0.09, &words[..1]), "可能相关（段落相近度 0.09）：“河长制”");
        assert_eq!(told(Measure::Passages, 0.156, &[]), "段落相近度 0.16", "as it is read");
    }
}
