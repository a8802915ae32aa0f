//! One period at a time: what a list shows where its address names none, and that everything it leads to keeps to it.

use duidu::{import::import_file, registry::Registry, store::Store, web::router};

use crate::{
    html::{elements, select, ticked},
    site::{csv, get, page, state},
};

/// Every list, with a filter that leaves something in each period.
const LISTS: [&str; 14] = [
    "/overview",
    "/agencies",
    "/reports",
    "/levels",
    "/levels/xian",
    "/domains",
    "/domains/minzheng",
    "/themes",
    "/themes/dangjian",
    "/figures",
    "/problems",
    "/plans",
    "/findings",
    "/search",
];

/// The same list as CSV, under a query.
fn file(list: &str, query: &str) -> String {
    let words = if list == "/search" { "q=%E5%B7%A5%E4%BD%9C&" } else { "" };
    format!("{list}.csv?{words}{query}")
}

#[tokio::test]
async fn nothing_said_is_the_latest_and_all_is_everything() {
    for list in LISTS.into_iter().filter(|list| *list != "/search") {
        let unasked = csv(&file(list, "")).await;
        assert_eq!(unasked, csv(&file(list, "period=2023H1")).await, "{list}");
        assert_ne!(unasked, csv(&file(list, "period=2022H1")).await, "{list}");
        assert_ne!(unasked, csv(&file(list, "period=all")).await, "{list}");
    }
    let mut all = 0;
    for period in ["2023H1", "2022H2", "2022H1"] {
        all += csv(&format!("/reports.csv?period={period}")).await.len() - 1;
    }
    assert_eq!(csv("/reports.csv?period=all").await.len() - 1, all);
}

#[tokio::test]
async fn a_search_is_over_all_periods_and_can_be_narrowed() {
    let unasked = csv(&file("/search", "")).await;
    assert_eq!(unasked, csv(&file("/search", "period=all")).await);
    let mut each = 0;
    for period in ["2023H1", "2022H2", "2022H1"] {
        each += csv(&file("/search", &format!("period={period}"))).await.len() - 1;
    }
    assert_eq!(unasked.len() - 1, each);
    let html = page("/search?q=%E5%B7%A5%E4%BD%9C").await;
    let all = elements(&html);
    let bar = elements(select(&all, "div", "periods")[0].inner);
    let here: Vec<String> =
        bar.iter().filter(|a| a.get("aria-current").is_some()).map(|a| a.text()).collect();
    assert_eq!(here, ["全部期"]);
    assert!(select(&all, "a", "chip").iter().all(|chip| !chip.text().contains('期')));
    let box_of = |html: &str| {
        let all = elements(html);
        let quick = elements(select(&all, "form", "quick")[0].inner);
        let field = quick.iter().find(|field| field.get("name") == Some("q")).unwrap();
        field.get("placeholder").unwrap().to_owned()
    };
    assert_eq!(box_of(&page("/").await), "检索全部材料");
    assert_eq!(box_of(&page("/agencies?period=2022H1").await), "检索2022年上半年的材料");
}

#[tokio::test]
async fn the_page_says_which_period_and_leads_to_the_others() {
    for list in ["/", "/agencies?level=xian", "/themes", "/levels/xian", "/plans?view=before"] {
        let html = page(list).await;
        let all = elements(&html);
        let bar = elements(select(&all, "div", "periods")[0].inner);
        let words: Vec<String> = select(&bar, "a", "").iter().map(|a| a.text()).collect();
        assert_eq!(words, ["2023年上半年（最新）", "2022年下半年", "2022年上半年", "全部期"], "{list}");
        let here: Vec<String> =
            bar.iter().filter(|a| a.get("aria-current").is_some()).map(|a| a.text()).collect();
        assert_eq!(here, ["2023年上半年（最新）"], "{list}");
        for (link, said) in select(&bar, "a", "").iter().zip(&words) {
            let there = page(link.get("href").unwrap()).await;
            let there = elements(&there);
            let bar = elements(select(&there, "div", "periods")[0].inner);
            let here = bar.iter().find(|a| a.get("aria-current").is_some()).unwrap();
            assert_eq!(here.text(), *said);
        }
    }
}

