//! Lists and the counts of their filters.

use duidu::{
    model::{FacetValue, Facets, Level, Part, PassageRow, Selection},
    store::{Counted, PassageOrder, PassageSort, Store},
};

use crate::made::{put, report};

fn store() -> Store {
    let store = Store::temporary().unwrap();
    let mut village = report("东村", Some("2022Y"), &["抓养老。", "短"]);
    village.agency.level = Some(Level::Village);
    village.agency.unit = None;
    let reports = vec![
        village,
        report(
            "市民政局",
            Some("2023H1"),
            &["养老服务更好。", "下半年继续抓养老。", "平常的一段话，要长一点。"],
        ),
        report("市医保局", Some("2023H1"), &["医保。", "下半年医保。"]),
        report("市医保局", Some("2022H1"), &["旧医保。"]),
    ];
    put(&store, "/a.txt", "1", reports).unwrap();
    store
}

fn rows(store: &Store, selection: &Selection, by: PassageOrder, descending: bool) -> Vec<PassageRow> {
    store.read(|reader| reader.passages(selection, PassageSort { by, descending }, None, 0)).unwrap().rows
}

fn texts(rows: &[PassageRow]) -> Vec<&str> {
    rows.iter().map(|row| row.text.written.as_str()).collect()
}

fn counts(values: &[FacetValue]) -> Vec<(&str, u32)> {
    values.iter().map(|value| (value.name.as_str(), value.count)).collect()
}

#[test]
fn the_first_order_is_level_domain_agency_period_line() {
    let store = store();
    let all = rows(&store, &Selection::default(), PassageOrder::Agency, false);
    let expected = [
        "旧医保。",
        "医保。",
        "下半年医保。",
        "养老服务更好。",
        "下半年继续抓养老。",
        "平常的一段话，要长一点。",
        "抓养老。",
        "短",
    ];
    assert_eq!(texts(&all), expected);
    let longest = rows(&store, &Selection::default(), PassageOrder::Length, true);
    assert_eq!(longest[0].text.written, "平常的一段话，要长一点。");
    let backwards = rows(&store, &Selection::default(), PassageOrder::Agency, true);
    assert_eq!(texts(&backwards)[..2], ["抓养老。", "短"], "reading order inside a report");
    let latest = rows(&store, &Selection::default(), PassageOrder::Period, true);
    assert_eq!(latest[0].text.written, "医保。");
}

#[test]
fn a_stretch_is_a_stretch_of_the_whole() {
    let store = store();
    let all = rows(&store, &Selection::default(), PassageOrder::Agency, false);
    let page = store
        .read(|reader| reader.passages(&Selection::default(), PassageSort::default(), Some(3), 2))
        .unwrap();
    assert_eq!((page.total, page.rows.as_slice()), (8, &all[2..5]));
    let behind =
        store.read(|reader| reader.passages(&Selection::default(), PassageSort::default(), Some(3), 99));
    assert_eq!(behind.unwrap().rows.len(), 0);
}

/// Every count is what a click yields, for passages, reports and agencies alike.
#[test]
fn counts_agree_with_what_a_click_yields() {
    let store = store();
    let selections = [
        Selection::default(),
        Selection { levels: vec![Level::City], ..Selection::default() },
        Selection { themes: vec!["yanglao".into()], parts: vec![Part::Review], ..Selection::default() },
        Selection {
            query: Some("医保".into()),
            periods: vec!["2023H1".parse().unwrap()],
            ..Selection::default()
        },
        Selection { domains: vec!["minzheng".into()], query: Some("养老".into()), ..Selection::default() },
    ];
    for selection in selections {
        for counted in [Counted::Passages, Counted::Reports, Counted::Agencies] {
            let facets = store.read(|reader| reader.facets(&selection, counted)).unwrap();
            for (clicked, count) in clicks(&selection, &facets) {
                let found = rows(&store, &clicked, PassageOrder::Agency, false);
                let mut ids: Vec<i64> = found
                    .iter()
                    .map(|row| match counted {
                        Counted::Passages => row.id,
                        Counted::Reports => row.report_id,
                        Counted::Agencies => row.agency.id,
                    })
                    .collect();
                ids.sort_unstable();
                ids.dedup();
                assert_eq!(usize::try_from(count).unwrap(), ids.len(), "{counted:?} {clicked:?}");
            }
        }
    }
}

