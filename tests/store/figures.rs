//! Lists of figures: filters, counts, orders, groups.

use duidu::{
    model::{FacetValue, Facets, Figure, FigureKind, FigureRow, FigureStatus, Level, Part, Selection},
    store::{FigureOrder, FigureSort, Listed, PlanOrder, Store},
};

use crate::made::{figure, put, report, report_with_figures};

fn list(store: &Store, selection: &Selection) -> Vec<FigureRow> {
    store.read(|reader| reader.figures(selection, FigureSort::default(), None, 0)).unwrap().rows
}

fn values(rows: &[FigureRow]) -> Vec<&str> {
    rows.iter().map(|row| row.figure.value.as_deref().unwrap_or("XX")).collect()
}

fn two_agencies() -> Store {
    let store = Store::temporary().unwrap();
    let mut second = report("市民政局", Some("2023H1"), &["养老助餐点8个，服务9人。"]);
    second.figures = vec![figure(&second, 0, "8", "助餐点"), figure(&second, 0, "9", "服务人数")];
    second.figures[0].indicator = "养老助餐点".into();
    second.figures[1].base = "人".into();
    put(&store, "/a.txt", "1", vec![report_with_figures("市医保局"), second]).unwrap();
    store
}

#[test]
fn a_row_has_its_sentence_and_its_place_in_it() {
    let rows = list(&two_agencies(), &Selection::default());
    assert_eq!(values(&rows), ["22", "11", "XX", "30", "8", "9"]);
    let sentence = |row: &FigureRow| row.sentence.written.clone();
    assert_eq!(sentence(&rows[0]), "全年新建助餐点22个，已建成11个。");
    assert_eq!(sentence(&rows[2]), "投入XX万元。");
    assert_eq!(rows[2].number, (2, 4));
    assert_eq!(rows[3].sentence.restored(), "下半年9月底前新建驿站30个，由党建办负责。");
    assert_eq!(rows[1].figure.goal, Some(0));
    assert_eq!((rows[3].place.part, rows[3].place.line), (Part::Plan, 4));
    assert_eq!(rows[4].themes, ["养老服务"]);
    assert_eq!(rows[0].place.path, ["一、上半年工作"]);
}

#[test]
fn every_filter_narrows() {
    let store = two_agencies();
    let found = |selection: Selection| {
        list(&store, &selection)
            .iter()
            .map(|row| row.figure.value.clone().unwrap_or_default())
            .collect::<Vec<_>>()
    };
    let none = Selection::default;
    assert_eq!(found(Selection { figure_kinds: vec![FigureKind::Amount], ..none() }), [""]);
    assert_eq!(found(Selection { statuses: vec![FigureStatus::Target], ..none() }), ["22", "30"]);
    assert_eq!(found(Selection { units: vec!["人".into()], ..none() }), ["9"]);
    assert_eq!(found(Selection { masked: vec![true], ..none() }), [""]);
    assert_eq!(found(Selection { masked: vec![true, false], ..none() }).len(), 6);
    assert_eq!(found(Selection { group: Some("助餐点".into()), ..none() }), ["22", "11", "8"]);
    assert_eq!(found(Selection { parts: vec![Part::Plan], ..none() }), ["30"]);
    assert_eq!(found(Selection { themes: vec!["yanglao".into()], ..none() }), ["8", "9"]);
    assert_eq!(found(Selection { domains: vec!["minzheng".into()], ..none() }), ["8", "9"]);
    assert_eq!(found(Selection { levels: vec![Level::Village], ..none() }).len(), 0);
    assert_eq!(found(Selection { query: Some("党建".into()), ..none() }), ["30"]);
    assert_eq!(found(Selection { query: Some("D建".into()), ..none() }), ["30"]);
    assert_eq!(found(Selection { query: Some("服务人数 养老".into()), ..none() }), ["9"]);
}