#[tokio::test]
async fn what_is_shown_unasked_is_no_chip_and_what_is_asked_for_is_one() {
    let chips = |html: &str| select(&elements(html), "a", "chip").len();
    assert_eq!(chips(&page("/agencies").await), 0);
    assert_eq!(chips(&page("/agencies?period=2023H1").await), 0);
    let older = page("/agencies?period=2022H1").await;
    let all = elements(&older);
    assert_eq!(select(&all, "a", "chip")[0].get("href"), Some("/agencies"), "back to the latest");
}

#[tokio::test]
async fn a_tick_more_adds_a_period_and_no_tick_is_all() {
    let html = page("/reports?level=xian").await;
    let all = elements(&html);
    let form = elements(select(&all, "form", "filters")[0].inner);
    let ticks: Vec<&str> = form
        .iter()
        .filter(|e| e.get("name") == Some("period") && e.get("checked").is_some())
        .filter_map(|e| e.get("value"))
        .collect();
    assert_eq!(ticks, ["2023H1"]);
    // As a browser sends it: what is hidden, and what is ticked.
    let none = csv("/reports.csv?level=xian&period=all").await;
    assert_eq!(none, csv("/reports.csv?period=all&level=xian").await);
    let older = csv(&format!("/reports.csv?{}", ticked(&all, "period", "2022H1"))).await;
    assert_eq!(older, csv("/reports.csv?level=xian&period=2022H1").await);
    let both = csv("/reports.csv?level=xian&period=all&period=2022H1&period=2023H1").await;
    assert!(both.len() > older.len() && both.len() < none.len());
}

#[tokio::test]
async fn every_link_of_a_list_keeps_the_period() {
    for list in LISTS {
        let list = if list == "/overview" { "/" } else { list };
        let words = if list == "/search" { "&q=%E5%B7%A5%E4%BD%9C" } else { "" };
        let html = page(&format!("{list}?period=2022H1{words}")).await;
        let all = elements(&html);
        let listed = |href: &&str| {
            let path = href.split(['?', '#']).next().unwrap();
            let stem = path.split('.').next().unwrap();
            stem == "/" || LISTS.iter().any(|list| *list == stem || stem.starts_with(&format!("{list}/")))
        };
        let of_one = |href: &&str| href.starts_with("/agencies/") || href.starts_with("/reports/");
        let clearing: Vec<&str> = all
            .iter()
            .filter(|a| a.has_class("chip") || a.has_class("chip-clear"))
            .filter_map(|a| a.get("href"))
            .collect();
        let links: Vec<&str> = all.iter().filter(|e| e.name == "a").filter_map(|a| a.get("href")).collect();
        let mut seen = 0;
        for href in links.iter().filter(|href| listed(href) && !of_one(href)) {
            let home = *href == "/" && html.contains("class=\"brand\"");
            let free = clearing.contains(href) || home || href.starts_with("/themes/own");
            assert!(free || href.contains("period="), "{list} leads to {href}");
            seen += 1;
        }
        assert!(seen > 20, "{list}: {seen}");
        let quick = elements(select(&all, "form", "quick")[0].inner);
        assert!(quick.iter().any(|e| e.get("name") == Some("period") && e.get("value") == Some("2022H1")));
    }
}

#[tokio::test]
async fn files_say_the_period_in_their_name() {
    let site = crate::site::site();
    for (query, said) in [("", "2023年上半年"), ("?period=2022H1", "2022年上半年"), ("?period=all", "全部期")]
    {
        let answer = get(&site, &format!("/agencies.csv{query}")).await;
        let encoded: String = form_urlencoded::byte_serialize(said.as_bytes()).collect();
        assert!(answer.header("content-disposition").contains(&encoded), "{query}");
    }
}

#[tokio::test]
async fn an_agency_is_meant_with_all_its_periods() {
    let agencies = csv("/agencies.csv?period=all").await;
    let id = &agencies[1..].iter().find(|agency| agency[8] == "2").unwrap()[0];
    assert_eq!(csv(&format!("/reports.csv?agency={id}")).await.len() - 1, 2);
    assert_eq!(csv(&format!("/reports.csv?agency={id}&period=2022H1")).await.len() - 1, 1);
    let html = page(&format!("/agencies/{id}")).await;
    let all = elements(&html);
    assert_eq!(select(&all, "section", "report-card").len(), 2);
    let bar = elements(select(&all, "div", "periods")[0].inner);
    assert_eq!(bar.iter().find(|a| a.get("aria-current").is_some()).unwrap().text(), "全部期");
    let older = page(&format!("/agencies/{id}?period=2022H1")).await;
    let all = elements(&older);
    assert_eq!(select(&all, "section", "report-card").len(), 1);
    assert!(older.contains("各期并排对读"), "both periods stay one click away");
    let themes: Vec<&str> = select(&elements(select(&all, "section", "agency-themes")[0].inner), "a", "")
        .iter()
        .filter_map(|a| {
            a.get("href").map(|href| if href.contains("period=2022H1") { "kept" } else { "lost" })
        })
        .collect();
    assert!(themes.len() > 5 && !themes.contains(&"lost"), "{themes:?}");
    assert!(!page(&format!("/agencies/{id}?period=1999H1")).await.contains("没有找到"));
}

