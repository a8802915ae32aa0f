//! Findings in lists: filters and their counts, and what a person has marked as right.

use duidu::{
    model::{CheckTag, FacetValue, Facets, FindingKind, Part, Selection, Sureness},
    store::{FindingList, FindingOrder, FindingView, Store, StoreError},
};

use crate::made::{finding, put, report};

fn checks() -> Vec<CheckTag> {
    let tag = |kind: FindingKind, sure| CheckTag {
        key: kind.key().into(),
        kind,
        name: format!("检查{}", kind.name()),
        looks_for: "看一看".into(),
        sure,
    };
    vec![tag(FindingKind::Mask, Sureness::Medium), tag(FindingKind::WrongDate, Sureness::High)]
}

/// Three reports with four findings; that of 市教育局 is about its title, from a check that is not listed.
fn store() -> Store {
    let store = Store::temporary().unwrap();
    let mut first =
        report("市民政局", Some("2023H1"), &["养老投入XX万元。D建有XX项。", "下半年6月31日前抓养老。"]);
    first.findings = vec![
        finding(&first, 0, "XX万元", FindingKind::Mask),
        finding(&first, 1, "6月31日", FindingKind::WrongDate),
    ];
    let mut second = report("市医保局", Some("2023H1"), &["D建有XX项。"]);
    second.findings = vec![finding(&second, 0, "建有XX", FindingKind::Mask)];
    let mut third = report("市教育局", Some("2022Y"), &["一切照旧。"]);
    third.findings = vec![duidu::model::Finding {
        passage: None,
        span: (0, 4),
        quote: "市教育局".into(),
        ..finding(&third, 0, "照旧", FindingKind::Punctuation)
    }];
    put(&store, "/a.txt", "1", vec![first, second, third]).unwrap();
    store
}

fn list(checks: &[CheckTag], view: FindingView, order: FindingOrder) -> FindingList<'_> {
    FindingList { view, order, checks }
}

fn quotes(store: &Store, selection: &Selection, view: FindingView, order: FindingOrder) -> Vec<String> {
    let checks = checks();
    let page = store.read(|reader| reader.findings(selection, &list(&checks, view, order), None, 0)).unwrap();
    assert_eq!(page.total as usize, page.rows.len());
    page.rows.into_iter().map(|row| row.quote).collect()
}

fn open(store: &Store, selection: &Selection) -> Vec<String> {
    quotes(store, selection, FindingView::Open, FindingOrder::Agency)
}

#[test]
fn a_finding_stands_in_its_sentence() {
    let (store, checks) = (store(), checks());
    let all = list(&checks, FindingView::Open, FindingOrder::Agency);
    let rows = store.read(|reader| reader.findings(&Selection::default(), &all, None, 0)).unwrap().rows;
    let shown: Vec<(String, String, String)> = rows
        .iter()
        .map(|row| {
            let words = row.sentence.written.chars().skip(row.place.start).take(row.place.len()).collect();
            (row.agency.label.clone(), row.sentence.restored(), words)
        })
        .collect();
    let expected = [
        ("市教育局", "市教育局工作总结", "市教育局"),
        ("市民政局", "养老投入XX万元。", "XX万元"),
        ("市民政局", "下半年6月31日前抓养老。", "6月31日"),
        ("市医保局", "党建有XX项。", "建有XX"),
    ];
    for (agency, sentence, words) in expected {
        assert!(shown.contains(&(agency.into(), sentence.into(), words.into())), "{agency}: {shown:?}");
    }
    let mask = rows.iter().find(|row| row.quote == "XX万元").unwrap();
    assert_eq!((mask.check.name.as_str(), mask.check.sure), ("检查遮盖残留", Sureness::Medium));
    let unlisted = rows.iter().find(|row| row.kind == FindingKind::Punctuation).unwrap();
    assert_eq!((unlisted.check.sure, unlisted.part), (Sureness::Low, Part::Overview));
}

#[test]
fn orders() {
    let store = store();
    let by = |order| quotes(&store, &Selection::default(), FindingView::Open, order);
    assert_eq!(by(FindingOrder::Kind)[0], "6月31日", "facts before marks");
    let sure = by(FindingOrder::Sure);
    assert_eq!((sure[0].as_str(), sure[3].as_str()), ("6月31日", "市教育局"));
    assert_eq!(by(FindingOrder::Agency).len(), 4);
}

