//! Who may ask, and what every answer says to the browser.
//!
//! 1. [`Hosts`]: a request must name this machine in its `Host`, so that a web page elsewhere cannot read this program
//!    by pointing a name of its own at it (DNS rebinding).
//! 2. Only `GET` and `HEAD`: pages read.
//! 3. A request that takes too long is ended.
//! 4. [`secure`]: the security headers, on every answer, errors and static files included.

use std::{net::IpAddr, sync::Arc, time::Duration};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, Uri, header, uri::Authority},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::error::WebError;

/// Longer than any page takes, shorter than a reader waits.
const LONGEST: Duration = Duration::from_secs(20);

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
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        return WebError::Method.into_response();
    }
    match tokio::time::timeout(LONGEST, next.run(request)).await {
        Ok(response) => response,
        Err(_) => WebError::TooSlow.into_response(),
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
}
