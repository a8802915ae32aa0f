//! Which box of a page holds the body.
//!
//! 1. A box with one of the names that systems of government sites give to it, if it has enough text.
//! 2. Else the box with the most prose: each line counts for its box, and half for the one around that.
//! 3. Else all lines that are no links.

use super::page::{Page, TextLine};

/// Names of the box with the body.
const KNOWN: [&str; 14] = [
    "trs_editor",
    "ucapcontent",
    "trs_ueditor",
    "pages_content",
    "zoom",
    "article-content",
    "article_content",
    "articlecontent",
    "news_content",
    "con_text",
    "view_content",
    "xxgk_content",
    "vsb_content",
    "detail-content",
];
/// A body has this many letters.
const ENOUGH: usize = 100;
/// A line of prose has this many letters and a mark of a sentence.
const PROSE: usize = 15;

/// The lines of the body.
pub(super) fn body(page: &Page) -> Vec<String> {
    let chosen = known(page).or_else(|| densest(page));
    let lines = chosen.and_then(|at| {
        let (from, to) = page.boxes[at].lines;
        page.lines.get(from..to.min(page.lines.len()))
    });
    let lines = lines.unwrap_or(&page.lines);
    lines.iter().filter(|line| !is_link(line)).map(|line| line.text.clone()).collect()
}

fn known(page: &Page) -> Option<usize> {
    let is_known = |names: &str| names.split(' ').any(|name| KNOWN.contains(&name));
    let long = |at: &usize| {
        let (from, to) = page.boxes[*at].lines;
        let lines = page.lines.get(from..to.min(page.lines.len())).unwrap_or_default();
        lines.iter().map(|line| line.text.chars().count()).sum::<usize>() >= ENOUGH
    };
    (0..page.boxes.len()).find(|at| is_known(&page.boxes[*at].names) && long(at))
}

fn densest(page: &Page) -> Option<usize> {
    let mut scores = vec![0_usize; page.boxes.len()];
    for line in &page.lines {
        let length = line.text.chars().count();
        let prose =
            length >= PROSE && line.text.contains(['，', '。', '；', '、']) && line.linked * 2 < length;
        if prose {
            scores[line.holder] += length * 2;
            if let Some(parent) = page.boxes[line.holder].parent {
                scores[parent] += length;
            }
        }
    }
    let best = (0..scores.len()).max_by_key(|at| (scores[*at], std::cmp::Reverse(*at)))?;
    (scores[best] > 0).then_some(best)
}

/// A line that leads elsewhere, and says nothing besides.
fn is_link(line: &TextLine) -> bool {
    line.linked * 10 >= line.text.chars().count() * 9
}
