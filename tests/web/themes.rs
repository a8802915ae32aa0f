//! 主题: the list and a page for each.

use axum::http::StatusCode;

use crate::{
    html::{elements, select, ticked},
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
        let records = csv(&format!("/themes/yanglao.csv?{}", ticked(&all, name, value))).await;
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
    assert!(parts.contains(&"/themes/laonian-zhucan?period=2023H1"), "{parts:?}");
    let part = page("/themes/laonian-zhucan").await;
    assert!(select(&elements(&part), "a", "").iter().any(|a| a.get("href") == Some("/themes/nuanminxin")));
}

/// The column of a CSV with this header, without the header.
fn column<'r>(records: &'r [Vec<String>], header: &str) -> Vec<&'r str> {
    let at = records[0].iter().position(|name| name == header).unwrap();
    records[1..].iter().map(|record| record[at].as_str()).collect()
}

#[tokio::test]
async fn agencies_are_counted_by_length_and_held_against_their_peers() {
    let path = "/themes/yanglao.csv?view=agencies";
    let records = csv(path).await;
    assert_eq!(records.len(), csv("/agencies.csv").await.len(), "silent ones stand in the list, too");
    let numbers = |header: &str| -> Vec<f64> {
        column(&records, header).iter().map(|cell| cell.parse().unwrap()).collect()
    };
    let (passages, of) = (numbers("段落数"), numbers("正文总字数"));
    assert!(passages.contains(&0.0));
    for ((density, passages), of) in numbers("每万字段数").iter().zip(&passages).zip(&of) {
        assert!((density - passages * 10_000.0 / of).abs() < 0.01, "{density} {passages} {of}");
    }
    let by_density = csv(&format!("{path}&sort=density&desc=1")).await;
    let densities: Vec<f64> =
        column(&by_density, "每万字段数").iter().map(|cell| cell.parse().unwrap()).collect();
    assert!(densities.is_sorted_by(|a, b| a >= b), "{densities:?}");
    let html = page("/themes/yanglao?view=agencies").await;
    let all = elements(&html);
    let table = elements(select(&all, "table", "voices-table")[0].inner);
    let names: Vec<String> = select(&table, "th", "")
        .iter()
        .filter(|th| th.get("scope") == Some("row"))
        .map(|th| th.text())
        .collect();
    assert!(names.iter().map(String::as_str).eq(column(&records, "单位")), "{names:?}");
}

#[tokio::test]
async fn silence_is_unexpected_only_beside_peers_that_write() {
    let mut unexpected = 0;
    for theme in column(&csv("/themes.csv").await, "代码") {
        let records = csv(&format!("/themes/{theme}.csv?view=agencies")).await;
        let html = page(&format!("/themes/{theme}")).await;
        let all = elements(&html);
        let named: Vec<String> = select(&all, "dl", "silent-expected")
            .iter()
            .flat_map(|list| {
                select(&elements(list.inner), "a", "").iter().map(|a| a.text()).collect::<Vec<_>>()
            })
            .collect();
        let reasons = column(&records, "没写而多数同行写了");
        let expected: Vec<&str> = column(&records, "单位")
            .into_iter()
            .zip(&reasons)
            .filter(|(_, reason)| !reason.is_empty())
            .map(|(name, _)| name)
            .collect();
        assert_eq!(named.len(), expected.len(), "{theme}: {named:?} {expected:?}");
        let writers = column(&records, "同条线写到的单位数");
        let others = column(&records, "同条线其他单位数");
        for ((reason, writers), others) in reasons.iter().zip(writers).zip(others) {
            assert!(
                reason.is_empty() || writers != "0" || others == "0",
                "its domain never writes on {theme}"
            );
        }
        unexpected += named.len();
    }
    assert!(unexpected > 3, "{unexpected}");
}

#[tokio::test]
async fn themes_that_share_passages_lead_to_them() {
    let html = page("/themes/yanglao").await;
    let all = elements(&html);
    let both: Vec<(&str, String)> = select(&all, "a", "subtheme")
        .iter()
        .filter(|a| a.get("href").is_some_and(|href| href.contains("with=")))
        .map(|a| (a.get("href").unwrap(), a.text()))
        .collect();
    assert!(both.len() > 2, "{both:?}");
    for (href, words) in both {
        let records = csv(&href.replace("/themes/yanglao", "/themes/yanglao.csv")).await;
        let count = records.len() - 1;
        assert!(words.ends_with(&count.to_string()), "{words} is not {count}");
        let name = words.trim_end_matches(|letter: char| letter.is_ascii_digit()).trim();
        for themes in column(&records, "主题") {
            assert!(themes.contains("养老服务") && themes.contains(name), "{themes} lacks {name}");
        }
    }
}

#[tokio::test]
async fn a_search_is_a_theme_for_the_moment() {
    let words = "q=%E8%80%81%E5%B9%B4%E9%A3%9F%E5%A0%82";
    let found = csv(&format!("/search.csv?{words}")).await;
    assert!(found.len() > 2, "{}", found.len());
    assert_eq!(csv(&format!("/themes/q.csv?{words}")).await, found);
    let html = page(&format!("/themes/q?{words}")).await;
    let all = elements(&html);
    let cards = select(&all, "article", "read");
    assert_eq!(cards.len(), found.len() - 1);
    for card in cards {
        let marks: Vec<String> = select(&elements(card.inner), "mark", "").iter().map(|m| m.text()).collect();
        assert!(marks.contains(&"老年食堂".to_owned()), "{marks:?}");
    }
    assert!(html.contains("谁没写") && !html.contains("这个主题怎么判定"));
    let narrowed = page(&format!("/themes/q?part=review&{words}")).await;
    let clear = select(&elements(&narrowed), "a", "chip-clear")[0].get("href").unwrap().to_owned();
    assert_eq!(clear, format!("/themes/q?{words}"), "what the page is about is no filter");
    let columns = page(&format!("/themes/q?{words}&view=columns")).await;
    assert!(select(&elements(&columns), "section", "column").len() > 2);
    let plans = csv(&format!("/themes/q.csv?{words}&part=plan")).await;
    assert!(column(&plans, "部分").iter().all(|part| *part == "下半年安排"));
    let agencies = csv(&format!("/themes/q.csv?{words}&view=agencies")).await;
    let sum: usize = column(&agencies, "段落数").iter().map(|cell| cell.parse::<usize>().unwrap()).sum();
    assert_eq!(sum, found.len() - 1);
    let page = page(&format!("/search?{words}")).await;
    let href = format!("/themes/q?period=all&{words}");
    assert!(select(&elements(&page), "a", "").iter().any(|a| a.get("href") == Some(&href)), "no link {href}");
}

#[tokio::test]
async fn a_search_without_words_leads_to_the_search() {
    let answer = get(&site(), "/themes/q").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/search"));
}

#[tokio::test]
async fn masked_words_are_found_as_a_theme() {
    let found = csv("/search.csv?q=%E5%85%9A%E5%BB%BA&period=2023H1").await;
    assert!(column(&found, "原文（有代字时）").iter().any(|text| text.contains("D建")));
    assert_eq!(csv("/themes/q.csv?q=%E5%85%9A%E5%BB%BA").await, found);
}

#[tokio::test]
async fn an_unknown_theme_is_not_found_and_says_so() {
    for path in ["/themes/nichts", "/themes/nichts.csv", "/themes/%E5%85%BB"] {
        let answer = get(&site(), path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.text().contains("没有找到这个主题"), "{path}");
    }
}
