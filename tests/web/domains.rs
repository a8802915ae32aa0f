//! 条线: the list and a page for each.

use crate::{
    groups,
    html::{elements, select},
    site::{get, page, site},
};

#[tokio::test]
async fn the_list_is_whole() {
    groups::list_is_whole("/domains").await;
}

#[tokio::test]
async fn a_domain_is_whole() {
    groups::group_is_whole("/domains/minzheng", "/agencies.csv?domain=minzheng").await;
    groups::quotes_are_of_the_group("/domains/minzheng", "/agencies.csv?domain=minzheng").await;
}

#[tokio::test]
async fn another_domain_stands_beside() {
    groups::another_stands_beside("/domains", "minzheng", "yibao").await;
}

#[tokio::test]
async fn an_unknown_domain_is_not_found() {
    groups::unknown_keys_are_not_found("/domains").await;
}

#[tokio::test]
async fn two_reports_can_be_read_side_by_side() {
    let html = page("/domains/minzheng").await;
    let all = elements(&html);
    let pairs = select(&all, "a", "pair");
    assert!(!pairs.is_empty());
    for pair in pairs {
        let compared = get(&site(), pair.get("href").unwrap()).await;
        assert!(compared.status.is_success());
    }
    let boxes = select(&all, "input", "").iter().filter(|one| one.get("name") == Some("r")).count();
    assert!(boxes >= 2, "{boxes}");
}
