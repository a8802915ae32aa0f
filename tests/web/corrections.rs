//! 更正: a stored report set right on its page, told there, listed, and taken back.

use axum::{
    Router,
    http::{StatusCode, header},
};
use duidu::{
    model::ReportHead,
    store::{Reader, Store},
};

use crate::site::{Answer, COLLEAGUE, HERE, OWN_PAGE, ask, own_site, page_for, request, send};

fn form(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// The second report of the sample, as lists show it.
fn head(store: &Store) -> ReportHead {
    let heads = store.read(|reader: &Reader<'_>| reader.report_heads()).unwrap();
    heads.into_iter().find(|head| head.id == 2).unwrap()
}

/// Another name and period for it.
async fn mend(site: &Router) -> Answer {
    let sent = form(&[("report", "2"), ("agency", "云水县数据局"), ("period", "2022年全年")]);
    send(site, HERE, OWN_PAGE, "/corrections/save", sent).await
}

#[tokio::test]
async fn a_report_is_set_right_and_that_is_told() {
    let (site, store) = own_site();
    let before = head(&store);
    let page = page_for(&site, HERE, "/reports/2").await;
    assert!(page.contains("href=\"/corrections/2\"") && !page.contains("人工更正过"));
    assert!(!page_for(&site, COLLEAGUE, "/reports/2").await.contains("/corrections/2"));
    let edit = page_for(&site, HERE, "/corrections/2").await;
    assert!(edit.contains(&before.title), "{edit}");

    let wrong =
        send(&site, HERE, OWN_PAGE, "/corrections/save", form(&[("report", "2"), ("period", "明年")])).await;
    assert!(wrong.text().contains("没有存下：不认识的期“明年”"), "{}", wrong.text());
    assert_eq!(head(&store), before);

    let values = form(&[("report", "2"), ("title", &before.title), ("domain", &before.agency.domain)]);
    let same = send(&site, HERE, OWN_PAGE, "/corrections/save", values).await;
    assert!(same.text().contains("没有改动"), "{}", same.text());
    assert!(!page_for(&site, HERE, "/reports/2").await.contains("人工更正过"));

    let saved = mend(&site).await;
    let leads_to = saved.headers.get(header::LOCATION).unwrap().to_str().unwrap();
    assert_eq!((saved.status, leads_to), (StatusCode::SEE_OTHER, "/reports/2"));
    let after = head(&store);
    assert_eq!(
        (after.agency.label.as_str(), after.period.unwrap().to_string().as_str()),
        ("云水县数据局", "2022Y")
    );
    let page = page_for(&site, HERE, "/reports/2").await;
    assert!(mend(&site).await.text().contains("没有改动"), "what was set right and is sent again as it is");
    assert!(
        page.contains("单位名由人工更正") && page.contains("人工更正过") && page.contains("程序判断为"),
        "{page}"
    );
}

#[tokio::test]
async fn corrections_are_listed_sent_and_taken_back() {
    let (site, store) = own_site();
    let before = head(&store);
    mend(&site).await;
    let list = page_for(&site, HERE, "/corrections").await;
    assert!(list.contains("云水县数据局") && list.contains(&before.agency.label), "{list}");
    let file = ask(&site, request("GET", "/corrections.toml", "127.0.0.1:8080")).await;
    let file = file.text();
    assert!(file.contains("[[correction]]") && file.contains("2022Y"), "{file}");

    let mark = "name=\"fingerprint\" value=\"";
    let fingerprint = list.split(mark).nth(1).unwrap().split('"').next().unwrap();
    for field in ["agency", "period"] {
        let sent = form(&[("fingerprint", fingerprint), ("field", field)]);
        let answer = send(&site, HERE, OWN_PAGE, "/corrections/undo", sent).await;
        assert!(answer.text().contains("已撤销"), "{}", answer.text());
    }
    let back = head(&store);
    assert_eq!(
        (back.agency.label, back.period),
        (before.agency.label, before.period),
        "as the rules have it"
    );
    let refused = send(&site, COLLEAGUE, OWN_PAGE, "/corrections/undo", String::new()).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}
