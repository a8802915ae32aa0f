//! Files that are made to do harm, or that broke on the way: each is refused in plain words, within limits that are held
//! while reading.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{Cursor, Write};

use duidu::source::{self, Archive, SourceError};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const BODY: &str = "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>县民政局2023年上半年工作总结</w:t></w:r></w:p>\
    <w:p><w:r><w:t>一、上半年，我局推进各项工作，新建食堂8家。&x;</w:t></w:r></w:p></w:body></w:document>";

fn packed<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn docx(document: &str) -> Vec<u8> {
    packed([("word/document.xml", document.as_bytes())])
}

/// Refused, and in Chinese: what is wrong, and what to do.
fn message(result: Result<impl std::fmt::Debug, SourceError>) -> String {
    let message = result.unwrap_err().to_string();
    assert!(message.contains('请'), "{message}");
    message
}

#[test]
fn what_unpacks_to_far_more_is_not_unpacked() {
    let spaces = vec![b' '; 100 * 1024 * 1024];
    let bomb = packed([("word/document.xml", spaces.as_slice())]);
    assert!(bomb.len() < 1024 * 1024);
    assert!(message(source::read("甲.docx", &bomb)).contains("不像正常的材料"));
    let bomb = packed([("甲.txt", spaces.as_slice())]);
    let mut archive = Archive::open(&bomb).unwrap();
    let entry = archive.entries().remove(0);
    assert!(message(archive.unpack(&entry)).contains("解压后超过"));
}

#[test]
fn many_files_or_much_together_is_too_much() {
    let names: Vec<String> = (0..10_001).map(|number| format!("{number}.txt")).collect();
    let many = packed(names.iter().map(|name| (name.as_str(), b"a".as_slice())));
    assert!(message(Archive::open(&many).map(|archive| archive.entries())).contains("10001 个文件"));
    // Each file within its limit, all of them together beyond.
    let text = vec![b'a'; 40 * 1024 * 1024];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..8 {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        zip.start_file(format!("{number}.txt"), stored).unwrap();
        zip.write_all(&text).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let mut archive = Archive::open(&bytes).unwrap();
    let results: Vec<bool> = archive.entries().iter().map(|entry| archive.unpack(entry).is_ok()).collect();
    assert_eq!(results.iter().filter(|done| **done).count(), 6, "256 MB are six of them");
}

#[test]
fn nothing_outside_of_a_word_file_is_read() {
    let secret = format!("{}/Cargo.toml", env!("CARGO_MANIFEST_DIR"));
    for doctype in [
        format!("<!DOCTYPE d [<!ENTITY x SYSTEM \"file://{secret}\">]>"),
        "<!DOCTYPE d SYSTEM \"http://127.0.0.1:1/d.dtd\" [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/p\">%p;]>"
            .to_owned(),
    ] {
        match source::read("甲.docx", &docx(&format!("{doctype}{BODY}"))) {
            Ok(text) => {
                let text: Vec<String> = text.lines.into_iter().map(|line| line.text).collect();
                assert_eq!(
                    text[1], "一、上半年，我局推进各项工作，新建食堂8家。",
                    "the entity stands for nothing"
                );
            }
            Err(error) => assert!(error.to_string().contains("请"), "{error}"),
        }
    }
}

#[test]
fn entities_of_entities_grow_into_nothing() {
    use std::fmt::Write as _;
    let mut doctype = String::from("<!DOCTYPE d [<!ENTITY x0 \"哈哈哈哈哈哈哈哈哈哈\">");
    for level in 1..12 {
        write!(doctype, "<!ENTITY x{level} \"{}\">", format!("&x{};", level - 1).repeat(10)).unwrap();
    }
    let document = format!("{doctype}<!ENTITY x \"&x11;\">]>{BODY}");
    if let Ok(text) = source::read("甲.docx", &docx(&document)) {
        assert!(text.lines.iter().map(|line| line.text.len()).sum::<usize>() < 1000);
    }
}

#[test]
fn word_files_of_tags_inside_tags() {
    let deep = format!("<w:document>{}", "<w:tbl><w:tr><w:tc><w:p>".repeat(100_000));
    match source::read("甲.docx", &docx(&deep)) {
        Ok(text) => assert!(text.lines.len() < 1_000_000),
        Err(error) => assert!(error.to_string().contains('请'), "{error}"),
    }
    let page = format!("<html><body>{}我局推进工作。", "<div><p>".repeat(200_000));
    drop(source::read("甲.html", page.as_bytes()));
}

/// A file of each format that ends anywhere: read as far as it goes, or refused in words.
#[test]
fn what_ends_too_early_is_read_or_refused() {
    let text =
        "县民政局2023年上半年工作总结\n一、上半年工作情况\n我局新建食堂8家，推进各项工作。\n".repeat(4);
    let page = format!("<html><head><title>总结</title></head><body><div><p>{text}</p></div></body></html>");
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let samples: [(&str, Vec<u8>); 6] = [
        ("甲.txt", text.as_bytes().to_vec()),
        ("甲.txt", encoding_rs::GB18030.encode(&text).0.into_owned()),
        ("甲.txt", [b"\xff\xfe".as_slice(), &utf16].concat()),
        ("甲.html", page.into_bytes()),
        ("甲.docx", docx(BODY)),
        ("甲.zip", packed([("甲.txt", text.as_bytes()), ("乙.txt", text.as_bytes())])),
    ];
    for (name, bytes) in samples {
        let packed = bytes.starts_with(b"PK");
        for end in (4..bytes.len()).step_by(7) {
            let cut = &bytes[..end];
            if let Err(error) = source::read(name, cut) {
                assert!(error.to_string().contains('请'), "{name} cut at {end}: {error}");
            } else {
                assert!(!packed, "{name} cut at {end} has no directory");
            }
        }
    }
    assert!(message(source::read("甲.pdf", b"%PDF-1.7\n1 0 obj")).contains("PDF"));
}