/// Every value of the filters with its count and the selection that a click on it gives.
fn clicks(facets: &Facets, under: &Selection) -> Vec<(u32, Selection)> {
    let mut clicks = Vec::new();
    let mut add = |values: &[FacetValue], choose: &dyn Fn(&str, &mut Selection)| {
        for value in values {
            let mut choice = under.clone();
            choose(&value.key, &mut choice);
            clicks.push((value.count, choice));
        }
    };
    add(&facets.levels, &|key, choice| choice.levels = Level::from_key(key).into_iter().collect());
    add(&facets.domains, &|key, choice| choice.domains = vec![key.into()]);
    add(&facets.agencies, &|key, choice| choice.agencies = vec![key.parse().unwrap()]);
    add(&facets.periods, &|key, choice| choice.periods = vec![key.parse().unwrap()]);
    add(&facets.themes, &|key, choice| choice.themes = vec![key.into()]);
    add(&facets.parts, &|key, choice| choice.parts = Part::from_key(key).into_iter().collect());
    add(&facets.units, &|key, choice| choice.units = vec![key.into()]);
    add(&facets.figure_kinds, &|key, choice| {
        choice.figure_kinds = FigureKind::from_key(key).into_iter().collect();
    });
    add(&facets.statuses, &|key, choice| choice.statuses = FigureStatus::from_key(key).into_iter().collect());
    add(&facets.masked, &|key, choice| choice.masked = vec![key == "1"]);
    clicks
}

