//! Themes with their counts, and who is silent.

use duidu::{
    model::{Part, Report, Selection, ThemeHit, ThemeRow, Voice},
    store::{PassageSort, Store},
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
fn every_agency_has_a_voice_even_a_silent_one() {
    let store = filled();
    let voices = |selection: Selection| -> Vec<(String, u32, u32, u32)> {
        let voices = store.read(|reader| reader.voices(&selection)).unwrap();
        let voice = |voice: Voice| (voice.agency.label, voice.passages, voice.chars, voice.of_chars);
        voices.into_iter().map(voice).collect()
    };
    let theme = || Selection { themes: vec!["yanglao".into()], ..Selection::default() };
    let of = |label: &str, passages, chars, of_chars| (label.to_owned(), passages, chars, of_chars);
    assert_eq!(voices(theme()), [of("市医保局", 2, 9, 9), of("县民政局", 0, 0, 3), of("市民政局", 1, 7, 15)]);
    let plans = Selection { parts: vec![Part::Plan], ..theme() };
    assert_eq!(voices(plans), [of("市医保局", 0, 0, 0), of("县民政局", 0, 0, 0), of("市民政局", 1, 7, 7)]);
    let words = Selection { query: Some("救助".into()), ..Selection::default() };
    assert_eq!(voices(words), [of("市医保局", 0, 0, 9), of("县民政局", 0, 0, 3), of("市民政局", 1, 8, 15)]);
    let one = Selection { domains: vec!["yibao".into()], ..theme() };
    assert_eq!(voices(one).len(), 1);
}

#[test]
fn themes_of_one_passage_are_counted_and_found_together() {
    let store = Store::temporary().unwrap();
    put(&store, "/a.txt", "1", vec![both()]).unwrap();
    let theme = Selection { themes: vec!["yanglao".into()], ..Selection::default() };
    let facets = store.read(|reader| reader.passage_facets(&theme)).unwrap();
    let with: Vec<_> = facets.with.iter().map(|value| (value.key.as_str(), value.count)).collect();
    assert_eq!(with, [("dangjian", 1)]);
    let both = Selection { with: vec!["dangjian".into()], ..theme };
    let found = store.read(|reader| reader.passages(&both, PassageSort::default(), None, 0)).unwrap();
    assert_eq!(found.total, 1);
    let themes = store.read(|reader| reader.themes(&both)).unwrap();
    assert_eq!(themes.iter().map(|row| row.passages).collect::<Vec<_>>(), [1, 1]);
    let words = Selection { query: Some("养老".into()), ..Selection::default() };
    let facets = store.read(|reader| reader.passage_facets(&words)).unwrap();
    assert_eq!(facets.with.iter().map(|value| value.count).collect::<Vec<_>>(), [2, 1]);
    let nothing = store.read(|reader| reader.passage_facets(&Selection::default())).unwrap();
    assert!(nothing.with.is_empty());
}

/// Of two passages on one theme, the second is on another, too.
fn both() -> Report {
    let mut report = report("市医保局", Some("2023H1"), &["抓养老。", "党建带养老。"]);
    report.passages[1].themes.push(ThemeHit { theme: "党的建设".into(), words: vec!["党建".into()] });
    report
}

#[test]
fn a_theme_has_a_card() {
    let store = filled();
    let card = store.read(|reader| reader.theme("yanglao")).unwrap().unwrap();
    assert_eq!((card.name.as_str(), card.parent, card.children.len()), ("养老服务", None, 0));
    assert_eq!(store.read(|reader| reader.theme("nichts")).unwrap(), None);
}
