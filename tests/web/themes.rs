//! 主题: the list and a page for each.

use axum::http::StatusCode;

use crate::{
    html::{elements, select},
    site::{csv, get, page, site},
};

#[tokio::test]
async fn the_list_has_every_theme_with_who_is_silent() {
    let html = page("/themes").await;
    let all = elements(&html);
    let names: Vec<String> = select(&all, "th", "")
        .iter()
        .filter(|th| th.get("scope") == Some("row"))
        .map(|th| th.text())
        .collect();
    let records = csv("/themes.csv").await;
    let at = |header: &str| records[0].iter().position(|name| name == header).unwrap();
    assert_eq!(names, records[1..].iter().map(|record| record[at("主题")].clone()).collect::<Vec<_>>());
    assert!(names.len() >= 26, "{}", names.len());
    let agencies = csv("/agencies.csv").await.len() - 1;
    for record in &records[1..] {
        let number = |header: &str| record[at(header)].parse::<usize>().unwrap();
        assert_eq!(number("单位数") + number("未提及的单位数"), agencies, "{record:?}");
    }
    assert!(select(&all, "th", "is-nested").len() >= 5, "暖民心行动 has parts");
}

#[tokio::test]
async fn a_theme_shows_all_its_passages_with_the_words_that_earned_it() {
    let records = csv("/themes/yanglao.csv").await;
    let html = page("/themes/yanglao").await;
    let all = elements(&html);
    let cards = select(&all, "article", "read");
    assert_eq!(cards.len(), records.len() - 1);
    assert!(cards.len() > 5);
    let text = records[0].iter().position(|name| name == "正文").unwrap();
    for (card, record) in cards.iter().zip(&records[1..]) {
        let inner = elements(card.inner);
        assert_eq!(select(&inner, "p", "card-text")[0].text(), record[text]);
        let words = select(&inner, "b", "word");
        assert!(
            words.iter().any(|word| record[text].contains(&word.text())),
            "no word marked in {}",
            record[text]
        );
    }
}

#[tokio::test]
async fn a_count_is_what_a_click_yields() {
    let html = page("/themes/yanglao?part=review").await;
    let all = elements(&html);
    let mut clicks = 0;
    for label in select(&all, "label", "").iter().filter(|label| label.inner.contains("facet-count")) {
        let inner = elements(label.inner);
        let (name, value) = (inner[0].get("name").unwrap(), inner[0].get("value").unwrap());
        let part = if name == "part" { "" } else { "part=review&" };
        let records = csv(&format!("/themes/yanglao.csv?{part}{name}={value}")).await;
        assert_eq!(
            records.len() - 1,
            select(&inner, "span", "facet-count")[0].text().parse::<usize>().unwrap(),
            "{name}={value}"
        );
        clicks += 1;
    }
    assert!(clicks > 8, "{clicks}");
}

#[tokio::test]
async fn columns_hold_every_level_even_a_silent_one() {
    let html = page("/themes/yanglao?view=columns").await;
    let all = elements(&html);
    let columns = select(&all, "section", "column");
    assert_eq!(columns.len(), 4, "the sample has four levels");
    let records = csv("/themes/yanglao.csv").await;
    assert_eq!(select(&all, "article", "read").len(), records.len() - 1);
    for column in &columns {
        let inner = elements(column.inner);
        let silent = select(&inner, "p", "absent").len() == 1;
        assert_eq!(select(&inner, "article", "read").is_empty(), silent, "{}", column.text());
    }
}

#[tokio::test]
async fn chosen_agencies_stand_side_by_side() {
    let agencies = csv("/agencies.csv?domain=minzheng").await;
    let ids: Vec<&str> = agencies[1..].iter().take(2).map(|record| record[0].as_str()).collect();
    let html = page(&format!("/themes/yanglao?view=columns&agency={}&agency={}", ids[0], ids[1])).await;
    let all = elements(&html);
    assert_eq!(select(&all, "h2", "column-head").len(), 2);
}

#[tokio::test]
async fn who_is_silent_and_the_rule_are_told() {
    let html = page("/themes/yanglao").await;
    let all = elements(&html);
    let silent = select(&all, "section", "silent");
    let silent = select(&elements(silent[0].inner), "a", "").len();
    let writers = csv("/agencies.csv?theme=yanglao").await.len() - 1;
    let everyone = csv("/agencies.csv").await.len() - 1;
    assert_eq!(silent + writers, everyone);
    let words: Vec<String> = select(&all, "span", "rule-word").iter().map(|word| word.text()).collect();
    assert!(words.contains(&"养老服务".to_owned()) && words.len() > 5, "{words:?}");
    let plans = page("/themes/yanglao?part=plan").await;
    assert!(plans.contains("谁没在“下半年安排”里写"));
}

#[tokio::test]
async fn a_part_of_a_theme_leads_up_and_the_whole_leads_down() {
    let whole = page("/themes/nuanminxin").await;
    let all = elements(&whole);
    let parts: Vec<&str> = select(&all, "a", "subtheme").iter().map(|a| a.get("href").unwrap()).collect();
    assert!(parts.contains(&"/themes/laonian-zhucan"), "{parts:?}");
    let part = page("/themes/laonian-zhucan").await;
    assert!(select(&elements(&part), "a", "").iter().any(|a| a.get("href") == Some("/themes/nuanminxin")));
}

#[tokio::test]
async fn an_unknown_theme_is_not_found_and_says_so() {
    for path in ["/themes/nichts", "/themes/nichts.csv", "/themes/%E5%85%BB"] {
        let answer = get(&site(), path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.text().contains("没有找到这个主题"), "{path}");
    }
}
