//! Which encoding bytes without a mark are in, by what they would say.
//!
//! Chinese in UTF-16 has hardly any zero bytes and is taken for GBK by detectors, so it is known by its letters before
//! anything else; GB18030 and Big5 are told apart by `chardetng`.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use crate::model::Encoding;

/// Bytes that are looked at.
const SAMPLE: usize = 64 * 1024;
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

/// Whether nearly all letters of a text are such as Chinese text is made of, some ideographs among them.
pub(super) fn is_chinese(text: &str) -> bool {
    let (mut usual, mut all, mut ideographs) = (0, 0, 0);
    for letter in text.chars() {
        all += 1;
        usual += usize::from(u16::try_from(u32::from(letter)).is_ok_and(is_usual));
        ideographs += usize::from(('\u{4e00}'..='\u{9fff}').contains(&letter));
    }
    ideographs > 0 && usual * 20 >= all * 19
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

/// GB18030 or Big5, as `chardetng` tells them apart; `None` where it takes the bytes for another encoding. A few words may
/// be taken for Western letters: then they are GB18030 if every byte of them can be.
pub(super) fn legacy(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, bytes.len() <= SAMPLE);
    let found = detector.guess(None, Utf8Detection::Deny);
    if found == encoding_rs::BIG5 {
        return Some(Encoding::Big5);
    }
    let chinese = found == encoding_rs::GBK || found == encoding_rs::GB18030;
    let readable =
        || encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(sample).is_some();
    (chinese || readable()).then_some(Encoding::Gb18030)
}
