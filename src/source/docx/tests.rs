//! Word files made here: numbers that stand in no text, tables, notes, boxes, tracked changes.

use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;

/// A docx of a body and other parts.
fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let document =
        format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    for (name, text) in [("word/document.xml", document.as_str())].iter().chain(parts) {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn numbered(list: u32, level: u32, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>\
         <w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

fn level(at: u32, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

fn numbering() -> String {
    let levels = [
        level(0, "chineseCounting", "%1、", "<w:pStyle w:val=\"H1\"/>"),
        level(1, "chineseCountingThousand", "（%2）", ""),
        level(2, "decimal", "%3.", ""),
        level(3, "decimal", "%1.%4", "<w:isLgl/>"),
        level(4, "bullet", "\u{f0b7}", ""),
    ];
    format!(
        "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"7\">{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>\
         </w:numbering>",
        levels.concat()
    )
}

fn read(body: &str, parts: &[(&str, &str)]) -> Vec<String> {
    text(&docx(body, parts)).unwrap().split('\n').map(str::to_owned).collect()
}

#[test]
fn numbers_that_stand_in_no_text() {
    let body = [
        numbered(1, 0, "总体"),
        numbered(1, 1, "养老"),
        numbered(1, 2, "食堂"),
        numbered(1, 2, "助餐"),
        numbered(1, 1, "救助"),
        numbered(1, 2, "低保"),
        numbered(1, 3, "细则"),
        numbered(1, 4, "圆点"),
        numbered(1, 0, "打算"),
        numbered(2, 0, "另起"),
        numbered(2, 0, "再来"),
        numbered(0, 0, "无号"),
        "<w:p><w:pPr><w:pStyle w:val=\"Sub\"/></w:pPr><w:r><w:t>样式</w:t></w:r></w:p>".to_owned(),
    ];
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:pPr><w:numPr><w:numId w:val=\"1\"/>\
        </w:numPr></w:pPr></w:style><w:style w:styleId=\"Sub\"><w:basedOn w:val=\"H1\"/></w:style></w:styles>";
    let seen = read(&body.concat(), &[("word/numbering.xml", &numbering()), ("word/styles.xml", styles)]);
    let expected = [
        "一、总体",
        "（一）养老",
        "1.食堂",
        "2.助餐",
        "（二）救助",
        "1.低保",
        "1.1 细则",
        "圆点",
        "二、打算",
        "一、另起",
        "二、再来",
        "无号",
        "三、样式",
    ];
    assert_eq!(seen, expected);
}

#[test]
fn tables_and_breaks() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(text));
    let body = format!(
        "<w:p/><w:tbl><w:tr>{}{}</w:tr><w:tr>{}<w:tc><w:p/></w:tc></w:tr></w:tbl>\
         <w:p><w:r><w:t>甲&amp;&#20057;</w:t><w:br/><w:t>丙</w:t><w:br w:type=\"page\"/></w:r></w:p>",
        cell("项目"),
        cell("数量"),
        cell("只有一格")
    );
    assert_eq!(read(&body, &[]), ["", "项目\t数量", "只有一格", "甲&乙", "丙"]);
}

#[test]
fn changes_are_accepted() {
    let body = format!(
        "<w:p><w:r><w:t>建成</w:t></w:r><w:del><w:r><w:delText>七</w:delText></w:r></w:del><w:ins><w:r><w:t>八</w:t></w:r></w:ins>\
         <w:r><w:t>家</w:t></w:r></w:p><w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>{}",
        p("后半")
    );
    assert_eq!(read(&body, &[]), ["建成八家", "前半后半"]);
}

#[test]
fn notes_and_boxes() {
    let inside = p("框里");
    let body = format!(
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><mc:AlternateContent><mc:Choice>\
         <w:txbxContent>{inside}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{inside}</w:txbxContent></mc:Fallback>\
         </mc:AlternateContent></w:r></w:p>"
    );
    let notes = "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"2\"><w:p><w:r><w:t>说明</w:t></w:r></w:p></w:footnote></w:footnotes>";
    assert_eq!(read(&body, &[("word/footnotes.xml", notes)]), ["正文（注：说明）", "框里"]);
}

#[test]
fn nothing_from_outside() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    let document = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\"><!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>\
        <w:document><w:p><w:r><w:t>前&e;&b;后</w:t></w:r></w:p></w:document>";
    zip.write_all(document.as_bytes()).unwrap();
    assert_eq!(text(&zip.finish().unwrap().into_inner()), Ok("前后".to_owned()));
}

#[test]
fn broken_files_are_told() {
    let whole = docx(&p("正文"), &[]);
    for cut in (0..whole.len()).step_by(7) {
        assert!(text(&whole[..cut]).is_err(), "{cut}");
    }
    assert!(matches!(text(&docx("<w:p><w:r>", &[])), Err(SourceError::Broken { .. })));
    let deep = "<w:tbl>".repeat(100_000);
    assert!(text(&docx(&deep, &[])).is_err());
}
