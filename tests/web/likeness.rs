//! 相近: every report beside every other.

use duidu::{compare::common_runs, model::PassageKind, store::Store, web::router};

use crate::{
    html::{elements, select},
    site::{csv, get, heads, page, sample, state},
};

#[tokio::test]
async fn every_pair_is_a_line_and_two_cells() {
    let reports = heads().len();
    let records = csv("/likeness.csv?period=all").await;
    assert_eq!(records.len() - 1, reports * (reports - 1) / 2);
    let html = page("/likeness?period=all").await;
    assert!(html.len() < 1_000_000);
    let all = elements(&html);
    let cells = select(&all, "td", "likeness-self").len();
    assert_eq!(cells, reports);
    let table = select(&all, "table", "likeness");
    let links = elements(table[0].inner)
        .iter()
        .filter(|link| link.get("href").is_some_and(|href| href.starts_with("/compare?")))
        .count();
    assert_eq!(links, reports * (reports - 1));
}

#[tokio::test]
async fn lengths_and_places_are_those_of_the_texts() {
    let records = csv("/likeness.csv?least=8&show=phrases").await;
    let at = |header: &str| records[0].iter().position(|name| name == header).unwrap();
    let (one, two, longest) = (at("材料编号"), at("另一份材料编号"), at("最长一处字数"));
    let mut told = 0;
    for record in &records[1..] {
        let ids: Vec<i64> = [one, two].iter().map(|at| record[*at].parse().unwrap()).collect();
        let mut texts = sample().read(|reader| reader.texts(&ids)).unwrap();
        for text in &mut texts {
            text.retain(|passage| passage.kind == PassageKind::Text);
        }
        let written: Vec<Vec<&str>> =
            texts.iter().map(|text| text.iter().map(|p| p.text.written.as_str()).collect()).collect();
        let most = common_runs(&written, 8).iter().map(|run| run.chars).max();
        assert_eq!(record[longest], most.map(|chars| chars.to_string()).unwrap_or_default());
        if let Some(chars) = most {
            let line: u32 = record[at("行")].parse().unwrap();
            let there = texts[0].iter().find(|passage| passage.line == line).unwrap();
            assert!(there.text.restored().contains(&record[at("最长一处")]) && chars >= 8, "{record:?}");
            told += 1;
        }
    }
    assert!(told > 3, "{told}");
}

#[tokio::test]
async fn a_cell_leads_to_the_longest_passage_of_both() {
    let html = page("/likeness?least=8").await;
    let all = elements(&html);
    let read: Vec<&str> =
        select(&all, "a", "alike-read").iter().filter_map(|link| link.get("href")).collect();
    assert!(!read.is_empty());
    let (href, anchor) = read[0].split_once('#').unwrap();
    assert!(href.contains("by=likeness&mark=shared&least=8"), "{href}");
    let compared = page(href).await;
    let all = elements(&compared);
    let at = all.iter().find(|element| element.get("id") == Some(anchor)).expect("the anchor is there");
    assert!(!select(&elements(at.inner), "span", "shared").is_empty(), "{}", at.text());
    let row = all.iter().find(|row| row.has_class("compare-row") && row.inner.contains(anchor)).unwrap();
    assert!(select(&elements(row.inner), "td", "compare-absent").is_empty(), "both stand in one row");
}

#[tokio::test]
async fn the_closest_come_first_by_what_is_shown() {
    let column = |records: &[Vec<String>], header: &str| -> Vec<f64> {
        let at = records[0].iter().position(|name| name == header).unwrap();
        records[1..].iter().map(|record| record[at].parse().unwrap()).collect()
    };
    let words = column(&csv("/likeness.csv?by=words").await, "用词相近度");
    assert!(words.windows(2).all(|two| two[0] >= two[1]) && words[0] > 0.0);
    let records = csv("/likeness.csv").await;
    let both = column(&records, "相同文字占比%").into_iter().zip(column(&records, "另一份的相同文字占比%"));
    let most: Vec<f64> = both.map(|(one, two)| one.max(two)).collect();
    assert!(most.windows(2).all(|two| two[0] >= two[1]));
}

#[tokio::test]
async fn one_report_or_none_is_said_calmly() {
    assert!(page("/likeness?level=cun&domain=caizheng").await.contains("至少要有两份材料"));
    let empty = router(state(Store::temporary().unwrap(), None, Vec::new));
    let answer = get(&empty, "/likeness").await;
    assert!(answer.text().contains("至少要有两份材料"), "{}", answer.status);
}

#[tokio::test]
async fn set_phrases_are_left_out_unless_asked_for() {
    let told = async |query: &str| {
        let records = csv(&format!("/likeness.csv?least=8{query}")).await;
        let at = records[0].iter().position(|name| name == "最长一处字数").unwrap();
        records[1..].iter().filter(|record| !record[at].is_empty()).count()
    };
    let (without, with) = (told("").await, told("&show=phrases").await);
    assert!(without < with, "{without} {with}");
    assert!(page("/likeness").await.contains("计入"));
}
