//! Passages quoted as typical of what a group writes about a theme.

use duidu::{
    model::{PassageKind, Selection, ThemeHit},
    store::Store,
};

use crate::made::{put, report};

const LONG: &str =
    "上半年新建养老服务站三个，给高龄老人上门理发做饭，街坊都说好，往后每个月再添两个，年底前覆盖全部社区。";

fn quoted(store: &Store, selection: &Selection, themes: &[&str]) -> Vec<(String, String)> {
    let rows = store.read(|reader| reader.typical_passages(selection, themes)).unwrap();
    rows.into_iter().map(|(theme, row)| (theme, row.text.written)).collect()
}

#[test]
fn readable_running_text_with_most_words_is_quoted_once() {
    let store = Store::temporary().unwrap();
    let mut town = report(
        "市民政局",
        Some("2023H1"),
        &[
            "抓养老。",
            LONG,
            "养老养老养老养老养老养老养老养老养老养老养老养老养老养老养老养老养老养老养老养老养老养老",
        ],
    );
    town.passages[2].kind = PassageKind::Heading;
    town.passages[2].themes[0].words = vec!["养老".into(), "老人".into(), "街坊".into()];
    town.passages[1].themes.push(ThemeHit { theme: "党的建设".into(), words: vec!["街坊".into()] });
    put(&store, "/a.txt", "1", vec![town, report("市医保局", Some("2023H1"), &["医保养老。"])]).unwrap();

    let all = Selection::default();
    assert_eq!(quoted(&store, &all, &["yanglao"]), [("yanglao".to_owned(), LONG.to_owned())]);
    let both = quoted(&store, &all, &["dangjian", "yanglao"]);
    let told = [("dangjian".to_owned(), LONG.to_owned()), ("yanglao".to_owned(), "医保养老。".to_owned())];
    assert_eq!(both, told, "no passage stands for two themes, and another agency speaks next");
}

#[test]
fn only_the_selection_and_the_wanted_themes_are_quoted() {
    let store = Store::temporary().unwrap();
    let reports = vec![
        report("市民政局", Some("2023H1"), &["抓养老。"]),
        report("市医保局", Some("2023H1"), &["医保养老。"]),
    ];
    put(&store, "/a.txt", "1", reports).unwrap();
    let domain = Selection { domains: vec!["yibao".into()], ..Selection::default() };
    assert_eq!(quoted(&store, &domain, &["yanglao"])[0].1, "医保养老。");
    assert!(quoted(&store, &domain, &["dangjian", "nichts"]).is_empty());
    assert!(quoted(&store, &domain, &[]).is_empty());
}
