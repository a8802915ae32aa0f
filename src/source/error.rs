//! Why a file cannot be read, in words for the person who chose it.

use crate::model::Encoding;

/// A file that is no text with reports. Each message says what, where and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// Nothing in it, or nothing but white space.
    #[error("文件是空的，没有可以读的文字。请检查是否选错了文件")]
    Empty,
    /// A program, a picture, a table.
    #[error(
        "这不是文字材料（像是{}{kind}）。请换成 docx 或 txt 文件，例如在 WPS 或 Word 里另存为 docx 再导入",
        gap(kind)
    )]
    Binary {
        /// What it looks like.
        kind: &'static str,
    },
    /// UTF-8 with bytes that are none.
    #[error(
        "文字是 UTF-8 编码，但第 {line} 行有读不出的字节，文件可能不完整或已损坏。请重新复制一份；\
         也可以用记事本打开检查，另存为 UTF-8 编码后再导入"
    )]
    Damaged {
        /// First line with such bytes, from 1.
        line: usize,
    },
    /// No encoding in which it reads like Chinese.
    #[error(
        "认不出文字的编码。请指定编码（网页“导入”里选，命令行用 --encoding：utf-8、utf-16、gb18030、big5），或用记事本打开，另存为 UTF-8 编码后再导入"
    )]
    UnknownEncoding,
    /// Too much is unreadable in the encoding.
    #[error(
        "按 {encoding} 编码读，很多字读不出来。请换一种编码（网页“导入”里选，命令行用 --encoding），或用记事本打开，另存为 UTF-8 编码后再导入"
    )]
    WrongEncoding {
        /// The one that was tried.
        encoding: Encoding,
    },
    /// A line far longer than any paragraph.
    #[error(
        "第 {line} 行有 {bytes} 字节，超过一行最多 {limit} 字节的限制，不像一份材料。请检查文件，按段落分行后再导入"
    )]
    LineTooLong {
        /// The line, from 1.
        line: usize,
        /// Its length.
        bytes: usize,
        /// What is allowed.
        limit: usize,
    },
    /// More text than one file should hold.
    #[error(
        "文件有 {mb} MB，超过一个文件最多 {limit} MB 文字的限制（大约一千篇材料）。请拆成几个文件分别导入"
    )]
    TooMuch {
        /// How much there is.
        mb: usize,
        /// What is allowed.
        limit: usize,
    },
    /// More lines than can be numbered.
    #[error("文件超过 {limit} 行，太大了。请拆成几个文件分别导入")]
    TooManyLines {
        /// What is allowed.
        limit: usize,
    },
    /// A file that is neither what its ending says nor text.
    #[error(
        "扩展名是 {ending}，内容不是{}{kind}，也不是读得出的文字。请检查是否选错了文件，或重新复制一份；\
         能用 WPS 或 Word 打开的，另存为 docx 后再导入",
        gap(kind)
    )]
    Misnamed {
        /// Its ending, with the dot.
        ending: &'static str,
        /// What has such an ending.
        kind: &'static str,
    },
    /// A file that ends too early, or is not what it says.
    #[error("{kind}{}文件不完整或已损坏（{part}读不出来）。请重新复制一份，或{}", gap(kind), mending(kind))]
    Broken {
        /// What it should be.
        kind: &'static str,
        /// What cannot be read.
        part: &'static str,
    },
    /// Far more comes out than went in.
    #[error(
        "压缩文件有问题：{what}，不像正常的材料，没有继续解压。请检查文件的来源；确实是材料的，请先解压，再导入里面的文件"
    )]
    Bomb {
        /// Which limit was passed.
        what: String,
    },
    /// A password is needed.
    #[error("文件加了密码，打不开。请用 WPS 或 Word 打开，去掉密码，另存后再导入")]
    Encrypted,
    /// Several files in one.
    #[error("这是压缩文件，里面的文件要一个一个地读。请先解压，再导入里面的文件")]
    Archive,
    /// A format that only an office program reads.
    #[error("这是{}{kind}，要先转换。请用 WPS 或 Word 打开，另存为 docx 后再导入", gap(kind))]
    Office {
        /// Which.
        kind: &'static str,
    },
    /// PDF as it is: its text is taken out by another program.
    #[error("这是 PDF 文件，要先转换。请用 WPS 或 Word 打开，另存为 docx 后再导入")]
    Pdf,
    /// A PDF of pictures.
    #[error(
        "这份 PDF 里几乎没有文字，像是扫描件（只有图片，文字选不中）。请先用 WPS 等软件做文字识别（OCR），\
         另存为 docx 后再导入"
    )]
    Scan,
}

/// What may help with a broken file besides another copy: an archive is opened by another program than a document.
fn mending(kind: &str) -> &'static str {
    if kind == "压缩" {
        "用解压软件打开检查，能解压的，解压后导入里面的文件"
    } else {
        "用 WPS、Word 打开检查，另存为 docx 后再导入"
    }
}

/// The space that Chinese text sets before a Latin word or behind it, and none beside a Chinese one.
pub(super) fn gap(next: &str) -> &'static str {
    if next.starts_with(|c: char| c.is_ascii_alphanumeric()) { " " } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn space_only_before_latin() {
        for (kind, words) in [("Excel 表格", "像是 Excel 表格"), ("图片", "像是图片")] {
            let message = SourceError::Binary { kind }.to_string();
            assert!(message.contains(words), "{message}");
        }
        for (kind, words) in [("docx", "docx 文件不完整"), ("压缩", "压缩文件不完整")] {
            let message = SourceError::Broken { kind, part: "目录" }.to_string();
            assert!(message.starts_with(words), "{message}");
            assert_eq!(
                message.contains("docx 后"),
                kind == "docx",
                "an archive is not saved as docx: {message}"
            );
        }
    }
}
