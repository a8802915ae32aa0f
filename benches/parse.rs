//! How fast text becomes reports, in MB/s: each step of an import before the database, against a plain pass over the bytes.
//!
//! `cargo bench --bench parse`. Runs on the real compilation where it is (`DUIDU_SHARED`, `../shared`), else on the sample.

#![allow(clippy::unwrap_used, missing_docs, reason = "a bench stops where it cannot go on")]

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

use duidu::model::Report;
use duidu::parse::{figures, findings, themes::Tagger};
use duidu::registry::Registry;
use duidu::{parse, source};

/// The bytes of the compilation.
fn compilation() -> Vec<u8> {
    let file = common::corpus().unwrap_or_else(|| common::sample().join("half-year-sample.txt"));
    std::fs::read(file).unwrap()
}

/// The least that any reader must do: look at each byte once.
fn ceiling(bytes: &[u8]) -> u64 {
    bytes.iter().map(|byte| u64::from(*byte)).sum()
}

/// How many figures and findings a report has.
fn numbers_and_doubts(report: &Report, registry: &Registry) -> usize {
    figures::find(report, registry).len() + findings::findings(report, registry).len()
}

fn steps(criterion: &mut Criterion) {
    let bytes = compilation();
    let registry = Registry::builtin().unwrap();
    let text = source::read("compilation.txt", &bytes).unwrap();
    let parsed = parse::parse(&text, &registry);
    let mut group = criterion.benchmark_group("parse");
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("0 ceiling: a plain pass over the bytes", |bencher| {
        bencher.iter(|| ceiling(black_box(&bytes)));
    });
    group.bench_function("1 read: bytes to lines", |bencher| {
        bencher.iter(|| source::read("compilation.txt", black_box(&bytes)).unwrap());
    });
    group.bench_function("2 themes: tag what is parsed", |bencher| {
        let tagger = Tagger::new(&registry.themes);
        let mut reports = parsed.reports.clone();
        bencher.iter(|| reports.iter_mut().for_each(|report| tagger.tag(black_box(report))));
    });
    group.bench_function("3 parse: lines to reports, themes included", |bencher| {
        bencher.iter(|| parse::parse(black_box(&text), &registry));
    });
    group.bench_function("4 all: bytes to reports", |bencher| {
        bencher.iter(|| {
            let text = source::read("compilation.txt", black_box(&bytes)).unwrap();
            parse::parse(&text, &registry)
        });
    });
    group.bench_function("5 figures and findings: numbers and doubts of what is parsed", |bencher| {
        bencher.iter(|| {
            let reports = black_box(&parsed.reports).iter();
            reports.map(|report| numbers_and_doubts(report, &registry)).sum::<usize>()
        });
    });
    group.finish();
    criterion.bench_function("registry: vocabularies read and checked", |bencher| {
        bencher.iter(|| Registry::builtin().unwrap());
    });
}

criterion_group!(benches, steps);
criterion_main!(benches);
