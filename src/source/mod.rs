//! Bytes of a file become numbered lines. The only room that knows file formats.
//!
//! 1. [`mod@format`] tells by the first bytes what a file is; what cannot be a report is refused.
//! 2. Its text, one paragraph a line: `text` decodes plain text, `docx` and `html` take it out of what is around it.
//! 3. `lines` numbers the lines, to the letter.
//!
//! Several files in one are unpacked by [`Archive`]; whoever has them reads each by itself.
//! Another format is one file here and one branch in [`read_as`].

mod archive;
mod docx;
mod ending;
mod error;
mod format;
mod guess;
mod html;
mod lines;
mod pdf;
mod text;

pub use archive::{Archive, Entry, is_by_the_way, natural};
pub use ending::ending_note;
pub use error::SourceError;
pub use format::{Format, format};
pub use pdf::in_columns;

use std::borrow::Cow;

use sha2::{Digest, Sha256};

use crate::model::{Encoding, SourceText};

/// Most bytes of text in a file, some 1,000 reports: what is made of a text takes many times its room.
const MAX_TEXT: usize = 12 * 1024 * 1024;
/// Most bytes of a page: pictures may be written into it.
const MAX_PAGE: usize = 2 * MAX_TEXT;

/// Reads a file that was given as bytes, in the encoding that it seems to have.
///
/// `file_name` is the name without its folder; it becomes the title of a report that has none.
///
/// # Errors
/// [`SourceError`], in Chinese, when the bytes are no text that could hold a report.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<SourceText, SourceError> {
    read_as(file_name, bytes, None)
}

/// The same, text in the encoding that somebody asked for.
///
/// # Errors
/// See [`read`].
pub fn read_as(file_name: &str, bytes: &[u8], encoding: Option<Encoding>) -> Result<SourceText, SourceError> {
    let (text, encoding) = match format(file_name, bytes)? {
        Format::Text => {
            fits(bytes.len(), MAX_TEXT)?;
            let (text, encoding) = plain(file_name, bytes, encoding)?;
            let marked = [".md", ".markdown"].iter().any(|end| file_name.to_lowercase().ends_with(end));
            (if marked { Cow::Owned(without_marks(&text)) } else { text }, encoding.name().to_owned())
        }
        Format::Docx => (Cow::Owned(docx::text(bytes)?), "docx".to_owned()),
        Format::Html => {
            fits(bytes.len(), MAX_PAGE)?;
            let (text, encoding) = html::text(bytes, encoding)?;
            (Cow::Owned(text), format!("html {encoding}"))
        }
        Format::Zip => return Err(SourceError::Archive),
        Format::Office(kind) => return Err(SourceError::Office { kind }),
        Format::Pdf => return Err(SourceError::Pdf),
    };
    source(file_name, bytes, &text, encoding)
}

/// Plain text; where its ending says that it is none, only what is text beyond doubt.
fn plain<'b>(
    file_name: &str,
    bytes: &'b [u8],
    encoding: Option<Encoding>,
) -> Result<(Cow<'b, str>, Encoding), SourceError> {
    let decoded = text::decode(bytes, encoding);
    match (ending::claim(file_name), decoded) {
        (Some(claim), Ok((text, found))) if encoding.is_none() && !ending::is_certain(&text, found) => {
            Err(ending::misnamed(claim))
        }
        (Some(claim), Err(error)) if error != SourceError::Empty => Err(ending::misnamed(claim)),
        (_, decoded) => decoded,
    }
}

/// A PDF of these bytes, whose text another program took out; a form feed parts its pages.
///
/// # Errors
/// [`SourceError::Scan`] where the pages are pictures.
pub fn read_pages(file_name: &str, bytes: &[u8], pages: &str) -> Result<SourceText, SourceError> {
    fits(pages.len(), MAX_PAGE)?;
    source(file_name, bytes, &pdf::text(pages)?, "pdf".to_owned())
}

/// Refuses what is too much for one file, before room is taken for it.
fn fits(bytes: usize, limit: usize) -> Result<(), SourceError> {
    const MB: usize = 1024 * 1024;
    if bytes > limit {
        Err(SourceError::TooMuch { mb: bytes.div_ceil(MB), limit: limit / MB })
    } else {
        Ok(())
    }
}

fn source(file_name: &str, bytes: &[u8], text: &str, encoding: String) -> Result<SourceText, SourceError> {
    if text.trim().is_empty() {
        return Err(SourceError::Empty);
    }
    fits(text.len(), MAX_TEXT)?;
    let lines = lines::number(text)?;
    Ok(SourceText { file_name: file_name.to_owned(), sha256: digest(bytes), encoding, lines })
}

/// Markdown without the signs in front of its headings: `## 一、总体` is a heading by its own marker.
fn without_marks(text: &str) -> String {
    let line = |line: &str| {
        let bare = line.trim_start_matches('#');
        if bare.len() < line.len() { bare.trim_start().to_owned() } else { line.to_owned() }
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// SHA-256 of some bytes in lower-case hexadecimal digits.
pub fn digest(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble & 15)]);
    Sha256::digest(bytes).iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_not_text() -> Result<(), SourceError> {
        let source = read("甲.txt", "\u{feff}一\n二".as_bytes())?;
        assert_eq!(source.lines[0].text, "一");
        assert_eq!(source.encoding, "UTF-8");
        Ok(())
    }

    #[test]
    fn signs_of_markdown_headings_are_no_text() -> Result<(), SourceError> {
        let source = read("甲.md", "# 总结\n\n## 一、总体\n平稳。".as_bytes())?;
        assert_eq!(
            source.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(),
            ["总结", "", "一、总体", "平稳。"]
        );
        Ok(())
    }

    #[test]
    fn a_huge_text_is_refused_before_it_is_read() {
        let bytes = vec![b'\n'; MAX_TEXT + 1];
        let error = read("a.txt", &bytes).unwrap_err();
        assert_eq!(error, SourceError::TooMuch { mb: 13, limit: 12 });
    }

    #[test]
    fn the_digest_is_of_the_bytes() -> Result<(), SourceError> {
        let source = read("abc.txt", b"abc")?;
        assert_eq!(source.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        Ok(())
    }
}
