//! Which encoding bytes without a mark are in, by what they would say.
//!
//! Chinese in UTF-16 has hardly any zero bytes, so it is known by its letters; GB18030 and Big5 by the letters that every
//! Chinese office text has, which come out as rare ones under the other encoding.

use super::text::letters;
use crate::model::Encoding;

/// Bytes that are looked at.
const SAMPLE: usize = 64 * 1024;
/// Letters and marks that no office text does without, simplified and traditional.
const COMMON: &str = "，。、；：（）“”的一是在和为不了人大上中有工作总结总结年月日全市县区镇村乡局委办会议情况\
    总體工作總結為國與這個縣區鎮鄉會議情況開展推进推進进行進行服务服務加强加強";
/// One common letter among so many is enough.
const RARE: usize = 25;

/// UTF-16 without byte order mark, if nearly all of its units are letters of Chinese text.
pub(super) fn utf16(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let fits = |unit: fn([u8; 2]) -> u16| {
        let (pairs, _) = sample.as_chunks::<2>();
        let good = pairs.iter().filter(|pair| is_usual(unit(**pair))).count();
        pairs.len() >= 2 && good * 20 >= pairs.len() * 19
    };
    if fits(u16::from_le_bytes) {
        Some(Encoding::Utf16Le)
    } else {
        fits(u16::from_be_bytes).then_some(Encoding::Utf16Be)
    }
}

/// A unit that Chinese text is made of: ideographs, their punctuation, full width forms, ASCII, line ends.
fn is_usual(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x0a | 0x0d | 0x20..=0x7e | 0xa0..=0xff | 0x2010..=0x2026 | 0x2160..=0x217f
        | 0x2460..=0x249b | 0x3000..=0x301f | 0x4e00..=0x9fff | 0xff01..=0xff5e)
}

/// Text in UTF-8 with few bytes that are not: letters of three bytes hardly come by chance.
pub(super) fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|letter| letter.len_utf8() >= 3).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * 4
}

/// GB18030 or Big5, whichever reads more like Chinese; `None` if neither does.
pub(super) fn legacy(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let (score, encoding) = [Encoding::Gb18030, Encoding::Big5]
        .into_iter()
        .filter_map(|encoding| Some((likeness(&letters(sample, encoding))?, encoding)))
        .max_by_key(|(score, encoding)| (*score, *encoding == Encoding::Gb18030))?;
    (score > 0).then_some(encoding)
}

/// How many common letters a text has; `None` where they are too few, or too much is unreadable.
fn likeness(text: &str) -> Option<usize> {
    let (mut all, mut common, mut odd) = (0, 0, 0);
    for letter in text.chars().filter(|letter| !letter.is_ascii()) {
        all += 1;
        common += usize::from(COMMON.contains(letter));
        odd +=
            usize::from(letter == char::REPLACEMENT_CHARACTER || ('\u{e000}'..='\u{f8ff}').contains(&letter));
    }
    (common * RARE >= all && odd * RARE <= all + RARE).then_some(common)
}
