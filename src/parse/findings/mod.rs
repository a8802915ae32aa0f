//! What a proof-reader would ask about: one check a file, all of them in one list.
//!
//! 1. [`view`]: the report as checks read it: characters, sentences, clauses, figures of every paragraph, cut once.
//! 2. every check of [`CHECKS`] reads it and gives its [`Doubt`]s.
//! 3. doubts become findings with kind, line and quote, in order of places.
//!
//! What each check looks for is told to people in `data/checks.toml`, where its words stand, too; docs/findings.md says how to
//! add one. A check never fails; a doubt whose place is not in the text is dropped.

mod arithmetic;
mod clashing_marks;
mod count_vs_list;
mod counted_differently;
mod cut_off;
mod document_brackets;
mod doubled_verb;
mod doubled_word;
mod duplicate_text;
mod half_width;
mod heading_marks;
mod heading_numbering;
mod headings;
mod impossible_date;
mod late_date;
mod level_style;
mod list_separators;
mod lists;
mod lost_heading;
mod mask_letters;
mod mask_remains;
mod misplaced_plan;
mod misplaced_problems;
mod missing_number;
mod missing_owner;
mod nameless_title;
mod over_hundred;
mod pair_parts;
mod piece_numbering;
mod stated_growth;
mod stated_product;
mod stated_rate;
mod stated_total;
mod stray_stop;
mod sum_parts;
mod two_names;
mod two_spellings;
mod unpaired_marks;
mod view;
mod wrong_year;

#[cfg(test)]
mod tests;

use super::letters;
use view::{Doubt, View};

use crate::model::{Finding, FindingKind, Report};
use crate::registry::Registry;

/// One check: its key in `data/checks.toml` and what it does.
struct Check {
    key: &'static str,
    run: fn(&View<'_>) -> Vec<Doubt>,
}

/// All checks. A test holds that this list and `data/checks.toml` agree.
const CHECKS: &[Check] = &[
    Check { key: "cut-off", run: cut_off::run },
    Check { key: "duplicate-text", run: duplicate_text::run },
    Check { key: "doubled-word", run: doubled_word::run },
    Check { key: "doubled-verb", run: doubled_verb::run },
    Check { key: "half-width", run: half_width::run },
    Check { key: "unpaired-marks", run: unpaired_marks::run },
    Check { key: "clashing-marks", run: clashing_marks::run },
    Check { key: "list-separators", run: list_separators::run },
    Check { key: "stray-stop", run: stray_stop::run },
    Check { key: "heading-marks", run: heading_marks::run },
    Check { key: "document-brackets", run: document_brackets::run },
    Check { key: "mask-letters", run: mask_letters::run },
    Check { key: "mask-remains", run: mask_remains::run },
    Check { key: "missing-owner", run: missing_owner::run },
    Check { key: "missing-number", run: missing_number::run },
    Check { key: "nameless-title", run: nameless_title::run },
    Check { key: "sum-parts", run: sum_parts::run },
    Check { key: "stated-total", run: stated_total::run },
    Check { key: "stated-product", run: stated_product::run },
    Check { key: "pair-parts", run: pair_parts::run },
    Check { key: "stated-rate", run: stated_rate::run },
    Check { key: "stated-growth", run: stated_growth::run },
    Check { key: "over-hundred", run: over_hundred::run },
    Check { key: "count-vs-list", run: count_vs_list::run },
    Check { key: "counted-differently", run: counted_differently::run },
    Check { key: "two-spellings", run: two_spellings::run },
    Check { key: "two-names", run: two_names::run },
    Check { key: "impossible-date", run: impossible_date::run },
    Check { key: "wrong-year", run: wrong_year::run },
    Check { key: "late-date", run: late_date::run },
    Check { key: "piece-numbering", run: piece_numbering::run },
    Check { key: "heading-numbering", run: heading_numbering::run },
    Check { key: "level-style", run: level_style::run },
    Check { key: "misplaced-plan", run: misplaced_plan::run },
    Check { key: "misplaced-problems", run: misplaced_problems::run },
    Check { key: "lost-heading", run: lost_heading::run },
];

/// A quote longer than this is cut: a finding shows the place, it does not copy it.
const LONGEST_QUOTE: usize = 60;

/// The findings of a report in order of places, those about the title first.
pub fn findings(report: &Report, registry: &Registry) -> Vec<Finding> {
    let view = View::new(report, registry);
    let mut out: Vec<Finding> = Vec::new();
    for check in CHECKS {
        let doubts = gathered(check.key, (check.run)(&view), registry).into_iter();
        out.extend(doubts.filter_map(|doubt| finding(check.key, doubt, &view)));
    }
    out.sort_by_key(|finding| (finding.line, finding.passage, finding.span));
    out
}

/// More doubts than this about marks are a habit of the whole report: they become one, with their count.
const HABIT: usize = 6;

/// The doubts of a check; those about marks and masks gathered where they run through the report.
fn gathered(key: &str, mut doubts: Vec<Doubt>, registry: &Registry) -> Vec<Doubt> {
    let kind = registry.checks.get(key).map(|check| check.kind);
    let marks = matches!(kind, Some(FindingKind::Punctuation | FindingKind::Mask | FindingKind::CutOff));
    let count = doubts.len();
    if marks && count > HABIT {
        doubts.truncate(1);
        for doubt in &mut doubts {
            doubt.message = doubt.message.replace("请核对。", &format!("这类情况全文 {count} 处，请核对。"));
        }
    }
    doubts
}

/// Words as they are quoted: long ones end behind a mark, if there is one in the second half.
fn quote(words: &[char]) -> String {
    if words.len() <= LONGEST_QUOTE {
        return words.iter().collect();
    }
    let mark = words[..LONGEST_QUOTE].iter().rposition(|letter| letters::is_stop(*letter));
    let end = mark.filter(|mark| *mark >= LONGEST_QUOTE / 2).map_or(LONGEST_QUOTE, |mark| mark + 1);
    words[..end].iter().chain(&['…']).collect()
}

/// A doubt with its kind, line and quote; `None` where its place is not in the text.
fn finding(key: &str, doubt: Doubt, view: &View<'_>) -> Option<Finding> {
    let kind = view.registry.checks.get(key)?.kind;
    let (line, chars) = match doubt.passage {
        None => (view.report.title_line, view.title.as_slice()),
        Some(at) => view.paragraphs.get(at).map(|text| (text.passage.line, text.chars.as_slice()))?,
    };
    let words = chars.get(doubt.span.clone())?;
    let quote = quote(words);
    Some(Finding {
        check: key.to_owned(),
        kind,
        line,
        passage: doubt.passage,
        span: (doubt.span.start, doubt.span.end),
        quote,
        message: doubt.message,
    })
}