/// The selections that a click on each value alone of each dimension gives.
fn clicks(selection: &Selection, facets: &Facets) -> Vec<(Selection, u32)> {
    let mut out = Vec::new();
    let mut click = |values: &[FacetValue], choose: &dyn Fn(&mut Selection, &str)| {
        for value in values {
            let mut clicked = selection.clone();
            choose(&mut clicked, &value.key);
            out.push((clicked, value.count));
        }
    };
    click(&facets.levels, &|s, key| s.levels = Level::from_key(key).into_iter().collect());
    click(&facets.domains, &|s, key| s.domains = vec![key.to_owned()]);
    click(&facets.agencies, &|s, key| s.agencies = vec![key.parse().unwrap()]);
    click(&facets.periods, &|s, key| s.periods = vec![key.parse().unwrap()]);
    click(&facets.themes, &|s, key| s.themes = vec![key.to_owned()]);
    click(&facets.parts, &|s, key| s.parts = Part::from_key(key).into_iter().collect());
    out
}

#[test]
fn filters_have_words_and_page_order() {
    let store = store();
    let facets = store.read(|reader| reader.passage_facets(&Selection::default())).unwrap();
    assert_eq!(counts(&facets.levels), [("市", 6), ("村", 2)]);
    assert_eq!(counts(&facets.domains), [("医保", 3), ("民政", 5)]);
    assert_eq!(counts(&facets.agencies), [("市医保局", 3), ("市民政局", 3), ("东村", 2)]);
    assert_eq!(counts(&facets.periods), [("2023年上半年", 5), ("2022年全年", 2), ("2022年上半年", 1)]);
    assert_eq!(counts(&facets.parts), [("上半年工作", 6), ("下半年安排", 2)]);
    assert_eq!(counts(&facets.themes), [("养老服务", 3)]);
}

#[test]
fn a_chosen_value_stays_even_where_it_gives_nothing() {
    let store = store();
    let selection = Selection {
        levels: vec![Level::Town],
        themes: vec!["dangjian".into(), "no-such-theme".into()],
        agencies: vec![9999],
        ..Selection::default()
    };
    let facets = store.read(|reader| reader.passage_facets(&selection)).unwrap();
    assert_eq!(counts(&facets.levels), [("镇", 0)]);
    assert_eq!(counts(&facets.themes), [("党的建设", 0)]);
    assert_eq!(counts(&facets.agencies), []);
}

#[test]
fn periods_are_told_with_the_latest_first() {
    let store = store();
    let periods = store.read(|reader| reader.periods()).unwrap();
    assert_eq!(
        periods.all.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["2023H1", "2022Y", "2022H1"]
    );
    put(
        &store,
        "/b.txt",
        "2",
        vec![report("县医保局", None, &["无期。"]), report("县财政局", Some("2023Q1"), &["一季度。"])],
    )
    .unwrap();
    let periods = store.read(|reader| reader.periods()).unwrap();
    assert_eq!((periods.undated, periods.all[1].to_string()), (1, "2023Q1".to_owned()));
    let usual: Vec<_> = periods.usual(&Selection::default()).into_iter().collect();
    let shown = Selection { periods: usual, ..Selection::default() };
    let facets = store.read(|reader| reader.facets(&shown, Counted::Reports)).unwrap();
    let all = [("2023年上半年", 2), ("2023年第一季度", 1), ("2022年全年", 1), ("2022年上半年", 1)];
    assert_eq!(counts(&facets.periods), all, "in time, the latest first, each with what a click yields");
    assert_eq!(
        facets.levels.iter().map(|level| level.count).sum::<u32>(),
        2,
        "the others count under the period"
    );
    let one = store.read(|reader| reader.periods_of(store_agency(&store, "市医保局"))).unwrap();
    assert_eq!(one.all.len(), 2);
}

fn store_agency(store: &Store, name: &str) -> i64 {
    store.read(|reader| reader.agency_ids(name)).unwrap()[0]
}
