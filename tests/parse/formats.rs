//! What is true of every reader of files: text comes back as it was written, and no bytes make one stumble.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{Cursor, Write};

use duidu::{model::Encoding, source};
use proptest::prelude::*;
use zip::{ZipWriter, write::SimpleFileOptions};

/// Office prose of the kind that encodings are told by.
const SENTENCES: [&str; 8] = [
    "县民政局2023年上半年工作总结",
    "一、上半年工作情况",
    "新建老年食堂8家，完成全年任务的80%。",
    "（一）加强党的建设，开展主题教育12次；",
    "各项工作取得了新的进展。",
    "1.抓好为老服务：在全县推进助餐点建设。",
    "二、下半年工作打算",
    "一是继续办好老年食堂，不断扩大范围。",
];
/// Pieces of Word's XML; any order of them is read or refused.
const XML: [&str; 24] = [
    "<w:p>",
    "</w:p>",
    "<w:p/>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "</w:t>",
    "文字",
    "&amp;",
    "&x;",
    "&#0;",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:del>",
    "</w:del>",
    "<w:br/>",
    "<w:numId w:val=\"1\"/>",
    "<w:ilvl w:val=\"9\"/>",
    "<mc:Fallback>",
    "<w:footnoteReference w:id=\"1\"/>",
];
/// Pieces of pages.
const HTML: [&str; 24] = [
    "<html>",
    "<body>",
    "<div class=\"TRS_Editor\">",
    "</div>",
    "<p>",
    "</p>",
    "<td>",
    "</td>",
    "<tr>",
    "<a href=x>",
    "</a>",
    "文字，",
    "&nbsp;",
    "&#x4e00;",
    "&#99999999;",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<",
    "<p class='",
    "<h1>",
    "<head>",
    "<title>",
];

fn bytes(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        Encoding::Gb18030 => encoding_rs::GB18030.encode(text).0.into_owned(),
        Encoding::Utf8 | Encoding::Big5 => text.as_bytes().to_vec(),
    }
}

fn docx(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn text_comes_back_in_every_encoding(choices in prop::collection::vec(0..SENTENCES.len(), 1..30), at in 0..4_usize) {
        let encoding = [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Gb18030][at];
        let lines: Vec<&str> = choices.iter().map(|at| SENTENCES[*at]).collect();
        let source = source::read("甲.txt", &bytes(&lines.join("\r\n"), encoding)).unwrap();
        prop_assert_eq!(&source.encoding, encoding.name());
        prop_assert_eq!(source.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), lines);
    }

    #[test]
    fn any_word_file_is_read_or_refused(choices in prop::collection::vec(0..XML.len(), 0..60), split in 0..60_usize) {
        let pieces: Vec<&str> = choices.iter().map(|at| XML[*at]).collect();
        let (body, notes) = pieces.split_at(split.min(pieces.len()));
        let levels = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"8\"><w:lvlText w:val=\"%9%1%\"/></w:lvl></w:abstractNum>";
        let numbering = format!("{levels}<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
        let parts = [
            ("word/document.xml", body.concat()),
            ("word/footnotes.xml", format!("<w:footnote w:id=\"1\">{}", notes.concat())),
            ("word/numbering.xml", numbering),
        ];
        drop(source::read("甲.docx", &docx(&parts)));
    }

    #[test]
    fn any_page_is_read_or_refused(choices in prop::collection::vec(0..HTML.len(), 0..60)) {
        let page: String = choices.iter().map(|at| HTML[*at]).collect();
        drop(source::read("甲.html", page.as_bytes()));
    }

    #[test]
    fn any_bytes_behind_a_known_beginning(start in 0..7_usize, rest in prop::collection::vec(any::<u8>(), 0..300)) {
        let starts: [&[u8]; 7] = [b"PK\x03\x04", b"%PDF-1.7", b"\xff\xfe", b"\xfe\xff", b"<html>", b"\xd0\xcf\x11\xe0", b"{\\rtf1"];
        let bytes = [starts[start], &rest].concat();
        drop(source::read("甲", &bytes));
        drop(source::format("甲.doc", &bytes));
        if let Ok(mut archive) = source::Archive::open(&bytes) {
            for entry in archive.entries() {
                drop(archive.unpack(&entry));
            }
        }
    }
}
