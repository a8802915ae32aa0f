//! The words of an item: its short title, when it shall be done and by whom.

use std::ops::Range;

use crate::model::{Masked, Restoration};
use crate::parse::enumeration::{Form, marks};
use crate::parse::marker::{marker, numeral};
use crate::parse::prose::Prose;
use crate::registry::ItemWords;

/// A title is no longer than this.
const LONGEST: usize = 40;
/// So many times are told.
const TIMES: usize = 3;
/// A first sentence shorter than this says too little to be a title …
const SHORTEST: usize = 3;
/// … and a first clause of a long one, or what is left without an opening word.
const CLAUSE: usize = 6;

/// A stretch of a text (characters as written) with its masks restored. `prose` is the same text.
pub(super) fn restored(text: &Masked, prose: &Prose, range: Range<usize>) -> String {
    let from = text.masks.partition_point(|mask| mask.start < range.start);
    let inside = text.masks[from..].iter().take_while(|mask| mask.end <= range.end);
    let masks = inside.map(|mask| Restoration {
        start: mask.start - range.start,
        end: mask.end - range.start,
        word: mask.word.clone(),
    });
    Masked { written: prose.words(range.clone()), masks: masks.collect() }.restored()
}

/// A title cut to its longest, with an ellipsis.
pub(super) fn short(title: &str) -> String {
    if title.chars().count() <= LONGEST {
        return title.to_owned();
    }
    let mut out: String = title.chars().take(LONGEST - 1).collect();
    out.push('…');
    out
}

/// The first clause of an item, without its marker and without 下半年，: `一是抓招商、优服务。开展…` → 抓招商、优服务.
pub(super) fn title(text: &str, words: &ItemWords) -> String {
    let must =
        marks(&Prose::new(text)).first().filter(|mark| mark.start == 0 && mark.form == Form::Must).copied();
    let counted = must.and_then(|mark| text.char_indices().nth(mark.end)).map(|(at, _)| &text[at..]);
    let bare = counted.or_else(|| marker(text).map(|found| found.rest)).unwrap_or(text);
    let bare = without_opener(bare, words);
    let bare = bare.strip_prefix('要').filter(|rest| rest.chars().count() > CLAUSE).unwrap_or(bare);
    let prose = Prose::new(bare);
    let sentence = first(&prose, "。；：！？;:!?", SHORTEST);
    let clause = if sentence.len() <= LONGEST { sentence } else { first(&prose, "，,。；：;:", CLAUSE) };
    short(
        prose
            .words(clause)
            .trim_matches(|letter: char| letter.is_whitespace() || "。；，：;,:、！？".contains(letter)),
    )
}

/// The first stretch up to one of `ends`, at least `least` characters long.
fn first(prose: &Prose, ends: &str, least: usize) -> Range<usize> {
    let end = (least..prose.len()).find(|at| ends.contains(prose.text[*at]) && !prose.is_inside(*at));
    0..end.unwrap_or(prose.len())
}

fn without_opener<'a>(text: &'a str, words: &ItemWords) -> &'a str {
    let mut opener = words.openers.iter().filter_map(|word| text.strip_prefix(word.as_str()));
    let rest = opener.find_map(|rest| rest.strip_prefix(['，', ',', '、']));
    rest.filter(|rest| rest.chars().count() > CLAUSE).unwrap_or(text)
}

/// The times that a stretch names as written, joined by 、; a time of the whole year only where there is no other.
pub(super) fn deadline(prose: &Prose, range: Range<usize>, words: &ItemWords) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    let mut at = range.start;
    // Three are told, one of the whole year falls away.
    while at < range.end && found.len() <= TIMES {
        match time(prose, at, range.start, words).filter(|end| *end <= range.end && !prose.is_inside(at)) {
            Some(end) => {
                let word = prose.words(at..end);
                if !found.contains(&word) {
                    found.push(word);
                }
                at = end;
            }
            None => at += 1,
        }
    }
    if found.iter().any(|time| time != "全年") {
        found.retain(|time| time != "全年");
    }
    found.truncate(TIMES);
    (!found.is_empty()).then(|| found.join("、"))
}

/// Where the time ends that stands at `at`, if one does.
fn time(prose: &Prose, at: usize, start: usize, words: &ItemWords) -> Option<usize> {
    let digit = |at: usize| prose.text.get(at).is_some_and(char::is_ascii_digit);
    if digit(at) && (at == start || !(digit(at - 1) || "-—－~～.".contains(prose.text[at - 1]))) {
        return date(prose, at, start, words);
    }
    if let Some(end) = chinese_month(prose, at, words) {
        return Some(end);
    }
    let word = words.deadlines.iter().find(|word| prose.starts(at, word))?;
    Some(at + word.chars().count())
}

