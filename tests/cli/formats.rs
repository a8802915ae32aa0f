//! Files of other formats through the program: encodings, Word, pages, archives and folders, and what is wrong with some.

use std::{
    fs,
    io::{Cursor, Write},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::Value;
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::bench::{Bench, Run};

/// A report; its markers are left out for `docx`, which counts them itself.
const LINES: [(Option<u32>, &str); 8] = [
    (None, "县民政局2023年上半年工作总结"),
    (Some(0), "一、上半年工作"),
    (Some(1), "（一）养老服务"),
    (Some(2), "1.办好老年食堂。新建老年食堂8家，完成全年任务的80%。"),
    (Some(2), "2.做好居家照料。为120户老人装了扶手。"),
    (Some(1), "（二）社会救助"),
    (Some(0), "二、下半年打算"),
    (None, "继续办好老年食堂，扩大助餐范围。"),
];

fn text() -> String {
    LINES.map(|(_, line)| format!("{line}\n")).concat()
}

pub(crate) fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The report as Word keeps it, with markers that exist as list properties only.
fn docx() -> Vec<u8> {
    let formats = [("chineseCounting", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3.")];
    let levels = formats.iter().enumerate().map(|(at, (format, text))| {
        format!("<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>")
    });
    let numbering = format!(
        "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
        levels.collect::<String>()
    );
    let paragraph = |(level, line): (Option<u32>, &str)| {
        let bare = line.split_once(['、', '）', '.']).map_or(line, |(_, bare)| bare);
        let (properties, words) = level.map_or((String::new(), line), |level| {
            (
                format!(
                    "<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
                ),
                bare,
            )
        });
        format!("<w:p>{properties}<w:r><w:t>{words}</w:t></w:r></w:p>")
    };
    let body = LINES.map(paragraph).concat();
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    packed(&[("word/document.xml", document.as_bytes()), ("word/numbering.xml", numbering.as_bytes())])
}

fn page() -> String {
    let body = LINES.map(|(_, line)| format!("<p>{line}</p>")).concat();
    format!(
        "<html><head><meta charset=gbk><title>总结_某县</title></head><body><ul><li><a href=/>首页</a></li></ul>\
         <div class=TRS_Editor>{body}</div><div>版权所有</div></body></html>"
    )
}

pub(crate) fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

pub(crate) fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

pub(crate) fn parsed(bench: &Bench, arguments: &[&str]) -> Value {
    let run = bench.run(&[&["parse"], arguments].concat());
    assert_eq!(run.code, 0, "{arguments:?}: {}", run.err);
    serde_json::from_str(&run.out).unwrap()
}

/// Exit code 1, and these words; within ten seconds.
fn refused(bench: &Bench, file: &str, words: &[&str]) -> Run {
    let begin = Instant::now();
    let run = bench.run(&["import", file]);
    assert!(begin.elapsed() < Duration::from_secs(10), "{file}: {:?}", begin.elapsed());
    assert_eq!(run.code, 1, "{file}: {}{}", run.out, run.err);
    assert!(words.iter().all(|word| run.err.contains(word)), "{file} {words:?}: {}", run.err);
    run
}

#[test]
fn the_same_report_from_every_format() {
    let bench = Bench::new();
    bench.file("一.txt", text());
    let plain = parsed(&bench, &["一.txt"]);
    assert_eq!(plain["source"]["encoding"], "UTF-8");
    let files: [(&str, Vec<u8>, &str); 6] = [
        ("标.txt", [b"\xef\xbb\xbf", text().as_bytes()].concat(), "UTF-8"),
        ("国标.txt", gbk(&text()), "GB18030"),
        ("双字节.txt", utf16(&text()), "UTF-16LE"),
        ("双字节标.md", [b"\xff\xfe".to_vec(), utf16(&text())].concat(), "UTF-16LE"),
        ("文档.docx", docx(), "docx"),
        ("网页.html", gbk(&page()), "html GB18030"),
    ];
    for (name, bytes, encoding) in files {
        bench.file(name, bytes);
        let read = parsed(&bench, &[name]);
        assert_eq!(read["source"]["encoding"], encoding, "{name}");
        assert_eq!(read["reports"], plain["reports"], "{name}");
    }
}

#[test]
fn the_encoding_is_shown_and_can_be_chosen() {
    let bench = Bench::new();
    bench.file("国标.txt", gbk(&text()));
    let run = bench.run(&["import", "国标.txt"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("GB18030") && run.out.contains("--encoding"), "{}", run.out);
    let run = bench.run(&["parse", "国标.txt", "--encoding", "utf-8"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("UTF-8") && run.err.contains("--encoding"), "{}", run.err);
    assert_eq!(parsed(&bench, &["国标.txt", "--encoding", "GBK"])["reports"].as_array().unwrap().len(), 1);
    let run = bench.run(&["parse", "国标.txt", "--encoding", "utf-7"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("gb18030"), "{}", run.err);
}

#[test]
fn an_archive_goes_in_file_by_file() {
    let bench = Bench::new();
    let other = text().replace("民政", "教育");
    let inner = packed(&[("里.txt", text().replace("民政", "水利").as_bytes())]);
    let deep = packed(&[("更里.zip", &packed(&[("最里.zip", &packed(&[("x.txt", b"x")]))]))]);
    let files: [(&str, &[u8]); 5] = [
        ("第10篇.txt", other.as_bytes()),
        ("第2篇.docx", &docx()),
        ("图.png", b"\x89PNG\r\n"),
        ("内.zip", &inner),
        ("深.zip", &deep),
    ];
    bench.file("汇编.zip", packed(&files));
    let run = bench.run(&["import", "汇编.zip"]);
    assert_eq!(run.code, 1);
    for words in
        ["汇编.zip/图.png：这不是文字材料", "更里.zip：文件夹或压缩文件套得太深", "5 个文件中有 2 个没有导入"]
    {
        assert!(run.err.contains(words), "{words}: {}", run.err);
    }
    let places: Vec<usize> = ["第2篇.docx：", "第10篇.txt：", "内.zip/里.txt："]
        .iter()
        .map(|name| run.out.find(name).unwrap())
        .collect();
    assert!(places[0] < places[1], "{}", run.out);
    assert_eq!(bench.count("SELECT count(*) AS n FROM reports"), 3);
    let before = bench.rows();
    let listed = bench.run(&["sources"]).out;
    for file in ["汇编.zip › 第2篇.docx", "汇编.zip › 内.zip › 里.txt"] {
        assert!(listed.contains(file), "{file}: {listed}");
    }
    let again = bench.run(&["import", "汇编.zip"]);
    assert!(again.out.contains("汇编.zip/第10篇.txt：内容与上次导入时相同"), "{}", again.out);
    assert_eq!(bench.rows(), before);
    bench.assert_sound();
}

#[test]
fn a_folder_goes_in_file_by_file() {
    let bench = Bench::new();
    fs::create_dir_all(bench.path("材料/镇")).unwrap();
    bench.file("材料/第10篇.txt", text());
    bench.file("材料/第9篇.txt", gbk(&text().replace("民政", "教育")));
    bench.file("材料/镇/一.htm", gbk(&page().replace("民政", "水利")));
    bench.file("材料/~$第9篇.docx", "x");
    let list = parsed(&bench, &["材料"]);
    let names: Vec<&str> =
        list.as_array().unwrap().iter().filter_map(|one| one["source"]["file"].as_str()).collect();
    assert_eq!(names, ["第9篇.txt", "第10篇.txt", "一.htm"]);
    assert_eq!(bench.run(&["import", "材料"]).code, 0);
    assert_eq!(bench.count("SELECT count(*) AS n FROM reports"), 3);
    bench.assert_sound();
}

#[test]
fn what_is_wrong_with_a_file_is_told_in_time() {
    let bench = Bench::new();
    bench.file("断.docx", &docx()[..700]);
    refused(&bench, "断.docx", &["断.docx", "不完整或已损坏", "另存为"]);
    bench.file("断.zip", &packed(&[("一.txt", text().as_bytes())])[..100]);
    refused(&bench, "断.zip", &["不完整或已损坏"]);
    bench.file("断.txt", &text().as_bytes()[..text().len() - 2]);
    refused(&bench, "断.txt", &["第 8 行", "UTF-8"]);
    bench.file("空.zip", packed(&[]));
    refused(&bench, "空.zip", &["没有文件"]);
    bench.file("表.xlsx", packed(&[("xl/workbook.xml", b"<x/>")]));
    refused(&bench, "表.xlsx", &["Excel", "docx"]);
    bench.file(
        "圈.pdf",
        "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>\nendobj\ntrailer<</Root 1 0 R>>\n",
    );
    refused(&bench, "圈.pdf", &["PDF", "另存为 docx"]);
    let spaces = vec![b' '; 80 * 1024 * 1024];
    let bomb = packed(&[("炸.txt", &spaces), ("word/document.xml", &spaces)]);
    bench.file("炸.docx", &bomb);
    refused(&bench, "炸.docx", &["解压后超过", "没有继续解压"]);
    bench.file("炸.zip", packed(&[("一.txt", &spaces), ("二.txt", text().as_bytes())]));
    refused(&bench, "炸.zip", &["炸.zip/一.txt", "解压后超过", "2 个文件中有 1 个"]);
    let entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hosts\">]><w:document><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:document>";
    bench.file("外部.docx", packed(&[("word/document.xml", entity.as_bytes())]));
    refused(&bench, "外部.docx", &["空的"]);
}

#[test]
fn without_an_office_program_it_is_said_how_to_go_on() {
    let bench = Bench::new();
    bench.file("旧.rtf", "{\\rtf1 x}");
    let output = bench.command().args(["import", "旧.rtf"]).env("PATH", "").output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(["RTF", "LibreOffice", "另存为 docx"].iter().all(|word| said.contains(word)), "{said}");
}

#[test]
fn an_old_format_is_read_where_libreoffice_is() {
    if !installed("soffice") {
        return;
    }
    let bench = Bench::new();
    bench.file("一.txt", text());
    let unit = |unit: u16| match unit {
        10 => "\\par\n".to_owned(),
        0..=127 => String::from_utf16_lossy(&[unit]),
        _ => format!("\\u{}?", unit.cast_signed()),
    };
    let escaped: String = text().encode_utf16().map(unit).collect();
    bench.file("旧.rtf", format!("{{\\rtf1\\ansi {escaped}}}"));
    assert_eq!(parsed(&bench, &["旧.rtf"])["reports"], parsed(&bench, &["一.txt"])["reports"]);
}

#[test]
fn a_pdf_is_read_where_pdftotext_is() {
    if !installed("pdftotext") {
        return;
    }
    let bench = Bench::new();
    let page = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
    bench.file("扫描.pdf", page);
    refused(&bench, "扫描.pdf", &["扫描件", "OCR"]);
    if !installed("soffice") {
        return;
    }
    bench.file("one.txt", text());
    let profile = format!("-env:UserInstallation=file://{}", bench.path("profile").display());
    let arguments =
        [&profile, "--headless", "--convert-to", "pdf", "--infilter=Text (encoded):UTF8,LF,,,", "one.txt"];
    let made = Command::new("soffice").current_dir(bench.path(".")).args(arguments).output().unwrap();
    assert!(made.status.success());
    let (pdf, plain) = (parsed(&bench, &["one.pdf"]), parsed(&bench, &["one.txt"]));
    let headings = |read: &Value| -> Vec<String> {
        let sections = read["reports"][0]["sections"].as_array().unwrap();
        sections
            .iter()
            .map(|section| section["marker"].as_str().unwrap().replace(['(', ')', '（', '）'], ""))
            .collect()
    };
    assert_eq!(pdf["source"]["encoding"], "pdf");
    assert_eq!(pdf["reports"][0]["agency"], plain["reports"][0]["agency"]);
    assert_eq!(headings(&pdf), headings(&plain));
}

/// Whether another program is there; where it is not, a test says that it was skipped.
pub(crate) fn installed(program: &str) -> bool {
    let there =
        Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    if !there {
        eprintln!("SKIPPED: no {program} here");
    }
    there
}
