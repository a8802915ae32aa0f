//! Several reports of one agency in one list: they are told apart wherever a list names reports.

use std::sync::Arc;

use axum::Router;
use duidu::{
    import::import_file,
    model::ReportHead,
    registry::Registry,
    store::{Reader, Store},
    web::router,
};

use crate::{
    html::{elements, select},
    site::{get, state},
    word::{document, words},
};

/// A report of one agency; drafts differ in a number.
fn text(period: &str, villages: u32) -> String {
    format!(
        "县水利局{period}工作总结\n\n一、上半年工作\n（一）防汛备汛。排查山塘水库隐患{villages}处，储备防汛物资36万元，组织防汛演练4场。\n\
         （二）河湖管护。县级河长巡河26次，清理河道垃圾310吨，办结河湖问题18个。\n\n二、存在问题\n一是山塘除险加固资金缺口大。\n\n\
         三、下半年打算\n（一）年底前完成山塘除险加固12座。\n（二）新建农村供水工程3处。\n"
    )
}

/// A site of two drafts of one period and, where `earlier`, a report of the period before.
pub(crate) fn drafts(earlier: bool) -> (Router, Vec<ReportHead>) {
    let mut files = vec![("初稿.txt", text("2023年上半年", 40)), ("二稿.txt", text("2023年上半年", 44))];
    files.extend(earlier.then(|| ("去年.txt", text("2022年上半年", 31))));
    let (site, heads) = imported(&files);
    let labels: Vec<&str> = heads.iter().map(|head| head.agency.label.as_str()).collect();
    assert!(labels.iter().all(|label| *label == "县水利局"), "one agency: {labels:?}");
    (site, heads)
}

/// A site of these files: names and texts.
#[allow(
    clippy::redundant_closure_for_method_calls,
    reason = "the method itself is not general enough in its lifetime"
)]
pub(crate) fn imported(files: &[(&str, String)]) -> (Router, Vec<ReportHead>) {
    let store = Store::temporary().unwrap();
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
        import_file(&store, &Registry::builtin().unwrap(), &folder.path().join(name)).unwrap();
    }
    let heads = store.read(|reader: &Reader<'_>| reader.report_heads()).unwrap();
    (router(state(store, None, Vec::new)), heads)
}

pub(crate) async fn shown(site: &Router, path: &str) -> Arc<str> {
    get(site, path).await.text().into()
}

#[tokio::test]
async fn drafts_are_told_apart_in_a_comparison_and_its_papers() {
    let (site, heads) = drafts(false);
    let asked = format!("r={}&r={}", heads[0].id, heads[1].id);
    let html = shown(&site, &format!("/compare?{asked}")).await;
    let all = elements(&html);
    let names: Vec<String> =
        select(&all, "p", "compare-cell-agency").iter().take(2).map(|p| p.text()).collect();
    assert_eq!(names, ["县水利局（初稿.txt）", "县水利局（二稿.txt）"]);
    assert!(select(&all, "span", "compare-standing")[0].text().contains("初稿.txt"));
    assert_eq!(select(&all, "h1", "")[0].text(), "对读：县水利局（初稿.txt） · 县水利局（二稿.txt）");
    for form in ["notes", "merged"] {
        let paper = get(&site, &format!("/compare.docx?{asked}&form={form}")).await;
        assert!(paper.header("content-disposition").contains("%E4%BA%8C%E7%A8%BF"), "二稿");
        assert!(words(&document(paper)).contains("县水利局（二稿.txt）"), "{form}");
    }
    let list = shown(&site, &format!("/compare.csv?{asked}")).await;
    assert!(list.contains("来源文件") && list.contains("初稿.txt") && list.contains("二稿.txt"));
}

#[tokio::test]
async fn choices_boxes_and_suggestions_name_each_draft() {
    let (site, heads) = drafts(true);
    let html = shown(&site, "/compare").await;
    let all = elements(&html);
    let choices: Vec<String> =
        select(&all, "span", "compare-choice").iter().map(|choice| choice.text()).collect();
    let named = |word: &str| choices.iter().filter(|choice| choice.contains(word)).count();
    assert_eq!((named("初稿.txt"), named("二稿.txt"), named("去年.txt")), (1, 1, 0), "{choices:?}");
    let one = shown(&site, &format!("/compare?r={}", heads[2].id)).await;
    assert!(one.contains("县水利局（2023年上半年，二稿.txt）"), "a suggestion");
    let one = shown(&site, &format!("/compare?r={}", heads[0].id)).await;
    let all = elements(&one);
    assert!(select(&all, "p", "compare-first")[0].text().contains("初稿.txt"), "what is chosen already");
    let list = shown(&site, "/reports?period=all").await;
    let mut tray: Vec<String> =
        elements(&list).iter().filter_map(|one| one.get("data-tray").map(str::to_owned)).collect();
    tray.sort_unstable();
    let expected = [
        "县水利局（2022年上半年）",
        "县水利局（2023年上半年，二稿.txt）",
        "县水利局（2023年上半年，初稿.txt）",
    ];
    assert_eq!(tray, expected);
}

#[tokio::test]
async fn pairs_and_the_table_of_likeness_name_each_draft() {
    let (site, _) = drafts(true);
    let html = shown(&site, "/likeness?period=all").await;
    let all = elements(&html);
    let table = elements(select(&all, "table", "likeness")[0].inner);
    let mut rows: Vec<String> =
        select(&table, "a", "vertical").iter().map(|a| a.text()[2..].to_owned()).collect();
    rows.sort_unstable();
    let expected = [
        "县水利局（2022年上半年）",
        "县水利局（2023年上半年，二稿.txt）",
        "县水利局（2023年上半年，初稿.txt）",
    ];
    assert_eq!(rows, expected);
    let first = select(&all, "p", "alike-who")[0].text();
    assert!(first.contains("初稿.txt") && first.contains("二稿.txt"), "{first}");
    let list = shown(&site, "/likeness.csv?period=all").await;
    assert!(list.contains("另一份的来源文件"), "{list}");
    let latest = shown(&site, "/likeness").await;
    assert!(latest.contains("县水利局（初稿.txt）"), "one period needs not be told");
}
