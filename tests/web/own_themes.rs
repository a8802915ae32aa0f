//! 自定义主题: made, changed, refused, deleted, taken out and in.

use axum::{Router, http::StatusCode};
use duidu::import;

use crate::{
    html::{elements, select},
    site::{Answer, COLLEAGUE, HERE, OWN_PAGE, ask, new_site, own_site, page_for, request, send},
};

async fn post(site: &Router, what: &str, fields: &[(&str, &str)]) -> Answer {
    post_as(site, HERE, OWN_PAGE, what, fields).await
}

async fn post_as(
    site: &Router,
    peer: &str,
    said: (&str, &str),
    what: &str,
    fields: &[(&str, &str)],
) -> Answer {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    send(site, peer, said, &format!("/themes/own/{what}"), body).await
}

const CANTEEN: [(&str, &str); 3] =
    [("name", "老年食堂"), ("strong", "助餐点、幸福食堂"), ("certainty", "low")];

#[tokio::test]
async fn a_theme_of_ones_own_is_everywhere_at_once() {
    let (site, _) = own_site();
    let made = post(&site, "save", &CANTEEN).await;
    assert_eq!((made.status, made.header("location")), (StatusCode::SEE_OTHER, "/themes/own-1"));
    let html = page_for(&site, HERE, "/themes/own-1").await;
    let all = elements(&html);
    let cards = select(&all, "article", "read").len();
    assert!(cards > 2, "{cards}");
    assert!(html.contains("/themes/own?theme=own-1"), "it can be changed");
    assert!(page_for(&site, HERE, "/").await.contains("老年食堂（自定义）"), "in the grid");
    assert!(page_for(&site, HERE, "/themes").await.contains("自定义</small>"), "in the list");
    assert!(
        page_for(&site, HERE, "/search?q=%E9%A3%9F%E5%A0%82").await.contains("老年食堂（自定义）"),
        "in filters"
    );
    let reports = page_for(&site, HERE, "/themes/own-1").await;
    let compared = elements(&reports)
        .iter()
        .filter_map(|e| e.get("href").map(str::to_owned))
        .find(|href| href.starts_with("/compare?"))
        .unwrap();
    let compared = page_for(&site, HERE, &format!("{compared}&by=theme")).await;
    assert!(compared.contains("id=\"row-own-1\"") && compared.contains("自定义 ›"), "in comparisons");

    let changed = [("key", "own-1"), ("name", "助餐食堂"), ("strong", "绝无此词")];
    assert_eq!(post(&site, "save", &changed).await.header("location"), "/themes/own-1");
    let html = page_for(&site, HERE, "/themes/own-1").await;
    assert!(select(&elements(&html), "article", "read").is_empty(), "tagged again at once");

    let gone = post(&site, "delete", &[("key", "own-1")]).await;
    assert!(gone.status == StatusCode::OK && gone.text().contains("已删除“助餐食堂”"));
    assert!(gone.text().contains("绝无此词"), "what was deleted can be saved again");
    let answer = ask(&site, request("GET", "/themes/own-1", "127.0.0.1:8080")).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(post(&site, "save", &CANTEEN).await.header("location"), "/themes/own-2", "no number twice");
}

#[tokio::test]
async fn what_cannot_be_kept_comes_back_as_it_was_typed() {
    let (site, store) = own_site();
    let cases: [(&[(&str, &str)], &str); 6] = [
        (&[("name", "堂"), ("strong", "保留的词")], "2 到 20 个字"),
        (&[("name", "养老服务"), ("strong", "保留的词")], "已经有内置主题“养老服务”"),
        (&[("name", "食堂"), ("strong", "保留的词、堂")], "词至少两个字"),
        (&[("name", "食堂"), ("strong", "保留的词"), ("not", "无关的话")], "没有作用"),
        (&[("name", "食堂"), ("strong", "保留的词"), ("near", "人手 不足")], "少了一条斜线"),
        (&[("key", "own-9"), ("name", "食堂"), ("strong", "保留的词")], "没有这个自定义主题"),
    ];
    for (fields, why) in cases {
        let answer = post(&site, "save", fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
        let html = answer.text();
        assert!(html.contains(why), "{why} is not told");
        assert!(html.contains("保留的词"), "{why}: what was typed is lost");
    }
    assert!(import::own_themes(&store).unwrap().is_empty());
    let bad = post(&site, "import", &[("toml", "[[theme]]\nkey = 'a'\nnam = '食堂'\n")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.text().contains("第 3 行") && bad.text().contains("nam = "), "{}", bad.text());
}

#[tokio::test]
async fn only_this_computer_and_our_own_page_may_write() {
    let (site, store) = own_site();
    for what in ["save", "delete", "import"] {
        for (peer, said) in [(COLLEAGUE, OWN_PAGE), (HERE, ("origin", "http://evil.example"))] {
            let answer = post_as(&site, peer, said, what, &CANTEEN).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{what} {peer}");
        }
    }
    assert!(import::own_themes(&store).unwrap().is_empty());
    assert!(!page_for(&site, COLLEAGUE, "/themes/own").await.contains("<textarea"));
    assert!(page_for(&site, HERE, "/themes/own").await.contains("<textarea"));
    let search = "/search?q=%E9%A3%9F%E5%A0%82";
    assert!(!page_for(&site, COLLEAGUE, search).await.contains("/themes/own?"));
    assert!(page_for(&site, HERE, search).await.contains("/themes/own?q=%E9%A3%9F%E5%A0%82"));
}

#[tokio::test]
async fn themes_go_out_and_come_in() {
    let (site, _) = own_site();
    post(&site, "save", &CANTEEN).await;
    let parts = [("name", "流动餐车"), ("strong", "餐车"), ("near", "就餐 / 老人"), ("parent", "own-1")];
    post(&site, "save", &parts).await;
    let file = page_for(&site, HERE, "/themes/own.toml").await;
    let (other, store) = own_site();
    let taken = post(&other, "import", &[("toml", &file)]).await;
    assert!(taken.text().contains("新增“老年食堂”“流动餐车”"), "{}", taken.text());
    assert_eq!(page_for(&other, HERE, "/themes/own.toml").await, file);
    let again = post(&other, "import", &[("toml", &file)]).await;
    assert!(again.text().contains("替换“老年食堂”“流动餐车”"));
    assert_eq!(import::own_themes(&store).unwrap().len(), 2);
}

#[tokio::test]
async fn the_sample_keeps_nothing() {
    let site = new_site();
    let answer = post(&site, "save", &CANTEEN).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("示例数据"));
    assert!(page_for(&site, HERE, "/themes/own").await.contains("导入自己的材料以后"));
}
