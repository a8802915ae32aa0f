//! Text becomes numbered lines.

use super::SourceError;
use crate::model::SourceLine;

/// Longest line that is taken, in bytes: some 170,000 Chinese letters, far beyond any paragraph.
const MAX_LINE_BYTES: usize = 512 * 1024;
/// Most lines that are taken.
const MAX_LINES: usize = 5_000_000;

/// Numbers the lines of a text from 1. A line ends with `\n`, `\r\n` or a lone `\r`; its ending is not kept.
///
/// # Errors
/// [`SourceError::LineTooLong`], [`SourceError::TooManyLines`].
pub(super) fn number(text: &str) -> Result<Vec<SourceLine>, SourceError> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let number = lines.len() + 1;
        if end > MAX_LINE_BYTES {
            return Err(SourceError::LineTooLong { line: number, bytes: end, limit: MAX_LINE_BYTES });
        }
        let number = u32::try_from(number).ok().filter(|_| number <= MAX_LINES);
        let number = number.ok_or(SourceError::TooManyLines { limit: MAX_LINES })?;
        lines.push(SourceLine { number, text: rest[..end].to_owned() });
        rest = &rest[end..];
        rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r'])).unwrap_or(rest);
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_line_ending_counts_once() -> Result<(), SourceError> {
        let texts = |text| Ok(number(text)?.into_iter().map(|line| line.text).collect::<Vec<_>>());
        assert_eq!(texts("甲\n\n乙\r\n丙\r丁")?, ["甲", "", "乙", "丙", "丁"]);
        assert_eq!(texts("甲\n")?, ["甲"]);
        Ok(())
    }

    #[test]
    fn a_line_without_end_is_refused() {
        let text = format!("甲\n{}", "好".repeat(MAX_LINE_BYTES));
        assert!(matches!(number(&text), Err(SourceError::LineTooLong { line: 2, .. })));
    }
}
