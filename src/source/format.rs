//! What kind of file some bytes are, by how they begin; the name only where that does not tell.

use super::{SourceError, archive, html};

/// A kind of file that can be read, or made readable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Word since 2007.
    Docx,
    /// A page saved from a site.
    Html,
    /// Files in one.
    Zip,
    /// Only an office program reads it; it can make a docx of it. The words say what it is.
    Office(&'static str),
    /// PDF.
    Pdf,
}

/// How formats that are no text begin.
const SIGNATURES: [(&[u8], &str); 8] = [
    (b"Rar!", "rar 压缩文件"),
    (b"7z\xbc\xaf", "7z 压缩文件"),
    (b"\x1f\x8b", "gz 压缩文件"),
    (b"\xff\xd8\xff", "图片"),
    (b"\x89PNG", "图片"),
    (b"GIF8", "图片"),
    (b"II*\0", "图片"),
    (b"SQLite format 3\0", "数据库"),
];
/// Files of this old container that are no texts.
const TABLES: [&str; 7] = [".xls", ".et", ".ppt", ".dps", ".pps", ".msg", ".msi"];

/// Which format a file has.
///
/// # Errors
/// [`SourceError::Binary`] for what is no text, [`SourceError::Encrypted`], [`SourceError::Broken`].
pub fn format(file_name: &str, bytes: &[u8]) -> Result<Format, SourceError> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return archive::kind(bytes).map_err(|error| as_named(error, file_name));
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return old_office(&file_name.to_lowercase(), bytes);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Ok(Format::Office("RTF 文件"));
    }
    if bytes[..bytes.len().min(1024)].windows(5).any(|five| five == b"%PDF-") {
        return Ok(Format::Pdf);
    }
    if let Some((_, kind)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(SourceError::Binary { kind });
    }
    Ok(if html::is_page(file_name, bytes) { Format::Html } else { Format::Text })
}

/// An archive that cannot be opened and is called .docx is a Word file that cannot be opened.
fn as_named(error: SourceError, file_name: &str) -> SourceError {
    match error {
        SourceError::Broken { kind: "压缩", part } if file_name.to_lowercase().ends_with(".docx") => {
            SourceError::Broken { kind: "docx", part }
        }
        other => other,
    }
}

/// The container of Word, Excel and WPS before 2007, which also holds newer files under a password.
fn old_office(name: &str, bytes: &[u8]) -> Result<Format, SourceError> {
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(locked.len()).any(|piece| piece == locked) {
        return Err(SourceError::Encrypted);
    }
    if TABLES.iter().any(|end| name.ends_with(end)) {
        return Err(SourceError::Binary { kind: "表格或演示文稿" });
    }
    Ok(Format::Office("旧版 Word 或 WPS 文件"))
}
