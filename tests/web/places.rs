//! The filter of places: province, city, county, as the texts betray them.

use axum::Router;
use duidu::{import::import_file, registry::Registry, store::Store, web::router};

use crate::{
    html::{elements, select, ticked},
    site::{get, state},
};

const TEXT: &str = "市医保局2023年上半年工作总结
市医保局抓实参保工作，医保基金运行平稳，医保报销更方便。
一、上半年工作
在浮梁县办培训，到珠山区、昌江区走访，基本医疗保险参保120万人，打击欺诈骗保。
二、存在问题
人手不足。
三、下半年安排
补充人手5名。

区民政局2023年上半年工作总结
区民政局抓实救助。
一、上半年工作
在秋浦街道、池阳街道、里山街道办食堂，救助300人。
二、存在问题
资金不足。
三、下半年安排
筹措资金20万元。

市水务局2023年上半年工作总结
市水务局抓实河道。
一、上半年工作
昆山市河道全部清淤，昆山市玉山镇、张浦镇、周市镇建成泵站6座，昆山市供水正常。
三、下半年安排
新建泵站2座。

县财政局2023年上半年工作总结
县财政局抓实收入。
一、上半年工作
完成收入3亿元。
";

/// The site on four reports, three of which betray where they are from.
fn site() -> Router {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("四篇.txt");
    std::fs::write(&path, TEXT).unwrap();
    let store = Store::temporary().unwrap();
    import_file(&store, &Registry::builtin().unwrap(), &path).unwrap();
    router(state(store, None, Vec::new))
}

async fn rows(site: &Router, path: &str) -> usize {
    let answer = get(site, path).await;
    assert!(answer.status.is_success(), "{path}");
    serde_json::from_slice::<Vec<serde_json::Value>>(&answer.body).unwrap().len()
}

#[tokio::test]
async fn a_count_is_what_a_click_yields() {
    let site = site();
    for list in
        ["/agencies", "/reports", "/figures", "/plans", "/problems", "/search?q=%E5%B1%80", "/themes/yibao"]
    {
        let html = get(&site, list).await.text().to_owned();
        let all = elements(&html);
        let mut clicks = 0;
        for label in select(&all, "label", "").iter().filter(|label| label.inner.contains("name=\"place\"")) {
            let inner = elements(label.inner);
            let value = inner[0].get("value").unwrap();
            let count: usize = select(&inner, "span", "facet-count")[0].text().parse().unwrap();
            let path = list.split('?').next().unwrap();
            let query = ticked(&all, "place", value);
            assert_eq!(rows(&site, &format!("{path}.json?{query}")).await, count, "{path}: {value}");
            clicks += 1;
        }
        assert!(clicks >= 2, "{list}: {clicks}");
    }
}

#[tokio::test]
async fn places_open_from_province_to_county() {
    let site = site();
    let html = get(&site, "/agencies").await.text().to_owned();
    let all = elements(&html);
    let title =
        select(&all, "p", "facet-title").iter().find(|p| p.get("id") == Some("facet-place")).unwrap().text();
    assert_eq!(title, "所在地（推断）");
    let names = |class: &str| -> Vec<String> {
        let values = select(&all, "li", class);
        values.iter().map(|li| select(&elements(li.inner), "span", "facet-name")[0].text()).collect()
    };
    assert_eq!(names("facet-in-1"), ["池州市", "苏州市", "景德镇市"]);
    assert_eq!(names("facet-in-2"), ["贵池区", "昆山市（县级市）"]);
}

#[tokio::test]
async fn a_place_holds_what_lies_in_it_and_can_be_taken_back() {
    let site = site();
    let of = |place: &str| {
        let encoded: String = form_urlencoded::byte_serialize(place.as_bytes()).collect();
        format!("place={encoded}")
    };
    for place in ["安徽省", "安徽省池州市", "安徽省池州市贵池区"] {
        assert_eq!(rows(&site, &format!("/agencies.json?{}", of(place))).await, 1, "{place}");
        let html = get(&site, &format!("/agencies?{}", of(place))).await.text().to_owned();
        let all = elements(&html);
        let chip = select(&all, "a", "chip")[0];
        assert!(chip.text().contains("所在地（推断）"), "{}", chip.text());
        assert_eq!(chip.get("href"), Some("/agencies"));
        assert!(html.contains("区民政局") && !html.contains("市医保局"));
        assert!(html.contains(&format!("/agencies.csv?{}", of(place))), "files keep it");
    }
    let both = format!("/agencies.json?{}&{}", of("安徽省"), of("江西省景德镇市"));
    assert_eq!(rows(&site, &both).await, 2);
    let narrow = of("安徽省池州市");
    let narrower = format!("/agencies.json?{}&{narrow}", of("安徽省"));
    assert_eq!(rows(&site, &narrower).await, rows(&site, &format!("/agencies.json?{narrow}")).await);
    let html = get(&site, &format!("/agencies?{narrow}")).await.text().to_owned();
    let wider = select(&elements(&html), "a", "facet-wider")
        .iter()
        .map(|a| a.get("href").unwrap().to_owned())
        .collect::<Vec<_>>();
    assert_eq!(wider, [format!("/agencies?{}", of("安徽省"))], "the place around is a click away");
    let unknown = get(&site, &format!("/agencies?{}", of("安徽省池"))).await;
    assert!(
        unknown.text().contains("已略去：所在地（推断）“安徽省池”") && unknown.text().contains("县财政局")
    );
}

#[tokio::test]
async fn a_guess_is_called_one_and_a_city_in_a_city_is_told_apart() {
    let site = site();
    let list = get(&site, "/agencies").await.text().to_owned();
    assert!(
        list.contains("推断：贵池区") && list.contains("推断：昆山市（县级市）") && list.contains("未写明")
    );
    let report = get(&site, "/reports/3").await.text().to_owned();
    assert!(report.contains("江苏省苏州市昆山市</a>（县级市）（正文提到"), "the clues stand beside it");
    let all = elements(&report);
    let here =
        all.iter().filter_map(|e| e.get("href")).find(|href| href.starts_with("/reports?place=")).unwrap();
    assert_eq!(rows(&site, &here.replace("/reports?", "/reports.json?")).await, 1);
    let level = get(&site, "/agencies.json").await.text().to_owned();
    assert!(level.contains("市水务局"));
}

#[tokio::test]
async fn a_short_name_that_fits_one_place_is_that_place() {
    let site = site();
    for (typed, whole) in [
        ("景德镇市", "江西省景德镇市"),
        ("景德镇", "江西省景德镇市"),
        ("池州", "安徽省池州市"),
        ("江西", "江西省"),
    ] {
        let of = |place: &str| {
            let place: String = form_urlencoded::byte_serialize(place.as_bytes()).collect();
            format!("/reports.json?place={place}")
        };
        let found = rows(&site, &of(typed)).await;
        assert_eq!((found, found), (1, rows(&site, &of(whole)).await), "{typed}");
        let html = get(&site, &of(typed).replace(".json", "")).await.text().to_owned();
        let chips = select(&elements(&html), "a", "chip").len();
        assert!(chips == 1 && !html.contains("不认识"), "{typed}");
    }
    let unknown = get(&site, "/reports?place=%E6%B5%B7").await.text().to_owned();
    assert!(select(&elements(&unknown), "a", "chip").is_empty(), "海 is no place");
}
