//! 来源: the list, one file, and taking something out again.

use axum::{Router, http::StatusCode};
use duidu::store::{Reader, Store};

use crate::{
    html::{elements, select},
    site::{
        Answer, COLLEAGUE, HERE, OWN_PAGE, ask, csv, from, get, new_site, own_site, page, page_for, request,
        send,
    },
};

async fn post(site: &Router, peer: &str, said: (&str, &str), body: &'static str) -> Answer {
    send(site, peer, said, "/sources/remove", body).await
}

fn reports(store: &Store) -> Vec<i64> {
    store.read(|reader: &Reader<'_>| reader.report_ids()).unwrap()
}

#[tokio::test]
async fn a_file_shows_what_came_from_it() {
    let html = page("/sources").await;
    assert!(html.contains("示例数据.txt") && html.contains("空行") && html.contains("广告 2"), "{html}");
    let rows = csv("/sources.csv").await;
    assert_eq!((rows.len(), rows[0][0].as_str(), rows[1][1].as_str()), (2, "编号", "示例数据.txt"));
    for format in ["json", "xlsx"] {
        assert_eq!(get(&crate::site::site(), &format!("/sources.{format}")).await.status, StatusCode::OK);
    }
    let one = page("/sources/1").await;
    let links =
        elements(&one).iter().filter(|e| e.get("href").is_some_and(|h| h.starts_with("/reports/"))).count();
    assert_eq!(links.to_string(), rows[1][4]);
    assert_eq!(get(&crate::site::site(), "/sources/77").await.status, StatusCode::NOT_FOUND);
    assert!(page("/").await.contains("href=\"/sources/1\""));
    assert!(page("/help").await.contains("href=\"/sources\""), "the footer leads there");
}

#[tokio::test]
async fn one_report_goes_after_a_look_and_the_rest_stays() {
    let (site, store) = own_site();
    let before = reports(&store);
    let html = page_for(&site, HERE, "/sources/1?r=2").await;
    assert!(html.contains("移除这一篇") && html.contains("材料 1 篇"), "{html}");
    assert_eq!(reports(&store), before, "looking removes nothing");
    let phrases = page_for(&site, HERE, "/phrases").await;
    let answer = post(&site, HERE, OWN_PAGE, "source=1&report=2").await;
    assert!(answer.status == StatusCode::OK && answer.text().contains("已移除《"), "{}", answer.text());
    assert!(answer.text().contains("已移除的材料") && answer.text().contains("移除这个来源"));
    assert_eq!(reports(&store).len(), before.len() - 1);
    let gone = ask(&site, request("GET", "/reports/2", "127.0.0.1:8080")).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert_ne!(page_for(&site, HERE, "/phrases").await, phrases, "what was computed before is forgotten");
    assert_eq!(post(&site, HERE, OWN_PAGE, "source=1&report=2").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_last_file_goes_and_the_pages_stand() {
    let (site, store) = own_site();
    let html = page_for(&site, HERE, "/sources/1").await;
    assert!(html.contains("移除这个来源") && html.contains("不再有材料的单位"));
    let answer = post(&site, HERE, OWN_PAGE, "source=1").await;
    assert_eq!(answer.status, StatusCode::OK);
    let html = answer.text();
    assert!(html.contains("已移除“示例数据.txt”") && html.contains("还没有导入过文件"), "{html}");
    assert!(reports(&store).is_empty());
    for path in [
        "/",
        "/agencies",
        "/reports",
        "/levels",
        "/themes",
        "/compare",
        "/figures",
        "/plans",
        "/problems",
        "/findings",
        "/search?q=养",
        "/likeness",
        "/phrases",
        "/changes",
        "/sources",
    ] {
        page_for(&site, HERE, &path.replace('养', "%E5%85%BB")).await;
    }
    assert_eq!(post(&site, HERE, OWN_PAGE, "source=1").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn only_this_computer_and_our_own_page_may_remove() {
    let (site, store) = own_site();
    let before = reports(&store);
    for (peer, said) in [(COLLEAGUE, OWN_PAGE), (HERE, ("origin", "http://evil.example"))] {
        for body in ["source=1", "source=1&report=2"] {
            assert_eq!(post(&site, peer, said, body).await.status, StatusCode::FORBIDDEN);
        }
    }
    for body in ["", "source=x", "source=1&report=x"] {
        assert_eq!(post(&site, HERE, OWN_PAGE, body).await.status, StatusCode::BAD_REQUEST, "{body}");
    }
    let looked = ask(&site, from(HERE, request("GET", "/sources/remove", "127.0.0.1:8080"))).await;
    assert_eq!(looked.status, StatusCode::NOT_FOUND);
    assert_eq!(reports(&store), before);
    for path in ["/sources", "/sources/1"] {
        let html = page_for(&site, COLLEAGUE, path).await;
        assert!(!html.contains("移除…") && select(&elements(&html), "form", "").len() <= 1, "{path}");
        assert!(!html.contains("位置："), "folders of this computer are its own affair");
        assert!(page_for(&site, HERE, path).await.contains("移除…"), "{path}");
    }
}

#[tokio::test]
async fn nothing_is_removed_from_the_sample() {
    let site = new_site();
    assert!(!page_for(&site, HERE, "/sources/1").await.contains("移除"));
    assert_eq!(post(&site, HERE, OWN_PAGE, "source=1").await.status, StatusCode::NOT_FOUND);
}
