//! Themes with their counts, and who is silent.

use duidu::{
    model::{Part, Selection, ThemeRow},
    store::Store,
};

use crate::made::{put, report};

fn filled() -> Store {
    let store = Store::temporary().unwrap();
    let reports = vec![
        report("市医保局", Some("2023H1"), &["抓养老。", "养老服务。"]),
        report("市民政局", Some("2023H1"), &["抓救助，七个字。", "下半年抓养老。"]),
        report("县民政局", Some("2023H1"), &["别的。"]),
    ];
    put(&store, "/a.txt", "1", reports).unwrap();
    store
}

fn elderly_care(store: &Store, selection: &Selection) -> ThemeRow {
    store
        .read(|reader| reader.themes(selection))
        .unwrap()
        .into_iter()
        .find(|row| row.key == "yanglao")
        .unwrap()
}

#[test]
fn a_theme_is_counted_and_the_silent_are_named() {
    let store = filled();
    let row = elderly_care(&store, &Selection::default());
    assert_eq!((row.passages, row.chars, row.agencies), (3, 4 + 5 + 7, 2));
    assert_eq!(row.of_chars, 4 + 5 + 8 + 7 + 3);
    assert_eq!(row.silent, ["县民政局"]);
}

#[test]
fn filters_of_passages_and_of_reports_hold() {
    let store = filled();
    let plans = Selection { parts: vec![Part::Plan], ..Selection::default() };
    let row = elderly_care(&store, &plans);
    assert_eq!((row.passages, row.chars, row.of_chars, row.agencies), (1, 7, 7, 1));
    assert_eq!(row.silent.len(), 2, "{:?}", row.silent);
    let domain = Selection { domains: vec!["yibao".into()], ..Selection::default() };
    let row = elderly_care(&store, &domain);
    assert_eq!((row.passages, row.agencies, row.silent.len()), (2, 1, 0));
}

#[test]
fn silent_agencies_are_those_without_a_passage_in_the_chosen_parts() {
    let store = filled();
    let silent = |parts: Vec<Part>| -> Vec<String> {
        let selection = Selection { themes: vec!["yanglao".into()], parts, ..Selection::default() };
        let rows = store.read(|reader| reader.silent_agencies(&selection)).unwrap();
        rows.into_iter().map(|row| row.agency.label).collect()
    };
    assert_eq!(silent(Vec::new()), ["县民政局"]);
    assert_eq!(silent(vec![Part::Plan]).len(), 2);
}

#[test]
fn a_theme_has_a_card() {
    let store = filled();
    let card = store.read(|reader| reader.theme("yanglao")).unwrap().unwrap();
    assert_eq!((card.name.as_str(), card.parent, card.children.len()), ("养老服务", None, 0));
    assert_eq!(store.read(|reader| reader.theme("nichts")).unwrap(), None);
}
