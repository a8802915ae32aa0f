//! What a visitor asks for: a page or a file, and under which filters.

use std::convert::Infallible;

use axum::{extract::FromRequestParts, http::request::Parts};

use super::{
    error::WebError,
    filters::{Query, left_out},
    guard,
    periods::Offered,
};
use crate::export::Format;

/// One request, understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Ask {
    /// The path without the extension of a download: `/agencies` for `/agencies.csv`.
    pub(crate) path: String,
    /// The format of a download; `None` for a page.
    pub(crate) format: Option<Format>,
    /// The query string.
    pub(crate) query: Query,
    /// Whether whoever asks sits at this computer.
    pub(crate) local: bool,
    /// The periods that the page offers; settled when it is visited.
    pub(crate) offered: Offered,
    /// What the address asked for and could not be had, in words for the reader.
    pub(crate) left_out: Vec<String>,
}

impl Ask {
    /// Reads path and query string. Nothing is refused: what is not understood is left out.
    pub(crate) fn read(path: &str, query: &str) -> Self {
        let (stem, format) = match path.rsplit_once('.') {
            Some((stem, ending)) if !stem.ends_with('/') => (stem, Format::from_extension(ending)),
            _ => (path, None),
        };
        let path = if format.is_some() { stem } else { path };
        Self {
            path: path.to_owned(),
            format,
            query: Query::parse(query),
            local: false,
            offered: Offered::default(),
            left_out: left_out(query),
        }
    }

    /// The last part of the path: the key of `/levels/xian`.
    pub(crate) fn key(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// The last part of the path as an id: 7 of `/agencies/7`. `what` is said on the 404 page: 单位.
    pub(crate) fn id(&self, what: &'static str) -> Result<i64, WebError> {
        self.key().parse().map_err(|_| WebError::NotFound(what))
    }

    /// This page with another query.
    pub(crate) fn href(&self, query: &Query) -> String {
        query.href(&self.path)
    }
}

impl<S: Sync> FromRequestParts<S> for Ask {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let ask = Self::read(parts.uri.path(), parts.uri.query().unwrap_or_default());
        Ok(Self { local: guard::is_local(&parts.extensions), ..ask })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_download_is_its_page_in_another_format() {
        let ask = Ask::read("/themes/yanglao.csv", "level=xian");
        assert_eq!((ask.path.as_str(), ask.format), ("/themes/yanglao", Some(Format::Csv)));
        assert_eq!((ask.key(), ask.href(&ask.query)), ("yanglao", "/themes/yanglao?level=xian".to_owned()));
        assert_eq!(Ask::read("/agencies.pdf", "").path, "/agencies.pdf");
        assert!(Ask::read("/agencies/x", "").id("单位").is_err());
        assert_eq!(Ask::read("/agencies/7.json", "").id("单位").ok(), Some(7));
    }
}
