//! What becomes of a file: new, the same again, changed, the same report twice.

use duidu::{
    model::{PassageRow, PlaceGuess, Report, Selection},
    store::{PassageSort, Store, Stored, StoredReport},
};
use rusqlite::Connection;

use crate::made::{put, report, report_with_figures};

/// The file is sound: structure, references, and an entry in the index for each passage and none besides.
fn sound(store: &Store) {
    let connection = Connection::open(store.path()).unwrap();
    let verdict: String =
        connection.query_row("PRAGMA integrity_check", [], |row| row.get("integrity_check")).unwrap();
    assert_eq!(verdict, "ok");
    let rows = |sql: &str| -> i64 { connection.query_row(sql, [], |row| row.get("n")).unwrap() };
    assert_eq!(rows("SELECT count(*) AS n FROM pragma_foreign_key_check"), 0);
    for (index, table) in [
        ("passage_index", "passages"),
        ("figure_index", "figures"),
        ("item_index", "items"),
        ("finding_index", "findings"),
    ] {
        connection.execute(&format!("INSERT INTO {index} ({index}) VALUES ('integrity-check')"), []).unwrap();
        let count = |name: &str| rows(&format!("SELECT count(*) AS n FROM {name}"));
        assert_eq!(count(index), count(table), "{table}");
    }
}

const H1: Option<&str> = Some("2023H1");

fn all(store: &Store) -> Vec<PassageRow> {
    store.read(|reader| reader.passages(&Selection::default(), PassageSort::default(), None, 0)).unwrap().rows
}

fn reports(stored: Stored) -> Vec<StoredReport> {
    match stored {
        Stored::Added(reports) | Stored::Replaced { reports, .. } => reports,
        Stored::Unchanged { .. } => Vec::new(),
    }
}

#[test]
fn a_passage_comes_back_as_it_was() {
    let store = Store::temporary().unwrap();
    put(&store, "/a.txt", "1", vec![report("市医保局", H1, &["抓好D建和养老。", "下半年再抓。"])]).unwrap();
    let rows = all(&store);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].text.written, "抓好D建和养老。");
    assert_eq!(rows[0].text.restored(), "抓好党建和养老。");
    assert_eq!(rows[0].path, ["一、上半年工作"]);
    assert_eq!(rows[0].themes[0].theme, "养老服务");
    assert_eq!((rows[0].agency.label.as_str(), rows[0].agency.domain.as_str()), ("市医保局", "医保"));
    let back = store.read(|reader| reader.parsed_report(rows[0].report_id)).unwrap();
    assert_eq!(back, Some(report("市医保局", H1, &["抓好D建和养老。", "下半年再抓。"])));
}

#[test]
fn the_same_content_again_changes_nothing() {
    let store = Store::temporary().unwrap();
    put(&store, "/a.txt", "1", vec![report("市医保局", H1, &["甲"])]).unwrap();
    let before = all(&store);
    let again = put(&store, "/a.txt", "1", vec![report("市医保局", H1, &["甲"])]).unwrap();
    assert_eq!(again, Stored::Unchanged { path: "/a.txt".into(), gone: Vec::new() });
    let elsewhere = put(&store, "/b.txt", "1", vec![report("市医保局", H1, &["甲"])]).unwrap();
    assert_eq!(elsewhere, Stored::Unchanged { path: "/a.txt".into(), gone: Vec::new() });
    assert_eq!(all(&store), before);
}

#[test]
fn a_changed_file_replaces_what_it_gave_and_links_hold() {
    let store = Store::temporary().unwrap();
    let first =
        put(&store, "/a.txt", "1", vec![report("市医保局", H1, &["甲"]), report("市民政局", H1, &["乙"])]);
    let first = reports(first.unwrap());
    let changed = vec![report("市民政局", H1, &["乙改"]), report("市教育局", H1, &["丙"])];
    let Stored::Replaced { reports: second, gone, .. } = put(&store, "/a.txt", "2", changed).unwrap() else {
        panic!("the file was known")
    };
    assert_eq!((second[0].id, second[0].agency_id), (first[1].id, first[1].agency_id));
    assert!(second[1].id > first[1].id && second[1].agency_id > first[1].agency_id);
    assert_eq!(gone, ["市医保局工作总结"]);
    let texts: Vec<String> = all(&store).into_iter().map(|row| row.text.written).collect();
    assert_eq!(texts.len(), 2);
    assert!(texts.contains(&"乙改".to_owned()) && texts.contains(&"丙".to_owned()));
    sound(&store);
}

