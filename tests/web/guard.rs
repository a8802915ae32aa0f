//! Who may ask, and what every answer says to the browser.

use axum::http::StatusCode;

use crate::site::{ask, get, new_site, request, site};

#[tokio::test]
async fn other_names_are_refused_calmly() {
    let answer = ask(&site(), request("GET", "/agencies", "evil.example")).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.text().contains("这个地址不是本机的地址"));
    assert!(!answer.text().contains("民政局"));
    for host in ["localhost:9", "[::1]", "192.168.1.5:8080"] {
        assert_eq!(ask(&site(), request("GET", "/agencies", host)).await.status, StatusCode::OK, "{host}");
    }
}

#[tokio::test]
async fn pages_only_read() {
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let answer = ask(&site(), request(method, "/agencies", "localhost")).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
        assert_eq!(answer.header("allow"), "GET, HEAD");
    }
    let head = ask(&site(), request("HEAD", "/agencies", "localhost")).await;
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
}

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    let answers = [
        get(&site(), "/agencies").await,
        get(&site(), "/agencies.csv").await,
        get(&site(), "/nothing-here").await,
        get(&site(), "/static/app.css").await,
        get(&site(), "/static/nothing.css").await,
        ask(&site(), request("POST", "/agencies", "localhost")).await,
        ask(&site(), request("GET", "/agencies", "evil.example")).await,
    ];
    for answer in answers {
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; style-src 'self'; script-src 'self'"), "{policy}");
        assert!(!policy.contains("unsafe"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "same-origin");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert!(answer.header("permissions-policy").contains("camera=()"));
        assert!(!answer.header("cache-control").is_empty());
    }
}

#[tokio::test]
async fn answers_are_compressed_where_the_browser_can() {
    let mut asked = request("GET", "/agencies", "localhost");
    asked.headers_mut().insert("accept-encoding", "br".parse().unwrap());
    assert_eq!(ask(&site(), asked).await.header("content-encoding"), "br");
}

#[tokio::test]
async fn what_is_not_there_is_said_in_chinese() {
    let answer = get(&site(), "/nothing-here").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.text().contains("没有找到这个页面") && answer.text().contains("lang=\"zh-CN\""));
}

#[tokio::test]
async fn an_empty_database_shows_the_sample_and_says_so() {
    let answer = get(&new_site(), "/agencies").await;
    assert!(answer.text().contains("<strong>示例数据</strong>") && answer.text().contains("市医保局"));
    assert!(!get(&site(), "/agencies").await.text().contains("<strong>示例数据</strong>"));
    let csv = get(&new_site(), "/agencies.csv").await;
    assert!(csv.header("content-disposition").contains("%E7%A4%BA%E4%BE%8B"), "the file's name says it too");
}
