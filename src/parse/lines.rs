//! Source lines as the parser sees them: trimmed, and cut where a literal `\r\n` stands for a line end.

use crate::model::SourceText;

/// A line, or a piece of one, without surrounding space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Number in the source, from 1; pieces of one source line share it.
    pub(super) number: u32,
    /// Characters of the source line in front of `text`.
    pub(super) column: usize,
    /// The text without surrounding space; empty for a blank line.
    pub(super) text: &'a str,
    /// Whether space stood in front of it.
    pub(super) indented: bool,
}

impl Line<'_> {
    /// Nothing but space.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// Line ends that a careless export wrote as letters: `工作开展情况\r\n（一）…`.
const WRITTEN_ENDS: [&str; 3] = ["\\r\\n", "\\n", "\\r"];
/// Space that an export of a web page wrote as letters.
const WRITTEN_SPACE: [&str; 3] = ["&nbsp;", "&ensp;", "&emsp;"];

/// All lines of a source, blank ones included.
pub(super) fn lines(source: &SourceText) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(source.lines.len());
    for line in &source.lines {
        let first = lines.len();
        let mut rest = line.text.as_str();
        let mut column = 0;
        while let Some((at, length)) = written_end(rest) {
            let (piece, after) = rest.split_at(at);
            lines.push(piece_of(line.number, column, piece));
            column += piece.chars().count() + length; // a written end is ASCII
            rest = &after[length..];
        }
        lines.push(piece_of(line.number, column, rest));
        drop_blank_pieces(&mut lines, first);
    }
    lines
}

/// A piece of a source line; `column` characters of the line stand in front of it.
fn piece_of(number: u32, column: usize, piece: &str) -> Line<'_> {
    let text = trim(piece);
    let before = text.as_ptr().addr().saturating_sub(piece.as_ptr().addr());
    let space = piece.get(..before).map_or(0, |space| space.chars().count());
    Line { number, column: column + space, text, indented: !text.is_empty() && space > 0 }
}

/// A source line that was cut keeps only its pieces with text, or one blank piece.
fn drop_blank_pieces(lines: &mut Vec<Line<'_>>, first: usize) {
    if lines.len() - first > 1 {
        let mut at = 0;
        let some = lines[first..].iter().any(|line| !line.is_blank());
        lines.retain(|line| {
            at += 1;
            at <= first || !line.is_blank() || (!some && at == first + 1)
        });
    }
}

/// Where a literal `\r\n` or `\n` stands, and its length in bytes. `\n` before a Latin letter is a path, not a line end.
fn written_end(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(at) = text[from..].find('\\').map(|at| at + from) {
        let rest = &text[at..];
        let end = WRITTEN_ENDS.into_iter().find(|end| rest.starts_with(end));
        if let Some(end) = end.filter(|end| !rest[end.len()..].starts_with(|c: char| c.is_ascii_alphabetic()))
        {
            return Some((at, end.len()));
        }
        from = at + 1;
    }
    None
}

/// A text without the space around it: white space of every width, marks of no width, space written as `&nbsp;`.
pub(super) fn trim(text: &str) -> &str {
    let mut text = text;
    loop {
        let mut next = text.trim_matches(is_space);
        for space in WRITTEN_SPACE {
            next = next.strip_prefix(space).unwrap_or(next);
            next = next.strip_suffix(space).unwrap_or(next);
        }
        if next.len() == text.len() {
            return text;
        }
        text = next;
    }
}

/// White space, marks of no width, and control characters.
pub(super) fn is_space(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}')
}

/// A text for comparing and searching: no space at all, no U+FFFD, full-width digits and Latin letters made narrow.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| !is_space(*letter) && *letter != '\u{fffd}') {
        let wide = matches!(letter, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
        out.push(if wide { char::from_u32(letter as u32 - 0xfee0).unwrap_or(letter) } else { letter });
    }
    for space in WRITTEN_SPACE {
        if out.contains(space) {
            out = out.replace(space, "");
        }
    }
    out
}

/// Letters and digits only: what two spellings of one title share.
pub(super) fn letters(text: &str) -> String {
    folded(text).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(line: &str) -> Vec<String> {
        let lines = vec![crate::model::SourceLine { number: 7, text: line.into() }];
        let source =
            SourceText { file_name: String::new(), sha256: String::new(), encoding: String::new(), lines };
        super::lines(&source).iter().map(|line| line.text.to_owned()).collect()
    }

    #[test]
    fn cuts_at_written_line_ends() {
        assert_eq!(texts("一、甲\\r\\n（一）乙\\r\\n"), ["一、甲", "（一）乙"]);
        assert_eq!(texts("\\r\\n"), [""]);
        assert_eq!(texts("C:\\new"), ["C:\\new"]);
        assert_eq!(texts(""), [""]);
    }

    #[test]
    fn trims_every_space() {
        assert_eq!(texts("\u{3000}\u{3000}&nbsp;今年 以来&nbsp;\u{2002}"), ["今年 以来"]);
        assert_eq!(folded("政 府 工 作 报 告２０２３"), "政府工作报告2023");
        assert_eq!(letters("区民政局：2023年（上）"), "区民政局2023年上");
    }
}