#[tokio::test]
async fn an_indicator_that_only_another_period_has_is_no_error() {
    let site = crate::site::site();
    let latest = csv("/figures.csv?view=group").await;
    let all = csv("/figures.csv?view=group&period=all").await;
    let only_older = all[1..].iter().find(|row| latest[1..].iter().all(|other| other[0] != row[0])).unwrap();
    let group: String = form_urlencoded::byte_serialize(only_older[0].as_bytes()).collect();
    let answer = get(&site, &format!("/figures?group={group}")).await;
    assert!(answer.status.is_success() && answer.text().contains("全部期"), "{}", only_older[0]);
}

#[tokio::test]
async fn with_one_period_nothing_of_it_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("一篇.txt");
    let text = "云岭县民政局2023年上半年工作总结\n\n一、上半年工作\n完成渡口修缮三处，养老服务惠及二百人。\n\n二、存在问题\n人手不足。\n\n三、下半年安排\n补充人手五名。\n";
    std::fs::write(&path, text).unwrap();
    let store = Store::temporary().unwrap();
    import_file(&store, &Registry::builtin().unwrap(), &path).unwrap();
    let site = router(state(store, None, Vec::new));
    for list in [
        "/",
        "/agencies",
        "/agencies/1",
        "/reports?period=all",
        "/search?q=%E6%B8%A1%E5%8F%A3",
        "/themes/yanglao",
        "/plans",
    ] {
        let answer = get(&site, list).await;
        assert!(answer.status.is_success(), "{list}");
        assert!(!answer.text().contains("period=") && !answer.text().contains("全部期"), "{list}");
    }
}

/// The site on two agencies of an earlier period, one of which has a report of the latest, which leaves much out.
fn site_of_two_periods() -> axum::Router {
    let report =
        |agency: &str, time: &str, text: &str| format!("{agency}{time}工作总结\n一、工作情况\n{text}\n");
    let party = "抓好党建工作，开展主题党日20次，建强党支部。";
    let text = [
        report("市民政局", "2022年上半年", party),
        report("区审计局", "2022年上半年", party),
        report("市民政局", "2023年上半年", "新建老年食堂8家，助餐老人3万人次。"),
    ];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("几篇.txt");
    std::fs::write(&path, text.join("\n")).unwrap();
    let store = Store::temporary().unwrap();
    import_file(&store, &Registry::builtin().unwrap(), &path).unwrap();
    router(state(store, None, Vec::new))
}

#[tokio::test]
async fn where_the_latest_has_nothing_the_others_are_told() {
    let site = site_of_two_periods();
    let html = get(&site, "/themes/dangjian").await.text().to_owned();
    assert!(html.contains("2023年上半年 1 家单位里 0 家写到"), "{html}");
    let all = elements(&html);
    let nothing = select(&all, "p", "nothing")[0];
    assert!(nothing.text().contains("另有 2 段在2022年上半年"), "{}", nothing.text());
    let link = elements(nothing.inner).iter().filter_map(|a| a.get("href")).next_back().unwrap().to_owned();
    let there = get(&site, &link).await.text().to_owned();
    assert!(there.contains("2022年上半年 2 家单位里 2 家写到"), "{there}");
    let level = get(&site, "/levels/xian").await;
    assert!(
        level.text().contains("另有 1 家在<a href=\"/levels/xian?period=2022H1\">2022年上半年</a>"),
        "{}",
        level.text()
    );
    let city = get(&site, "/levels/shi").await.text().to_owned();
    assert!(city.contains("市级（2023年上半年）的材料没有一段归入这些主题"), "{city}");
    let found = get(&site, "/search.json?q=%E5%85%9A%E5%BB%BA").await;
    assert_eq!(serde_json::from_slice::<Vec<serde_json::Value>>(&found.body).unwrap().len(), 2);
}
