//! A bounded run of what the fuzz targets do without end: samples of every format, changed here and there, are read or
//! refused, and of what is read no line is lost.
//!
//! The changes follow from a seed, so that a failure comes again. What the fuzzer finds becomes a case here or in the golden
//! ones.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    collections::BTreeSet,
    io::{Cursor, Write},
    sync::LazyLock,
};

use duidu::{
    model::{Parsed, SourceText},
    parse,
    registry::Registry,
    source::{self, Archive},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

static REGISTRY: LazyLock<Registry> = LazyLock::new(|| Registry::builtin().unwrap());

/// Changed copies of each sample; `DUIDU_COPIES` asks for more.
const COPIES: u64 = 60;
/// Bytes and words that mean something to one of the readers.
const TOKENS: [&[u8]; 24] = [
    b"\0",
    b"\xff",
    b"\r\n",
    b"\x0c",
    b"\\r\\n",
    b"<",
    b">",
    b"</",
    b"<w:p>",
    b"</w:tbl>",
    b"&#x110000;",
    b"&nbsp;",
    b"PK\x03\x04",
    b"PK\x01\x02",
    b"\xef\xbb\xbf",
    "一、".as_bytes(),
    "（一）".as_bytes(),
    "2023年".as_bytes(),
    "XX".as_bytes(),
    "目录".as_bytes(),
    "第一条".as_bytes(),
    "关于做好工作的通知\n".as_bytes(),
    "区民政局2023年上半年工作总结\n".as_bytes(),
    "99999999999999999999".as_bytes(),
];

/// Numbers that follow from a seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }

    /// A copy of some bytes with a few changes.
    fn change(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut out = bytes.to_vec();
        for _ in 0..=self.below(6) {
            let at = self.below(out.len());
            let end = (at + 1 + self.below(40)).min(out.len());
            match self.below(5) {
                0 if at < out.len() => out[at] ^= 1 << self.below(8),
                1 => drop(out.drain(at..end)),
                2 => {
                    let piece = out[at..end].to_vec();
                    let to = self.below(out.len());
                    drop(out.splice(to..to, piece));
                }
                3 => out.truncate(out.len() - self.below(out.len() / 4)),
                _ => drop(out.splice(at..at, TOKENS[self.below(TOKENS.len())].iter().copied())),
            }
        }
        out
    }
}

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        // Without compression, so that changes reach the text.
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        zip.start_file(*name, stored).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn text() -> String {
    let report = "县民政局2023年上半年工作总结和下半年工作安排\n\n今年以来，我局推进各项工作。\n一、上半年工作总结\n\
        （一）养老服务。新建老年食堂8家，完成全年任务的80%，同比增长3.5个百分点。\n二、存在的问题\n力量不足。\n\
        三、下半年工作安排\n9月底前建成中心1个。\n";
    let notice =
        "关于报送材料的通知\n\n各单位：\n现将有关事项通知如下：请各单位于6月25日前报送总结。\n联系人：某某\n";
    format!("目录\n1.民政…………1\n\n{report}\n{notice}\n{report}")
}

/// No line is lost, none is in two places.
fn hold(text: &SourceText, parsed: &Parsed, seed: u64) {
    let skipped: BTreeSet<u32> = parsed.skipped.iter().map(|skipped| skipped.line).collect();
    // A line with written line ends may be shared: its pieces go where each belongs.
    let whole = |line: u32| !text.lines[line as usize - 1].text.contains('\\');
    for line in text.lines.iter().filter(|line| whole(line.number)) {
        let within =
            parsed.reports.iter().filter(|one| (one.title_line..=one.last_line).contains(&line.number));
        let homes = within.count();
        assert!(
            homes <= 1 && (homes == 1 || skipped.contains(&line.number)),
            "seed {seed}, line {}: {:?} in {homes} reports",
            line.number,
            line.text
        );
    }
    for other in &parsed.others {
        assert!(other.first_line <= other.last_line, "seed {seed}");
        assert!(
            (other.first_line..=other.last_line).all(|line| skipped.contains(&line) || !whole(line)),
            "seed {seed}"
        );
    }
}

fn take(name: &str, bytes: &[u8], seed: u64) {
    if let Ok(text) = source::read(name, bytes) {
        hold(&text, &parse::parse(&text, &REGISTRY), seed);
        hold(&text, &parse::parse_all(&text, &REGISTRY), seed);
    }
    if let Ok(mut archive) = Archive::open(bytes) {
        for entry in archive.entries() {
            drop(archive.unpack(&entry));
        }
    }
}

fn each_copy(sample: &[u8], mut take: impl FnMut(&[u8], u64)) {
    let wanted = std::env::var("DUIDU_COPIES").ok().and_then(|number| number.parse().ok());
    for seed in 0..wanted.unwrap_or(COPIES) {
        take(&Chance(seed).change(sample), seed);
    }
}

#[test]
fn texts() {
    each_copy(text().as_bytes(), |bytes, seed| take("材料.txt", bytes, seed));
    // Whatever the changes leave of UTF-8 is also a text.
    each_copy(text().as_bytes(), |bytes, seed| {
        take("材料.txt", String::from_utf8_lossy(bytes).as_bytes(), seed);
    });
    let old = encoding_rs::GB18030.encode(&text()).0.into_owned();
    each_copy(&old, |bytes, seed| take("材料.txt", bytes, seed));
}

#[test]
fn word_files() {
    let paragraph = |line: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{line}</w:t></w:r></w:p>"
        )
    };
    let body: String = text().lines().map(paragraph).collect();
    let document = format!(
        "<w:document><w:body>{body}<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>"
    );
    let levels = "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    each_copy(document.as_bytes(), |bytes, seed| {
        let parts = [("word/document.xml", bytes), ("word/numbering.xml", levels.as_bytes())];
        take("材料.docx", &packed(&parts), seed);
    });
    each_copy(levels.as_bytes(), |bytes, seed| {
        let parts = [("word/document.xml", document.as_bytes()), ("word/numbering.xml", bytes)];
        take("材料.docx", &packed(&parts), seed);
    });
    let whole = packed(&[("word/document.xml", document.as_bytes())]);
    each_copy(&whole, |bytes, seed| take("材料.docx", bytes, seed));
}

#[test]
fn pages_and_archives() {
    let lines = text().lines().map(|line| format!("<p>{line}</p>")).collect::<Vec<_>>().concat();
    let page = format!(
        "<html><head><title>总结_某网</title></head><body><div class=\"nav\"><a href=x>首页</a></div><div id=\"content\">{lines}</div><script>a</script></body></html>"
    );
    each_copy(page.as_bytes(), |bytes, seed| take("材料.html", bytes, seed));
    let archive = packed(&[("甲.txt", text().as_bytes()), ("乙/丙.html", page.as_bytes())]);
    each_copy(&archive, |bytes, seed| take("材料.zip", bytes, seed));
}

#[test]
fn what_comes_out_of_a_pdf() {
    let wrapped = text().lines().map(|line| format!("    {line}\n")).collect::<Vec<_>>().concat();
    let pages = format!("{wrapped}- 1 -\n\u{c}{wrapped}- 2 -\n\u{c}");
    each_copy(pages.as_bytes(), |bytes, seed| {
        let pages = String::from_utf8_lossy(bytes);
        let _ = source::in_columns(&pages);
        if let Ok(text) = source::read_pages("材料.pdf", bytes, &pages) {
            hold(&text, &parse::parse(&text, &REGISTRY), seed);
        }
    });
}
