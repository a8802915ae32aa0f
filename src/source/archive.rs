//! Files packed into one: their names in natural order, and each unpacked within limits.
//!
//! Limits are held while unpacking: what a header says of sizes is not believed.

use std::{cmp::Ordering, io::Cursor, io::Read};

use zip::{ZipArchive, result::ZipError};

use super::{Format, SourceError};

/// Most files in an archive.
const MAX_ENTRIES: usize = 10_000;
/// Most bytes that one of them may have.
const MAX_BYTES: u64 = 64 * 1024 * 1024;
/// Most bytes that all of them may have together.
const MAX_TOTAL: u64 = 256 * 1024 * 1024;
/// Text packs to a tenth, white space to a hundredth; what grows more than this is made to fill memory.
const MAX_RATIO: u64 = 250;
/// Below this nobody minds how well it was packed.
const HARMLESS: u64 = 4 * 1024 * 1024;
const MB: u64 = 1024 * 1024;

/// An open archive.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

/// A file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its path in the archive.
    pub name: String,
    index: usize,
}

impl<'a> Archive<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    /// [`SourceError::Broken`], [`SourceError::Bomb`].
    pub fn open(bytes: &'a [u8]) -> Result<Self, SourceError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        if zip.len() > MAX_ENTRIES {
            return Err(SourceError::Bomb {
                what: format!("里面有 {} 个文件，最多 {MAX_ENTRIES} 个", zip.len()),
            });
        }
        Ok(Self { zip, left: MAX_TOTAL })
    }

    /// Its files in the order in which a person would list them: 第2篇 before 第10篇.
    pub fn entries(&self) -> Vec<Entry> {
        let names = self.zip.file_names_raw().map(entry_name).enumerate();
        let mut entries: Vec<Entry> = names
            .filter(|(_, name)| !name.ends_with('/') && !is_by_the_way(name))
            .map(|(index, name)| Entry { name, index })
            .collect();
        entries.sort_by(|one, other| natural(&one.name, &other.name));
        entries
    }

    /// Unpacks a file.
    ///
    /// # Errors
    /// [`SourceError::Broken`], [`SourceError::Bomb`], [`SourceError::Encrypted`].
    pub fn unpack(&mut self, entry: &Entry) -> Result<Vec<u8>, SourceError> {
        let file = self.zip.by_index(entry.index).map_err(|error| broken(&error))?;
        let limit =
            MAX_BYTES.min(self.left).min(HARMLESS.max(file.compressed_size().saturating_mul(MAX_RATIO)));
        let mut bytes = Vec::new();
        file.take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| SourceError::Broken { kind: "压缩", part: "里面的文件" })?;
        let size = bytes.len() as u64;
        if size > limit {
            return Err(SourceError::Bomb {
                what: format!("{} 解压后超过 {} MB", entry.name, limit / MB)
            });
        }
        self.left -= size;
        Ok(bytes)
    }

    /// Unpacks the file of this name, if there is one.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, SourceError> {
        let Some(index) = self.zip.index_for_name(name) else { return Ok(None) };
        let bytes = self.unpack(&Entry { name: name.to_owned(), index })?;
        let text =
            String::from_utf8(bytes).map_err(|_| SourceError::Broken { kind: "docx", part: "正文" })?;
        Ok(Some(text))
    }
}

/// What a zip file is: several formats are zip files with certain entries.
pub(super) fn kind(bytes: &[u8]) -> Result<Format, SourceError> {
    let archive = Archive::open(bytes)?;
    let has = |name: &str| archive.zip.index_for_name(name).is_some();
    if has("word/document.xml") {
        return Ok(Format::Docx);
    }
    if has("xl/workbook.xml") || has("xl/workbook.bin") {
        return Err(SourceError::Binary { kind: "Excel 表格" });
    }
    if has("ppt/presentation.xml") {
        return Err(SourceError::Binary { kind: "演示文稿" });
    }
    if has("mimetype") && has("content.xml") {
        return Ok(Format::Office("ODT 文件"));
    }
    if has("[Content_Types].xml") {
        return Err(SourceError::Broken { kind: "docx", part: "正文" });
    }
    Ok(Format::Zip)
}

fn broken(error: &ZipError) -> SourceError {
    match error {
        ZipError::UnsupportedArchive(what) if *what == ZipError::PASSWORD_REQUIRED => SourceError::Encrypted,
        _ => SourceError::Broken { kind: "压缩", part: "目录" },
    }
}

/// A name as its writer meant it: old programs on Chinese Windows write GBK and do not say so.
fn entry_name(raw: &[u8]) -> String {
    let name = std::str::from_utf8(raw)
        .map_or_else(|_| encoding_rs::GB18030.decode_without_bom_handling(raw).0.into_owned(), str::to_owned);
    name.replace('\\', "/")
}

/// What systems and office programs leave beside the files that somebody packed.
pub fn is_by_the_way(path: &str) -> bool {
    path.split('/').any(|part| {
        let shown = part != "." && part != "..";
        (shown && part.starts_with('.'))
            || part.starts_with("~$")
            || part == "__MACOSX"
            || part == "Thumbs.db"
    })
}

/// Names as a person orders them: numbers by their value.
pub fn natural(one: &str, other: &str) -> Ordering {
    let (mut one_rest, mut other_rest) = (one, other);
    while let (Some(a), Some(b)) = (one_rest.chars().next(), other_rest.chars().next()) {
        let (order, a_len, b_len) = if a.is_ascii_digit() && b.is_ascii_digit() {
            let (a, b) = (digits(one_rest), digits(other_rest));
            let (x, y) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
            (x.len().cmp(&y.len()).then_with(|| x.cmp(y)), a.len(), b.len())
        } else {
            (a.cmp(&b), a.len_utf8(), b.len_utf8())
        };
        if order != Ordering::Equal {
            return order;
        }
        (one_rest, other_rest) = (&one_rest[a_len..], &other_rest[b_len..]);
    }
    one_rest.len().cmp(&other_rest.len()).then_with(|| one.cmp(other))
}

fn digits(text: &str) -> &str {
    &text[..text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn names_in_natural_order_without_what_is_by_the_way() {
        let bytes =
            packed(&[("第10篇.txt", b"a"), ("第2篇.txt", b"b"), ("__MACOSX/x", b""), ("~$第2篇.docx", b"")]);
        let names: Vec<String> =
            Archive::open(&bytes).unwrap().entries().into_iter().map(|e| e.name).collect();
        assert_eq!(names, ["第2篇.txt", "第10篇.txt"]);
        assert_eq!(entry_name(&encoding_rs::GBK.encode("区民政局.txt").0), "区民政局.txt");
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let bytes = packed(&[("大.txt", &vec![b' '; 32 * 1024 * 1024])]);
        let mut archive = Archive::open(&bytes).unwrap();
        let entry = archive.entries().remove(0);
        assert!(matches!(archive.unpack(&entry), Err(SourceError::Bomb { .. })));
    }

    #[test]
    fn a_truncated_archive_is_told() {
        let bytes = packed(&[("甲.txt", b"text")]);
        assert!(matches!(Archive::open(&bytes[..bytes.len() - 10]), Err(SourceError::Broken { .. })));
    }
}
