//! A site to ask, and what it answers.

use std::{
    net::{IpAddr, SocketAddr},
    sync::OnceLock,
};

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{HeaderMap, Request, StatusCode, header},
};
use duidu::{
    import,
    model::ReportHead,
    registry::Registry,
    store::{Reader, Store},
    web::{AppState, Hosts, router},
};
use http_body_util::BodyExt;
use tower::ServiceExt;

/// One answer.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// The sample, imported once for all tests.
pub(crate) fn sample() -> Store {
    static SAMPLE: OnceLock<Store> = OnceLock::new();
    SAMPLE.get_or_init(|| import::sample_store(&Registry::builtin().unwrap()).unwrap()).clone()
}

pub(crate) fn state(
    main: Store,
    sample: Option<Store>,
    own: impl Fn() -> Vec<IpAddr> + Send + Sync + 'static,
) -> AppState {
    AppState::new(main, sample, Hosts::with(own), &Registry::builtin().unwrap())
}

/// The site on the sample, as if it were the user's own data.
pub(crate) fn site() -> Router {
    // One state for all tests: what it knows of the reports is computed once.
    static STATE: OnceLock<AppState> = OnceLock::new();
    let shared = STATE.get_or_init(|| state(sample(), None, || vec!["192.168.1.5".parse().unwrap()]));
    router(shared.clone())
}

/// The site as a new user sees it: an empty database, the sample shown instead.
pub(crate) fn new_site() -> Router {
    empty_site().0
}

/// The same, with the user's database.
pub(crate) fn empty_site() -> (Router, Store) {
    let store = Store::temporary().unwrap();
    (router(state(store.clone(), Some(sample()), Vec::new)), store)
}

pub(crate) async fn ask(site: &Router, request: Request<Body>) -> Answer {
    let response = site.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes().to_vec();
    Answer { status: parts.status, headers: parts.headers, body }
}

/// `GET path`, as a browser on this machine asks.
pub(crate) async fn get(site: &Router, path: &str) -> Answer {
    ask(site, request("GET", path, "127.0.0.1:8080")).await
}

/// `GET path`, which must be there.
pub(crate) async fn page(path: &str) -> String {
    let answer = get(&site(), path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    answer.text().to_owned()
}

pub(crate) fn request(method: &str, path: &str, host: &str) -> Request<Body> {
    Request::builder().method(method).uri(path).header(header::HOST, host).body(Body::empty()).unwrap()
}

/// This computer, and another one on the office network.
pub(crate) const HERE: &str = "127.0.0.1:50000";
pub(crate) const COLLEAGUE: &str = "192.168.1.9:50000";
/// What a browser says of a form on a page of this site.
pub(crate) const OWN_PAGE: (&str, &str) = ("origin", "http://127.0.0.1:8080");

/// A database of its own with the sample in it, as if it were the user's.
pub(crate) fn own_site() -> (Router, Store) {
    let store = import::sample_store(&Registry::builtin().unwrap()).unwrap();
    (router(state(store.clone(), None, Vec::new)), store)
}

/// A request as it comes over the network.
pub(crate) fn from(peer: &str, mut request: Request<Body>) -> Request<Body> {
    let peer: SocketAddr = peer.parse().unwrap();
    request.extensions_mut().insert(ConnectInfo(peer));
    request
}

/// Sends a form to `path` as `peer`, with the header by which a browser says where it comes from.
pub(crate) async fn send(
    site: &Router,
    peer: &str,
    said: (&str, &str),
    path: &str,
    body: impl Into<Body>,
) -> Answer {
    send_as(site, peer, said, path, "application/x-www-form-urlencoded", body).await
}

/// The same in another form of media.
pub(crate) async fn send_as(
    site: &Router,
    peer: &str,
    said: (&str, &str),
    path: &str,
    kind: &str,
    body: impl Into<Body>,
) -> Answer {
    let request = Request::builder()
        .method("POST")
        .uri(path)
        .header(header::HOST, "127.0.0.1:8080")
        .header(said.0, said.1)
        .header(header::CONTENT_TYPE, kind)
        .body(body.into())
        .unwrap();
    ask(site, from(peer, request)).await
}

/// `GET path` as `peer` asks, which must be there.
pub(crate) async fn page_for(site: &Router, peer: &str, path: &str) -> String {
    let answer = ask(site, from(peer, request("GET", path, "127.0.0.1:8080"))).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    answer.text().to_owned()
}

/// All reports of the sample, in page order.
#[allow(
    clippy::redundant_closure_for_method_calls,
    reason = "the method itself is not general enough in its lifetime"
)]
pub(crate) fn heads() -> Vec<ReportHead> {
    sample().read(|reader: &Reader<'_>| reader.report_heads()).unwrap()
}

/// A CSV as records, the header first.
pub(crate) async fn csv(path: &str) -> Vec<Vec<String>> {
    let answer = get(&site(), path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    assert!(answer.header("content-type").starts_with("text/csv"), "{path}");
    let text = answer.text().strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}
