//! F1 of the alignment by likeness on `alignment-gold.json`, beside two plain ways to put passages side by side.

use std::collections::BTreeSet;

use serde::Deserialize;

use duidu::{
    compare::{
        Absence, Cell, Edges, Needed, PhraseMatcher, Row, Scope, SourceText, WEIGHED_PHRASE, Weights,
        by_likeness_with, phrases,
    },
    model::{Part, PassageKind, PassageRow},
    parse,
    registry::Registry,
    source,
};

use crate::{common, rows};

/// The score must not fall below this.
const FLOOR: f64 = 0.75;

#[derive(Deserialize)]
struct Gold {
    pairs: Vec<GoldPair>,
}

/// Two reports by their place in the compilation from 1, and lines that belong together.
#[derive(Deserialize)]
struct GoldPair {
    reports: (usize, usize),
    lines: BTreeSet<(u32, u32)>,
}

/// Lines of one report beside lines of another.
type Lines = BTreeSet<(u32, u32)>;

/// Right, told, wanted.
#[derive(Debug, Default, Clone, Copy)]
struct Score {
    right: usize,
    told: usize,
    wanted: usize,
}

impl Score {
    fn of(told: &Lines, wanted: &Lines) -> Self {
        Self { right: told.intersection(wanted).count(), told: told.len(), wanted: wanted.len() }
    }

    fn and(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            told: self.told + other.told,
            wanted: self.wanted + other.wanted,
        }
    }

    #[allow(clippy::cast_precision_loss, reason = "a few hundred")]
    fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.told + self.wanted).max(1) as f64
    }

    #[allow(clippy::cast_precision_loss, reason = "a few hundred")]
    fn words(self) -> String {
        let share = |of: usize| self.right as f64 / of.max(1) as f64;
        format!("P {:.2} R {:.2} F1 {:.3}", share(self.told), share(self.wanted), self.f1())
    }
}

fn texts(report: &[PassageRow]) -> Vec<&PassageRow> {
    report.iter().filter(|passage| passage.kind == PassageKind::Text).collect()
}

fn likeness(a: &[PassageRow], b: &[PassageRow], weights: &Weights) -> Lines {
    let rows = by_likeness_with(&[a, b], &Scope::default(), weights);
    let lines = |cell: &Cell<'_>| -> Vec<u32> {
        let passages = cell.passages().iter();
        passages.filter(|passage| passage.kind == PassageKind::Text).map(|passage| passage.line).collect()
    };
    // A cell may say that the row of another one has its counterpart.
    let there = |row: &Row<'_>| match &row.cells[1] {
        Cell::Absent(Absence::Elsewhere { row: key, .. }) => {
            rows.iter().find(|row| row.key() == key).map(|row| lines(&row.cells[1])).unwrap_or_default()
        }
        cell => lines(cell),
    };
    let pairs = |row: &Row<'_>| -> Vec<(u32, u32)> {
        let there = there(row);
        lines(&row.cells[0]).iter().flat_map(|line| there.iter().map(|other| (*line, *other))).collect()
    };
    rows.iter().flat_map(pairs).collect()
}

/// The first beside the first, the second beside the second.
fn by_order(a: &[PassageRow], b: &[PassageRow]) -> Lines {
    texts(a).iter().zip(texts(b)).map(|(one, two)| (one.line, two.line)).collect()
}

/// The same within each part.
fn by_part(a: &[PassageRow], b: &[PassageRow]) -> Lines {
    let of = |report: &[PassageRow], part| -> Vec<PassageRow> {
        report.iter().filter(|passage| passage.part == part).cloned().collect()
    };
    Part::ALL.into_iter().flat_map(|part| by_order(&of(a, part), &of(b, part))).collect()
}

/// The set phrases of all reports, as pages compute them.
fn set_phrases(reports: &[Vec<PassageRow>], registry: &Registry) -> PhraseMatcher {
    let restored: Vec<Vec<String>> =
        reports.iter().map(|report| report.iter().map(|passage| passage.text.restored()).collect()).collect();
    let texts = (1..).zip(&restored).map(|(agency, paragraphs)| SourceText {
        agency,
        paragraphs: paragraphs.iter().map(String::as_str).collect(),
    });
    let words = &registry.phrases;
    let edges = Edges::new(&words.opening, &words.closing, &words.within);
    let needed = Needed { shortest: WEIGHED_PHRASE, ..Needed::default() };
    let found = phrases(&texts.collect::<Vec<_>>(), needed, &edges);
    PhraseMatcher::new(&found)
}

#[test]
#[allow(clippy::print_stderr, reason = "the table is the result")]
fn passages_on_one_matter_are_found() {
    let Some(file) = common::corpus() else { return };
    let gold = std::fs::read(common::root().join("tests/compare/alignment-gold.json")).unwrap();
    let gold: Gold = serde_json::from_slice(&gold).unwrap();
    let registry = Registry::builtin().unwrap();
    let text = source::read("compilation.txt", &std::fs::read(file).unwrap()).unwrap();
    let reports = rows::all(&parse::parse(&text, &registry).reports);
    let weights = Weights::over(reports.iter().flatten()).and(set_phrases(&reports, &registry));
    let mut all = [Score::default(); 4];
    for pair in &gold.pairs {
        let (a, b) = (&reports[pair.reports.0 - 1], &reports[pair.reports.1 - 1]);
        for (line, other) in &pair.lines {
            for (report, line) in [(a, line), (b, other)] {
                assert!(
                    texts(report).iter().any(|p| p.line == *line),
                    "line {line} is no text of its report"
                );
            }
        }
        let own = Weights::over(a.iter().chain(b));
        let told = [likeness(a, b, &weights), by_order(a, b), by_part(a, b), likeness(a, b, &own)];
        let scores = told.each_ref().map(|told| Score::of(told, &pair.lines));
        if std::env::var_os("DUIDU_EXPLAIN").is_some() {
            eprintln!("missed {:?}", pair.lines.difference(&told[0]).collect::<Vec<_>>());
            eprintln!("too much {:?}", told[0].difference(&pair.lines).collect::<Vec<_>>());
        }
        eprintln!("{:?}: {}", pair.reports, scores.map(Score::words).join(" | "));
        for (sum, score) in all.iter_mut().zip(scores) {
            *sum = sum.and(score);
        }
    }
    eprintln!(
        "all, by likeness | by order | by part | by likeness weighed by the two alone: {}",
        all.map(Score::words).join(" | ")
    );
    let [likeness, order, part, _] = all.map(Score::f1);
    assert!(
        likeness >= FLOOR && likeness > order && likeness > part,
        "F1 {likeness:.3}, {order:.3}, {part:.3}"
    );
}
