//! Addresses that ask for what there is not: the page is shown, and says what it left out.

use axum::http::StatusCode;

use crate::site::{get, page, site};

const SAYS: &str = "已略去：";

#[tokio::test]
async fn values_that_nobody_knows_are_named() {
    let html = page("/agencies?level=guo&domain=nichts&agency=9999&period=2023&level=xian").await;
    for named in ["层级“guo”", "条线“nichts”", "单位“9999”", "期“2023”"] {
        assert!(html.contains(named), "{named}");
    }
    assert!(html.contains(SAYS));
    let escaped = page("/search?q=x&part=%3Cb%3E%00").await;
    assert!(escaped.contains("部分“&#60;b&#62;”"));
    for path in ["/agencies", "/agencies?level=xian&utm=1&page=2&level=", "/search?q=%E5%85%BB"] {
        assert!(!page(path).await.contains(SAYS), "{path}");
    }
    assert_eq!(get(&site(), "/agencies.csv?level=guo").await.status, StatusCode::OK);
}

#[tokio::test]
async fn words_that_were_cut_are_told() {
    let long = "%E9%95%BF".repeat(101);
    assert!(page(&format!("/search?q={long}")).await.contains("检索词第 100 个字以后的部分"));
    assert!(!page(&format!("/search?q={}", "%E9%95%BF".repeat(100))).await.contains(SAYS));
}
