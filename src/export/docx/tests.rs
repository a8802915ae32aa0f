//! Word files are unpacked again: every part is there and well formed, the text is whole.

use std::io::Read;

use zip::ZipArchive;

use super::*;
use crate::export::paper::{Block, Kind, Line, Table, TableRow};

fn paper() -> Paper {
    let mut paper =
        Paper { title: "对读：甲 · 乙".into(), subtitle: "对照版".into(), ..Paper::default() };
    paper.push(Line::new(Kind::Heading, "养老服务"));
    paper.push(
        Line::new(Kind::Body, "建成<食堂>3家，\n覆盖率&满意度\t“都”升。")
            .with_source("〔2023上·甲县民政局〕"),
    );
    let cells = vec![
        vec![Line::new(Kind::Subheading, "（一）救助"), Line::new(Kind::Body, "救助\u{b}12人次。")],
        vec![Line::new(Kind::Absent, "（未提及）")],
    ];
    let columns = vec![("甲".to_owned(), "县级".to_owned()), ("乙".to_owned(), String::new())];
    let rows = vec![TableRow::Band("总体".into()), TableRow::Cells(cells)];
    paper.blocks.push(Block::Table(Table { columns, rows }));
    paper
}

fn unpacked(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let read = |at| {
        let mut file = zip.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        (file.name().unwrap().into_owned(), text)
    };
    (0..10).map(read).collect()
}

fn part(name: &str, paper: &Paper) -> String {
    let parts = unpacked(docx(paper).unwrap());
    parts.into_iter().find(|(part, _)| part == name).unwrap().1
}

#[test]
fn the_text_is_whole_and_escaped() {
    let text = part("word/document.xml", &paper());
    for words in [
        "建成&lt;食堂&gt;3家，</w:t><w:br/>",
        "覆盖率&amp;满意度</w:t><w:tab/>",
        "“都”升。",
        "〔2023上·甲县民政局〕",
        "救助12人次。",
        "（未提及）",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert_eq!(text.matches("<w:tblHeader/>").count(), 1);
    assert!(text.find("<w:tblHeader/>") < text.find("（一）救助"));
    assert!(!text.contains("landscape"));
    assert!(part("word/document.xml", &Paper { landscape: true, ..paper() }).contains("landscape"));
}

#[test]
fn every_style_that_is_named_is_there() {
    let (text, styles) = (part("word/document.xml", &paper()), part("word/styles.xml", &paper()));
    let named = text.match_indices("Style w:val=\"").map(|(at, found)| &text[at + found.len()..]);
    for name in named.filter_map(|rest| rest.split('"').next()) {
        assert!(styles.contains(&format!("w:styleId=\"{name}\"")), "{name}");
    }
    for font in ["方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"] {
        assert!(styles.contains(&format!("w:eastAsia=\"{font}\"")), "{font}");
        assert!(
            part("word/fontTable.xml", &paper()).contains(&format!("<w:font w:name=\"{font}\"><w:altName"))
        );
    }
}

#[test]
fn tags_close_in_order() {
    for (name, text) in unpacked(docx(&paper()).unwrap()) {
        let mut open = Vec::new();
        for tag in text.split('<').skip(1).filter(|tag| !tag.starts_with('?')) {
            let (tag, _) = tag.split_once('>').unwrap();
            let word = tag.trim_start_matches('/').split([' ', '/']).next().unwrap().to_owned();
            if tag.starts_with('/') {
                assert_eq!(open.pop(), Some(word), "{name}");
            } else if !tag.ends_with('/') {
                open.push(word);
            }
        }
        assert!(open.is_empty(), "{name}: {open:?}");
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    assert_eq!(docx(&paper()).unwrap(), docx(&paper()).unwrap());
}
