//! Bytes that should be text: which encoding they are in, and their letters.
//!
//! 1. A byte order mark, or the encoding that somebody asked for, settles it.
//! 2. What is UTF-8 is UTF-8; then UTF-16 without mark ([`guess::utf16`]); what holds zero bytes besides is no text.
//! 3. Otherwise GB18030 or Big5 ([`guess::legacy`]).

use std::borrow::Cow;

use super::{SourceError, guess};
use crate::model::Encoding;

/// One unreadable place in so many letters is more than damage: the encoding is wrong.
const MOST_UNREADABLE: usize = 20;

/// The text of a file without byte order mark, and its encoding: `wanted`, or the one that is found.
///
/// # Errors
/// [`SourceError::Empty`], [`SourceError::Binary`], [`SourceError::Damaged`], [`SourceError::UnknownEncoding`],
/// [`SourceError::WrongEncoding`].
pub(super) fn decode(
    bytes: &[u8],
    wanted: Option<Encoding>,
) -> Result<(Cow<'_, str>, Encoding), SourceError> {
    let (marked, bytes) = without_mark(bytes);
    let encoding = match wanted.or(marked) {
        Some(encoding) => encoding,
        None => detect(bytes)?,
    };
    let text = letters(bytes, encoding);
    if wanted.is_none() && encoding == Encoding::Utf8 && matches!(text, Cow::Owned(_)) {
        return Err(damaged(bytes));
    }
    let unreadable = text.matches(char::REPLACEMENT_CHARACTER).count();
    if unreadable > 1 && unreadable * MOST_UNREADABLE > text.chars().count() {
        return Err(SourceError::WrongEncoding { encoding });
    }
    if text.chars().all(|letter| letter.is_whitespace() || letter.is_control()) {
        return Err(SourceError::Empty);
    }
    Ok((text, encoding))
}

/// What a byte order mark says, and the bytes after it.
fn without_mark(bytes: &[u8]) -> (Option<Encoding>, &[u8]) {
    let marks: [(&[u8], Encoding); 3] = [
        (b"\xef\xbb\xbf", Encoding::Utf8),
        (b"\xff\xfe", Encoding::Utf16Le),
        (b"\xfe\xff", Encoding::Utf16Be),
    ];
    for (mark, encoding) in marks {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return (Some(encoding), rest);
        }
    }
    (None, bytes)
}

fn detect(bytes: &[u8]) -> Result<Encoding, SourceError> {
    let zero = bytes.contains(&0);
    if !zero && std::str::from_utf8(bytes).is_ok() {
        return Ok(Encoding::Utf8);
    }
    if let Some(encoding) = guess::utf16(bytes) {
        return Ok(encoding);
    }
    if zero {
        return Err(SourceError::Binary { kind: "程序或其他二进制文件" });
    }
    if guess::is_mostly_utf8(bytes) {
        return Err(damaged(bytes));
    }
    guess::legacy(bytes).ok_or(SourceError::UnknownEncoding)
}

/// Text that is UTF-8 but for some bytes: cut off in a letter, or damaged.
fn damaged(bytes: &[u8]) -> SourceError {
    let good = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    SourceError::Damaged { line: bytes[..good].split(|byte| *byte == b'\n').count() }
}

/// The letters in an encoding; what cannot be read becomes U+FFFD.
fn letters(bytes: &[u8], encoding: Encoding) -> Cow<'_, str> {
    let table = match encoding {
        Encoding::Utf8 => encoding_rs::UTF_8,
        Encoding::Utf16Le => encoding_rs::UTF_16LE,
        Encoding::Utf16Be => encoding_rs::UTF_16BE,
        Encoding::Gb18030 => encoding_rs::GB18030,
        Encoding::Big5 => encoding_rs::BIG5,
    };
    table.decode_without_bom_handling(bytes).0
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "县民政局2023年上半年工作总结\n一、养老服务\n新建老年食堂8家，完成全年任务的80%。\n";

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_is_found() {
        let big5 = "縣民政局工作總結\n一、養老服務的情況，在這裡說明。\n";
        let cases = [
            (TEXT.as_bytes().to_vec(), TEXT, Encoding::Utf8),
            ([b"\xef\xbb\xbf", TEXT.as_bytes()].concat(), TEXT, Encoding::Utf8),
            (utf16(TEXT, false), TEXT, Encoding::Utf16Le),
            (utf16(TEXT, true), TEXT, Encoding::Utf16Be),
            ([b"\xff\xfe", &utf16(TEXT, false)[..]].concat(), TEXT, Encoding::Utf16Le),
            ([b"\xfe\xff", &utf16(TEXT, true)[..]].concat(), TEXT, Encoding::Utf16Be),
            (encoding_rs::GB18030.encode(TEXT).0.into_owned(), TEXT, Encoding::Gb18030),
            (encoding_rs::BIG5.encode(big5).0.into_owned(), big5, Encoding::Big5),
        ];
        for (bytes, text, encoding) in cases {
            assert_eq!(decode(&bytes, None), Ok((Cow::Borrowed(text), encoding)));
        }
    }

    #[test]
    fn what_was_asked_for_counts() {
        let bytes = encoding_rs::GB18030.encode("镇村").0.into_owned();
        assert_eq!(decode(&bytes, Some(Encoding::Gb18030)), Ok((Cow::Borrowed("镇村"), Encoding::Gb18030)));
        let wrong = decode(TEXT.as_bytes(), Some(Encoding::Big5));
        assert_eq!(wrong, Err(SourceError::WrongEncoding { encoding: Encoding::Big5 }));
    }

    #[test]
    fn what_is_no_text_is_told() {
        assert_eq!(decode(b"", None), Err(SourceError::Empty));
        assert_eq!(decode("\u{feff} \r\n\u{3000}".as_bytes(), None), Err(SourceError::Empty));
        assert!(matches!(decode(b"MZ\x90\0\x03", None), Err(SourceError::Binary { .. })));
        assert_eq!(decode(b"\xff\xff\xff\xff\xfe\xfe", None), Err(SourceError::UnknownEncoding));
        let cut = &TEXT.as_bytes()[..TEXT.len() - 3];
        assert_eq!(decode(cut, None), Err(SourceError::Damaged { line: 3 }));
    }
}
