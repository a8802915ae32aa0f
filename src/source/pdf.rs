//! The text of a PDF, page by page as a program took it out, made into lines.
//!
//! 1. Little text on many pages is a scan. 2. What repeats at the edge of pages, and page numbers, are left out.
//! 3. Spaces that typesetting put between Chinese and Latin letters go. Lines that the page wraps are joined when they are
//!    parsed, as those of any hard-wrapped text.

use std::collections::HashMap;

use super::SourceError;

/// Letters that a page of text has at least, on average.
const FEWEST: usize = 15;
/// Lines at the head and at the foot of a page that can be running ones.
const EDGE: usize = 2;
/// A line at the edge of so many pages is a running head.
const REPEATED: usize = 3;

/// A column has at least so many letters; what is narrower is a cell of a table.
const NARROWEST: usize = 10;

/// The text of pages that a form feed parts.
///
/// # Errors
/// [`SourceError::Scan`] where there is hardly any.
pub(super) fn text(pages: &str) -> Result<String, SourceError> {
    let pages: Vec<Vec<&str>> =
        pages.trim_end_matches('\u{c}').split('\u{c}').map(|page| page.lines().collect()).collect();
    let letters =
        pages.iter().flatten().flat_map(|line| line.chars()).filter(|letter| letter.is_alphanumeric());
    if letters.count() < pages.len() * FEWEST {
        return Err(SourceError::Scan);
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    for page in &pages {
        for at in edges(page) {
            *seen.entry(pattern(page[at])).or_default() += 1;
        }
    }
    let running = |line: &str| {
        seen.get(&pattern(line)).is_some_and(|times| *times >= REPEATED && *times * 2 >= pages.len())
    };
    let mut lines = Vec::new();
    for page in &pages {
        let left_out: Vec<usize> =
            edges(page).filter(|at| running(page[*at]) || is_page_number(page[*at])).collect();
        let kept = page.iter().enumerate().filter(|(at, _)| !left_out.contains(at));
        lines.extend(kept.map(|(_, line)| closed_up(line)));
    }
    Ok(lines.join("\n"))
}

/// Whether pages that were laid out as they look have text in columns: most lines have a gap with text on both sides.
pub fn in_columns(pages: &str) -> bool {
    let (mut all, mut apart) = (0, 0);
    for line in pages.lines().map(str::trim).filter(|line| !line.is_empty()) {
        all += 1;
        let long = |part: &str| part.trim().chars().count() >= NARROWEST;
        apart += usize::from(line.split_once("   ").is_some_and(|(left, right)| long(left) && long(right)));
    }
    apart * 5 > all * 2
}

/// The first and the last lines with text of a page.
fn edges(page: &[&str]) -> impl Iterator<Item = usize> {
    let filled: Vec<usize> = (0..page.len()).filter(|at| !page[*at].trim().is_empty()).collect();
    let from_end = filled.len().saturating_sub(EDGE).max(EDGE);
    let last = filled.iter().skip(from_end).copied().collect::<Vec<_>>();
    filled.into_iter().take(EDGE).chain(last)
}

/// A line with its numbers made alike.
fn pattern(line: &str) -> String {
    line.chars().filter(|letter| !letter.is_whitespace() && !letter.is_ascii_digit()).collect()
}

/// `- 3 -`, `第3页 共10页`, `3/10`.
fn is_page_number(line: &str) -> bool {
    let digits = line.chars().filter(char::is_ascii_digit).count();
    let around =
        |letter: char| letter.is_whitespace() || letter.is_ascii_digit() || "-—–－/第页共·—".contains(letter);
    (1..=8).contains(&digits) && line.chars().all(around)
}

/// A line without the space between Chinese and Latin letters, which is of the type and not of the text.
fn closed_up(line: &str) -> String {
    let letters: Vec<char> = line.trim_end().chars().collect();
    let of_type = |at: usize| {
        let (Some(before), Some(after)) =
            (at.checked_sub(1).and_then(|at| letters.get(at)), letters.get(at + 1))
        else {
            return false;
        };
        letters[at] == ' '
            && ((is_wide(*before) && !after.is_whitespace()) || (is_wide(*after) && !before.is_whitespace()))
    };
    (0..letters.len()).filter(|at| !of_type(*at)).map(|at| letters[at]).collect()
}

fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}' | '“' | '”')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_and_page_numbers_are_left_out() {
        let page = |number: u32, body: &str| format!("县民政局文件\n\n{body}\n- {number} -\n\u{c}");
        let pages = [
            page(1, "2023 年上半年工作总结\n建成食堂 8 家，全部完成。\n这一页到此为止。"),
            page(2, "第二页有别的内容，也是一段话。"),
            page(3, "第三页还有别的内容，同样是一段话。"),
        ];
        let text = text(&pages.concat()).unwrap();
        assert!(!text.contains("文件") && !text.contains("- 2 -"), "{text}");
        assert!(text.contains("2023年上半年工作总结\n建成食堂8家，全部完成。\n这一页到此为止。"), "{text}");
    }

    #[test]
    fn columns_are_told_from_tables() {
        let columns = "左边这一栏有十个字以上的话      右边这一栏也有十个字以上的话\n".repeat(9);
        assert!(in_columns(&columns));
        assert!(!in_columns(&"食堂      8\n指标      完成情况\n".repeat(9)));
        assert!(!in_columns("    新建老年食堂8家，完成全年任务。\n"));
    }

    #[test]
    fn a_scan_is_told() {
        assert_eq!(text("\u{c}\u{c}\u{c}"), Err(SourceError::Scan));
        assert_eq!(text(""), Err(SourceError::Scan));
        assert_eq!(text("- 1 -\n\u{c}- 2 -\n\u{c}"), Err(SourceError::Scan));
    }
}
