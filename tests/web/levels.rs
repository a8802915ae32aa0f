//! 层级: the list and a page for each.

use crate::{
    groups,
    html::{elements, select},
    site::{csv, page},
};

#[tokio::test]
async fn the_list_is_whole() {
    groups::list_is_whole("/levels").await;
    let keys: Vec<String> = csv("/levels.csv").await[1..].iter().map(|record| record[0].clone()).collect();
    assert_eq!(keys, ["shi", "xian", "zhen", "cun"], "the highest first");
}

#[tokio::test]
async fn a_level_is_whole() {
    groups::group_is_whole("/levels/xian", "/agencies.csv?level=xian").await;
    groups::quotes_are_of_the_group("/levels/xian", "/agencies.csv?level=xian").await;
}

#[tokio::test]
async fn another_level_stands_beside() {
    groups::another_stands_beside("/levels", "xian", "zhen").await;
}

#[tokio::test]
async fn an_unknown_level_is_not_found() {
    groups::unknown_keys_are_not_found("/levels").await;
    groups::unknown_keys_are_not_found("/levels/xian").await;
}

#[tokio::test]
async fn filters_narrow_the_agencies_and_can_be_taken_back() {
    let html = page("/levels/xian?domain=minzheng&level=cun&theme=yanglao").await;
    let all = elements(&html);
    let chips: Vec<_> = select(&all, "a", "chip").iter().map(|a| a.get("href").unwrap().to_owned()).collect();
    assert_eq!(chips, ["/levels/xian?period=2023H1"], "only the filters of this page");
    let table = elements(select(&all, "table", "group-agencies")[0].inner);
    let rows = select(&table, "th", "").iter().filter(|th| th.get("scope") == Some("row")).count();
    assert_eq!(rows, csv("/agencies.csv?level=xian&domain=minzheng").await.len() - 1);
    let nothing = page("/levels/cun?domain=shenji").await;
    assert!(nothing.contains("没有材料"), "calm words where a filter leaves nothing");
}

#[tokio::test]
async fn neighbours_keep_what_is_asked() {
    let html = page("/levels/xian?period=2023H1").await;
    let all = elements(&html);
    let href = |class: &str| select(&all, "a", class)[0].get("href").unwrap().to_owned();
    assert_eq!(href("neighbour-previous"), "/levels/shi?period=2023H1");
    assert_eq!(href("neighbour-next"), "/levels/zhen?period=2023H1");
}
