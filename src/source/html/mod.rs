//! The text of a page that was saved from a site: title and body, not the menus around them.
//!
//! 1. The letters: a mark, the encoding that the page names, else as plain text.
//! 2. `tokens` cuts tags from text, `page` gathers lines and what holds them, `choose` finds the box with the body.
//! 3. The title, in front where the body does not begin with it.

mod choose;
mod entities;
mod page;
mod tokens;

#[cfg(test)]
mod tests;

use super::{SourceError, text};
use crate::model::Encoding;

/// Bytes in which a page says what it is.
const HEAD: usize = 2048;
/// Lines at the head of the body where the title may stand.
const NEAR: usize = 5;

/// Whether a file is a page.
pub(super) fn is_page(file_name: &str, bytes: &[u8]) -> bool {
    let head: String = bytes[..bytes.len().min(HEAD)]
        .iter()
        .filter(|byte| byte.is_ascii() && **byte != 0)
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    let named = [".html", ".htm", ".shtml"].iter().any(|end| file_name.to_ascii_lowercase().ends_with(end));
    let start = head.trim_start();
    start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || (start.starts_with("<?xml") && head.contains("<html"))
        || (named && head.contains('<'))
}

/// The text of a page, one paragraph a line, and its encoding.
///
/// # Errors
/// Those of plain text; [`SourceError::Empty`] where there is no text outside of menus.
pub(super) fn text(bytes: &[u8], wanted: Option<Encoding>) -> Result<(String, Encoding), SourceError> {
    let unmarked = !bytes.starts_with(b"\xef\xbb\xbf") && !bytes.starts_with(b"\xff\xfe");
    let named = if unmarked { named_encoding(bytes) } else { None };
    let (letters, encoding) = match text::decode(bytes, wanted.or(named)) {
        // Pages say wrong things of themselves.
        Err(SourceError::WrongEncoding { .. }) if wanted.is_none() => text::decode(bytes, None)?,
        other => other?,
    };
    let page = page::Page::read(&letters);
    let mut lines = choose::body(&page);
    if lines.is_empty() {
        return Err(SourceError::Empty);
    }
    if let Some(title) = page.title() {
        let same =
            |line: &String| line.contains(&title) || (line.len() > 12 && title.contains(line.as_str()));
        if !lines.iter().take(NEAR).any(same) {
            lines.insert(0, title);
        }
    }
    Ok((lines.join("\n"), encoding))
}

/// What `<meta charset=…>` says.
fn named_encoding(bytes: &[u8]) -> Option<Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let value = head.split_once("charset=")?.1.trim_start_matches(['"', '\'', ' ']);
    let end =
        value.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-')).unwrap_or(value.len());
    Encoding::from_key(&value[..end])
}
