//! 数据.

use crate::{
    html::{elements, select, ticked},
    site::{csv, page},
};

fn encoded(words: &str) -> String {
    form_urlencoded::byte_serialize(words.as_bytes()).collect()
}

fn column(records: &[Vec<String>], header: &str) -> Vec<String> {
    let at = records[0].iter().position(|name| name == header).unwrap();
    records[1..].iter().map(|record| record[at].clone()).collect()
}

#[tokio::test]
async fn each_number_is_marked_in_its_sentence_and_leads_to_its_place() {
    let records = csv("/figures.csv").await;
    let (amounts, sentences) = (column(&records, "数（原文）"), column(&records, "所在句子"));
    assert!(amounts.len() > 50, "the sample has numbers: {}", amounts.len());
    let html = page("/figures").await;
    let all = elements(&html);
    let texts = select(&all, "td", "figure-text");
    assert_eq!(texts.len(), amounts.len().min(50));
    for (at, text) in texts.iter().enumerate() {
        let inner = elements(text.inner);
        let marked: String = select(&inner, "mark", "place").iter().map(|mark| mark.text()).collect();
        assert!(!marked.is_empty() && sentences[at].contains(&marked), "{}", sentences[at]);
        assert_eq!(select(&inner, "span", "figure-sentence")[0].text(), sentences[at]);
        let href = select(&inner, "a", "cite")[0].get("href").unwrap();
        let (report, line) = href.split_once("#L").unwrap();
        assert!(page(report).await.contains(&format!("id=\"L{line}\"")), "{href}");
    }
}

#[tokio::test]
async fn a_count_is_what_a_click_yields() {
    let html = page("/figures?status=actual").await;
    let all = elements(&html);
    let mut clicks = 0;
    for label in select(&all, "label", "").iter().filter(|label| label.inner.contains("facet-count")) {
        let inner = elements(label.inner);
        let (name, value) = (inner[0].get("name").unwrap(), inner[0].get("value").unwrap());
        let records = csv(&format!("/figures.csv?{}", ticked(&all, name, value))).await;
        let count: usize = select(&inner, "span", "facet-count")[0].text().replace(',', "").parse().unwrap();
        assert_eq!(records.len() - 1, count, "{name}={value}");
        clicks += 1;
    }
    assert!(clicks > 20, "{clicks}");
}

#[tokio::test]
async fn words_are_found_in_indicator_and_sentence_only() {
    let words = "养老";
    let records = csv(&format!("/figures.csv?q={}", encoded(words))).await;
    let (indicators, sentences) = (column(&records, "指标"), column(&records, "所在句子"));
    assert!(!sentences.is_empty());
    for (indicator, sentence) in indicators.iter().zip(&sentences) {
        assert!(indicator.contains(words) || sentence.contains(words), "{indicator} {sentence}");
    }
}

#[tokio::test]
async fn indicators_hold_one_unit_and_one_kind() {
    let groups = csv("/figures.csv?view=group").await;
    let figures = csv("/figures.csv").await;
    let key = |records: &[Vec<String>], name: &str| -> Vec<(String, String, String)> {
        let (names, bases) = (column(records, name), column(records, "数值单位"));
        let kinds = column(records, "类型");
        names.into_iter().zip(bases).zip(kinds).map(|((name, base), kind)| (name, base, kind)).collect()
    };
    let (grouped, single) = (key(&groups, "指标"), key(&figures, "归并后的指标"));
    let counts = column(&groups, "数据数");
    for (group, count) in grouped.iter().zip(&counts) {
        let found = single.iter().filter(|figure| *figure == group).count();
        assert_eq!(found.to_string(), *count, "{group:?}");
    }
    let html = page("/figures?view=group").await;
    assert!(html.contains("这些写法合在一起") && html.contains("绝不合并"));
}

#[tokio::test]
async fn indicators_of_several_agencies_alone() {
    let all = csv("/figures.csv?view=group").await;
    let shared = csv("/figures.csv?view=group&only=shared").await;
    let at = all[0].iter().position(|name| name == "单位数").unwrap();
    let several: Vec<_> = all[1..].iter().filter(|record| record[at].parse::<u32>().unwrap() > 1).collect();
    assert!(!several.is_empty() && several.len() < all.len() - 1, "{} of {}", several.len(), all.len());
    assert_eq!(shared[1..].iter().collect::<Vec<_>>(), several);
    let html = page("/figures?view=group&only=shared").await;
    let whole = elements(&html);
    let table = elements(select(&whole, "table", "figure-groups")[0].inner);
    let rows = select(&table, "th", "").iter().filter(|th| th.get("scope") == Some("row")).count();
    assert_eq!(rows, several.len().min(50));
    assert!(html.contains("两家以上都有") && html.contains("only=shared"), "filters and files keep it");
    let each = page("/figures?view=group").await;
    assert!(each.contains("/figures?period=2023H1&#38;only=shared"), "a link leads to them");
}

#[tokio::test]
async fn one_indicator_is_ranked_and_the_rest_has_reasons() {
    let html = page("/figures?view=group").await;
    let all = elements(&html);
    let table = select(&all, "table", "figure-groups");
    let inner = elements(table[0].inner);
    let hrefs: Vec<String> =
        select(&inner, "a", "").iter().map(|a| a.get("href").unwrap().replace("&amp;", "&")).collect();
    assert!(!hrefs.is_empty());
    for href in hrefs.iter().take(12) {
        let one = page(href).await;
        let all = elements(&one);
        let bars = select(&all, "td", "figure-bar").len();
        let reasons: Vec<String> = select(&all, "td", "figure-why").iter().map(|why| why.text()).collect();
        assert!(bars + reasons.len() > 0 && reasons.iter().all(|why| !why.is_empty()), "{href}");
        assert!(one.contains("可以比的") && one.contains("比较范围"), "{href}");
    }
}

#[tokio::test]
async fn nothing_found_says_why() {
    let html = page(&format!("/figures?q={}", encoded("没有这样的指标"))).await;
    assert!(html.contains("这样筛选没有数据"));
    let html = page(&format!("/figures?view=group&q={}", encoded("没有这样的指标"))).await;
    assert!(html.contains("这样筛选没有指标"));
}

#[tokio::test]
async fn agencies_and_themes_have_their_figures_beside_the_text() {
    let records = csv("/figures.csv").await;
    let counted = |query: &str| {
        let query = format!("/figures.csv?{}", query.replace("&#38;", "&"));
        async move { csv(&query).await.len() - 1 }
    };
    assert!(records.len() > 1);
    for (path, query) in [("/agencies/1", "agency=1"), ("/themes/yanglao", "period=2023H1&#38;theme=yanglao")]
    {
        let html = page(path).await;
        let all = elements(&html);
        let table = select(&all, "table", "figures-beside");
        let inner = elements(table[0].inner);
        let rows = select(&inner, "td", "figure-number").len();
        assert_eq!(rows, counted(query).await.min(30), "{path}");
        let link = &select(&all, "p", "figures-all")[0];
        assert!(link.inner.contains(&format!("/figures?{query}")), "{path}: {}", link.inner);
    }
}
