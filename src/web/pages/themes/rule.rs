//! The rule of a theme in plain words: which words earn it, and which do not.

use crate::registry::{Certainty, NearWords, Theme};

/// One line of the rule.
pub(super) struct Line {
    /// What these words are.
    pub(super) label: &'static str,
    /// How they count.
    pub(super) hint: &'static str,
    /// The words; a pair of lists joined by 「与」 for words that need others.
    pub(super) words: Vec<String>,
}

/// The rule as lines; none where it was stored by a version that wrote it otherwise.
pub(super) fn lines(definition: &str) -> Vec<Line> {
    let Ok(theme) = serde_json::from_str::<Theme>(definition) else {
        tracing::warn!("the stored rule of a theme cannot be read; `duidu retag` writes it anew");
        return Vec::new();
    };
    let near = |near: &NearWords| format!("{}（同句有 {}）", near.words.join("、"), near.with.join("、"));
    let mut names = vec![theme.name.clone()];
    names.extend(theme.also);
    let all = [
        ("名称", certain(theme.certainty), names),
        ("有力的词", "2 分；在段首标题里加倍", theme.strong),
        ("要有旁证的词", "2 分；同一句里有旁证才算", theme.near.iter().map(near).collect()),
        ("辅助的词", "1 分；要有别的词作伴", theme.weak),
        ("不算的情形", "词在这些说法里不算", theme.except),
        ("限于这样的材料", "材料里要有其中一个词", theme.report),
    ];
    let lines = all.into_iter().map(|(label, hint, words)| Line { label, hint, words });
    lines.filter(|line| !line.words.is_empty()).collect()
}

/// How much must speak for the theme.
const fn certain(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::High => "出现名称就算；别名 4 分。相邻两句里满 4 分就归入这个主题",
        Certainty::Medium => "出现名称就算；别名 4 分。相邻两句里满 3 分就归入这个主题",
        Certainty::Low => "出现名称就算；别名 4 分。相邻两句里满 2 分就归入这个主题",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_told_line_by_line() {
        let rule = r#"{"key":"haiyang","name":"海洋渔业","certainty":"low","strong":["渔港"],
            "near":[{"words":["捕捞"],"with":["近海","远洋"]}],"not":["水产路"]}"#;
        let lines = lines(rule);
        let told: Vec<_> = lines.iter().map(|line| (line.label, line.words.join("|"))).collect();
        let expected = [
            ("名称", "海洋渔业"),
            ("有力的词", "渔港"),
            ("要有旁证的词", "捕捞（同句有 近海、远洋）"),
            ("不算的情形", "水产路"),
        ];
        assert_eq!(told, expected.map(|(label, words)| (label, words.to_owned())));
        assert!(lines[0].hint.contains("满 2 分"));
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        assert!(lines("{}").is_empty());
    }

    #[test]
    fn every_theme_that_ships_has_a_rule() {
        for theme in crate::registry::Themes::builtin().unwrap().iter() {
            assert!(!lines(&serde_json::to_string(theme).unwrap()).is_empty(), "{}", theme.name);
        }
    }
}
