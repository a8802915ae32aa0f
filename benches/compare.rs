//! How fast wording is compared: shared runs of all pairs of reports, set phrases, passages on one matter, against a plain pass.
//!
//! `cargo bench --bench compare`. Runs on the real compilation where it is (`DUIDU_SHARED`, `../shared`), else on the sample. The
//! thousand reports are copies of these with every 29th letter changed, each copy elsewhere: all pairs of copies share almost all.

#![allow(clippy::unwrap_used, missing_docs, reason = "a bench stops where it cannot go on")]

#[path = "../tests/common/mod.rs"]
mod common;
#[path = "../tests/common/rows.rs"]
mod rows;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};

use duidu::compare::{
    Edges, Needed, Scope, SourceText, Weights, by_likeness, by_outline, common_runs, matrix, phrases,
    shared::LEAST,
};
use duidu::model::PassageRow;
use duidu::registry::Registry;
use duidu::{parse, source};

type Paragraphs = Vec<String>;

/// The reports as rows, and the reports as paragraphs.
fn compilation() -> (Vec<Vec<PassageRow>>, Vec<Paragraphs>) {
    let file = common::corpus().unwrap_or_else(|| common::sample().join("half-year-sample.txt"));
    let registry = Registry::builtin().unwrap();
    let text = source::read("compilation.txt", &std::fs::read(file).unwrap()).unwrap();
    let reports = rows::all(&parse::parse(&text, &registry).reports);
    let paragraphs = |report: &Vec<PassageRow>| report.iter().map(|row| row.text.written.clone()).collect();
    let texts = reports.iter().map(paragraphs).collect();
    (reports, texts)
}

/// At least so many reports: changed copies of these.
fn many(texts: &[Paragraphs], wanted: usize) -> Vec<Paragraphs> {
    let changed = |text: &Paragraphs, copy: usize| {
        let letter = |(at, letter): (usize, char)| if (at + copy * 7) % 29 == 28 { '□' } else { letter };
        text.iter().map(|paragraph| paragraph.chars().enumerate().map(letter).collect()).collect()
    };
    (0..).flat_map(|copy| texts.iter().map(move |text| changed(text, copy))).take(wanted).collect()
}

/// The least that any comparison must do: look at each letter once.
fn ceiling(texts: &[Paragraphs]) -> u64 {
    texts.iter().flatten().flat_map(|paragraph| paragraph.chars()).map(u64::from).sum()
}

fn sources(texts: &[Paragraphs]) -> Vec<SourceText<'_>> {
    (0..)
        .zip(texts)
        .map(|(agency, text)| SourceText { agency, paragraphs: text.iter().map(String::as_str).collect() })
        .collect()
}

fn wording(criterion: &mut Criterion) {
    let (reports, texts) = compilation();
    let thousand = many(&texts, 1000);
    let words = Registry::builtin().unwrap().phrases;
    let edges = Edges::new(&words.opening, &words.closing, &words.within);
    let mut group = criterion.benchmark_group("compare");
    group.sample_size(10);
    group.bench_function("0 ceiling: a plain pass over 25 reports", |bencher| {
        bencher.iter(|| ceiling(black_box(&texts)));
    });
    group.bench_function("1 shared wording of all pairs of 25 reports (goal 200 ms)", |bencher| {
        bencher.iter(|| common_runs(black_box(&texts), LEAST).len());
    });
    group.bench_function("2 set phrases of 25 reports", |bencher| {
        bencher.iter(|| phrases(black_box(&sources(&texts)), Needed::default(), &edges).len());
    });
    let longest = {
        let mut longest: Vec<&[PassageRow]> = reports.iter().map(Vec::as_slice).collect();
        longest.sort_by_key(|report| std::cmp::Reverse(report.len()));
        longest.truncate(4);
        longest
    };
    group.bench_function("3 passages on one matter, the 4 longest reports", |bencher| {
        bencher.iter(|| by_likeness(black_box(&longest), &Scope::default()).len());
    });
    group.bench_function("4 sections under like headings, the 4 longest reports", |bencher| {
        bencher.iter(|| by_outline(black_box(&longest), &Scope::default()).len());
    });
    group.bench_function("5 ceiling: a plain pass over 1,000 reports", |bencher| {
        bencher.iter(|| ceiling(black_box(&thousand)));
    });
    group.bench_function("6 shared wording of all pairs of 1,000 reports (goal 60 s)", |bencher| {
        bencher.iter(|| common_runs(black_box(&thousand), LEAST).len());
    });
    let slices: Vec<&[PassageRow]> = reports.iter().map(Vec::as_slice).collect();
    let weights = Weights::over(reports.iter().flatten());
    group.bench_function("7 each of 25 reports beside each other: shared wording and cosine", |bencher| {
        bencher.iter(|| matrix(black_box(&slices), LEAST, &weights, None).echoed.len());
    });
    group.finish();
}

criterion_group!(benches, wording);
criterion_main!(benches);
