//! The buttons 无误 and 撤回: a form that comes back to the list it was sent from.
//!
//! `web::guard` lets it through only from this computer and from a page of this site.

use axum::{body::Bytes, extract::State, http::StatusCode, http::header, response::IntoResponse};

use crate::{
    import,
    web::{
        AppState,
        error::{Answer, WebError},
        filters::Query,
    },
};

/// `POST /findings/mark`: `finding` its fingerprint, `as` `right` or `open`, `back` the query of the list, `at` the
/// finding to show there.
pub(crate) async fn mark(State(state): State<AppState>, body: Bytes) -> Answer {
    let form =
        Form::read(&body).ok_or_else(|| WebError::BadRequest("这个按钮送来的内容不完整".to_owned()))?;
    let Form { finding, right, back } = form;
    let known = state
        .write(move |writer| {
            if right {
                writer.clear_finding(&finding, &import::now())
            } else {
                writer.reopen_finding(&finding)
            }
        })
        .await?;
    if !known {
        return Err(WebError::NotFound("疑点"));
    }
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, back)]).into_response())
}

/// What the form sent.
#[derive(Debug, PartialEq, Eq)]
struct Form {
    finding: String,
    right: bool,
    back: String,
}

impl Form {
    /// `None` where something is missing or cannot be. The way back is always the list: its query is read and written
    /// anew, so that nobody can be led elsewhere.
    fn read(body: &[u8]) -> Option<Self> {
        let (mut finding, mut right, mut query, mut at) = (None, None, String::new(), None);
        for (key, value) in form_urlencoded::parse(body) {
            match &*key {
                "finding" if is_fingerprint(&value) => finding = Some(value.into_owned()),
                "as" if value == "right" => right = Some(true),
                "as" if value == "open" => right = Some(false),
                "back" => query = Query::parse(&value).href("/findings"),
                "at" => at = value.parse::<u32>().ok(),
                _ => {}
            }
        }
        let place = at.map_or_else(String::new, |at| format!("#f{at}"));
        let list = if query.is_empty() { "/findings" } else { &query };
        Some(Self { finding: finding?, right: right?, back: format!("{list}{place}") })
    }
}

fn is_fingerprint(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_is_the_list() {
        let finding = "a".repeat(64);
        let back =
            |rest: &str| Form::read(format!("finding={finding}&{rest}").as_bytes()).map(|form| form.back);
        assert_eq!(
            back("as=right&back=level%3Dshi%26page%3D2&at=7").as_deref(),
            Some("/findings?level=shi&page=2#f7")
        );
        assert_eq!(back("as=open").as_deref(), Some("/findings"));
        assert_eq!(back("as=right&back=https://evil.example/&at=x").as_deref(), Some("/findings"));
        assert_eq!(back("as=right&back=%0d%0aSet-Cookie:x").as_deref(), Some("/findings"));
        assert_eq!(back("as=maybe"), None);
        assert_eq!(Form::read(b"finding=zz&as=right"), None);
    }
}
