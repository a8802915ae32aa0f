//! 总览: the heat map.

use crate::{
    html::{elements, select},
    site::{csv, page},
};

#[tokio::test]
async fn the_grid_and_its_file_say_the_same() {
    let html = page("/").await;
    let all = elements(&html);
    let records = csv("/overview.csv").await;
    let (mut written, mut silent) = (0, 0);
    for record in &records[1..] {
        if record[5] == "0" { silent += 1 } else { written += 1 }
    }
    let cells: Vec<_> = all
        .iter()
        .filter(|e| {
            e.name == "td" && e.get("class").is_some_and(|c| c.starts_with("heat-") && c != "heat-sum")
        })
        .collect();
    let absent = select(&all, "span", "absent").len();
    assert_eq!((cells.len(), absent), (written + silent, silent));
    assert!(written > 50 && silent > 50, "{written} {silent}");
    assert!(cells.iter().all(|cell| cell.inner.contains("title=\"")));
}

#[tokio::test]
async fn a_cell_leads_to_as_many_passages_as_it_says() {
    let html = page("/").await;
    let all = elements(&html);
    let links: Vec<_> = all
        .iter()
        .filter(|e| {
            e.name == "a" && e.get("href").is_some_and(|h| h.starts_with("/themes/") && h.contains("agency="))
        })
        .collect();
    assert!(links.len() > 50);
    for link in links.iter().step_by(17) {
        let title = link.get("title").unwrap();
        let said: usize = title.split('：').nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        let (path, query) = link.get("href").unwrap().split_once('?').unwrap();
        assert_eq!(csv(&format!("{path}.csv?{query}")).await.len() - 1, said, "{title}");
    }
}

#[tokio::test]
async fn the_grid_turns_and_shows_who_is_silent() {
    let turned = page("/?view=turned").await;
    let all = elements(&turned);
    let agencies = csv("/agencies.csv").await.len() - 1;
    let table = select(&all, "table", "heat-turned");
    assert_eq!(table.len(), 1);
    let body = elements(select(&elements(table[0].inner), "tbody", "")[0].inner)
        .iter()
        .filter(|e| e.name == "tr")
        .count();
    assert_eq!(body, agencies);
    let missing = page("/?show=missing").await;
    assert!(missing.contains("谁没写") && select(&elements(&missing), "table", "heat-missing").len() == 1);
}

#[tokio::test]
async fn filters_of_the_grid_reach_its_file() {
    let level = "县";
    let records = csv("/overview.csv?level=xian").await;
    assert!(records.len() > 1 && records[1..].iter().all(|record| record[1] == level));
    assert_eq!(csv("/overview.csv?level=sheng").await.len(), 1);
    assert!(page("/?level=sheng").await.contains("这样筛选没有材料"));
}

#[tokio::test]
async fn filters_of_other_lists_do_not_narrow_the_grid() {
    let plain = csv("/overview.csv").await;
    assert_eq!(csv("/overview.csv?theme=yanglao&with=dangjian&part=plan&page=9").await, plain);
    assert!(page("/?theme=yanglao").await.contains("class=\"heat\""));
}

#[tokio::test]
async fn the_words_of_a_search_are_the_first_theme() {
    let words = "q=%E8%80%81%E5%B9%B4%E9%A3%9F%E5%A0%82";
    let (plain, with) = (csv("/overview.csv").await, csv(&format!("/overview.csv?{words}")).await);
    let agencies = csv("/agencies.csv").await.len() - 1;
    assert_eq!(with.len(), plain.len() + agencies, "a theme more, and no agency less");
    let own: Vec<_> = with[1..].iter().filter(|record| record[4] == "老年食堂").collect();
    let passages: usize = own.iter().map(|record| record[5].parse::<usize>().unwrap()).sum();
    assert_eq!(passages, csv(&format!("/search.csv?{words}")).await.len() - 1);
    let html = page(&format!("/?{words}")).await;
    let all = elements(&html);
    let table = select(&all, "table", "heat");
    let body = elements(select(&elements(table[0].inner), "tbody", "")[0].inner);
    let links: Vec<&str> = body.iter().filter_map(|e| e.get("href")).collect();
    assert_eq!(links[0], format!("/themes/q?period=2023H1&{words}"));
    let of_others = links.iter().filter(|href| !href.starts_with("/themes/q?"));
    assert!(of_others.into_iter().all(|href| !href.contains("q=")), "words narrow no other theme");
}

#[tokio::test]
async fn several_periods_of_an_agency_stand_beside_each_other() {
    let records = csv("/overview.csv?period=all").await;
    let mut columns: Vec<(&str, &str)> =
        records[1..].iter().map(|r| (r[0].as_str(), r[3].as_str())).collect();
    columns.dedup();
    assert_eq!(columns.len(), csv("/reports.csv?period=all").await.len() - 1);
    assert!(columns.windows(2).any(|two| two[0].0 == two[1].0 && two[0].1 > two[1].1), "the latest first");
    let html = page("/?period=all").await;
    let all = elements(&html);
    assert!(html.contains("区民政局 2023上") && html.contains("区民政局 2022上"));
    let links =
        all.iter().filter(|e| e.name == "a" && e.get("title").is_some_and(|t| t.contains("2022上 · ")));
    let links: Vec<_> = links.collect();
    assert!(links.len() > 3);
    for link in links {
        let (path, query) = link.get("href").unwrap().split_once('?').unwrap();
        let said: usize =
            link.get("title").unwrap().split(['：', ' ']).rev().nth(2).unwrap().parse().unwrap();
        assert_eq!(csv(&format!("{path}.csv?{query}")).await.len() - 1, said, "{path}?{query}");
    }
}
