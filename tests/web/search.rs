//! 检索.

use axum::http::StatusCode;

use crate::{
    html::{Element, elements, select, ticked},
    site::{csv, get, page, site},
};

fn encoded(words: &str) -> String {
    form_urlencoded::byte_serialize(words.as_bytes()).collect()
}

fn column(records: &[Vec<String>], header: &str) -> Vec<String> {
    let at = records[0].iter().position(|name| name == header).unwrap();
    records[1..].iter().map(|record| record[at].clone()).collect()
}

/// Characters marked in each passage of a page, in the whole of its text.
fn marked(html: &str) -> Vec<usize> {
    let all = elements(html);
    let in_hit = |hit: &&Element<'_>| {
        let inner = elements(hit.inner);
        let texts = select(&inner, "p", "card-text");
        let whole = texts.last().unwrap();
        select(&elements(whole.inner), "mark", "").iter().map(|mark| mark.text().chars().count()).sum()
    };
    select(&all, "article", "hit").iter().map(in_hit).collect()
}

#[tokio::test]
async fn every_occurrence_is_marked_and_nothing_else() {
    for words in ["养老", "党建", "村", "20%", "下半年", "医保 基金"] {
        let records = csv(&format!("/search.csv?q={}", encoded(words))).await;
        let texts = column(&records, "正文");
        assert!(!texts.is_empty(), "{words}");
        let occurring: Vec<usize> = texts
            .iter()
            .map(|text| words.split(' ').map(|word| text.matches(word).count() * word.chars().count()).sum())
            .collect();
        assert!(occurring.iter().all(|chars| *chars > 0), "{words}");
        let mut on_pages = Vec::new();
        for number in 1..=texts.len().div_ceil(50) {
            on_pages.extend(marked(&page(&format!("/search?q={}&page={number}", encoded(words))).await));
        }
        assert_eq!(on_pages, occurring, "{words}");
    }
}

#[tokio::test]
async fn a_masked_word_is_found_by_what_it_stands_for() {
    let records = csv(&format!("/search.csv?q={}", encoded("党建"))).await;
    let written = column(&records, "原文（有代字时）");
    assert!(written.iter().any(|text| text.contains("D建")), "the sample masks 党建");
    let html = page(&format!("/search?q={}&text=written", encoded("党建"))).await;
    let all = elements(&html);
    let masks = select(&all, "span", "mask");
    assert!(masks.iter().any(|mask| mask.text() == "D" && mask.inner.contains("<mark>")));
    let by_mask = csv(&format!("/search.csv?q={}", encoded("D建"))).await;
    assert!(by_mask.len() > 1 && by_mask.len() <= records.len());
}

#[tokio::test]
async fn a_count_is_what_a_click_yields() {
    let words = encoded("服务");
    let html = page(&format!("/search?q={words}&level=xian")).await;
    let all = elements(&html);
    let mut clicks = 0;
    for label in select(&all, "label", "").iter().filter(|label| label.inner.contains("facet-count")) {
        let inner = elements(label.inner);
        let (name, value) = (inner[0].get("name").unwrap(), inner[0].get("value").unwrap());
        let records = csv(&format!("/search.csv?{}", ticked(&all, name, value))).await;
        let count: usize = select(&inner, "span", "facet-count")[0].text().replace(',', "").parse().unwrap();
        assert_eq!(records.len() - 1, count, "{name}={value}");
        clicks += 1;
    }
    assert!(clicks > 15, "{clicks}");
}

#[tokio::test]
async fn full_width_signs_find_the_usual_ones() {
    let wide = csv(&format!("/search.csv?q={}", encoded("２０％"))).await;
    assert_eq!(wide, csv(&format!("/search.csv?q={}", encoded("20%"))).await);
    assert!(wide.len() > 1);
    let html = page(&format!("/search?q={}", encoded("２０％"))).await;
    assert!(html.contains("<mark>20%</mark>"));
}

#[tokio::test]
async fn several_words_must_all_stand_in_a_passage() {
    let both = csv(&format!("/search.csv?q={}", encoded("医保 基金"))).await;
    for text in column(&both, "正文") {
        assert!(text.contains("医保") && text.contains("基金"), "{text}");
    }
    let one = csv(&format!("/search.csv?q={}", encoded("医保"))).await;
    assert!(one.len() > both.len());
}

#[tokio::test]
async fn nothing_found_says_what_is_found_nearby() {
    let html = page(&format!("/search?q={}", encoded("养老服务飞船"))).await;
    let all = elements(&html);
    let nearby = select(&all, "section", "nearby");
    let inner = elements(nearby[0].inner);
    let links: Vec<String> =
        select(&inner, "a", "subtheme").iter().map(|a| a.get("href").unwrap().to_owned()).collect();
    assert!(links.contains(&format!("/search?period=all&q={}", encoded("养老服务"))), "{links:?}");
    assert!(links.contains(&"/themes/yanglao?period=all".to_owned()), "{links:?}");
    let filtered = page(&format!("/search?q={}&period=1999H1", encoded("养老"))).await;
    assert!(filtered.contains("去掉筛选"));
    let apart = page(&format!("/search?q={}", encoded("养老 飞船"))).await;
    assert!(apart.contains("分开找"));
}

#[tokio::test]
async fn without_words_the_page_helps() {
    for path in ["/search", "/search?q=", "/search?q=%20%E3%80%80&level=xian", "/search?q=%00"] {
        let html = page(path).await;
        assert!(html.contains("逐字"), "{path}");
        let all = elements(&html);
        assert!(select(&all, "a", "subtheme").len() >= 5, "{path}");
    }
    assert_eq!(csv("/search.csv").await.len(), 1);
}

#[tokio::test]
async fn whatever_is_typed_is_answered_and_escaped() {
    let site = site();
    for words in [
        "<script>alert(1)</script>",
        "\"养老\" OR",
        "a*b",
        "'; DROP TABLE",
        "%",
        "_",
        "&amp;",
        "(",
        "NEAR(",
        "\u{0}",
    ] {
        let answer = get(&site, &format!("/search?q={}", encoded(words))).await;
        assert_eq!(answer.status, StatusCode::OK, "{words:?}");
        assert!(!answer.text().contains("<script>alert"), "{words:?}");
        elements(answer.text());
    }
    let long = "长".repeat(3000);
    for query in
        ["q=%FF%FE%00", "q=%E5%85", "q=%", "q", &format!("q={}", encoded(&long)), "q=a&q=b&page=4000000000"]
    {
        assert_eq!(get(&site, &format!("/search?{query}")).await.status, StatusCode::OK, "{query}");
    }
}
