//! 疑点.

use axum::{Router, http::StatusCode};

use crate::{
    html::{Element, elements, select, ticked},
    site::{Answer, COLLEAGUE, HERE, OWN_PAGE, csv, get, own_site, page, page_for, send, site},
};

async fn post(site: &Router, peer: &str, said: (&str, &str), body: String) -> Answer {
    send(site, peer, said, "/findings/mark", body).await
}

/// What the first button of a page sends.
fn button(html: &str) -> Option<String> {
    let all = elements(html);
    let form = *select(&all, "form", "doubt-mark").first()?;
    assert_eq!((form.get("action"), form.get("method")), (Some("/findings/mark"), Some("post")));
    let inner = elements(form.inner);
    let pairs = select(&inner, "input", "").into_iter().map(|input| {
        assert_eq!(input.get("type"), Some("hidden"));
        (input.get("name").unwrap(), input.get("value").unwrap())
    });
    Some(form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())
}

fn ids(html: &str) -> Vec<String> {
    let all = elements(html);
    select(&all, "article", "doubt").iter().map(|doubt| doubt.get("id").unwrap().to_owned()).collect()
}

#[tokio::test]
async fn every_finding_shows_its_words_in_their_sentence() {
    let records = csv("/findings.csv").await;
    assert!(records.len() > 3, "the sample gives a reader something to look at: {}", records.len());
    let quote = records[0].iter().position(|name| name == "存疑文字").unwrap();
    let html = page("/findings").await;
    let all = elements(&html);
    let doubts = select(&all, "article", "doubt");
    assert_eq!(doubts.len(), (records.len() - 1).min(50));
    for (doubt, record) in doubts.iter().zip(&records[1..]) {
        let inner: Vec<Element<'_>> = elements(doubt.inner);
        let marked: String = select(&inner, "mark", "place").iter().map(|mark| mark.text()).collect();
        assert!(!marked.is_empty(), "{record:?}");
        let quote = record[quote].trim_end_matches('…');
        let masks_apart = |text: &str| text.chars().filter(|c| !c.is_ascii_uppercase()).count();
        assert!(masks_apart(&marked) + 8 >= masks_apart(quote), "{marked}: {quote}");
        assert!(!select(&inner, "p", "doubt-message")[0].text().is_empty());
        let link = select(&inner, "a", "cite")[0].get("href").unwrap().to_owned();
        let (report, place) = link.split_once('#').unwrap();
        let there = page(report).await;
        assert!(place == "L0" || there.contains(&format!("id=\"{place}\"")) || record[6] == "总体", "{link}");
    }
    assert!(html.contains("疑点，请核对") && html.contains("不是差错的结论"));
}

#[tokio::test]
async fn a_count_is_what_a_click_yields() {
    let html = page("/findings").await;
    let all = elements(&html);
    let mut clicks = 0;
    for label in select(&all, "label", "").iter().filter(|label| label.inner.contains("facet-count")) {
        let inner = elements(label.inner);
        let (name, value) = (inner[0].get("name").unwrap(), inner[0].get("value").unwrap());
        let records = csv(&format!("/findings.csv?{}", ticked(&all, name, value))).await;
        let count: usize = select(&inner, "span", "facet-count")[0].text().replace(',', "").parse().unwrap();
        assert_eq!(records.len() - 1, count, "{name}={value}");
        clicks += 1;
    }
    assert!(clicks > 8, "{clicks}");
}

#[tokio::test]
async fn one_is_marked_as_right_stays_away_and_comes_back() {
    let (site, store) = own_site();
    let before = page_for(&site, HERE, "/findings?sort=kind").await;
    let sent = button(&before).expect("a button on this computer");
    let answer = post(&site, HERE, OWN_PAGE, sent).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let back = answer.header("location");
    assert!(back.starts_with("/findings?period=2023H1&sort=kind#f"), "{back}");
    let after = page_for(&site, HERE, "/findings?sort=kind").await;
    assert_eq!(ids(&after), ids(&before)[1..].to_vec());
    assert!(ids(&after).contains(&back.split_once('#').unwrap().1.to_owned()));

    let cleared = page_for(&site, HERE, "/findings?show=cleared").await;
    assert_eq!(ids(&cleared), ids(&before)[..1].to_vec());
    assert!(cleared.contains("标为无误"));
    let answer = post(&site, HERE, OWN_PAGE, button(&cleared).unwrap()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(ids(&page_for(&site, HERE, "/findings?sort=kind").await), ids(&before));
    drop(store);
}

#[tokio::test]
async fn only_this_computer_and_only_our_own_page_may_mark() {
    let (site, _store) = own_site();
    let here = page_for(&site, HERE, "/findings").await;
    let sent = button(&here).unwrap();
    let colleague = page_for(&site, COLLEAGUE, "/findings").await;
    assert!(button(&colleague).is_none() && colleague.contains("只能在运行对读的那台电脑上做"));
    assert_eq!(ids(&colleague), ids(&here));

    let refused = post(&site, COLLEAGUE, OWN_PAGE, sent.clone()).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.text().contains("只能在运行对读的那台电脑上做"));
    for foreign in
        [("origin", "http://evil.example"), ("origin", "null"), ("sec-fetch-site", "cross-site"), ("x", "y")]
    {
        let refused = post(&site, HERE, foreign, sent.clone()).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{foreign:?}");
        assert!(refused.text().contains("不是从对读自己的页面发出的"));
    }
    assert_eq!(ids(&page_for(&site, HERE, "/findings").await), ids(&here), "nothing was marked");
    assert_eq!(get(&site, "/findings/mark").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_button_with_nonsense_changes_nothing() {
    let (site, _store) = own_site();
    for body in ["", "finding=x&as=right", "as=right"] {
        let answer = post(&site, HERE, OWN_PAGE, body.to_owned()).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
    }
    let unknown = format!("finding={}&as=right", "0".repeat(64));
    assert_eq!(post(&site, HERE, OWN_PAGE, unknown).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_sample_is_not_marked() {
    let sample = crate::site::new_site();
    let html = page_for(&sample, HERE, "/findings").await;
    assert!(button(&html).is_none() && !ids(&html).is_empty());
}

#[tokio::test]
async fn an_empty_list_says_why() {
    let filtered = page("/findings?kind=mask&period=1999H1").await;
    assert!(filtered.contains("没有待核对的疑点") && filtered.contains("去掉全部筛选"));
    assert!(page("/findings?show=cleared").await.contains("还没有标为无误的疑点"));
}

#[tokio::test]
async fn agencies_and_reports_lead_to_their_findings() {
    let records = csv("/findings.csv?period=all").await;
    let report = page(&format!("/reports/{}", records[1][1])).await;
    assert!(report.contains("处，请核对") && report.contains("class=\"doubt-note\""));
    let all = elements(&report);
    let link = select(&all, "p", "doubt-line").len() + select(&all, "p", "doubt-note").len();
    assert!(link > 0);
    let agencies = csv("/agencies.csv?period=all").await;
    let mut told = 0;
    for agency in &agencies[1..] {
        let html = page(&format!("/agencies/{}", agency[0])).await;
        let own = csv(&format!("/findings.csv?agency={}", agency[0])).await.len() - 1;
        assert_eq!(html.contains(&format!("疑点 {own} 处，请核对")), own > 0, "{}", agency[1]);
        told += own;
    }
    assert_eq!(told, records.len() - 1);
    assert_eq!(get(&site(), "/findings.xlsx").await.status, StatusCode::OK);
}
