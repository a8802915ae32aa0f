//! What the pages of levels and of domains have in common, asked of either.

use axum::http::StatusCode;

use crate::{
    html::{Element, elements, select},
    site::{csv, get, page, site},
};

/// The texts of the row headings of the table with this class.
fn row_heads(all: &[Element<'_>], table: &str) -> Vec<String> {
    let inner = elements(select(all, "table", table)[0].inner);
    select(&inner, "th", "").iter().filter(|th| th.get("scope") == Some("row")).map(|th| th.text()).collect()
}

fn at(records: &[Vec<String>], header: &str) -> usize {
    records[0].iter().position(|name| name == header).unwrap()
}

fn column(records: &[Vec<String>], header: &str) -> Vec<String> {
    let at = at(records, header);
    records[1..].iter().map(|record| record[at].clone()).collect()
}

fn numbers(records: &[Vec<String>], header: &str) -> Vec<f64> {
    column(records, header).iter().map(|text| text.parse().unwrap()).collect()
}

/// The list: rows of page and file are the same, every link opens, agencies add up to those of the agencies' page.
pub(crate) async fn list_is_whole(path: &str) {
    for query in ["", "?sort=chars&desc=1", "?period=2023H1"] {
        let html = page(&format!("{path}{query}")).await;
        let all = elements(&html);
        let records = csv(&format!("{path}.csv{query}")).await;
        assert_eq!(row_heads(&all, "groups-list").len(), records.len() - 1);
        assert!(records.len() > 3);
        let agencies = csv(&format!("/agencies.csv{query}")).await.len() - 1;
        let sum: usize = column(&records, "单位数").iter().map(|text| text.parse::<usize>().unwrap()).sum();
        assert_eq!(sum, agencies);
        for (record, members) in column(&records, "单位数").iter().zip(column(&records, "单位")) {
            assert_eq!(members.split('；').count(), record.parse::<usize>().unwrap(), "{members}");
        }
        for link in select(&all, "th", "").iter().flat_map(|th| elements(th.inner)) {
            assert_eq!(get(&site(), link.get("href").unwrap()).await.status, StatusCode::OK);
        }
    }
    let sorted = numbers(&csv(&format!("{path}.csv?sort=chars&desc=1")).await, "字数");
    assert!(sorted.is_sorted_by(|a, b| a >= b));
}

/// A group: every theme with its share, page and file alike, in any order; agencies as the agencies' page has them.
pub(crate) async fn group_is_whole(path: &str, agencies: &str) {
    for query in ["", "?sort=lead&desc=1", "?sort=own"] {
        let html = page(&format!("{path}{query}")).await;
        let all = elements(&html);
        let records = csv(&format!("{path}.csv{query}")).await;
        assert_eq!(row_heads(&all, "group-themes"), column(&records, "主题"));
        assert_eq!(row_heads(&all, "group-agencies"), column(&csv(agencies).await, "单位"));
    }
    let records = csv(&format!("{path}.csv?sort=lead&desc=1")).await;
    assert!(numbers(&records, "相差百分点").is_sorted_by(|a, b| a >= b));
    let (own, others) = (numbers(&records, "占全文%"), numbers(&records, "其余占全文%"));
    for ((own, others), lead) in own.iter().zip(others).zip(numbers(&records, "相差百分点")) {
        assert!((own - others - lead).abs() < 0.02, "{own} {others} {lead}");
    }
    let silent = numbers(&records, "段落数").iter().filter(|passages| **passages == 0.0).count();
    let html = page(path).await;
    assert!(html.contains(&format!("没有写到的主题（{silent}）")));
}

/// Every quoted passage is of the group and leads to its line, and no passage is quoted twice.
pub(crate) async fn quotes_are_of_the_group(path: &str, agencies: &str) {
    let html = page(path).await;
    let all = elements(&html);
    let members = column(&csv(agencies).await, "单位");
    let quotes = select(&all, "blockquote", "quote");
    assert!((3..=8).contains(&quotes.len()), "{}", quotes.len());
    let mut seen = Vec::new();
    for quote in quotes {
        let inner = elements(quote.inner);
        assert!(members.contains(&select(&inner, "a", "card-agency")[0].text()));
        assert!(!select(&inner, "b", "word").is_empty(), "no word of the theme in {}", quote.text());
        let href = select(&inner, "a", "cite")[0].get("href").unwrap().to_owned();
        assert!(href.starts_with("/reports/") && href.contains("#L"), "{href}");
        assert!(!seen.contains(&href), "twice: {href}");
        seen.push(href);
    }
}

/// Another group beside: a column more in page and file, its passages in a second column, and a way to swap.
pub(crate) async fn another_stands_beside(path: &str, key: &str, beside: &str) {
    let address = format!("{path}/{key}?beside={beside}");
    let html = page(&address).await;
    let all = elements(&html);
    let records = csv(&format!("{path}/{key}.csv?beside={beside}")).await;
    let alone = csv(&format!("{path}/{beside}.csv")).await;
    assert_eq!(numbers(&records, "并排占全文%"), numbers(&alone, "占全文%"));
    assert_eq!(numbers(&records, "并排写到的单位数"), numbers(&alone, "写到的单位数"));
    let table = elements(select(&all, "table", "group-themes")[0].inner);
    assert_eq!(select(&table, "td", "bar-cell").len(), 3 * (records.len() - 1));
    let sides = select(&all, "div", "typical-side").len();
    assert!(sides >= 6 && sides.is_multiple_of(2), "{sides}");
    let swap = format!("{path}/{beside}?period=2023H1&beside={key}");
    assert!(select(&all, "a", "").iter().any(|a| a.get("href") == Some(&swap)), "{swap}");
    assert_eq!(page(&format!("{path}/{key}?beside={key}")).await, page(&format!("{path}/{key}")).await);
}

/// Keys that there are not, as page and as file.
pub(crate) async fn unknown_keys_are_not_found(path: &str) {
    for address in ["nothing", "nothing.csv", "%E5%8E%BF", "x.json"] {
        let answer = get(&site(), &format!("{path}/{address}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        assert!(answer.text().contains("没有"), "{address}");
    }
}
