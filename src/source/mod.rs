//! Bytes of a file become numbered lines. The only room that knows file formats.
//!
//! 1. [`read`] refuses what cannot be a report: empty, binary, not UTF-8, a line without end.
//! 2. [`lines`] numbers what is left, to the letter.
//!
//! Another format is one file here and one branch in [`read`]: its text, one paragraph a line, goes the same way.

mod error;
mod lines;
mod text;

pub use error::SourceError;

use sha2::{Digest, Sha256};

use crate::model::SourceText;

/// Reads a file that was given as bytes. UTF-8 with or without byte order mark.
///
/// `file_name` is the name without its folder; it becomes the title of a report that has none.
///
/// # Errors
/// [`SourceError`], in Chinese, when the bytes are no text that could hold a report.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<SourceText, SourceError> {
    let text = text::decode(bytes)?;
    Ok(SourceText {
        file_name: file_name.to_owned(),
        sha256: hex(&Sha256::digest(bytes)),
        encoding: "UTF-8".to_owned(),
        lines: lines::number(text)?,
    })
}

/// Lower-case hexadecimal digits of some bytes.
fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble & 15)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
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
    fn the_digest_is_of_the_bytes() -> Result<(), SourceError> {
        let source = read("abc.txt", b"abc")?;
        assert_eq!(source.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        Ok(())
    }
}