/// Where a month in Chinese numerals ends: 十一月底前, 九月.
fn chinese_month(prose: &Prose, at: usize, words: &ItemWords) -> Option<usize> {
    let numeric = |letter: &char| "一二三四五六七八九十第".contains(*letter);
    if at.checked_sub(1).and_then(|before| prose.text.get(before)).is_some_and(numeric) {
        return None;
    }
    let window: String = prose.text[at..].iter().take(2).collect();
    let (_, bytes) = numeral(&window).filter(|(month, _)| (1..=12).contains(month))?;
    let end = at + window.get(..bytes)?.chars().count();
    if prose.text.get(end) != Some(&'月') {
        return None;
    }
    let tail = |at: usize, list: &[String]| {
        list.iter().find(|word| prose.starts(at, word)).map_or(0, |word| word.chars().count())
    };
    let end = end + 1 + tail(end + 1, &words.date_tails);
    Some(end + tail(end, &words.before))
}

/// Where a date with a number ends: `9月底前`, `2023年12月`, `2023年底`; a year alone only behind 到.
fn date(prose: &Prose, at: usize, start: usize, words: &ItemWords) -> Option<usize> {
    let digits = |at: usize| prose.text[at..].iter().take_while(|letter| letter.is_ascii_digit()).count();
    let is = |at: usize, letter: char| prose.text.get(at) == Some(&letter);
    let tail = |at: usize, list: &[String]| {
        list.iter().find(|word| prose.starts(at, word)).map_or(0, |word| word.chars().count())
    };
    let (mut end, mut dated) = (at, false);
    if digits(end) == 4 && is(end + 4, '年') {
        end += 5;
        let after = tail(end, &words.date_tails);
        let meant = words.until.iter().any(|word| {
            let length = word.chars().count();
            at >= start + length && prose.starts(at - length, word)
        });
        dated = after > 0 || (meant && !is(end, '度'));
        end += after;
    }
    let month = digits(end);
    if (1..=2).contains(&month) && is(end + month, '月') {
        end += month + 1;
        let day = digits(end);
        end += if (1..=2).contains(&day) && is(end + day, '日') {
            day + 1
        } else {
            tail(end, &words.date_tails)
        };
        dated = true;
    }
    dated.then(|| end + tail(end, &words.before))
}

/// Who shall do it: what a label names, or what stands between 由 and 负责.
pub(super) fn owner(text: &str, words: &ItemWords) -> Option<String> {
    let label = words.owner_labels.iter().find_map(|label| text.split_once(label.as_str()));
    if let Some((_, after)) = label {
        let end =
            after.find(['。', '；', '，', ';', ',', '）', ')', '】', ' ', '\u{3000}']).unwrap_or(after.len());
        return named(&after[..end]);
    }
    text.match_indices('由').find_map(|(at, by)| {
        let after = &text[at + by.len()..];
        let after = after.char_indices().nth(LONGEST).map_or(after, |(cut, _)| &after[..cut]);
        let clause = &after[..after.find(['。', '；', '，', '、', '：', ';', ',']).unwrap_or(after.len())];
        let end = words.owner_verbs.iter().filter_map(|verb| clause.find(verb.as_str())).min()?;
        named(&clause[..end])
    })
}

/// A name of 2 to 20 characters.
fn named(text: &str) -> Option<String> {
    let name = text.trim();
    (2..=20).contains(&name.chars().count()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::{Registry, RegistryError};

    #[test]
    fn titles() -> Result<(), RegistryError> {
        let words = Registry::builtin()?.items;
        for (text, expected) in [
            ("一是抓招商、优服务。开展招商12次。", "抓招商、优服务"),
            ("二要补短板。全面完成任务；", "补短板"),
            ("下半年，加快修建东干渠，完成8公里。", "加快修建东干渠，完成8公里"),
            ("3.更新设备", "更新设备"),
        ] {
            assert_eq!(title(text, &words), expected, "{text}");
        }
        assert_eq!(title(&"修路架桥".repeat(20), &words).chars().count(), LONGEST);
        Ok(())
    }

    #[test]
    fn deadlines() -> Result<(), RegistryError> {
        let words = Registry::builtin()?.items;
        for (text, expected) in [
            ("9月底前完成选址，2023年底前开工。", Some("9月底前、2023年底前")),
            ("力争2023年12月竣工。", Some("2023年12月")),
            ("到2025年实现全覆盖。", Some("2025年")),
            ("三季度完成，确保全年目标。", Some("三季度")),
            ("确保完成全年目标。", Some("全年")),
            ("十一月底前完成选址，九月开工。", Some("十一月底前、九月")),
            ("8月15日前报送。", Some("8月15日前")),
            ("落实《行动方案（2023年1月-2024年1月）》。", None),
            ("完成2023年度任务和2021-2022年项目。", None),
        ] {
            let prose = Prose::new(text);
            assert_eq!(deadline(&prose, 0..prose.len(), &words).as_deref(), expected, "{text}");
        }
        Ok(())
    }

    #[test]
    fn owners() -> Result<(), RegistryError> {
        let words = Registry::builtin()?.items;
        for (text, expected) in [
            ("加快改造。（责任单位：工程股，配合）", Some("工程股")),
            ("由水库管理所负责，新聘管护员15名。", Some("水库管理所")),
            ("由点到面，逐步推开。", None),
        ] {
            assert_eq!(owner(text, &words).as_deref(), expected, "{text}");
        }
        Ok(())
    }
}
