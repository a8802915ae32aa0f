//! 帮助: its contents lead to its sections.

use axum::http::StatusCode;

use crate::{
    html::{elements, select},
    site::{get, new_site, page},
};

#[tokio::test]
async fn the_contents_lead_to_all_sections() {
    let html = page("/help").await;
    let all = elements(&html);
    let contents: Vec<_> = select(&all, "a", "")
        .iter()
        .filter_map(|link| link.get("href").and_then(|href| href.strip_prefix('#')).map(str::to_owned))
        .filter(|target| target != "main")
        .collect();
    let sections: Vec<_> = select(&all, "section", "")
        .iter()
        .filter_map(|section| section.get("id").map(str::to_owned))
        .collect();
    assert_eq!(contents, sections);
    assert_eq!(sections.len(), 20);
    for section in select(&all, "section", "") {
        let titled = section.get("aria-labelledby").expect("a section is labelled");
        assert!(select(&elements(section.inner), "h2", "")[0].get("id") == Some(titled));
    }
}

#[tokio::test]
async fn a_new_user_reads_where_the_sample_comes_from() {
    let answer = get(&new_site(), "/help").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text().contains("示例数据") && answer.text().contains("duidu import"));
}
