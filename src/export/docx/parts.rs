//! What stands around the text of a Word file: styles, fonts and what stands in for them, page numbers, the list of parts.

use std::fmt::Write;

use super::escaped;
use crate::export::Paper;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
"#;
const WORD: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

/// Fonts of official documents, and what stands in where a computer lacks them.
const TITLE: &str = "方正小标宋简体";
const BODY: &str = "仿宋_GB2312";
const KAI: &str = "楷体_GB2312";
const HEI: &str = "黑体";
const SONG: &str = "宋体";
const FONTS: [(&str, &str, &str); 5] = [
    (TITLE, "方正小标宋_GBK,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC", "roman"),
    (BODY, "仿宋,FangSong,FangSong_GB2312,华文仿宋,STFangsong,Noto Serif CJK SC", "modern"),
    (KAI, "楷体,KaiTi,KaiTi_GB2312,华文楷体,STKaiti,Noto Serif CJK SC", "modern"),
    (HEI, "SimHei,微软雅黑,Microsoft YaHei,Noto Sans CJK SC", "modern"),
    (SONG, "SimSun,Noto Serif CJK SC", "auto"),
];

/// A paragraph style: id, name, font, half points, what its paragraphs are like, more of its letters.
type Style = (&'static str, &'static str, &'static str, usize, &'static str, &'static str);

/// Lines of 28.95 points: 22 on a page.
const LINES: &str = r#"<w:spacing w:line="579" w:lineRule="exact"/>"#;
const GREY: &str = r#"<w:color w:val="595959"/>"#;

/// The order of elements in a paragraph's properties is fixed: keepNext, spacing, ind, jc, outlineLvl.
const STYLES: [Style; 13] = [
    (
        "Title",
        "Title",
        TITLE,
        44,
        r#"<w:spacing w:after="240" w:line="640" w:lineRule="atLeast"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>"#,
        "",
    ),
    (
        "Subtitle",
        "Subtitle",
        KAI,
        28,
        r#"<w:spacing w:after="360" w:line="480" w:lineRule="atLeast"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>"#,
        "",
    ),
    (
        "Heading1",
        "heading 1",
        HEI,
        32,
        r#"<w:keepNext/><w:spacing w:before="120" w:line="579" w:lineRule="exact"/><w:outlineLvl w:val="0"/>"#,
        "",
    ),
    ("Heading2", "heading 2", KAI, 32, r#"<w:keepNext/><w:outlineLvl w:val="1"/>"#, ""),
    (
        "Note",
        "编注",
        KAI,
        24,
        r#"<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="A6A6A6"/></w:pBdr><w:spacing w:after="60" w:line="400" w:lineRule="atLeast"/><w:ind w:left="640" w:firstLineChars="0" w:firstLine="0"/>"#,
        "",
    ),
    ("Absent", "未提及", KAI, 24, r#"<w:spacing w:after="60" w:line="400" w:lineRule="atLeast"/>"#, GREY),
    ("TableHead", "表头", HEI, 24, CENTRED, ""),
    ("TableMore", "表头说明", KAI, 18, CENTRED, GREY),
    (
        "TableBand",
        "表中分行",
        HEI,
        24,
        r#"<w:keepNext/><w:spacing w:before="40" w:after="40" w:line="340" w:lineRule="atLeast"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/>"#,
        "",
    ),
    ("TableText", "表中正文", BODY, 21, SMALL, ""),
    ("TableAbsent", "表中未提及", KAI, 21, SMALL, GREY),
    // Headings in a cell: those that stand in the text, and those that are told above it.
    ("TableHeading", "表中标题", HEI, 21, KEPT, ""),
    ("TableAbove", "表中所在标题", KAI, 21, KEPT, GREY),
];
const CENTRED: &str = r#"<w:spacing w:line="340" w:lineRule="atLeast"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>"#;
const SMALL: &str = r#"<w:spacing w:after="60" w:line="320" w:lineRule="atLeast"/><w:ind w:firstLineChars="0" w:firstLine="0"/>"#;
const KEPT: &str = r#"<w:spacing w:after="60" w:line="320" w:lineRule="atLeast"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/>"#;

/// Figures and Latin letters stand in Times New Roman, as offices have them.
fn letters(font: &str, size: usize, more: &str) -> String {
    format!(
        r#"<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{font}" w:cs="Times New Roman"/>{more}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>"#
    )
}

/// `word/styles.xml`.
pub(super) fn styles() -> String {
    let mut out = format!(
        r#"{HEAD}<w:styles {WORD}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{BODY}" w:cs="Times New Roman"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"#
    );
    let _ = write!(
        out,
        r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>{LINES}<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/></w:pPr>{}</w:style>"#,
        letters(BODY, 32, "")
    );
    for (id, name, font, size, paragraph, more) in STYLES {
        let _ = write!(
            out,
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>{}</w:style>"#,
            letters(font, size, more)
        );
    }
    let _ = write!(
        out,
        r#"<w:style w:type="character" w:styleId="Source"><w:name w:val="出处"/><w:qFormat/>{}</w:style>"#,
        letters(KAI, 18, GREY)
    );
    out.push_str(TABLES);
    out.push_str("</w:styles>");
    out
}

const TABLES: &str = r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/><w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="auto"/><w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders></w:tblPr></w:style>"#;

/// `word/fontTable.xml`: which font to take where one is missing.
pub(super) fn fonts() -> String {
    let mut out = format!("{HEAD}<w:fonts {WORD}>");
    for (name, instead, family) in FONTS {
        let _ = write!(
            out,
            r#"<w:font w:name="{name}"><w:altName w:val="{instead}"/><w:charset w:val="86"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>"#
        );
    }
    out.push_str("</w:fonts>");
    out
}

/// `docProps/core.xml`: the title, for lists of files.
pub(super) fn properties(paper: &Paper) -> String {
    format!(
        r#"{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:creator>对读</dc:creator></cp:coreProperties>"#,
        escaped(&paper.title)
    )
}

/// A page number between dashes: on the right of odd pages, on the left of even ones.
macro_rules! footer {
    ($side:literal) => {
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:ind w:leftChars="100" w:left="280" w:rightChars="100" w:right="280" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val=""#,
            $side,
            r#""/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">— </w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr><w:t>1</w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r><w:r><w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>"#
        )
    };
}

/// Parts that are the same in every file.
pub(super) const FIXED: [(&str, &str); 6] = [
    (
        "[Content_Types].xml",
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/word/footer2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#,
    ),
    (
        "word/_rels/document.xml.rels",
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable" Target="fontTable.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/><Relationship Id="rId10" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/><Relationship Id="rId11" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer2.xml"/></Relationships>"#,
    ),
    (
        "word/settings.xml",
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:zoom w:percent="100"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"#,
    ),
    ("word/footer1.xml", footer!("right")),
    ("word/footer2.xml", footer!("left")),
];