#[test]
fn passages_keep_their_ids_where_their_text_is_the_same() {
    let store = Store::temporary().unwrap();
    let ids = || {
        let rows = all(&store);
        let of = |text: &str| {
            rows.iter().filter(|row| row.text.written == text).map(|row| row.id).collect::<Vec<_>>()
        };
        ["甲", "乙", "丙", "丁"].map(of)
    };
    let other = report("市民政局", H1, &["丙"]);
    put(&store, "/a.txt", "1", vec![report("市医保局", H1, &["甲", "乙", "甲"]), other.clone()]).unwrap();
    let before = ids();
    assert_eq!(before.each_ref().map(Vec::len), [2, 1, 1, 0]);
    let largest = *before.iter().flatten().max().unwrap();

    // A paragraph more in front: it takes no id that another had.
    put(&store, "/a.txt", "2", vec![report("市医保局", H1, &["丁", "甲", "乙", "甲"]), other.clone()])
        .unwrap();
    let [first, second, third, fourth] = ids();
    assert_eq!([&first, &second, &third], [&before[0], &before[1], &before[2]]);
    assert!(fourth[0] > largest);

    // What is gone gives its id to nobody of another text, and comes back as another.
    put(&store, "/a.txt", "3", vec![report("市医保局", H1, &["乙", "甲"]), other]).unwrap();
    assert_eq!(ids(), [vec![before[0][0]], before[1].clone(), before[2].clone(), Vec::new()]);
    sound(&store);
}

#[test]
fn two_reports_of_one_period_are_of_two_agencies_and_another_period_is_not() {
    let store = Store::temporary().unwrap();
    let both = vec![report("市医保局", H1, &["甲"]), report("市医保局", H1, &["乙"])];
    let first = reports(put(&store, "/a.txt", "1", both).unwrap());
    assert_eq!((first[0].agency.as_str(), first[1].agency.as_str()), ("市医保局", "市医保局（2）"));
    let later =
        reports(put(&store, "/b.txt", "2", vec![report("市医保局", Some("2023H2"), &["丙"])]).unwrap());
    assert_eq!(later[0].agency_id, first[0].agency_id);
    let third = reports(put(&store, "/c.txt", "3", vec![report("市医保局", H1, &["丁"])]).unwrap());
    assert_eq!(third[0].agency, "市医保局（3）");
    let copy = reports(put(&store, "/d.txt", "4", vec![report("市医保局", H1, &["乙"])]).unwrap());
    assert_eq!(copy[0].agency_id, first[1].agency_id);
    assert_eq!(copy[0].same_as.as_deref(), Some("a.txt"));
}

/// A report that is guessed to be from a place.
fn from(place: &str, period: &str, text: &str) -> Report {
    let guess = PlaceGuess { name: place.into(), clues: vec![place.into()] };
    Report { place: Some(guess), ..report("市医保局", Some(period), &[text]) }
}

/// What lists call each agency, by the number of its agency.
fn labels(store: &Store) -> Vec<String> {
    let mut heads = store.read(|reader| reader.report_heads()).unwrap();
    heads.sort_by_key(|head| head.agency.id);
    heads.into_iter().map(|head| head.agency.label).collect()
}

#[test]
fn namesakes_are_told_apart_by_the_places_that_they_are_guessed_to_be_from() {
    let store = Store::temporary().unwrap();
    put(&store, "/a.txt", "1", vec![from("江西省景德镇市", "2023H1", "甲")]).unwrap();
    assert_eq!(labels(&store), ["市医保局"], "nobody else is called so");
    put(&store, "/b.txt", "2", vec![from("安徽省池州市", "2023H1", "乙")]).unwrap();
    put(&store, "/c.txt", "3", vec![report("市医保局", H1, &["丙"])]).unwrap();
    let two = ["市医保局（景德镇市，推断）", "市医保局（池州市，推断）"];
    assert_eq!(labels(&store), [two[0], two[1], "市医保局（3）"]);
    let later = reports(put(&store, "/d.txt", "4", vec![from("安徽省池州市", "2022H1", "丁")]).unwrap());
    assert_eq!(later[0].agency, two[1], "another period goes to the namesake from the same place");
    put(&store, "/e.txt", "5", vec![from("安徽省池州市", "2023H1", "戊")]).unwrap();
    let numbers = ["市医保局（2）", "市医保局（2）", "市医保局（3）", "市医保局（4）"];
    assert_eq!(labels(&store), [&[two[0]], &numbers[..]].concat(), "one place of two says nothing");
    sound(&store);
}

#[test]
fn a_label_does_not_move_to_another_agency_when_its_own_is_renamed() {
    let store = Store::temporary().unwrap();
    let three = ["甲", "乙", "丙"].map(|text| report("市医保局", H1, &[text]));
    put(&store, "/a.txt", "1", three.to_vec()).unwrap();
    assert_eq!(labels(&store), ["市医保局", "市医保局（2）", "市医保局（3）"]);
    let mut renamed = three.to_vec();
    renamed[0].agency.name = "云水市医保局".into();
    put(&store, "/a.txt", "2", renamed).unwrap();
    assert_eq!(labels(&store), ["市医保局（2）", "市医保局（3）", "云水市医保局"]);
    put(&store, "/a.txt", "3", three[1..2].to_vec()).unwrap();
    assert_eq!(labels(&store), ["市医保局（2）"], "nor when it is left alone");
    let new = reports(put(&store, "/b.txt", "4", vec![report("市医保局", H1, &["丁"])]).unwrap());
    assert_eq!(new[0].agency, "市医保局（3）");
}

