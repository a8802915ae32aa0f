//! Hidden words restored beside the source text: `D建` stands for 党建.

use crate::model::{Masked, Restoration};
use crate::registry::{Mask, Masks, Neighbours};

/// Space that an export wrote as letters reads as a space.
const WRITTEN_SPACE: [&str; 3] = ["&nbsp;", "&ensp;", "&emsp;"];

/// A text with its hidden words restored, as `data/masks.toml` says.
pub(super) fn masked(text: &str, masks: &Masks) -> Masked {
    let mut found = Vec::new();
    let mut chars = 0; // characters before `at`
    let mut at = 0;
    while let Some(step) = text[at..].find(|c: char| c.is_ascii_alphabetic() || c == '&') {
        chars += text[at..at + step].chars().count();
        at += step;
        let rest = &text[at..];
        if let Some(space) = WRITTEN_SPACE.into_iter().find(|space| rest.starts_with(space)) {
            found.push(Restoration { start: chars, end: chars + space.len(), word: " ".to_owned() });
            (chars, at) = (chars + space.len(), at + space.len());
            continue;
        }
        let length = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len()).max(1);
        let (run, after) = rest.split_at(length);
        if let Some(mask) = masks.iter().find(|mask| mask.written == run && stands(mask, &text[..at], after))
        {
            found.push(Restoration { start: chars, end: chars + length, word: mask.word.clone() });
        }
        (chars, at) = (chars + length, at + length);
    }
    Masked { written: text.to_owned(), masks: found }
}

/// Whether a mask counts between these two texts.
fn stands(mask: &Mask, before: &str, after: &str) -> bool {
    let last = before.chars().next_back();
    let first = after.chars().next();
    if last.is_some_and(|c| c.is_ascii_digit()) {
        return false;
    }
    let ends = |words: &[String]| words.iter().any(|word| before.ends_with(word.as_str()));
    let starts = |words: &[String]| words.iter().any(|word| after.starts_with(word.as_str()));
    if first.is_some_and(|c| c.is_ascii_digit()) && !ends(&mask.digits_after) {
        return false;
    }
    let touched = mask.neighbours == Neighbours::Any || [last, first].into_iter().flatten().any(is_chinese);
    touched
        && (mask.before.is_empty() || starts(&mask.before))
        && !starts(&mask.not_before)
        && !ends(&mask.not_after)
}

/// A Chinese letter, or a quote or comma of Chinese text.
fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{3001}'..='\u{3015}' | '“' | '”' | '，')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::RegistryError;

    #[test]
    fn restores_only_what_is_hidden() -> Result<(), RegistryError> {
        let masks = Masks::read(include_str!("../../data/masks.toml"))?;
        for (written, restored) in [
            ("抓D建，强D性，D员12名", "抓党建，强党性，党员12名"),
            ("D的二十大精神、共产D", "党的二十大精神、共产党"),
            ("全面从严治D、管D治D", "全面从严治党、管党治党"),
            ("庆祝建D102周年", "庆祝建党102周年"),
            ("开展ZT教育，讲DK2次", "开展主题教育，讲党课2次"),
            ("在AAA、微博发布，AAA公众号", "在微信、微博发布，微信公众号"),
            ("A类企业3户、D类企业1户", "A类企业3户、D类企业1户"),
            ("D级危房、3D打印、维生素D", "D级危房、3D打印、维生素D"),
            ("DIP付费、DRG、APP、5G基站、LED屏、FDI", "DIP付费、DRG、APP、5G基站、LED屏、FDI"),
            ("AAA级景区、国家AAA景区", "AAA级景区、国家AAA景区"),
            ("XX镇、旅**业、×村", "XX镇、旅**业、×村"),
            ("今年&nbsp;&nbsp;以来", "今年  以来"),
        ] {
            assert_eq!(masked(written, &masks).restored(), restored);
        }
        Ok(())
    }
}
