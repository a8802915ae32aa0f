//! The name of a downloaded file: Chinese, says list and filters (`主题_养老服务_县级.csv`), safe on every system.
//!
//! 1. Each word loses what Windows, macOS or a terminal would stumble over; 2. words are joined by `_` and cut to
//!    `MAX_CHARS` and `MAX_BYTES`; 3. names that Windows keeps for devices get a `_` before them;
//! 4. the HTTP header carries the name percent-encoded (RFC 8187) and an ASCII stand-in for old programs (RFC 6266).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::Format;

/// Longest name, in characters, with its extension.
const MAX_CHARS: usize = 80;
/// Longest name, in bytes of UTF-8, with its extension: file systems stop at 255.
const MAX_BYTES: usize = 240;

/// What RFC 8187 lets stand in `filename*` besides letters and digits.
const ATTR_CHAR: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

/// Names that Windows keeps for devices, whatever the extension and the case.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// A safe file name for a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileName {
    name: String,
    fallback: String,
}

impl FileName {
    /// `list` is the ASCII key of the list (`themes`), `title` its Chinese name, `filters` the words of the chosen
    /// filters in the order of the page. Any text is fine; blank words are left out.
    pub fn new<S: AsRef<str>>(
        list: &str,
        title: &str,
        filters: impl IntoIterator<Item = S>,
        format: Format,
    ) -> Self {
        let ending = format!(".{}", format.extension());
        let mut words = vec![clean(title)];
        words.extend(filters.into_iter().map(|word| clean(word.as_ref())));
        words.retain(|word| !word.is_empty());
        if words.is_empty() {
            words.push("导出".to_owned());
        }
        let mut stem = cut(&words.join("_"), &ending);
        if is_device(&stem) {
            stem.insert(0, '_');
        }
        let ascii: String =
            list.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(40).collect();
        let ascii = if ascii.is_empty() || is_device(&ascii) { "duidu".to_owned() } else { ascii };
        Self { name: stem + &ending, fallback: ascii + &ending }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// The value of `Content-Disposition`: save under this name. ASCII only.
    pub fn content_disposition(&self) -> String {
        let encoded = utf8_percent_encode(&self.name, ATTR_CHAR);
        format!("attachment; filename=\"{}\"; filename*=UTF-8''{encoded}", self.fallback)
    }
}

/// A word without what must not stand in a file name: control and invisible characters go, characters that Windows
/// forbids and space become `-`, no dot or dash at either end.
fn clean(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for letter in word.chars().filter(|&c| !is_invisible(c)) {
        let safe = if letter.is_whitespace() || "\\/:*?\"<>|".contains(letter) { '-' } else { letter };
        if safe != '-' || !out.ends_with('-') {
            out.push(safe);
        }
    }
    out.trim_matches(['-', '.', ' ', '_']).to_owned()
}

/// Control characters, and those that hide, turn the direction of writing, or are no characters at all.
fn is_invisible(c: char) -> bool {
    let hidden = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}');
    // Line breaks and tabs are control characters too, but they part words: they become a dash.
    hidden || (c.is_control() && !c.is_whitespace())
}

/// As much of `stem` as fits beside `ending` (with room for the `_` before a device name), not ending in a dot.
fn cut(stem: &str, ending: &str) -> String {
    let mut out = String::new();
    for letter in stem.chars().take(MAX_CHARS - 1 - ending.len()) {
        if out.len() + letter.len_utf8() + ending.len() + 1 > MAX_BYTES {
            break;
        }
        out.push(letter);
    }
    out.trim_end_matches(['-', '.', ' ', '_']).to_owned()
}

/// Whether Windows takes `stem` (up to its first dot) for a device: `CON`, `com1`, `LPT²`.
fn is_device(stem: &str) -> bool {
    let head = stem.split('.').next().unwrap_or(stem).trim_end().to_uppercase();
    let port = head.strip_prefix("COM").or_else(|| head.strip_prefix("LPT"));
    let numbered =
        |rest: &str| rest.chars().count() == 1 && rest.chars().all(|c| "0123456789¹²³".contains(c));
    DEVICES.contains(&head.as_str()) || port.is_some_and(numbered)
}

#[cfg(test)]
mod tests {
    use percent_encoding::percent_decode_str;
    use proptest::prelude::*;

    use super::*;

    fn named(title: &str, filters: &[&str]) -> FileName {
        FileName::new("themes", title, filters, Format::Csv)
    }

    #[test]
    fn says_list_and_filters() {
        assert_eq!(named("主题", &["养老服务", "县级"]).as_str(), "主题_养老服务_县级.csv");
        assert_eq!(named("段落", &["“20%/年”? 检索", " "]).as_str(), "段落_“20%-年”-检索.csv");
        assert_eq!(named("", &["..", "\u{202e}"]).as_str(), "导出.csv");
    }

    #[test]
    fn devices_of_windows_are_renamed() {
        for device in ["con", "NUL", "Com1", "LPT³", "aux.2023", "CONIN$"] {
            assert!(named(device, &[]).as_str().starts_with('_'), "{device}");
        }
        assert_eq!(named("COM10", &[]).as_str(), "COM10.csv");
    }

    #[test]
    fn header_has_both_names() {
        assert_eq!(
            named("主题", &["a b"]).content_disposition(),
            "attachment; filename=\"themes.csv\"; filename*=UTF-8''%E4%B8%BB%E9%A2%98_a-b.csv"
        );
    }

    proptest! {
        #[test]
        fn safe_for_any_text(list: String, title: String, filters: Vec<String>) {
            let name = FileName::new(&list, &title, &filters, Format::Json);
            let text = name.as_str();
            prop_assert!(text.chars().count() <= MAX_CHARS && text.len() <= MAX_BYTES);
            prop_assert!(!text.contains(['\\', '/', ':', '*', '?', '"', '<', '>', '|']));
            prop_assert!(!text.chars().any(|c| c.is_control() || c.is_whitespace()));
            let stem = text.strip_suffix(".json").unwrap();
            prop_assert!(!stem.is_empty() && !stem.starts_with('.') && !stem.ends_with(['.', ' ']));
            prop_assert!(!is_device(stem));
        }

        #[test]
        fn header_is_ascii_and_leads_back(title: String, filters: Vec<String>) {
            let name = FileName::new("themes", &title, &filters, Format::Csv);
            let header = name.content_disposition();
            prop_assert!(header.bytes().all(|byte| (0x20..0x7f).contains(&byte)));
            let encoded = header.split("UTF-8''").nth(1).unwrap();
            prop_assert_eq!(percent_decode_str(encoded).decode_utf8().unwrap(), name.as_str());
        }
    }
}