#[test]
fn a_draft_and_its_final_form_are_of_one_agency() {
    let store = Store::temporary().unwrap();
    let common = ["抓好养老服务，新建食堂八家，助餐三万人次。", "建好助餐点六处。"];
    let draft = [common[0], common[1], "投入300万元。"];
    let last = [common[0], common[1], "投入330万元。"];
    let first = reports(put(&store, "/a.txt", "1", vec![report("市医保局", H1, &draft)]).unwrap());
    let second = reports(put(&store, "/b.txt", "2", vec![report("市医保局", H1, &last)]).unwrap());
    let other = ["开展审计项目九个，查出问题金额五百万元，移送线索三条。"];
    let third = reports(put(&store, "/c.txt", "3", vec![report("市医保局", H1, &other)]).unwrap());
    assert_eq!(first[0].agency_id, second[0].agency_id, "two versions");
    assert_ne!(first[0].agency_id, third[0].agency_id, "a namesake");
    sound(&store);
}

#[test]
fn swapped_namesakes_keep_their_ids() {
    let store = Store::temporary().unwrap();
    let (one, two) = (report("市医保局", H1, &["甲"]), report("市医保局", H1, &["乙"]));
    let first = reports(put(&store, "/a.txt", "1", vec![one.clone(), two.clone()]).unwrap());
    let second = reports(put(&store, "/a.txt", "2", vec![two, one]).unwrap());
    assert_eq!((second[0].id, second[1].id), (first[1].id, first[0].id));
    assert_eq!((second[0].agency_id, second[1].agency_id), (first[1].agency_id, first[0].agency_id));
}

#[test]
fn a_file_that_became_a_copy_of_another_gives_nothing_of_its_own() {
    let store = Store::temporary().unwrap();
    put(&store, "/a.txt", "1", vec![report("市医保局", H1, &["甲"])]).unwrap();
    put(&store, "/b.txt", "2", vec![report("市民政局", H1, &["乙"])]).unwrap();
    let became = put(&store, "/b.txt", "1", vec![report("市医保局", H1, &["甲"])]).unwrap();
    assert_eq!(became, Stored::Unchanged { path: "/a.txt".into(), gone: vec!["市民政局工作总结".into()] });
    let rows = all(&store);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].agency.label, "市医保局");
}

#[test]
fn an_earlier_file_that_became_a_copy_of_a_later_one_takes_over_its_reports() {
    let store = Store::temporary().unwrap();
    let first = reports(put(&store, "/a.txt", "1", vec![report("市民政局", H1, &["乙"])]).unwrap());
    let second = reports(put(&store, "/b.txt", "2", vec![report("市医保局", H1, &["甲"])]).unwrap());
    let became = put(&store, "/a.txt", "2", vec![report("市医保局", H1, &["甲"])]).unwrap();
    let Stored::Replaced { reports, gone, copy } = became else { panic!("the file was known") };
    assert_eq!((reports[0].id, reports[0].agency_id), (second[0].id, second[0].agency_id));
    assert_eq!((gone, copy), (vec!["市民政局工作总结".to_owned()], Some("/b.txt".to_owned())));
    assert_eq!(all(&store).len(), 1);
    let next = self::reports(put(&store, "/c.txt", "3", vec![report("市教育局", H1, &["丙"])]).unwrap());
    assert!(next[0].id > second[0].id && second[0].id > first[0].id, "a number is not given out twice");
    sound(&store);
}

#[test]
fn a_failed_write_leaves_nothing() {
    let store = Store::temporary().unwrap();
    let mut wrong = report("市医保局", H1, &["甲", "乙"]);
    wrong.passages[1].themes =
        vec![duidu::model::ThemeHit { theme: "没有的主题".into(), words: vec!["乙".into()] }];
    let error = put(&store, "/a.txt", "1", vec![wrong]).unwrap_err();
    assert!(error.to_string().contains("没有的主题"), "{error}");
    assert!(store.read(|reader| reader.is_empty()).unwrap());
    assert!(store.read(|reader| reader.sources()).unwrap().is_empty());
}

#[test]
fn what_stands_in_the_paragraphs_comes_back_and_goes_with_them() {
    let store = Store::temporary().unwrap();
    let made = report_with_figures("市医保局");
    let stored = reports(put(&store, "/a.txt", "1", vec![made.clone()]).unwrap());
    let back = store.read(|reader| reader.parsed_report(stored[0].id)).unwrap();
    assert_eq!(back, Some(made));
    sound(&store);
    let stored = reports(put(&store, "/a.txt", "2", vec![report("市医保局", H1, &["甲"])]).unwrap());
    let back = store.read(|reader| reader.parsed_report(stored[0].id)).unwrap().unwrap();
    assert!(back.figures.is_empty() && back.items.is_empty() && back.findings.is_empty());
    sound(&store);
}
