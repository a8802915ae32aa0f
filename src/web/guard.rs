//! Who may ask, and what every answer says to the browser.
//!
//! 1. [`Hosts`]: a request must name this machine in its `Host`, so that a web page elsewhere cannot read this program
//!    by pointing a name of its own at it (DNS rebinding).
//! 2. Only `GET` and `HEAD`: pages read. What writes ([`WRITING`]) is let through by `POST` from this computer and from a
//!    page of this site alone, so that neither a colleague nor a web page elsewhere can change anything.
//! 3. A request that takes too long is ended.
//! 4. [`secure`]: the security headers, on every answer, errors and static files included.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{Extensions, HeaderMap, HeaderValue, Method, Uri, header, uri::Authority},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::error::WebError;

/// Longer than any page takes, shorter than a reader waits.
const LONGEST: Duration = Duration::from_secs(20);
/// Longer than an office program needs for a heap of files.
const LONGEST_IMPORT: Duration = Duration::from_secs(600);

/// Addresses that write.
const WRITING: [&str; 9] = [
    "/findings/mark",
    "/themes/own/save",
    "/themes/own/delete",
    "/themes/own/import",
    "/sources/remove",
    "/import/read",
    "/import/save",
    "/corrections/save",
    "/corrections/undo",
];
/// Addresses that read and write files, which takes longer than any page.
const PATIENT: [&str; 2] = ["/import/read", "/import/save"];

/// Header and value of every answer.
const HEADERS: [(&str, &str); 8] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("x-robots-tag", "noindex, nofollow"),
];

/// The names and addresses under which this machine may be asked: loopback always, and its own addresses.
#[derive(Clone)]
pub struct Hosts {
    own: Arc<dyn Fn() -> Vec<IpAddr> + Send + Sync>,
}

impl Hosts {
    /// Loopback and whatever addresses the machine has when it is asked: they change when a cable is pulled.
    pub fn of_this_machine() -> Self {
        Self::with(|| match if_addrs::get_if_addrs() {
            Ok(interfaces) => interfaces.iter().map(if_addrs::Interface::ip).collect(),
            Err(error) => {
                tracing::warn!(%error, "cannot list the addresses of this machine");
                Vec::new()
            }
        })
    }

    /// Loopback and the addresses that `own` gives.
    pub fn with(own: impl Fn() -> Vec<IpAddr> + Send + Sync + 'static) -> Self {
        Self { own: Arc::new(own) }
    }

    /// Whether a `Host` (`127.0.0.1:8080`, `[::1]`, `localhost`) is this machine. The port does not matter.
    fn allows(&self, host: &str) -> bool {
        let Ok(authority) = host.parse::<Authority>() else { return false };
        if authority.as_str().contains('@') {
            return false;
        }
        let name = authority.host().trim_start_matches('[').trim_end_matches(']');
        let name = name.strip_suffix('.').unwrap_or(name);
        match name.parse::<IpAddr>().map(|address| address.to_canonical()) {
            Ok(address) => {
                address.is_loopback() || (self.own)().iter().any(|own| own.to_canonical() == address)
            }
            Err(_) => name.eq_ignore_ascii_case("localhost"),
        }
    }

    /// A request must have exactly one `Host`, and what its address line names must be this machine too.
    fn allows_request(&self, headers: &HeaderMap, uri: &Uri) -> bool {
        let mut hosts = headers.get_all(header::HOST).iter();
        let one = match (hosts.next(), hosts.next()) {
            (Some(host), None) => host.to_str().is_ok_and(|host| self.allows(host)),
            _ => false,
        };
        one && uri.authority().is_none_or(|named| self.allows(named.as_str()))
    }
}

/// Refuses requests under another name and with other methods, and ends those that take too long.
pub(super) async fn admit(State(hosts): State<Hosts>, request: Request, next: Next) -> Response {
    if !hosts.allows_request(request.headers(), request.uri()) {
        return WebError::ForeignHost.into_response();
    }
    if let Err(refusal) = may(&request) {
        return refusal.into_response();
    }
    let longest = if PATIENT.contains(&request.uri().path()) { LONGEST_IMPORT } else { LONGEST };
    match tokio::time::timeout(longest, next.run(request)).await {
        Ok(response) => response,
        Err(_) => WebError::TooSlow.into_response(),
    }
}

