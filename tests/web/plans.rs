//! 打算台账, and targets beside what was reached.

use crate::{
    html::{elements, select, ticked},
    site::{csv, page},
};

fn column(records: &[Vec<String>], header: &str) -> Vec<String> {
    let at = records[0].iter().position(|name| name == header).unwrap();
    records[1..].iter().map(|record| record[at].clone()).collect()
}

#[tokio::test]
async fn each_plan_is_a_row_with_its_place() {
    let records = csv("/plans.csv").await;
    let what = column(&records, "打算");
    assert!(what.len() > 20, "the sample plans: {}", what.len());
    let html = page("/plans").await;
    let all = elements(&html);
    let shown: Vec<String> = select(&all, "b", "plan-what").iter().map(|cell| cell.text()).collect();
    assert_eq!(shown[..], what[..what.len().min(50)]);
    for cite in select(&all, "a", "cite").iter().take(10) {
        let (report, line) = cite.get("href").unwrap().split_once("#L").unwrap();
        assert!(page(report).await.contains(&format!("id=\"L{line}\"")));
    }
}

#[tokio::test]
async fn numbers_of_a_plan_stand_in_its_text() {
    let records = csv("/plans.csv").await;
    let (figures, texts) = (column(&records, "数和目标"), column(&records, "原文"));
    let mut seen = 0;
    for (figures, text) in figures.iter().zip(&texts).filter(|(figures, _)| !figures.is_empty()) {
        for figure in figures.split('；') {
            let digits: String = figure.chars().filter(|letter| letter.is_ascii_digit()).collect();
            let inside: String = text.chars().filter(|letter| letter.is_ascii_digit()).collect();
            assert!(inside.contains(&digits), "{figure} in {text}");
            seen += 1;
        }
    }
    assert!(seen > 3, "{seen}");
}

#[tokio::test]
async fn a_count_is_what_a_click_yields() {
    let html = page("/plans").await;
    let all = elements(&html);
    let mut clicks = 0;
    for label in select(&all, "label", "").iter().filter(|label| label.inner.contains("facet-count")) {
        let inner = elements(label.inner);
        let (name, value) = (inner[0].get("name").unwrap(), inner[0].get("value").unwrap());
        let records = csv(&format!("/plans.csv?{}", ticked(&all, name, value))).await;
        let count: usize = select(&inner, "span", "facet-count")[0].text().replace(',', "").parse().unwrap();
        assert_eq!(records.len() - 1, count, "{name}={value}");
        clicks += 1;
    }
    assert!(clicks > 10, "{clicks}");
}

#[tokio::test]
async fn every_face_answers_and_says_what_it_lacks() {
    for view in ["targets", "before"] {
        let html = page(&format!("/plans?view={view}")).await;
        let rows = csv(&format!("/plans.csv?view={view}")).await.len() - 1;
        let all = elements(&html);
        let shown = select(&all, "table", "targets");
        let nothing = select(&all, "p", "nothing");
        assert_eq!((shown.len(), nothing.len()), if rows > 0 { (1, 0) } else { (0, 1) }, "{view}");
        assert!(select(&all, "span", "facet-count").is_empty(), "{view}");
    }
    assert!(page("/plans?q=%E9%A3%9E%E8%88%B9%E8%88%AA").await.contains("这样筛选没有打算"));
}
