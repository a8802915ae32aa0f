//! 套话: what many agencies write, and that an import is seen at once.

use duidu::{import::import_file, registry::Registry, store::Store, web::router};

use crate::{
    html::{elements, select},
    site::{csv, get, page, state},
};

/// Some agencies' reports in one file; each speaks of `extra`, too.
fn compilation(agencies: &[&str], extra: &str) -> String {
    let report = |(at, name): (usize, &&str)| {
        let matter = ["渡口", "果园", "河道", "仓库", "校舍", "林地"][at % 6];
        format!(
            "{name}2023年上半年工作总结\n\n一、上半年工作\n{name}扎实推进{matter}改造，{extra}{matter}巡查，完成{matter}修缮三处。\n\n\
             二、下半年安排\n继续做好{matter}管护。\n\n\n"
        )
    };
    agencies.iter().enumerate().map(report).collect()
}

const AGENCIES: [&str; 6] =
    ["云岭县民政局", "青石县财政局", "白沙县商务局", "南坪县林业局", "东港县教育局", "北川县审计局"];

#[tokio::test]
async fn an_import_of_another_program_is_seen_by_the_next_page() {
    let folder = tempfile::tempdir().unwrap();
    let (database, file) = (folder.path().join("a.db"), folder.path().join("汇编.txt"));
    let registry = Registry::builtin().unwrap();
    let import = |extra: &str| {
        std::fs::write(&file, compilation(&AGENCIES, extra)).unwrap();
        // Another program: its own connections.
        import_file(&Store::open(&database).unwrap(), &registry, &file).unwrap();
    };
    import("从严从实抓好");
    let site = router(state(Store::open(&database).unwrap(), None, Vec::new));
    let first = get(&site, "/phrases.json").await.text().to_owned();
    assert!(first.contains("从严从实抓好") && first.contains("扎实推进"), "{first}");
    assert_eq!(get(&site, "/phrases.json").await.text(), first);
    import("用心用情抓好");
    let second = get(&site, "/phrases.json").await.text().to_owned();
    assert!(second.contains("用心用情抓好") && !second.contains("从严从实"), "{second}");
    // Pieces of a phrase, and what the unit of a number begins, are none.
    assert!(!second.contains("\"用心用情抓\"") && !second.contains("年上半年"), "{second}");
}

#[tokio::test]
async fn every_phrase_is_found_where_the_page_says() {
    let records = csv("/phrases.csv?share=10").await;
    assert!(records.len() > 3, "{records:?}");
    let html = page("/phrases?share=10").await;
    let all = elements(&html);
    let table = select(&all, "table", "phrases");
    let rows = elements(table[0].inner);
    let links: Vec<(String, String)> = rows
        .iter()
        .filter(|element| element.name == "a")
        .map(|link| (link.text(), link.get("href").unwrap().to_owned()))
        .collect();
    let listed: Vec<&str> = records[1..].iter().map(|record| record[0].as_str()).collect();
    assert_eq!(links.iter().map(|(words, _)| words.as_str()).collect::<Vec<_>>(), listed[..links.len()]);
    for ((words, href), record) in links.iter().zip(&records[1..]).take(4) {
        let found = csv(&href.replace("/search?", "/search.csv?")).await;
        let at = found[0].iter().position(|name| name == "单位").unwrap();
        let mut agencies: Vec<&str> = found[1..].iter().map(|row| row[at].as_str()).collect();
        agencies.sort_unstable();
        agencies.dedup();
        assert_eq!(agencies.len().to_string(), record[2], "{words}");
    }
}

#[tokio::test]
async fn a_higher_share_leaves_fewer() {
    let mut before = usize::MAX;
    for share in ["10", "25", "33", "50", "100"] {
        let rows = csv(&format!("/phrases.csv?share={share}")).await;
        let percent = rows[0].iter().position(|name| name == "占单位%").unwrap();
        assert!(rows.len() <= before, "{share}");
        for row in &rows[1..] {
            assert!(row[percent].parse::<f64>().unwrap() + 0.01 >= share.parse().unwrap(), "{row:?}");
        }
        before = rows.len();
    }
    assert!(page("/phrases?share=100").await.contains("没有套话"));
    let long = csv("/phrases.csv?share=10&least=6").await;
    assert!(long[1..].iter().all(|row| row[0].chars().count() >= 6));
    let plain = csv("/phrases.csv?share=10&only=wording").await;
    assert!(plain[1..].iter().all(|row| row[6].is_empty()));
}
