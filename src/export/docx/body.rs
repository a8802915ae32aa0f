//! The text of a Word file: paragraphs and tables. Each paragraph names a style of `parts`, none has a look of its own.

use std::fmt::Write;

use super::escaped;
use crate::export::paper::{Block, Kind, Line, Paper, Table, TableRow};

const OPEN: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#;

/// Width and height of A4, and its margins, in twentieths of a point: above 37 mm, below 35, left 28, right 26.
const SHORT: usize = 11_906;
const LONG: usize = 16_838;
const ABOVE: usize = 2098;
const BELOW: usize = 1984;
const LEFT: usize = 1587;
const RIGHT: usize = 1474;
/// Page numbers stand so far from the edge.
const FOOTER: usize = 1400;
/// Across, the numbers stand nearer to the edge, for the margin below is smaller.
const FOOTER_ACROSS: usize = 850;

/// `word/document.xml`.
pub(super) fn document(paper: &Paper) -> String {
    let mut out = OPEN.to_owned();
    paragraph(&mut out, "Title", &paper.title, "");
    if !paper.subtitle.is_empty() {
        paragraph(&mut out, "Subtitle", &paper.subtitle, "");
    }
    for block in &paper.blocks {
        match block {
            Block::Line(line) => paragraph(&mut out, style(line.kind), &line.text, &line.source),
            Block::Table(one) => table(&mut out, one, width(paper.landscape)),
        }
    }
    // A document must not end with a table.
    if matches!(paper.blocks.last(), Some(Block::Table(_))) {
        paragraph(&mut out, "TableText", "", "");
    }
    out.push_str(&section(paper.landscape));
    out.push_str("</w:body></w:document>");
    out
}

/// The page: size, margins, where its number stands.
fn section(landscape: bool) -> String {
    let (size, margins) = if landscape {
        // The upright sheet turned: what was left is above.
        let size = format!(r#"<w:pgSz w:w="{LONG}" w:h="{SHORT}" w:orient="landscape"/>"#);
        (size, [LEFT, ABOVE, RIGHT, BELOW, FOOTER_ACROSS])
    } else {
        (format!(r#"<w:pgSz w:w="{SHORT}" w:h="{LONG}"/>"#), [ABOVE, RIGHT, BELOW, LEFT, FOOTER])
    };
    let [top, right, bottom, left, footer] = margins;
    format!(
        r#"<w:sectPr><w:footerReference w:type="default" r:id="rId10"/><w:footerReference w:type="even" r:id="rId11"/>{size}<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="851" w:footer="{footer}" w:gutter="0"/></w:sectPr>"#
    )
}

/// What is left for the text between the margins.
fn width(landscape: bool) -> usize {
    if landscape { LONG - ABOVE - BELOW } else { SHORT - LEFT - RIGHT }
}

const fn style(kind: Kind) -> &'static str {
    match kind {
        Kind::Heading => "Heading1",
        Kind::Subheading => "Heading2",
        Kind::Body => "Normal",
        Kind::Note => "Note",
        Kind::Absent => "Absent",
    }
}

const fn style_in_table(kind: Kind) -> &'static str {
    match kind {
        Kind::Heading | Kind::Subheading => "TableHeading",
        Kind::Body => "TableText",
        Kind::Note => "TableAbove",
        Kind::Absent => "TableAbsent",
    }
}

fn paragraph(out: &mut String, style: &str, text: &str, source: &str) {
    let _ = write!(out, r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>"#);
    run(out, "", text);
    if !source.is_empty() {
        run(out, r#"<w:rPr><w:rStyle w:val="Source"/></w:rPr>"#, source);
    }
    out.push_str("</w:p>");
}

/// Text of one look; line breaks and tabs as Word has them.
fn run(out: &mut String, look: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    let _ = write!(out, "<w:r>{look}");
    for (at, line) in text.replace("\r\n", "\n").split(['\n', '\r']).enumerate() {
        out.push_str(if at > 0 { "<w:br/>" } else { "" });
        for (at, piece) in line.split('\t').enumerate() {
            out.push_str(if at > 0 { "<w:tab/>" } else { "" });
            let _ = write!(out, r#"<w:t xml:space="preserve">{}</w:t>"#, escaped(piece));
        }
    }
    out.push_str("</w:r>");
}

fn table(out: &mut String, table: &Table, width: usize) {
    let columns = table.columns.len().max(1);
    let each = width / columns;
    let _ = write!(
        out,
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>"#,
        each * columns
    );
    for _ in 0..columns {
        let _ = write!(out, r#"<w:gridCol w:w="{each}"/>"#);
    }
    out.push_str("</w:tblGrid>");
    heading(out, table, each);
    for row in &table.rows {
        out.push_str("<w:tr>");
        match row {
            TableRow::Band(words) => band(out, words, columns, each),
            TableRow::Cells(cells) => cells.iter().for_each(|lines| cell(out, lines, each)),
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
}

/// The heading of a table: on every page, never broken.
fn heading(out: &mut String, table: &Table, each: usize) {
    out.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (name, more) in &table.columns {
        let _ = write!(
            out,
            r#"<w:tc><w:tcPr><w:tcW w:w="{each}" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/><w:vAlign w:val="center"/></w:tcPr>"#
        );
        paragraph(out, "TableHead", name, "");
        if !more.is_empty() {
            paragraph(out, "TableMore", more, "");
        }
        out.push_str("</w:tc>");
    }
    out.push_str("</w:tr>");
}

/// A heading across all columns.
fn band(out: &mut String, words: &str, columns: usize, each: usize) {
    let _ = write!(
        out,
        r#"<w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/><w:gridSpan w:val="{columns}"/><w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/></w:tcPr>"#,
        each * columns
    );
    paragraph(out, "TableBand", words, "");
    out.push_str("</w:tc>");
}

fn cell(out: &mut String, lines: &[Line], each: usize) {
    let _ = write!(out, r#"<w:tc><w:tcPr><w:tcW w:w="{each}" w:type="dxa"/></w:tcPr>"#);
    for line in lines {
        paragraph(out, style_in_table(line.kind), &line.text, &line.source);
    }
    if lines.is_empty() {
        paragraph(out, "TableText", "", "");
    }
    out.push_str("</w:tc>");
}
