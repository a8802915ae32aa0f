//! Word files: a comparison in its three forms, with the rows and the text of the page.

use std::io::{Cursor, Read};

use axum::http::StatusCode;
use duidu::{model::ReportHead, store::Reader};
use zip::ZipArchive;

use crate::{
    html::{elements, select},
    site::{Answer, csv, get, page, sample, site},
};

/// A comparison of this many reports of one domain.
#[allow(
    clippy::redundant_closure_for_method_calls,
    reason = "the method itself is not general enough in its lifetime"
)]
fn comparison(reports: usize) -> String {
    let heads: Vec<ReportHead> = sample().read(|reader: &Reader<'_>| reader.report_heads()).unwrap();
    let of_one = heads.iter().filter(|head| head.agency.domain_key == "minzheng").take(reports);
    of_one.map(|head| format!("r={}", head.id)).collect::<Vec<_>>().join("&")
}

/// `word/document.xml` of an answer.
pub(crate) fn document(answer: Answer) -> String {
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.header("content-type").ends_with("wordprocessingml.document"));
    assert!(answer.header("content-disposition").contains(".docx\"; filename*=UTF-8''%E"));
    let mut zip = ZipArchive::new(Cursor::new(answer.body)).unwrap();
    let mut text = String::new();
    zip.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The text without markup, as it is written into XML.
pub(crate) fn words(document: &str) -> String {
    document.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect()
}

pub(crate) fn in_xml(text: &str) -> String {
    let text = text.strip_prefix('\'').unwrap_or(text);
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[tokio::test]
async fn every_form_has_the_whole_text_of_the_page() {
    for query in
        ["", "&by=theme", "&by=theme&only=missing", "&part=plan&show=opening", "&by=theme&theme=yanglao"]
    {
        let asked = comparison(3) + query;
        let records = csv(&format!("/compare.csv?{asked}")).await;
        let at = |header: &str| records[0].iter().position(|name| name == header).unwrap();
        let (text, absence, citation) = (at("正文"), at("空格说明"), at("出处"));
        for form in ["side", "notes", "merged"] {
            let document = document(get(&site(), &format!("/compare.docx?{asked}&form={form}")).await);
            let words = words(&document);
            for record in &records[1..] {
                assert!(words.contains(&in_xml(&record[text])), "{form} {query}: {}", record[text]);
                let cited = form != "merged" || words.contains(&in_xml(&record[citation]));
                assert!(cited, "{form} {query}: {}", record[citation]);
                // The running text of 编注版 has no cells: what it lacks stands at its end.
                let worded = form == "notes" || words.contains(&in_xml(&record[absence]));
                assert!(worded, "{form} {query}: {}", record[absence]);
            }
            assert_eq!(document.matches("<w:tblHeader/>").count(), usize::from(form == "side"));
            assert_eq!(document.contains("landscape"), form == "side", "three columns lie across");
        }
    }
}

#[tokio::test]
async fn the_running_text_has_each_passage_of_its_base_once() {
    let asked = comparison(2) + "&by=theme";
    let base = comparison(1);
    let records = csv(&format!("/reports/{}.csv", base.trim_start_matches("r="))).await;
    let at = |header: &str| records[0].iter().position(|name| name == header).unwrap();
    let words = words(&document(get(&site(), &format!("/compare.docx?{asked}&form=notes")).await));
    let mut last = 0;
    for record in records[1..].iter().filter(|record| record[at("类别")] == "正文") {
        let text = in_xml(&record[at("正文")]);
        assert_eq!(words.matches(&text).count(), 1, "{text}");
        let place = words.find(&text).unwrap();
        assert!(place > last, "in the order of the report: {text}");
        last = place;
    }
    assert!(last > 0 && words.contains("【编注1】"));
}

#[tokio::test]
async fn the_page_offers_the_three_forms() {
    let asked = comparison(2) + "&by=theme";
    let html = page(&format!("/compare?{asked}&show=numbers")).await.replace("&#38;", "&");
    for (form, name) in [("side", "对照版（"), ("notes", "编注版（"), ("merged", "整理版（")] {
        let link = format!("<a href=\"/compare.docx?{asked}&form={form}\" download>{name}");
        assert!(html.contains(&link), "{link}");
    }
    let upright = document(get(&site(), &format!("/compare.docx?{asked}")).await);
    assert!(!upright.contains("landscape") && upright.contains("对照版"));
}

#[tokio::test]
async fn other_lists_are_no_papers() {
    for path in
        ["/levels/xian.docx", "/agencies.docx", "/agencies/1.docx", "/themes/yanglao.md", "/compare.md"]
    {
        assert_eq!(get(&site(), path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let empty = document(get(&site(), "/compare.docx").await);
    assert!(words(&empty).contains("没有可以并排的内容"));
}

#[tokio::test]
async fn papers_and_files_say_how_like_the_cells_are_as_the_page_does() {
    for (by, name) in [("likeness", "段落相近度"), ("outline", "标题相近度")] {
        let asked = format!("{}&by={by}", comparison(2));
        let html = page(&format!("/compare?{asked}")).await;
        let all = elements(&html);
        let told: Vec<String> = select(&all, "p", "compare-likeness").iter().map(|p| p.text()).collect();
        assert!(told.len() > 3 && told.iter().all(|words| words.contains(name)), "{told:?}");
        let records = csv(&format!("/compare.csv?{asked}")).await;
        let at = |header: &str| records[0].iter().position(|name| name == header).unwrap();
        let (score, words) = (at(name), at("相近说明"));
        let listed: Vec<&str> = records[1..]
            .iter()
            .map(|record| record[words].as_str())
            .filter(|words| !words.is_empty())
            .collect();
        assert!(records[1..].iter().all(|record| record[score].is_empty() == record[words].is_empty()));
        let papers: Vec<String> = {
            let mut papers = Vec::new();
            for form in ["side", "notes", "merged"] {
                papers.push(document(get(&site(), &format!("/compare.docx?{asked}&form={form}")).await));
            }
            papers.iter().map(|paper| self::words(paper)).collect()
        };
        for words in &told {
            assert!(listed.contains(&words.as_str()), "{words}");
            assert!(papers[0].contains(&in_xml(words)) && papers[1].contains(&in_xml(words)), "{words}");
        }
        assert!(told.iter().filter(|words| papers[2].contains(&in_xml(words))).count() > 3);
    }
}
