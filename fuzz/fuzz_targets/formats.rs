//! Every reader of files: the first byte chooses the format, the rest is what the reader gets.
//!
//! Parts of a Word file are packed without compression, so that the fuzzer changes XML and not checksums.

#![no_main]

#[path = "laws.rs"]
mod laws;

use std::io::{Cursor, Write};

use duidu::source::{self, Archive};
use libfuzzer_sys::fuzz_target;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

fuzz_target!(|input: &[u8]| {
    let Some((choice, bytes)) = input.split_first() else { return };
    match choice % 6 {
        0 => laws::hold("材料.docx", &docx(bytes)),
        1 => laws::hold("材料.html", &[b"<html>", bytes].concat()),
        2 => laws::hold("材料.txt", &[b"\xff\xfe", bytes].concat()),
        4 => pages(&String::from_utf8_lossy(bytes)),
        3 => unpack(&[b"PK\x03\x04", bytes].concat()),
        _ => laws::hold("材料.txt", bytes),
    }
});

/// A Word file of parts that a zero byte parts.
fn docx(bytes: &[u8]) -> Vec<u8> {
    let names = ["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml"];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, part) in names.into_iter().zip(bytes.split(|byte| *byte == 0)) {
        zip.start_file(name, stored).expect("a new name");
        zip.write_all(part).expect("written to memory");
    }
    zip.finish().expect("written to memory").into_inner()
}

/// What another program took out of a PDF: form feeds part its pages, lines are hard-wrapped.
fn pages(text: &str) {
    let _ = source::in_columns(text);
    if let Ok(text) = source::read_pages("材料.pdf", b"", text) {
        laws::hold_text(&text);
    }
}

fn unpack(bytes: &[u8]) {
    laws::hold("材料.zip", bytes);
    if let Ok(mut archive) = Archive::open(bytes) {
        for entry in archive.entries() {
            drop(source::format(&entry.name, &archive.unpack(&entry).unwrap_or_default()));
        }
    }
}
