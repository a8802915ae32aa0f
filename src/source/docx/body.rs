//! Walks over `word/document.xml` and gives its lines.
//!
//! Tracked changes are taken as accepted: what was deleted is skipped, what was inserted stays. `mc:Fallback` repeats what
//! stands beside it. Paragraphs lie in cells, cells in tables, and text boxes hold paragraphs inside of paragraphs.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::{
    counter::Counter,
    notes::Notes,
    paragraph::Paragraph,
    table::Table,
    xml::{attribute, broken, number, reference, val},
};
use crate::source::SourceError;

/// Elements whose content is not the text as it stands now.
const SKIPPED: [&str; 12] = [
    "del",
    "moveFrom",
    "Fallback",
    "delText",
    "instrText",
    "delInstrText",
    "pPrChange",
    "rPrChange",
    "sectPrChange",
    "tblPrChange",
    "tabs",
    "sectPr",
];
/// Paragraphs, tables and boxes inside of each other; no document needs more.
const DEEPEST: usize = 200;

/// The lines of a document.
pub(super) fn lines(document: &str, counter: Counter, notes: &Notes) -> Result<Vec<String>, SourceError> {
    let mut reader = Reader::from_str(document);
    let mut walk = Walk { counter, notes, open: Vec::new(), done: Vec::new(), before: None, in_text: false };
    loop {
        match reader.read_event().map_err(broken)? {
            Event::Start(tag) if SKIPPED.contains(&tag.local_name().as_ref()) => {
                reader.read_to_end(tag.name()).map_err(broken)?;
            }
            Event::Start(tag) => walk.start(&tag)?,
            Event::Empty(tag) => {
                walk.start(&tag)?;
                walk.end(tag.local_name().as_ref());
                if tag.local_name().as_ref() == "del" {
                    walk.paragraph(|paragraph| paragraph.goes_on = true);
                }
            }
            Event::End(tag) => walk.end(tag.local_name().as_ref()),
            Event::Text(text) if walk.in_text => walk.push(&text.xml10_content()),
            Event::CData(text) if walk.in_text => walk.push(&text),
            Event::GeneralRef(letter) if walk.in_text => {
                walk.paragraph(|paragraph| paragraph.text.extend(reference(&letter)));
            }
            Event::Eof => return walk.finish(),
            _ => {}
        }
    }
}

/// What is open around the place that the walk has reached.
enum Open {
    Paragraph(Paragraph),
    Table(Table),
}

struct Walk<'a> {
    counter: Counter,
    notes: &'a Notes,
    open: Vec<Open>,
    done: Vec<String>,
    /// Text of a paragraph that the next one goes on with.
    before: Option<Paragraph>,
    in_text: bool,
}

impl Walk<'_> {
    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), SourceError> {
        if self.open.len() > DEEPEST {
            return Err(SourceError::Bomb { what: format!("段落和表格套了 {DEEPEST} 层以上") });
        }
        match tag.local_name().as_ref() {
            "p" => {
                // Where the end of a paragraph was deleted, style and number are those of the next one.
                let Paragraph { text, boxes, .. } = self.before.take().unwrap_or_default();
                self.open.push(Open::Paragraph(Paragraph { text, boxes, ..Paragraph::default() }));
            }
            "tbl" => self.open.push(Open::Table(Table::default())),
            "tr" => self.table(Table::open_row),
            "tc" => self.table(Table::open_cell),
            "t" => self.in_text = true,
            "tab" | "ptab" => self.push("\t"),
            "cr" => self.push("\n"),
            "br" if attribute(tag, "type").is_none_or(|kind| kind == "textWrapping") => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            "pStyle" => self.paragraph(|paragraph| paragraph.style = val(tag)),
            "numId" => self.paragraph(|paragraph| paragraph.place.list = val(tag)),
            "ilvl" => self.paragraph(|paragraph| paragraph.place.level = number(tag, "val")),
            "footnoteReference" => self.note("footnote", tag),
            "endnoteReference" => self.note("endnote", tag),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "tr" => self.table(Table::close_row),
            "p" => self.close_paragraph(),
            "tbl" if matches!(self.open.last(), Some(Open::Table(_))) => {
                if let Some(Open::Table(table)) = self.open.pop() {
                    self.put(table.lines());
                }
            }
            _ => {}
        }
    }

    fn close_paragraph(&mut self) {
        if !matches!(self.open.last(), Some(Open::Paragraph(_))) {
            return;
        }
        let Some(Open::Paragraph(paragraph)) = self.open.pop() else { return };
        if paragraph.goes_on {
            self.before = Some(paragraph);
            return;
        }
        let marker = self.counter.next(paragraph.style.as_deref(), &paragraph.place);
        self.put(paragraph.lines(&marker));
    }

    /// Gives lines to what is around them.
    fn put(&mut self, lines: Vec<String>) {
        match self.open.last_mut() {
            Some(Open::Paragraph(paragraph)) => paragraph.boxes.extend(lines),
            Some(Open::Table(table)) => table.take(lines),
            None => self.done.extend(lines),
        }
    }

    fn paragraph(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(Open::Paragraph(paragraph)) = self.open.last_mut() {
            change(paragraph);
        }
    }

    fn table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(Open::Table(table)) = self.open.last_mut() {
            change(table);
        }
    }

    fn push(&mut self, text: &str) {
        self.paragraph(|paragraph| paragraph.text.push_str(text));
    }

    fn note(&mut self, of: &'static str, tag: &BytesStart<'_>) {
        let id = attribute(tag, "id").unwrap_or_default();
        if let Some(text) = self.notes.get(of, &id) {
            self.push(&format!("（注：{text}）"));
        }
    }

    /// All lines; a document that ends inside of something is cut off.
    fn finish(mut self) -> Result<Vec<String>, SourceError> {
        if !self.open.is_empty() {
            return Err(SourceError::Broken { kind: "docx", part: "正文" });
        }
        if let Some(paragraph) = self.before.take() {
            self.done.extend(paragraph.lines(""));
        }
        Ok(self.done)
    }
}
