//! What must hold for any file that can be read.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use duidu::model::{Masked, Parsed, Report, SourceText};
use duidu::registry::Registry;
use duidu::{parse, source};

static REGISTRY: LazyLock<Registry> = LazyLock::new(|| Registry::builtin().expect("the shipped vocabularies are sound"));

/// Reads and parses; panics where a law is broken.
pub fn hold(name: &str, bytes: &[u8]) {
    if let Ok(text) = source::read(name, bytes) {
        hold_text(&text);
    }
}

/// Parses; panics where a law is broken.
pub fn hold_text(text: &SourceText) {
    let numbers = text.lines.iter().map(|line| line.number);
    assert!(numbers.eq(1..=u32::try_from(text.lines.len()).expect("lines are counted in u32")), "lines without gaps");
    let parsed = parse::parse(text, &REGISTRY);
    every_line_is_somewhere(text, &parsed);
    for report in &parsed.reports {
        in_order(report);
        masks(report);
        themes(report);
        figures(report, text);
    }
    every_line_is_somewhere(text, &parse::parse_all(text, &REGISTRY));
    assert_eq!(parsed, parse::parse(text, &REGISTRY), "the text alone decides");
}

/// Each line is in one report (its title or its body) or set aside, never in both.
fn every_line_is_somewhere(text: &SourceText, parsed: &Parsed) {
    let mut homes: BTreeMap<u32, u32> = BTreeMap::new();
    for skipped in &parsed.skipped {
        *homes.entry(skipped.line).or_default() += 1;
    }
    assert!(homes.values().all(|times| *times == 1), "a line set aside twice");
    for line in &text.lines {
        let within = |report: &&Report| (report.title_line..=report.last_line).contains(&line.number);
        let reports = parsed.reports.iter().filter(within).count();
        let aside = homes.contains_key(&line.number);
        assert!(reports <= 1, "line {} is in {reports} reports", line.number);
        assert!(reports == 1 || aside, "line {} is lost", line.number);
    }
}

/// Passages and sections in the order of the source, parents above children.
fn in_order(report: &Report) {
    assert!(report.first_line <= report.last_line);
    assert!(report.passages.is_sorted_by_key(|passage| passage.line));
    assert!(report.sections.is_sorted_by_key(|section| section.line));
    for passage in &report.passages {
        assert!(passage.line <= passage.last_line);
        assert!(passage.section.is_none_or(|section| section < report.sections.len()));
        assert!(!passage.text.written.trim().is_empty(), "an empty passage at line {}", passage.line);
    }
    for (place, section) in report.sections.iter().enumerate() {
        assert!(section.depth > 0);
        assert!(section.parent.is_none_or(|parent| parent < place));
    }
}

/// Masks lie in their text, in order, without overlap.
fn masks(report: &Report) {
    let texts = report.passages.iter().map(|passage| &passage.text);
    for Masked { written, masks } in texts.chain(report.sections.iter().map(|section| &section.heading)) {
        let length = written.chars().count();
        assert!(masks.iter().all(|mask| mask.start < mask.end && mask.end <= length), "{written:?} {masks:?}");
        assert!(masks.windows(2).all(|pair| pair[0].end <= pair[1].start), "{written:?} {masks:?}");
    }
}

/// Numbers stand where they are said to stand, in the passage and in the source; relations lead to other figures.
fn figures(report: &Report, source: &SourceText) {
    assert!(report.figures.is_sorted_by_key(|figure| (figure.passage, figure.start)));
    for (at, figure) in report.figures.iter().enumerate() {
        let passage: Vec<char> = report.passages[figure.passage].text.written.chars().collect();
        let line = &source.lines[figure.line as usize - 1].text;
        let here = passage.get(figure.start..figure.end).expect("a number lies in its passage");
        assert!(line.chars().skip(figure.column).take(1).eq(here.iter().copied().take(1)), "{figure:?}");
        assert_eq!(figure.masked, figure.value.is_none());
        assert!(figure.number.is_none_or(f64::is_finite), "{figure:?}");
        let other = |index: Option<usize>| index.is_none_or(|index| index < report.figures.len() && index != at);
        assert!(other(figure.parent) && other(figure.goal), "{figure:?}");
    }
}

/// Themes are known, their words stand in the restored text.
fn themes(report: &Report) {
    for passage in &report.passages {
        let restored = passage.text.restored();
        for hit in &passage.themes {
            assert!(REGISTRY.themes.iter().any(|theme| theme.name == hit.theme));
            assert!(!hit.words.is_empty() && hit.words.iter().all(|word| restored.contains(word.as_str())));
        }
    }
}
