//! 材料夹: passages by the ids in the address, on the page and as files.

use axum::http::StatusCode;
use duidu::{
    model::Selection,
    store::{PassageSort, Reader},
};
use serde_json::Value;

use crate::{
    html::{elements, select},
    site::{csv, get, page, sample, site},
    word::{document, in_xml, words},
};

/// Ids and texts of some passages of the sample, not in the order of its lists.
fn passages() -> Vec<(i64, String)> {
    let all =
        |reader: &Reader<'_>| reader.passages(&Selection::default(), PassageSort::default(), Some(40), 0);
    let rows = sample().read(all).unwrap().rows;
    [30, 4, 17].into_iter().map(|at: usize| (rows[at].id, rows[at].text.restored())).collect()
}

fn of(passages: &[(i64, String)]) -> String {
    let ids: Vec<String> = passages.iter().map(|(id, _)| id.to_string()).collect();
    format!("p={}", ids.join(","))
}

#[tokio::test]
async fn the_page_keeps_the_order_of_the_address() {
    let passages = passages();
    let html = page(&format!("/clips?{}", of(&passages))).await;
    let all = elements(&html);
    let shown: Vec<String> = select(&all, "p", "card-text").iter().map(|text| text.text()).collect();
    assert_eq!(shown, passages.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>());
    let cited = select(&all, "a", "cite");
    assert_eq!(cited.len(), 3);
    for link in cited {
        assert!(link.text().starts_with('〔') && link.text().ends_with("行〕"), "{}", link.text());
        let (report, line) = link.get("href").unwrap().split_once('#').unwrap();
        assert!(page(report).await.contains(&format!("id=\"{line}\"")), "{report}#{line}");
    }
}

#[tokio::test]
async fn every_file_has_the_same_passages_in_the_same_order() {
    let passages = passages();
    let asked = of(&passages);
    let html = page(&format!("/clips?{asked}")).await;
    for ending in ["docx", "csv", "xlsx", "json", "md"] {
        assert!(html.contains(&format!("href=\"/clips.{ending}?{asked}\" download")), "{ending}");
    }
    let records = csv(&format!("/clips.csv?{asked}")).await;
    let json: Vec<Value> =
        serde_json::from_slice(&get(&site(), &format!("/clips.json?{asked}")).await.body).unwrap();
    let word = words(&document(get(&site(), &format!("/clips.docx?{asked}")).await));
    let answer = get(&site(), &format!("/clips.md?{asked}")).await;
    assert!(answer.header("content-type").starts_with("text/markdown"));
    let mut last = (0, 0);
    for (at, (id, text)) in passages.iter().enumerate() {
        let citation = &records[at + 1][8];
        assert_eq!((&records[at + 1][0], &records[at + 1][6]), (&id.to_string(), text));
        assert_eq!((json[at]["id"].as_i64(), json[at]["text"].as_str()), (Some(*id), Some(text.as_str())));
        let place = (word.find(&in_xml(text)).unwrap(), answer.text().find(citation.as_str()).unwrap());
        assert!(word.contains(&in_xml(citation)), "{citation}");
        assert!(place.0 > last.0 && place.1 > last.1, "in order: {text}");
        last = place;
    }
}

#[tokio::test]
async fn every_file_has_the_remarks() {
    let passages = passages();
    let remark = |at: usize| format!("第{at}条，请核对=口径");
    let notes =
        serde_json::json!({ passages[0].0.to_string(): remark(0), passages[2].0.to_string(): remark(2) });
    let sent: String =
        form_urlencoded::Serializer::new(String::new()).append_pair("n", &notes.to_string()).finish();
    let asked = format!("{}&{sent}", of(&passages));
    let html = page(&format!("/clips?{asked}")).await;
    let shown: Vec<String> =
        select(&elements(&html), "p", "clip-note").iter().map(|note| note.text()).collect();
    assert_eq!(shown, [0, 2].map(|at| format!("批注：{}", remark(at))));
    let records = csv(&format!("/clips.csv?{asked}")).await;
    let at = records[0].iter().position(|header| header == "批注").unwrap();
    assert_eq!(
        records[1..].iter().map(|record| record[at].as_str()).collect::<Vec<_>>(),
        [remark(0).as_str(), "", remark(2).as_str()]
    );
    let json: Vec<Value> =
        serde_json::from_slice(&get(&site(), &format!("/clips.json?{asked}")).await.body).unwrap();
    assert_eq!(json[2]["note"].as_str(), Some(remark(2).as_str()));
    let word = words(&document(get(&site(), &format!("/clips.docx?{asked}")).await));
    let markdown = get(&site(), &format!("/clips.md?{asked}")).await.text().replace('\\', "");
    for (text, passage) in [(&word, in_xml(&passages[1].1)), (&markdown, passages[1].1.clone())] {
        let first = text.find(&format!("批注：{}", remark(0))).unwrap();
        assert!(first < text.find(&passage).unwrap(), "below its own passage");
        assert!(text.contains(&format!("批注：{}", remark(2))) && text.matches("批注").count() == 2);
    }
}

#[tokio::test]
async fn an_unknown_passage_is_said() {
    let known = passages()[0].0;
    let html = page(&format!("/clips?p=987654,{known},abc%3Cb%3E")).await;
    assert!(html.contains("不是段落编号，已略去"));
    assert!(html.contains("有 1 段没有找到（编号 987654）"));
    assert_eq!(select(&elements(&html), "li", "clip").len(), 1);
    let answer = get(&site(), "/clips.csv?p=987654").await;
    assert_eq!(answer.status, StatusCode::OK);
}

#[tokio::test]
async fn an_empty_folder_says_how_to_fill_it() {
    let html = page("/clips").await;
    assert!(html.contains("收入材料夹") && html.contains("<noscript>"));
    assert!(select(&elements(&html), "p", "downloads").is_empty());
}

#[tokio::test]
async fn passages_everywhere_carry_their_id() {
    let report = page("/reports/1").await;
    let ids: Vec<String> =
        elements(&report).iter().filter_map(|one| one.get("data-clip").map(str::to_owned)).collect();
    assert_eq!(ids.len(), select(&elements(&report), "div", "block").len());
    let listed = csv("/reports/1.csv").await;
    assert_eq!(ids, listed[1..].iter().map(|record| record[0].clone()).collect::<Vec<_>>());
    for path in ["/compare?r=1&r=2", "/themes/yanglao", "/search?q=%E5%85%BB%E8%80%81", "/levels/xian"] {
        assert!(page(path).await.contains("data-clip=\""), "{path}");
    }
}
