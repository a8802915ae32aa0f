//! Bytes that should be text.

use super::SourceError;

/// What the first bytes of well-known formats look like.
const SIGNATURES: [(&[u8], &str); 11] = [
    (b"PK\x03\x04", "docx、xlsx 或 zip 压缩文件"),
    (b"%PDF", "PDF 文件"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word 或 WPS 文件"),
    (b"{\\rtf", "RTF 文件"),
    (b"Rar!", "rar 压缩文件"),
    (b"7z\xbc\xaf", "7z 压缩文件"),
    (b"\x1f\x8b", "gz 压缩文件"),
    (b"\xff\xd8\xff", "图片"),
    (b"\x89PNG", "图片"),
    (b"\xff\xfe", "UTF-16 编码的文本"),
    (b"\xfe\xff", "UTF-16 编码的文本"),
];

/// The text of a file, without byte order mark.
///
/// # Errors
/// [`SourceError::Empty`], [`SourceError::Binary`], [`SourceError::NotUtf8`].
pub(super) fn decode(bytes: &[u8]) -> Result<&str, SourceError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Some((_, kind)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(SourceError::Binary { kind });
    }
    if bytes.contains(&0) {
        return Err(SourceError::Binary { kind: "程序或其他二进制文件" });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| SourceError::NotUtf8 {
        line: bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count(),
    })?;
    if text.chars().all(|letter| letter.is_whitespace() || letter.is_control()) {
        return Err(SourceError::Empty);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(decode(b""), Err(SourceError::Empty));
        assert_eq!(decode("\u{feff} \r\n\u{3000}".as_bytes()), Err(SourceError::Empty));
        assert_eq!(
            decode(b"PK\x03\x04rest"),
            Err(SourceError::Binary { kind: "docx、xlsx 或 zip 压缩文件" })
        );
        assert!(matches!(decode(b"MZ\x90\0\x03"), Err(SourceError::Binary { .. })));
        assert_eq!(decode(b"ok\n\xc4\xea\xd6\xd0\n"), Err(SourceError::NotUtf8 { line: 2 }));
        assert_eq!(decode("年中".as_bytes()), Ok("年中"));
    }
}
