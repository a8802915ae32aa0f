//! Why a file cannot be read, in words for the person who chose it.

/// A file that is no text with reports. Each message says what, where and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// Nothing in it, or nothing but white space.
    #[error("文件是空的，没有可以读的文字。请检查是否选错了文件")]
    Empty,
    /// Zero bytes in it: a program, a picture, a compressed file, or UTF-16.
    #[error("这不是纯文本文件（像是{}{kind}）。请在 WPS 或 Word 里另存为“纯文本（UTF-8）”再导入", gap(kind))]
    Binary {
        /// What its first bytes look like.
        kind: &'static str,
    },
    /// Bytes that are no UTF-8.
    #[error("第 {line} 行不是 UTF-8 编码（可能是 GBK/GB18030）。请用记事本打开，另存为 UTF-8 编码后再导入")]
    NotUtf8 {
        /// First line with such bytes, from 1.
        line: usize,
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
    /// More lines than can be numbered.
    #[error("文件超过 {limit} 行，太大了。请拆成几个文件分别导入")]
    TooManyLines {
        /// What is allowed.
        limit: usize,
    },
}

/// The space that Chinese text sets before a Latin word, and before no Chinese one.
fn gap(next: &str) -> &'static str {
    if next.starts_with(|c: char| c.is_ascii_alphanumeric()) { " " } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn space_only_before_latin() {
        for (kind, words) in [("PDF 文件", "像是 PDF 文件"), ("图片", "像是图片")] {
            let message = SourceError::Binary { kind }.to_string();
            assert!(message.contains(words), "{message}");
        }
    }
}