/// Whether a request may do what its method says.
fn may(request: &Request) -> Result<(), WebError> {
    if [Method::GET, Method::HEAD].contains(request.method()) {
        return Ok(());
    }
    if request.method() != Method::POST || !WRITING.contains(&request.uri().path()) {
        return Err(WebError::Method);
    }
    if !is_local(request.extensions()) {
        return Err(WebError::NotHere);
    }
    if from_own_page(request.headers()) { Ok(()) } else { Err(WebError::ForeignPage) }
}

/// Whether a request comes from this computer itself: over loopback. One whose sender is not known does not.
pub(super) fn is_local(extensions: &Extensions) -> bool {
    let sender = extensions.get::<ConnectInfo<SocketAddr>>();
    sender.is_some_and(|ConnectInfo(address)| address.ip().to_canonical().is_loopback())
}

/// Whether a form was sent by a page of this site. Browsers say where it comes from, in one header or another; a
/// request that says nothing is refused.
fn from_own_page(headers: &HeaderMap) -> bool {
    let named = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let own = format!("http://{}", named("host").unwrap_or("?"));
    let site = named("sec-fetch-site");
    if site.is_some_and(|site| site != "same-origin") {
        return false;
    }
    match (named("origin"), named("referer")) {
        (Some(origin), _) => origin.eq_ignore_ascii_case(&own),
        (None, Some(page)) => {
            page.get(..own.len()).is_some_and(|start| start.eq_ignore_ascii_case(&own))
                && page[own.len()..].starts_with('/')
        }
        (None, None) => site.is_some(),
    }
}

/// Puts the security headers on an answer. A page may be kept by the browser, but is asked for anew each time.
pub(super) async fn secure(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts() -> Hosts {
        Hosts::with(|| vec!["192.168.1.5".parse().unwrap(), "fd00::5".parse().unwrap()])
    }

    #[test]
    fn this_machine_may_be_asked() {
        for host in [
            "localhost",
            "LOCALHOST:8080",
            "localhost.:8080",
            "127.0.0.1",
            "127.0.0.1:8080",
            "127.3.2.1:1",
            "[::1]:8080",
            "192.168.1.5:8081",
            "[fd00::5]",
            "[::ffff:192.168.1.5]:80",
        ] {
            assert!(hosts().allows(host), "{host}");
        }
    }

    #[test]
    fn other_names_are_refused() {
        for host in [
            "",
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "evil.example@127.0.0.1",
            "192.168.1.6",
            "0.0.0.0",
            "[::]",
            "[::ffff:192.168.1.6]",
            "localhost/..",
            "127.0.0.1 evil",
        ] {
            assert!(!hosts().allows(host), "{host}");
        }
    }

    #[test]
    fn a_request_names_one_host() {
        let uri = |text: &'static str| Uri::from_static(text);
        let mut headers = HeaderMap::new();
        assert!(!hosts().allows_request(&headers, &uri("/")));
        headers.append(header::HOST, HeaderValue::from_static("localhost"));
        assert!(hosts().allows_request(&headers, &uri("/")));
        assert!(!hosts().allows_request(&headers, &uri("http://evil.example/")));
        headers.append(header::HOST, HeaderValue::from_static("localhost"));
        assert!(!hosts().allows_request(&headers, &uri("/")));
    }

    #[test]
    fn a_form_must_come_from_our_own_page() {
        let sent = |said: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static("localhost:8080"));
            for (name, value) in said {
                headers.insert(*name, HeaderValue::from_static(value));
            }
            from_own_page(&headers)
        };
        assert!(sent(&[("origin", "http://localhost:8080")]));
        assert!(sent(&[("origin", "http://localhost:8080"), ("sec-fetch-site", "same-origin")]));
        assert!(sent(&[("referer", "http://localhost:8080/findings?kind=mask")]));
        assert!(sent(&[("sec-fetch-site", "same-origin")]));
        for foreign in
            ["http://localhost:9", "http://evil.example", "null", "http://localhost:8080.evil.example"]
        {
            assert!(!sent(&[("origin", foreign)]), "{foreign}");
        }
        assert!(!sent(&[("origin", "http://localhost:8080"), ("sec-fetch-site", "cross-site")]));
        assert!(!sent(&[("referer", "http://localhost:8080.evil.example/")]));
        assert!(!sent(&[("referer", "http://evil.example/?http://localhost:8080/")]));
        assert!(!sent(&[]));
    }
}
