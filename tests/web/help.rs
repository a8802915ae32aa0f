//! 帮助: its contents lead to its sections.

use axum::http::StatusCode;

use crate::{
    html::{elements, select},
    site::{csv, get, heads, new_site, page},
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

#[tokio::test]
async fn each_kind_of_likeness_bears_one_name_everywhere() {
    let html = page("/help").await;
    let section = elements(&html).into_iter().find(|one| one.get("id") == Some("likeness")).unwrap();
    let table = elements(select(&elements(section.inner), "table", "rows")[0].inner);
    let names: Vec<String> = select(&table, "th", "")
        .iter()
        .filter(|th| th.get("scope") == Some("row"))
        .map(|th| th.text())
        .collect();
    let two = heads()[..2].iter().map(|head| format!("r={}", head.id)).collect::<Vec<_>>().join("&");
    let shown = [
        page(&format!("/compare?{two}&by=likeness")).await,
        page(&format!("/compare?{two}&by=outline")).await,
        page("/likeness?by=words").await,
        page("/likeness").await,
    ];
    let files = [csv(&format!("/compare.csv?{two}")).await, csv("/likeness.csv").await];
    let headers = files.iter().flat_map(|file| &file[0]).cloned().collect::<Vec<_>>().join(" ");
    let glossary = include_str!("../../docs/glossary.md");
    assert_eq!(names.len(), 5);
    for name in &names {
        assert!(glossary.contains(&format!("| {name} |")), "{name} in the glossary");
        // The share of paragraphs is told before an import alone (tests/cli/corrections.rs).
        let told = shown.iter().any(|page| page.contains(name.as_str()));
        assert!(name == "相同段落占比" || told && headers.contains(name.as_str()), "{name}");
    }
}