#[test]
fn a_count_is_what_a_click_yields() {
    let store = two_agencies();
    let under = [
        Selection::default(),
        Selection { levels: vec![Level::City], masked: vec![false], ..Selection::default() },
        Selection {
            figure_kinds: vec![FigureKind::Count],
            query: Some("服务".into()),
            ..Selection::default()
        },
    ];
    let mut seen = 0;
    for selection in under {
        let facets = store.read(|reader| reader.listed_facets(Listed::Figures, &selection)).unwrap();
        for (count, choice) in clicks(&facets, &selection) {
            let found = store.read(|reader| reader.count_listed(Listed::Figures, &choice)).unwrap();
            assert_eq!(found, count, "{choice:?} under {selection:?}");
            seen += 1;
        }
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn groups_never_merge_units_and_tell_their_spellings() {
    let store = two_agencies();
    let groups = store.read(|reader| reader.figure_groups(&Selection::default(), 1, None, 0)).unwrap();
    let first = &groups.rows[0];
    assert_eq!((first.group.as_str(), first.base.as_str(), first.kind), ("助餐点", "个", FigureKind::Count));
    assert_eq!((first.agencies, first.figures, first.targets, first.masked), (2, 3, 1, 0));
    assert_eq!(first.spellings, [("助餐点".to_owned(), 2), ("养老助餐点".to_owned(), 1)]);
    assert_eq!(groups.total, 4);
    let names: Vec<_> = groups.rows.iter().map(|group| (&*group.group, &*group.base)).collect();
    assert_eq!(names, [("助餐点", "个"), ("投入", "元"), ("服务人数", "人"), ("驿站", "个")]);
    let page = store.read(|reader| reader.figure_groups(&Selection::default(), 1, Some(2), 3)).unwrap();
    assert_eq!((page.rows.len(), page.total), (1, 4));
    let shared = store.read(|reader| reader.figure_groups(&Selection::default(), 2, None, 0)).unwrap();
    assert!(shared.rows.iter().all(|group| group.agencies > 1) && shared.rows.len() < groups.rows.len());
    assert_eq!(shared.total as usize, shared.rows.len());
}

#[test]
fn orders_hold() {
    let store = two_agencies();
    let sorted = |by, descending| {
        let rows = store
            .read(|reader| reader.figures(&Selection::default(), FigureSort { by, descending }, None, 0))
            .unwrap()
            .rows;
        values(&rows).join(" ")
    };
    assert_eq!(sorted(FigureOrder::Number, true), "30 22 11 8 9 XX");
    assert_eq!(sorted(FigureOrder::Number, false), "8 11 22 30 9 XX");
    assert_eq!(sorted(FigureOrder::Part, true), "30 22 11 XX 8 9");
    assert_eq!(sorted(FigureOrder::Indicator, false), "22 11 8 XX 9 30");
}

#[test]
fn a_plan_has_the_numbers_that_stand_in_it() {
    let store = two_agencies();
    let all = |selection: &Selection| {
        store.read(|reader| reader.plans(selection, PlanOrder::Deadline, true, None, 0)).unwrap()
    };
    let plans = all(&Selection::default());
    assert_eq!((plans.total, plans.rows.len()), (1, 1));
    let plan = &plans.rows[0];
    assert_eq!((plan.what.as_str(), plan.deadline.as_deref()), ("新建驿站", Some("9月底前")));
    assert_eq!(plan.text.written, "9月底前新建驿站30个");
    assert_eq!(values(&plan.figures), ["30"]);
    assert_eq!(all(&Selection { query: Some("驿站30".into()), ..Selection::default() }).total, 1);
    assert_eq!(all(&Selection { query: Some("党建办".into()), ..Selection::default() }).total, 0);
    assert_eq!(all(&Selection { domains: vec!["minzheng".into()], ..Selection::default() }).total, 0);
}

#[test]
fn a_target_stands_beside_what_was_reached_and_both_rates() {
    let store = Store::temporary().unwrap();
    let mut made = report(
        "市医保局",
        Some("2023H1"),
        &["任务20个，已建成7个城里的、1个村里的，完成率45%；另有任务4个，完成XX%。"],
    );
    let target =
        |number: &str| Figure { status: FigureStatus::Target, ..figure(&made, 0, number, "助餐点") };
    let rate = |number: &str, goal: usize| Figure {
        kind: FigureKind::Ratio,
        base: "%".into(),
        goal: Some(goal),
        ..figure(&made, 0, number, "完成率")
    };
    let reached = |number: &str| Figure { goal: Some(0), ..figure(&made, 0, number, "助餐点") };
    let figures = vec![target("20"), reached("7"), reached("1"), rate("45", 0), target("4"), rate("XX", 4)];
    made.figures = figures;
    put(&store, "/a.txt", "1", vec![made]).unwrap();
    let rows = store.read(|reader| reader.targets(&Selection::default())).unwrap();
    assert_eq!(rows.len(), 2);
    assert_eq!((rows[0].reached().as_deref(), rows[0].computed()), (Some("7个＋1个"), Some(40.0)));
    assert_eq!(rows[0].stated.as_ref().unwrap().figure.number, Some(45.0));
    assert_eq!(
        (rows[1].target.amount(), rows[1].computed(), rows[1].actual.is_none()),
        ("4个".into(), None, true)
    );
    let other = Selection { domains: vec!["minzheng".into()], ..Selection::default() };
    assert!(store.read(|reader| reader.targets(&other)).unwrap().is_empty());
}

#[test]
fn targets_of_the_period_before_stand_beside_numbers_of_this_one() {
    let store = Store::temporary().unwrap();
    let mut before = report("市医保局", Some("2022H2"), &["下半年建成助餐点20个，培训30人。"]);
    let target = |number: &str, indicator: &str| Figure {
        status: FigureStatus::Target,
        ..figure(&before, 0, number, indicator)
    };
    before.figures = vec![target("20", "助餐点"), target("30", "培训人数")];
    let mut now = report("市医保局", Some("2023H1"), &["建成助餐点18个，培训30人，投入助餐点5万元。"]);
    now.figures = vec![
        figure(&now, 0, "18", "助餐点"),
        Figure { base: "人".into(), ..figure(&now, 0, "30", "培训人数") },
        Figure { base: "元".into(), ..figure(&now, 0, "5", "助餐点") },
    ];
    let mut other = report("市民政局", Some("2023H1"), &["建成助餐点7个。"]);
    other.figures = vec![figure(&other, 0, "7", "助餐点")];
    put(&store, "/a.txt", "1", vec![before]).unwrap();
    put(&store, "/b.txt", "2", vec![now, other]).unwrap();
    let rows = store.read(|reader| reader.targets_before(&Selection::default())).unwrap();
    assert_eq!(rows.len(), 1, "another unit, another agency are no answer");
    assert_eq!((rows[0].target.amount(), rows[0].computed()), ("20个".into(), Some(90.0)));
    assert_eq!(rows[0].actual.as_ref().unwrap().place.period.unwrap().to_string(), "2023H1");
    let mut late = rows[0].clone();
    late.target.place.period = "2022H1".parse().ok();
    assert_eq!(late.computed(), None, "what was planned for 2022 is not measured by 2023");
}