/// Each count of each filter is what choosing it yields.
#[test]
fn counts_are_what_a_click_yields() {
    let store = store();
    let selections = [
        Selection::default(),
        Selection { finding_kinds: vec![FindingKind::Mask], ..Selection::default() },
        Selection {
            sures: vec![Sureness::Low, Sureness::High],
            parts: vec![Part::Plan],
            ..Selection::default()
        },
        Selection { query: Some("XX".into()), themes: vec!["yanglao".into()], ..Selection::default() },
    ];
    let checks = checks();
    let mut clicks = 0;
    for selection in selections {
        let all = list(&checks, FindingView::Open, FindingOrder::Agency);
        let facets = store.read(|reader| reader.finding_facets(&selection, &all)).unwrap();
        let mut click = |values: &[FacetValue], choose: fn(&mut Selection, &str)| {
            for value in values {
                let mut chosen = selection.clone();
                choose(&mut chosen, &value.key);
                assert_eq!(
                    open(&store, &chosen).len(),
                    value.count as usize,
                    "{value:?} under {selection:?}"
                );
                clicks += 1;
            }
        };
        let Facets { finding_kinds, sures, parts, agencies, periods, themes, domains, levels, .. } = facets;
        click(&finding_kinds, |s, key| s.finding_kinds = FindingKind::from_key(key).into_iter().collect());
        click(&sures, |s, key| s.sures = Sureness::from_key(key).into_iter().collect());
        click(&parts, |s, key| s.parts = Part::from_key(key).into_iter().collect());
        click(&agencies, |s, key| s.agencies = vec![key.parse().unwrap()]);
        click(&periods, |s, key| s.periods = vec![key.parse().unwrap()]);
        click(&themes, |s, key| s.themes = vec![key.into()]);
        click(&domains, |s, key| s.domains = vec![key.into()]);
        click(&levels, |s, key| s.levels = duidu::model::Level::from_key(key).into_iter().collect());
    }
    assert!(clicks > 25, "{clicks}");
}

#[test]
fn words_find_the_quote_and_the_message() {
    let store = store();
    let find =
        |words: &str| open(&store, &Selection { query: Some(words.into()), ..Selection::default() }).len();
    assert_eq!((find("31日"), find("请核对"), find("养老投入")), (1, 4, 0));
}

#[test]
fn what_is_marked_as_right_stays_away_until_taken_back() {
    let store = store();
    let checks = checks();
    let fingerprint = |quote: &str| {
        let all = list(&checks, FindingView::Open, FindingOrder::Agency);
        let rows = store.read(|reader| reader.findings(&Selection::default(), &all, None, 0)).unwrap().rows;
        rows.into_iter().find(|row| row.quote == quote).unwrap().fingerprint
    };
    let date = fingerprint("6月31日");
    let clear = |at: &str| store.write(|writer| writer.clear_finding(&date, at)).unwrap();
    assert!(clear("2026-01-01T00:00:00Z") && clear("2027-01-01T00:00:00Z"));
    assert!(!store.write(|writer| writer.clear_finding("没有", "2026-01-01T00:00:00Z")).unwrap());
    let counts = |store: &Store| -> Result<(u32, u32), StoreError> {
        store.read(|reader| reader.finding_counts(&Selection::default(), &checks))
    };
    assert_eq!(counts(&store).unwrap(), (3, 1));
    assert!(!open(&store, &Selection::default()).contains(&"6月31日".to_owned()));
    let cleared = list(&checks, FindingView::Cleared, FindingOrder::Agency);
    let rows = store.read(|reader| reader.findings(&Selection::default(), &cleared, None, 0)).unwrap().rows;
    assert_eq!(rows[0].cleared_at.as_deref(), Some("2026-01-01T00:00:00Z"));

    // Another import of a file in which only another line changed.
    let mut again = report("市民政局", Some("2023H1"), &["换了一句。", "下半年6月31日前抓养老。"]);
    again.findings = vec![finding(&again, 1, "6月31日", FindingKind::WrongDate)];
    put(&store, "/a.txt", "2", vec![again]).unwrap();
    assert_eq!(counts(&store).unwrap(), (0, 1));
    assert!(store.write(|writer| writer.reopen_finding(&date)).unwrap());
    assert_eq!(counts(&store).unwrap(), (1, 0));
}
