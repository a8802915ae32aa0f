//! 单位: the list.

use axum::http::StatusCode;
use duidu::model::ReportHead;

use crate::{
    html::{elements, select},
    namesakes::{drafts, shown},
    site::{csv, get, heads, page, site},
};

#[tokio::test]
async fn the_list_has_every_agency_in_page_order() {
    let html = page("/agencies").await;
    let all = elements(&html);
    let rows = select(&all, "th", "").iter().filter(|th| th.get("scope") == Some("row")).count();
    let records = csv("/agencies.csv").await;
    assert_eq!(rows, records.len() - 1);
    assert!(rows >= 12);
    let levels: Vec<usize> = records[1..]
        .iter()
        .map(|record| ["省", "市", "县", "镇", "村"].iter().position(|l| *l == record[2]).unwrap())
        .collect();
    assert!(levels.is_sorted());
}

#[tokio::test]
async fn a_count_is_what_a_click_yields() {
    let html = page("/agencies?level=xian").await;
    let all = elements(&html);
    let labels = select(&all, "label", "");
    let mut clicks = 0;
    for label in labels.iter().filter(|label| label.inner.contains("facet-count")) {
        let inner = elements(label.inner);
        let (box_, count) = (&inner[0], select(&inner, "span", "facet-count")[0].text());
        let (name, value) = (box_.get("name").unwrap(), box_.get("value").unwrap());
        let level = if name == "level" { String::new() } else { "level=xian&".to_owned() };
        let records = csv(&format!("/agencies.csv?{level}{name}={value}")).await;
        assert_eq!(records.len() - 1, count.parse::<usize>().unwrap(), "{name}={value}");
        clicks += 1;
    }
    assert!(clicks > 20, "{clicks}");
}

#[tokio::test]
async fn a_click_on_a_heading_sorts_page_and_file_alike() {
    let records = csv("/agencies.csv?sort=chars&desc=1").await;
    let chars: Vec<i64> = records[1..].iter().map(|record| record[10].parse().unwrap()).collect();
    assert!(chars.is_sorted_by(|a, b| a >= b));
    let html = page("/agencies?sort=chars&desc=1").await;
    let all = elements(&html);
    let first = select(&all, "th", "").into_iter().find(|th| th.get("scope") == Some("row")).unwrap().text();
    assert_eq!(first, records[1][1]);
    assert_eq!(
        select(&all, "th", "").iter().filter(|th| th.get("aria-sort") == Some("descending")).count(),
        1
    );
}

#[tokio::test]
async fn chips_take_a_filter_back_and_unknown_values_are_left_out() {
    let html = page("/agencies?level=xian&domain=nothing&agency=99999&theme=yanglao").await;
    let all = elements(&html);
    let chips: Vec<_> =
        select(&all, "a", "chip").iter().map(|chip| chip.get("href").unwrap().to_owned()).collect();
    assert_eq!(chips, ["/agencies?period=2023H1&theme=yanglao", "/agencies?level=xian&period=2023H1"]);
}

#[tokio::test]
async fn an_agency_has_its_reports_themes_and_peers() {
    for record in &csv("/agencies.csv?period=all").await[1..] {
        let html = page(&format!("/agencies/{}", record[0])).await;
        let all = elements(&html);
        assert_eq!(select(&all, "h1", "")[0].text(), record[1]);
        assert_eq!(select(&all, "section", "report-card").len().to_string(), record[8]);
        let themes = csv(&format!("/agencies/{}.csv", record[0])).await;
        let written = themes[1..].iter().filter(|theme| theme[4] != "0").count();
        assert_eq!(written.to_string(), record[11], "{}", record[1]);
        let section = select(&all, "section", "agency-themes")[0];
        let rows = elements(section.inner).iter().filter(|e| e.get("scope") == Some("row")).count();
        assert_eq!(rows, written);
        assert_eq!(select(&all, "form", "peer-form").is_empty(), html.contains("没有同条线"));
    }
}

#[tokio::test]
async fn an_agency_that_is_not_there_is_said_so() {
    let answer = get(&site(), "/agencies/99999").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.text().contains("没有找到这个单位"));
}

#[tokio::test]
async fn an_agency_of_several_periods_tells_the_period_of_each_number() {
    let (site, heads) = drafts(true);
    let header = async |path: &str| {
        let html = shown(&site, path).await;
        let all = elements(&html);
        let section = elements(select(&all, "section", "agency-figures")[0].inner);
        let table = select(&section, "table", "figures").pop().unwrap();
        select(&elements(table.inner), "th", "").iter().map(|th| th.text()).collect::<Vec<_>>()
    };
    let agency = heads[0].agency.id;
    assert_eq!(header(&format!("/agencies/{agency}")).await, ["期", "指标", "数", "原文"]);
    assert_eq!(header(&format!("/agencies/{agency}?period=2022H1")).await, ["指标", "数", "原文"]);
    let alone = heads_of_one().await;
    assert!(!alone.contains("<th scope=\"col\">期</th>"));
}

/// The page of an agency of the sample with one report.
async fn heads_of_one() -> String {
    let heads = heads();
    let once = |head: &&ReportHead| heads.iter().filter(|one| one.agency.id == head.agency.id).count() == 1;
    page(&format!("/agencies/{}", heads.iter().find(once).unwrap().agency.id)).await
}
