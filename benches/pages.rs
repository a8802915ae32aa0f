//! Milliseconds a page: every kind of page answered in process, beside a bare route as the ceiling of the same run.
//!
//! 1. The real compilation (else the sample) is imported into a temporary database.
//! 2. The paths of pages are taken from the lists, as a reader would.
//! 3. Each is asked for through the whole router, layers included, until its last byte; no network, no compression.
//!
//! Goal: under 10 ms each in a release build on an idle machine. docs/benchmarks.md keeps the figures of one run.

#![allow(missing_docs, reason = "criterion's macros make public items without any")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a bench fails by panicking")]

#[path = "../tests/common/mod.rs"]
mod common;

use std::time::Duration;

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
    routing::get,
};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use duidu::{
    import::{import_file, sample_store},
    registry::Registry,
    store::Store,
    web::{AppState, Hosts, router},
};
use http_body_util::BodyExt;
use regex::Regex;
use tokio::runtime::Runtime;
use tower::ServiceExt;

/// The real compilation where it is, else the sample, in a temporary database.
fn filled_store() -> Store {
    let registry = Registry::builtin().unwrap();
    let Some(file) = common::corpus() else { return sample_store(&registry).unwrap() };
    let store = Store::temporary().unwrap();
    import_file(&store, &registry, &file).unwrap();
    store
}

/// Asks for `path` and gives the whole answer.
async fn ask(site: &Router, path: &str) -> String {
    let request = Request::get(path).header(header::HOST, "127.0.0.1").body(Body::empty()).unwrap();
    let response = site.clone().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The links of the page at `from` that match `pattern`, each once.
async fn links(site: &Router, from: &str, pattern: &str) -> Vec<String> {
    let page = ask(site, from).await;
    let href = Regex::new(&format!("href=\"({pattern})[\"#?]")).unwrap();
    let mut found: Vec<String> = href.captures_iter(&page).map(|hit| hit[1].to_owned()).collect();
    found.dedup();
    assert!(!found.is_empty(), "{from} links to nothing like {pattern}");
    found
}

/// Pages that are there whatever is stored.
const FIXED: [&str; 13] = [
    "/",
    "/agencies",
    "/reports",
    "/levels",
    "/domains",
    "/themes",
    "/figures",
    "/figures?view=group",
    "/plans",
    "/plans?view=targets",
    "/problems",
    "/findings",
    "/help",
];

/// Name and path of what is measured. Of reports, agencies and themes the longest page is taken: the worst case.
async fn pages(site: &Router) -> Vec<(String, String)> {
    let mut pages: Vec<(String, String)> = FIXED.map(|path| (path.to_owned(), path.to_owned())).to_vec();
    let reports = links(site, "/reports", "/reports/[0-9]+").await;
    for (name, list, pattern) in [
        ("/reports/…", "/reports", "/reports/[0-9]+"),
        ("/agencies/…", "/agencies", "/agencies/[0-9]+"),
        ("/levels/…", "/levels", "/levels/[a-z]+"),
        ("/domains/…", "/domains", "/domains/[a-z0-9-]+"),
        ("/themes/…", "/themes", "/themes/[a-z0-9-]+"),
    ] {
        let mut longest = (0, String::new());
        for path in links(site, list, pattern).await {
            let bytes = ask(site, &path).await.len();
            longest = longest.max((bytes, path));
        }
        pages.push((format!("{name} (longest)"), longest.1));
    }
    let compared: Vec<String> = reports.iter().take(4).map(|path| path.replace("/reports/", "r=")).collect();
    for by in ["part", "theme"] {
        pages.push((
            format!("/compare by {by}, 4 reports"),
            format!("/compare?{}&by={by}", compared.join("&")),
        ));
    }
    for (name, words) in [("two characters", "养老"), ("one character", "村"), ("no hit", "量子引力")]
    {
        let words: String = form_urlencoded::byte_serialize(words.as_bytes()).collect();
        pages.push((format!("/search {name}"), format!("/search?q={words}")));
    }
    pages.push(("/themes.csv".to_owned(), "/themes.csv".to_owned()));
    pages.push(("/search.csv one character".to_owned(), "/search.csv?q=%E6%9D%91".to_owned()));
    pages
}

fn measure(criterion: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let site =
        router(AppState::new(filled_store(), None, Hosts::with(Vec::new), &Registry::builtin().unwrap()));
    let hello = Router::new().route("/", get(|| async { "hello" }));
    let mut group = criterion.benchmark_group("page");
    group.sample_size(20).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(2));
    group.bench_function("ceiling: hello", |bench| bench.iter(|| runtime.block_on(ask(&hello, "/"))));
    for (name, path) in runtime.block_on(pages(&site)) {
        let bytes = runtime.block_on(ask(&site, &path)).len();
        group.throughput(Throughput::Bytes(bytes as u64));
        group.bench_function(name, |bench| bench.iter(|| runtime.block_on(ask(&site, &path))));
    }
    group.finish();
}

criterion_group!(benches, measure);
criterion_main!(benches);
