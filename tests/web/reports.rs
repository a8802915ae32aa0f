//! 材料: the list and one report.

use axum::http::StatusCode;

use crate::{
    html::{elements, select},
    site::{csv, get, page, site},
};

#[tokio::test]
async fn the_list_has_every_report() {
    let html = page("/reports").await;
    let all = elements(&html);
    let rows = all.iter().filter(|e| e.name == "th" && e.get("scope") == Some("row")).count();
    let records = csv("/reports.csv").await;
    assert_eq!(rows, records.len() - 1);
    assert!(rows >= 12);
    let sorted = csv("/reports.csv?sort=chars&desc=1").await;
    let column = sorted[0].iter().position(|name| name == "字数").unwrap();
    let chars: Vec<i64> = sorted[1..].iter().map(|record| record[column].parse().unwrap()).collect();
    assert!(chars.is_sorted_by(|a, b| a >= b));
}

#[tokio::test]
async fn every_passage_of_a_report_stands_on_its_page_with_an_anchor() {
    for record in &csv("/reports.csv").await[1..] {
        let id = &record[0];
        let html = page(&format!("/reports/{id}")).await;
        let all = elements(&html);
        let passages = csv(&format!("/reports/{id}.csv")).await;
        let blocks = select(&all, "div", "block");
        assert_eq!(blocks.len(), passages.len() - 1, "{id}");
        for (block, passage) in blocks.iter().zip(&passages[1..]) {
            assert_eq!(block.get("id").unwrap(), format!("L{}", passage[9]));
            let inner = elements(block.inner);
            let shown = inner.iter().find(|e| e.name.starts_with('h') || e.has_class("body")).unwrap().text();
            assert_eq!(shown, passage[11].trim(), "{id} {}", passage[9]);
        }
    }
}

#[tokio::test]
async fn contents_lead_to_lines_of_the_page() {
    let id = &csv("/reports.csv").await[1][0];
    let html = page(&format!("/reports/{id}")).await;
    let all = elements(&html);
    let contents = elements(select(&all, "nav", "contents")[0].inner);
    let links: Vec<_> = contents.iter().filter_map(|e| e.get("href")).collect();
    assert!(links.len() > 5);
    for link in links {
        assert!(all.iter().any(|e| e.get("id") == Some(&link[1..])), "{link}");
    }
}

#[tokio::test]
async fn masks_are_restored_or_shown_as_written() {
    let mut with_masks = None;
    for record in &csv("/reports.csv").await[1..] {
        let passages = csv(&format!("/reports/{}.csv", record[0])).await;
        if let Some(passage) = passages[1..].iter().find(|passage| passage[12].contains("D建")) {
            with_masks = Some((record[0].clone(), passage[9].clone()));
        }
    }
    let (id, line) = with_masks.expect("the sample has masks");
    let block = |html: &str| {
        let all = elements(html);
        all.iter().find(|e| e.get("id") == Some(&format!("L{line}"))).unwrap().text()
    };
    assert!(block(&page(&format!("/reports/{id}")).await).contains("党建"));
    assert!(block(&page(&format!("/reports/{id}?text=written")).await).contains("D建"));
}

#[tokio::test]
async fn what_was_set_aside_is_listed_on_the_page() {
    let html = page(&format!("/reports/{}", csv("/reports.csv").await[1][0])).await;
    assert!(html.contains("不属于任何材料的") && html.contains("广告") && html.contains("目录"));
}

#[tokio::test]
async fn a_report_that_is_not_there_is_said_so() {
    for path in ["/reports/99999", "/reports/x", "/reports/99999.csv"] {
        let answer = get(&site(), path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.text().contains("没有找到这篇材料"));
    }
}

#[tokio::test]
async fn what_a_report_has_of_its_own_is_in_its_text() {
    let heads =
        crate::site::sample().read(|reader: &duidu::store::Reader<'_>| reader.report_heads()).unwrap();
    let (mut words, mut passages) = (0, 0);
    for head in &heads {
        let html = page(&format!("/reports/{}", head.id)).await;
        let all = elements(&html);
        let Some(own) = select(&all, "details", "own").first().map(|own| elements(own.inner)) else {
            continue;
        };
        let text = crate::site::sample().read(|reader| reader.texts(&[head.id])).unwrap().concat();
        let text: Vec<String> = text.iter().map(|passage| passage.text.restored()).collect();
        for item in select(&own, "ul", "own-words").iter().flat_map(|list| elements(list.inner)) {
            if item.name == "li" {
                let said = item.text();
                let (word, times) = said.split_once(' ').unwrap();
                let here: usize = times.split_once(' ').unwrap().0.parse().unwrap();
                assert_eq!(
                    text.iter().map(|passage| passage.matches(word).count()).sum::<usize>(),
                    here,
                    "{said}"
                );
                assert!(!head.agency.label.contains(word), "{said}");
                words += 1;
            }
        }
        for link in select(&own, "a", "cite") {
            let line = link.get("href").unwrap().split_once("#L").unwrap().1.to_owned();
            assert!(html.contains(&format!("id=\"L{line}\"")));
            passages += 1;
        }
        // The peers are named, and the agency is none of them.
        let basis = select(&own, "p", "own-basis")[0];
        let named = elements(basis.inner);
        let itself = format!("/agencies/{}", head.agency.id);
        assert!(named.iter().any(|link| link.get("href").is_some_and(|href| href.starts_with("/agencies/"))));
        assert!(named.iter().all(|link| link.get("href") != Some(itself.as_str())));
    }
    assert!(words > 5 && passages > 5, "{words} words, {passages} passages");
}
