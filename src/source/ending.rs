//! Files whose ending says another kind than their content is: 总结.docx that is plain text, or nothing that can be read.
//!
//! What a file is, its first bytes tell (`format`). Where they tell nothing it is taken for text; a file that is called .docx and is text must
//! be text beyond doubt, and whoever imports is told.

use super::{SourceError, guess};
use crate::model::{Encoding, SourceText};

/// Endings of kinds that are known by their first bytes, and what the kind is called.
const KINDS: [(&str, &str); 7] = [
    (".docx", "Word 文件"),
    (".doc", "Word 文件"),
    (".wps", "WPS 文件"),
    (".rtf", "RTF 文件"),
    (".odt", "ODT 文件"),
    (".pdf", "PDF 文件"),
    (".zip", "压缩文件"),
];

/// The ending of a name and the kind that it says; `None` for endings of text, and for none.
pub(super) fn claim(file_name: &str) -> Option<(&'static str, &'static str)> {
    let name = file_name.to_lowercase();
    KINDS.into_iter().find(|(ending, _)| name.ends_with(ending))
}

/// Whether bytes that were read as `text` are text beyond doubt: hardly a control character, and of a Chinese encoding nothing
/// but what Chinese text is made of, for almost any bytes are letters there.
pub(super) fn is_certain(text: &str, encoding: Encoding) -> bool {
    let plain = |letter: char| !letter.is_control() || letter.is_whitespace();
    let guessed = matches!(encoding, Encoding::Gb18030 | Encoding::Big5);
    text.chars().all(plain) && (!guessed || guess::is_chinese(text))
}

/// What to say of a wrong ending.
pub(super) fn misnamed((ending, kind): (&'static str, &'static str)) -> SourceError {
    SourceError::Misnamed { ending, kind }
}

/// What is to be said of a file that was read although its ending says another kind: `扩展名是 .docx，内容不是 Word 文件…`.
pub fn ending_note(text: &SourceText) -> Option<String> {
    let (ending, kind) = claim(&text.file_name)?;
    let is_text = Encoding::ALL.into_iter().any(|encoding| text.encoding == encoding.name());
    let read_as = match () {
        () if is_text => "文字",
        () if text.encoding.starts_with("html") => "网页",
        () => return None,
    };
    let gap = super::error::gap(kind);
    Some(format!("扩展名是 {ending}，内容不是{gap}{kind}：已按{read_as}读，请核对有没有乱码"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::read;

    const TEXT: &str = "县民政局2023年上半年工作总结\n一、养老服务\n新建老年食堂8家，完成全年任务的80%。\n";

    #[test]
    fn a_text_with_another_ending_is_read_and_told() {
        let gbk = encoding_rs::GB18030.encode(TEXT).0.into_owned();
        for (name, bytes) in [("甲.docx", TEXT.as_bytes()), ("甲.PDF", TEXT.as_bytes()), ("甲.zip", &gbk)]
        {
            let text = read(name, bytes).unwrap();
            assert_eq!(text.lines.len(), 3, "{name}");
            let note = ending_note(&text).unwrap();
            assert!(note.contains("内容不是") && note.contains("已按文字读"), "{note}");
        }
        let page = format!("<html><body><p>{}</p></body></html>", TEXT.repeat(3));
        assert!(ending_note(&read("甲.doc", page.as_bytes()).unwrap()).unwrap().contains("已按网页读"));
        assert_eq!(ending_note(&read("甲.txt", TEXT.as_bytes()).unwrap()), None);
    }

    #[test]
    fn what_is_no_text_is_told_by_its_ending() {
        let noise: Vec<u8> = (0_u32..400).map(|at| (at * 7919 % 251 + 1).to_le_bytes()[0]).collect();
        let cut = &TEXT.as_bytes()[..TEXT.len() - 3];
        for (name, kind) in [
            ("甲.docx", "是 .docx，内容不是 Word 文件"),
            ("甲.pdf", "是 .pdf，内容不是 PDF 文件"),
            ("甲.zip", "是 .zip，内容不是压缩文件"),
        ] {
            for bytes in [&noise[..], b"MZ\x90\0\x03\0\0", cut, b"a\x01b\x02c"] {
                let told = read(name, bytes).unwrap_err().to_string();
                assert!(told.contains(kind) && told.contains("请"), "{told}");
            }
        }
        assert_eq!(read("甲.docx", b""), Err(SourceError::Empty));
        assert!(!matches!(read("甲.txt", &noise), Err(SourceError::Misnamed { .. })));
    }
}
