//! Static files, in the binary. Their address carries a hash of their content, so that browsers may keep them for good.

use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use rust_embed::{EmbeddedFile, RustEmbed};

use super::error::WebError;

#[derive(RustEmbed)]
#[folder = "static/"]
struct Files;

/// For an address with the hash of the content: it can only ever be this content.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// The address of a static file: `/static/app.css?v=0f3a…`. A file that is not there gives an address that is 404.
pub(crate) fn url(name: &str) -> String {
    let version = Files::get(name).map(|file| format!("?v={}", tag(&file)));
    format!("/static/{name}{}", version.unwrap_or_default())
}

/// `GET /static/{name}`.
pub(super) async fn show(Path(name): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    file(&name, uri.query(), &headers)
}

/// `GET /favicon.ico`: what browsers ask for without being told.
pub(super) async fn favicon(uri: Uri, headers: HeaderMap) -> Response {
    file("favicon.png", uri.query(), &headers)
}

fn file(name: &str, query: Option<&str>, headers: &HeaderMap) -> Response {
    let Some(file) = Files::get(name) else { return WebError::NotFound("文件").into_response() };
    let tag = tag(&file);
    let kept = if query == Some(&format!("v={tag}")) { FOR_GOOD } else { "no-cache" };
    let etag = format!("W/\"{tag}\"");
    let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let fresh = known.flat_map(|list| list.split(',')).any(|one| one.trim() == etag || one.trim() == "*");
    let mut response = if fresh {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, media_type(name))], file.data.into_owned()).into_response()
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    if let Ok(etag) = HeaderValue::try_from(etag) {
        response.headers_mut().insert(header::ETAG, etag);
    }
    response
}

/// The first 16 hex digits of the hash of the content.
fn tag(file: &EmbeddedFile) -> String {
    let hash = file.metadata.sha256_hash();
    let head = hash.iter().take(8).fold(0_u64, |head, byte| head << 8 | u64::from(*byte));
    format!("{head:016x}")
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_static_file_has_a_type() {
        assert!(Files::iter().count() >= 2);
        for name in Files::iter() {
            assert_ne!(media_type(&name), "application/octet-stream", "{name}");
        }
    }

    #[test]
    fn kept_for_good_only_under_its_hash() {
        let address = url("app.css");
        let query = address.split_once('?').unwrap().1.to_owned();
        let answer = |query: Option<&str>| file("app.css", query, &HeaderMap::new());
        assert_eq!(answer(Some(&query)).headers()[header::CACHE_CONTROL], FOR_GOOD);
        assert_eq!(answer(Some("v=0")).headers()[header::CACHE_CONTROL], "no-cache");
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_NONE_MATCH, answer(None).headers()[header::ETAG].clone());
        assert_eq!(file("app.css", None, &headers).status(), StatusCode::NOT_MODIFIED);
        assert_eq!(file("../Cargo.toml", None, &HeaderMap::new()).status(), StatusCode::NOT_FOUND);
    }
}
