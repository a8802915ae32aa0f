//! 对读: the base, rows folded and picked, choosing by typing and from lists.

use axum::http::{StatusCode, header};

use crate::{
    html::{elements, select},
    site::{csv, get, heads, page, site},
};

/// Three reports of one domain, as columns.
fn of_three() -> ([i64; 3], String) {
    let heads = heads();
    let ids: Vec<i64> =
        heads.iter().filter(|head| head.agency.domain_key == "minzheng").map(|head| head.id).collect();
    ([ids[0], ids[1], ids[2]], format!("r={}&r={}&r={}", ids[0], ids[1], ids[2]))
}

/// The keys of the rows, and whether each is folded.
fn rows(html: &str) -> Vec<(String, bool)> {
    let all = elements(html);
    let row = |body: &crate::html::Element<'_>| {
        let key = body.get("id").unwrap().trim_start_matches("row-").to_owned();
        (key, body.get("class").unwrap().contains("is-folded"))
    };
    select(&all, "tbody", "compare-row").iter().map(|body| row(body)).collect()
}

#[tokio::test]
async fn any_column_becomes_the_base_by_one_link() {
    let ([a, b, c], three) = of_three();
    let html = page(&format!("/compare?{three}&by=theme&mark=shared")).await;
    let all = elements(&html);
    let links: Vec<&str> =
        select(&all, "a", "compare-base").iter().filter_map(|link| link.get("href")).collect();
    let to = |x, y, z| format!("/compare?r={x}&r={y}&r={z}&by=theme&mark=shared");
    assert_eq!(links, [to(b, a, c), to(c, a, b)]);
    assert_eq!(select(&all, "span", "compare-base").len(), 1);
}

#[tokio::test]
async fn picked_rows_are_alone_on_the_page_and_in_the_file() {
    let (_, three) = of_three();
    for by in ["part", "theme", "outline", "likeness"] {
        let query = format!("{three}&by={by}");
        let whole = rows(&page(&format!("/compare?{query}")).await);
        let (first, last) = (&whole[0].0, &whole[whole.len() - 1].0);
        // As a form sends it.
        let picked = format!("{query}&rows={first}&rows={last}");
        let html = page(&format!("/compare?{picked}")).await;
        let shown: Vec<String> = rows(&html).into_iter().map(|row| row.0).collect();
        assert_eq!(shown, [first.clone(), last.clone()], "{by}");
        let all = elements(&html);
        let back =
            select(&all, "a", "chip").into_iter().find(|chip| chip.text().contains("选中的 2 行")).unwrap();
        assert_eq!(back.get("href"), Some(format!("/compare?{query}").as_str()));
        let records = csv(&format!("/compare.csv?{picked}")).await;
        let key = records[0].iter().position(|name| name == "行代码").unwrap();
        let mut listed: Vec<&String> = records[1..].iter().map(|record| &record[key]).collect();
        listed.dedup();
        assert_eq!(listed, [first, last], "{by}");
    }
    let none = page(&format!("/compare?{three}&rows=nothing-like-it")).await;
    assert!(none.contains("没有可以并排的内容") && none.contains("选中的 0 行"));
}

#[tokio::test]
async fn rows_fold_without_script_and_open_again() {
    let (_, three) = of_three();
    for by in ["theme", "likeness"] {
        let query = format!("/compare?{three}&by={by}");
        let whole = rows(&page(&query).await);
        let key = &whole[1].0;
        let folded = |html: &str| -> Vec<String> {
            rows(html).into_iter().filter(|row| row.1).map(|row| row.0).collect()
        };
        let one = page(&format!("{query}&fold={key}")).await;
        assert_eq!(folded(&one), std::slice::from_ref(key));
        assert_eq!(one.len() / 10_000, page(&query).await.len() / 10_000, "the text is still there");
        // The button of the row sends its key once more.
        assert!(folded(&page(&format!("{query}&fold={key}&fold={key}")).await).is_empty());
        let others = folded(&page(&format!("{query}&fold=all&fold={key}")).await);
        assert!(others.len() == whole.len() - 1 && !others.contains(key));
    }
}

#[tokio::test]
async fn folds_and_picks_outlive_another_base() {
    let ([a, b, c], three) = of_three();
    let query = format!("/compare?{three}&by=likeness");
    let whole = rows(&page(&query).await);
    let key = &whole.iter().find(|row| row.0.starts_with("1-")).unwrap().0;
    let html = page(&format!("{query}&rows={key}")).await;
    let all = elements(&html);
    let base = select(&all, "a", "compare-base")[1].get("href").unwrap().to_owned();
    let line = key.trim_start_matches("1-");
    assert_eq!(base, format!("/compare?r={c}&r={a}&r={b}&by=likeness&rows=2-{line}"));
    let place = format!(">{line}行<");
    assert!(html.contains(&place) && page(&base).await.contains(&place));
    // Rows of another kind are others.
    let switch = select(&all, "a", "")
        .into_iter()
        .filter_map(|a| a.get("href"))
        .find(|href| href.contains("by=outline"));
    assert!(!switch.unwrap().contains("rows="));
}

#[tokio::test]
async fn typed_words_add_a_column_or_are_answered() {
    let heads = heads();
    let ([first, ..], _) = of_three();
    let other = heads.iter().find(|head| head.id != first).unwrap();
    let site = site();
    let encode = |words: &str| form_urlencoded::byte_serialize(words.as_bytes()).collect::<String>();
    let typed = format!("{}（{}）", other.agency.label, other.period.unwrap().label());
    let answer = get(&site, &format!("/compare?r={first}&by=theme&add={}", encode(&typed))).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.headers[header::LOCATION], format!("/compare?r={first}&r={}&by=theme", other.id));
    let many = page(&format!("/compare?r={first}&add={}", encode("局"))).await;
    assert!(many.contains("可以指") && !many.contains("add="), "no link carries the words on");
    let none = page(&format!("/compare?add={}", encode("绝无此局"))).await;
    assert!(none.contains("没有名称或标题里含“绝无此局”的材料"));
    assert_eq!(select(&elements(&none), "option", "").len(), heads.len());
}

#[tokio::test]
async fn lists_are_forms_that_lead_to_a_comparison() {
    let level = heads()[0].agency.level.unwrap().key();
    for path in ["/reports", "/agencies", &format!("/levels/{level}")] {
        let html = page(path).await;
        let all = elements(&html);
        let form = &select(&all, "form", "choose")[0];
        assert_eq!((form.get("action"), form.get("method")), (Some("/compare"), Some("get")), "{path}");
        let inner = elements(form.inner);
        let boxes: Vec<_> = inner.iter().filter(|one| one.get("data-tray").is_some()).collect();
        assert!(boxes.len() > 1 && boxes.iter().all(|one| one.get("name") == Some("r")), "{path}");
        assert!(form.inner.contains("对读所选"), "{path}");
    }
}
