//! Tags and text of a page, as forgiving as a browser: what is not closed ends with the page.

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `<name attributes>`.
    Open { name: String, attributes: &'a str },
    /// `</name>`.
    Close { name: String },
    /// Letters between tags, with their escapes.
    Text(&'a str),
}

/// Elements whose content is no text of the page, up to their closing tag.
const RAW: [&str; 6] = ["script", "style", "textarea", "noscript", "iframe", "svg"];

/// The pieces of a page in order.
pub(super) struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(page: &'a str) -> Self {
        Self { rest: page }
    }

    /// Cuts the rest after `end`, or all of it where there is none.
    fn skip_to(&mut self, end: &str) {
        self.rest = self.rest.find(end).map_or("", |at| &self.rest[at + end.len()..]);
    }

    /// Skips the content of an element like `script`.
    fn skip_raw(&mut self, name: &str) {
        let mut from = 0;
        while let Some(at) = self.rest[from..].find("</") {
            let close = from + at + 2;
            let tail = self.rest.as_bytes().get(close..close + name.len());
            if tail.is_some_and(|tail| tail.eq_ignore_ascii_case(name.as_bytes())) {
                self.rest = &self.rest[close..];
                return self.skip_to(">");
            }
            from = close;
        }
        self.rest = "";
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            if self.rest.starts_with("<!--") {
                self.skip_to("-->");
                continue;
            }
            if self.rest.starts_with("<!") || self.rest.starts_with("<?") {
                self.skip_to(">");
                continue;
            }
            let after = self.rest.strip_prefix('<').unwrap_or("");
            let close = after.starts_with('/');
            let begins = after.strip_prefix('/').unwrap_or(after);
            if !begins.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
                let from = usize::from(self.rest.starts_with('<'));
                let end = self.rest[from..].find('<').map_or(self.rest.len(), |at| at + from);
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                return Some(Token::Text(text));
            }
            let inside = &begins[..tag_end(begins)];
            self.rest = begins[inside.len()..].strip_prefix('>').unwrap_or("");
            let end = inside
                .find(|letter: char| !letter.is_ascii_alphanumeric() && letter != ':')
                .unwrap_or(inside.len());
            let (name, attributes) = inside.split_at(end);
            let name = name.to_ascii_lowercase();
            if close {
                return Some(Token::Close { name });
            }
            if RAW.contains(&name.as_str()) {
                self.skip_raw(&name);
                continue;
            }
            return Some(Token::Open { name, attributes });
        }
    }
}

/// Where a tag ends: at the first `>` outside of quotes, or where the next tag begins.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate().take(64 * 1024) {
        match (byte, quote) {
            (b'>', None) => return at,
            (b'"' | b'\'', None) => quote = Some(byte),
            (_, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    tag.find('>').unwrap_or(tag.len())
}

/// The value of an attribute.
pub(super) fn attribute(attributes: &str, name: &str) -> Option<String> {
    let lower = attributes.to_ascii_lowercase();
    let mut from = 0;
    while let Some(at) = lower[from..].find(name) {
        let start = from + at;
        from = start + name.len();
        let alone = lower[..start]
            .ends_with(|letter: char| letter.is_ascii_whitespace() || letter == '"' || letter == '\'');
        let Some(value) = attributes[from..].trim_start().strip_prefix('=').filter(|_| alone) else {
            continue;
        };
        let value = value.trim_start();
        let quoted = value.strip_prefix('"').map(|rest| (rest, '"'));
        let quoted = quoted.or_else(|| value.strip_prefix('\'').map(|rest| (rest, '\'')));
        return Some(match quoted {
            Some((rest, quote)) => rest.split(quote).next().unwrap_or_default().to_owned(),
            None => value.split_ascii_whitespace().next().unwrap_or_default().to_owned(),
        });
    }
    None
}
