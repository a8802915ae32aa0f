//! A [`Paper`] as a Word file (`.docx`) laid out as an official document: A4, the margins and fonts of 公文, page
//! numbers outside.
//!
//! 1. `body` writes the text: one paragraph a line, each naming its style. 2. `parts` has everything around it: styles,
//!    fonts with what stands in for them, page numbers. 3. All of it goes into one zip.
//!
//! The same paper gives the same bytes: nothing in the file says when it was made.

mod body;
mod parts;

use std::io::{Cursor, Write};

use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::{ExportError, Paper};

/// Writes the paper.
pub fn docx(paper: &Paper) -> Result<Vec<u8>, ExportError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut put = |name: &str, text: &str| -> Result<(), ExportError> {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes()).map_err(ZipError::Io)?;
        Ok(())
    };
    for (name, text) in parts::FIXED {
        put(name, text)?;
    }
    put("docProps/core.xml", &parts::properties(paper))?;
    put("word/styles.xml", &parts::styles())?;
    put("word/fontTable.xml", &parts::fonts())?;
    put("word/document.xml", &body::document(paper))?;
    Ok(zip.finish()?.into_inner())
}

/// Text as it stands in XML: markup escaped, without what XML cannot hold.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(letter),
            '\u{fffe}' | '\u{ffff}' => {}
            hidden if hidden.is_control() => {}
            shown => out.push(shown),
        }
    }
    out
}

#[cfg(test)]
mod tests;
