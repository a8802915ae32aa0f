//! Lists as files: every format of a list has the same rows in the same order.

use std::io::Cursor;

use axum::http::StatusCode;
use calamine::{Data, Reader, Xlsx};
use serde_json::Value;

use crate::site::{csv, get, page, site};

/// Every list, some of them under a filter and sorted.
const LISTS: [&str; 15] = [
    "/overview",
    "/agencies?level=xian&sort=chars&desc=1",
    "/reports",
    "/levels",
    "/levels/xian",
    "/domains",
    "/domains/minzheng",
    "/themes?level=shi",
    "/themes/yanglao?part=plan",
    "/search?q=%E5%85%BB%E8%80%81",
    "/compare",
    "/agencies/1",
    "/findings",
    "/problems?show=unanswered",
    "/clips?p=3,1,2",
];

fn in_format(list: &str, ending: &str) -> String {
    match list.split_once('?') {
        Some((path, query)) => format!("{path}.{ending}?{query}"),
        None => format!("{list}.{ending}"),
    }
}

/// A cell of a workbook as CSV would write it, but for the apostrophe before what looks like a formula.
fn in_csv(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Float(number) => number.to_string(),
        other => panic!("neither text nor number: {other:?}"),
    }
}

#[tokio::test]
async fn every_list_is_the_same_in_every_format() {
    for list in LISTS {
        let records = csv(&in_format(list, "csv")).await;
        let answer = get(&site(), &in_format(list, "xlsx")).await;
        assert_eq!(answer.status, StatusCode::OK, "{list}");
        assert!(answer.header("content-type").ends_with("spreadsheetml.sheet"), "{list}");
        assert!(answer.header("content-disposition").contains(".xlsx\"; filename*="), "{list}");
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(answer.body)).unwrap();
        let cells = book.worksheet_range("对读").unwrap();
        let rows: Vec<Vec<String>> = cells.rows().map(|row| row.iter().map(in_csv).collect()).collect();
        let plain = |field: &String| field.strip_prefix('\'').unwrap_or(field).replace("\r\n", "\n");
        let records: Vec<Vec<String>> =
            records.iter().map(|record| record.iter().map(plain).collect()).collect();
        assert_eq!(rows, records, "{list}");
        let json: Vec<Value> =
            serde_json::from_slice(&get(&site(), &in_format(list, "json")).await.body).unwrap();
        assert_eq!(json.len() + 1, rows.len(), "{list}");
    }
}

#[tokio::test]
async fn pages_offer_every_format() {
    for list in LISTS.into_iter().filter(|list| *list != "/compare" && *list != "/overview") {
        // The period that is shown unasked stands in the links, too: tests/web/periods.rs.
        let html = page(list).await.replace("&#38;", "&");
        let unasked = if list.starts_with("/search") { "period=all" } else { "period=2023H1" };
        let html = ["{}&", "?{}", "&{}"]
            .iter()
            .fold(html, |html, shape| html.replace(&shape.replace("{}", unasked), ""));
        for (ending, words) in [("csv", "导出 CSV"), ("xlsx", "导出 Excel"), ("json", "JSON")] {
            let link = format!("<a href=\"{}\" download>{words}</a>", in_format(list, ending));
            assert!(html.contains(&link), "{list}: {link}");
        }
    }
}

#[tokio::test]
async fn a_workbook_is_not_packed_twice() {
    let mut asked = crate::site::request("GET", "/agencies.xlsx", "localhost");
    asked.headers_mut().insert("accept-encoding", "br".parse().unwrap());
    let answer = crate::site::ask(&site(), asked).await;
    assert!(!answer.headers.contains_key("content-encoding"), "{:?}", answer.headers);
}
