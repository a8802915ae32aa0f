//! A page as lines of text and the boxes that they lie in.
//!
//! What closes a paragraph ends a line; cells of a table row are apart by a tab. Menus, heads and feet that say so are left out.

use super::{
    entities::plain,
    tokens::{Token, Tokens, attribute},
};

/// Elements that begin a line of their own.
const BLOCKS: [&str; 28] = [
    "p",
    "div",
    "br",
    "tr",
    "table",
    "tbody",
    "thead",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "main",
    "body",
    "blockquote",
    "center",
    "hr",
    "form",
    "ucapcontent",
];
/// Elements that may hold the body.
const BOXES: [&str; 9] = ["div", "td", "section", "article", "main", "body", "center", "form", "ucapcontent"];
/// Elements that never hold it.
const ASIDE: [&str; 9] =
    ["head", "nav", "header", "footer", "aside", "select", "button", "object", "template"];
/// Boxes inside of each other that are followed.
const DEEPEST: usize = 256;

/// A line of the page.
#[derive(Debug)]
pub(super) struct TextLine {
    /// Its letters.
    pub(super) text: String,
    /// How many of them lead elsewhere.
    pub(super) linked: usize,
    /// The innermost box around it.
    pub(super) holder: usize,
}

/// An element with lines.
#[derive(Debug)]
pub(super) struct Holder {
    /// The box around it.
    pub(super) parent: Option<usize>,
    /// Its `id` and `class`, in small letters.
    pub(super) names: String,
    /// The first of its lines, and the one after its last.
    pub(super) lines: (usize, usize),
}

/// A page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// All lines.
    pub(super) lines: Vec<TextLine>,
    /// All boxes, outer before inner.
    pub(super) boxes: Vec<Holder>,
    titles: [Option<String>; 3],
}

impl Page {
    pub(super) fn read(page: &str) -> Self {
        let mut reading = Reading::default();
        reading.open_box("");
        for token in Tokens::new(page) {
            match token {
                Token::Open { name, attributes } => reading.open(&name, attributes),
                Token::Close { name } => reading.close(&name),
                Token::Text(text) => reading.text(text),
            }
        }
        reading.end_line();
        while let Some((_, at)) = reading.open.pop() {
            reading.page.boxes[at].lines.1 = reading.page.lines.len();
        }
        reading.page
    }

    /// The title of the article: what the page says for machines, its first heading, the title of the window.
    pub(super) fn title(&self) -> Option<String> {
        let [article, heading, window] = &self.titles;
        // The name of the site follows behind a bar or a dash.
        let window = || {
            window
                .as_ref()
                .map(|title| title.split(['_', '|', '-']).next().unwrap_or_default().trim().to_owned())
        };
        article.clone().or_else(|| heading.clone()).or_else(window).filter(|title| !title.is_empty())
    }
}

#[derive(Default)]
struct Reading {
    page: Page,
    /// Open boxes: the element and its box.
    open: Vec<(String, usize)>,
    /// An element that is left out, and how many of its name are open in it.
    aside: Option<(String, usize)>,
    line: String,
    linked: usize,
    links: usize,
    /// Where the next text goes instead: 1 a heading, 2 the title of the window.
    titling: Option<usize>,
}

impl Reading {
    fn open_box(&mut self, name: &str) {
        let from = self.page.lines.len();
        let parent = self.open.last().map(|(_, at)| *at);
        self.open.push((name.to_owned(), self.page.boxes.len()));
        self.page.boxes.push(Holder { parent, names: String::new(), lines: (from, from) });
    }

    fn open(&mut self, name: &str, attributes: &str) {
        if let Some((aside, depth)) = &mut self.aside {
            *depth += usize::from(aside == name);
            if aside != "head" {
                return;
            }
        }
        match name {
            "meta" => self.meta(attributes),
            "title" => self.titling = Some(2),
            "a" => self.links += 1,
            "td" | "th" if !self.line.trim().is_empty() => self.line.push('\t'),
            _ => {}
        }
        if ASIDE.contains(&name) {
            self.end_line();
            self.aside.get_or_insert_with(|| (name.to_owned(), 1));
            return;
        }
        // A page without </head> has a body all the same.
        if name == "body" {
            self.aside = None;
        }
        if BLOCKS.contains(&name) {
            self.end_line();
        }
        if name == "h1" && self.aside.is_none() {
            self.titling = Some(1);
        }
        if BOXES.contains(&name) && self.open.len() < DEEPEST {
            if name != "td" {
                self.end_line();
            }
            self.open_box(name);
            if let Some(holder) = self.page.boxes.last_mut() {
                let named = |key| attribute(attributes, key).unwrap_or_default().to_ascii_lowercase();
                holder.names = format!("{} {} {name}", named("id"), named("class"));
            }
        }
    }

    fn close(&mut self, name: &str) {
        if name == "title" || name == "h1" {
            self.titling = None;
        }
        if let Some((aside, depth)) = &mut self.aside {
            if aside == name {
                *depth -= 1;
                if *depth == 0 {
                    self.aside = None;
                }
            }
            return;
        }
        if name == "a" {
            self.links = self.links.saturating_sub(1);
        }
        if BLOCKS.contains(&name) {
            self.end_line();
        }
        if BOXES.contains(&name)
            && let Some(depth) = self.open.iter().rposition(|(open, _)| open == name)
        {
            for (_, at) in self.open.drain(depth..) {
                // Text of a cell is still open until its row ends.
                let open = usize::from(!self.line.trim().is_empty());
                self.page.boxes[at].lines.1 = self.page.lines.len() + open;
            }
        }
    }

    fn meta(&mut self, attributes: &str) {
        let named =
            attribute(attributes, "name").is_some_and(|name| name.eq_ignore_ascii_case("articletitle"));
        if named && let Some(title) = attribute(attributes, "content") {
            self.page.titles[0] = Some(plain(&title).trim().to_owned()).filter(|title| !title.is_empty());
        }
    }

    fn text(&mut self, text: &str) {
        let text = plain(text);
        if let Some(which) = self.titling {
            let title = self.page.titles[which].get_or_insert_with(String::new);
            title.push_str(text.trim());
        }
        if self.aside.is_some() || self.titling == Some(2) {
            return;
        }
        for letter in text.chars() {
            let space = letter.is_ascii_whitespace() || letter == '\u{a0}';
            if !space {
                self.line.push(letter);
                self.linked += usize::from(self.links > 0);
            } else if !self.line.is_empty() && !self.line.ends_with([' ', '\t']) {
                self.line.push(' ');
            }
        }
    }

    fn end_line(&mut self) {
        let text = std::mem::take(&mut self.line);
        let linked = std::mem::take(&mut self.linked);
        let text = text.trim_end();
        if !text.trim().is_empty() {
            let holder = self.open.last().map_or(0, |(_, at)| *at);
            self.page.lines.push(TextLine { text: text.to_owned(), linked, holder });
        }
    }
}
