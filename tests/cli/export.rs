//! `duidu export`.

use std::fs;

use calamine::{Reader, Xlsx};
use serde_json::Value;

use crate::bench::Bench;

/// The rows of a list as JSON.
fn rows(bench: &Bench, arguments: &[&str]) -> Vec<Value> {
    let run = bench.run(&[&["export"], arguments, &["--json"]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    serde_json::from_str(&run.out).unwrap()
}

#[test]
fn every_list_in_every_format() {
    let bench = Bench::with_sample();
    for list in [
        "agencies", "reports", "passages", "themes", "levels", "domains", "figures", "plans", "findings",
        "problems",
    ] {
        let json = rows(&bench, &[list]);
        assert!(!json.is_empty(), "{list}");
        let csv = bench.run(&["export", list, "--csv"]).out;
        assert!(csv.starts_with('\u{feff}') && csv.ends_with("\r\n"), "{list}");
        let records = csv::Reader::from_reader(csv.as_bytes()).into_records().map(Result::unwrap).count();
        assert_eq!(records, json.len(), "{list}");
        assert_eq!(bench.run(&["export", list, "--xlsx", "-o", "列表.bin"]).code, 0, "{list}");
        let mut book: Xlsx<_> = calamine::open_workbook(bench.path("列表.bin")).unwrap();
        assert_eq!(book.worksheet_range("对读").unwrap().height(), json.len() + 1, "{list}");
    }
    let passages = bench.count("SELECT count(*) AS n FROM passages");
    assert_eq!(rows(&bench, &["passages", "--period", "all"]).len(), usize::try_from(passages).unwrap());
}

#[test]
fn filters_narrow_and_names_will_do_for_keys() {
    let bench = Bench::with_sample();
    let all = rows(&bench, &["passages"]).len();
    let county = rows(&bench, &["passages", "--level", "县"]);
    assert!(!county.is_empty() && county.len() < all);
    assert!(county.iter().all(|row| row["level"] == "县"));
    assert_eq!(county, rows(&bench, &["passages", "--level", "xian"]));
    let two = rows(&bench, &["passages", "--level", "xian", "--level", "zhen"]).len();
    assert_eq!(two, county.len() + rows(&bench, &["passages", "--level", "zhen"]).len());
    let found = rows(&bench, &["passages", "--q", "养老"]);
    assert!(!found.is_empty());
    assert!(found.iter().all(|row| row["text"].as_str().unwrap().contains("养老")));
    let plans = rows(&bench, &["passages", "--part", "下半年安排", "--theme", "养老服务"]);
    assert_eq!(plans, rows(&bench, &["passages", "--part", "打算", "--theme", "养老服务"]));
    assert!(plans.iter().all(|row| row["part"] == "下半年安排"));
}

#[test]
fn into_a_file() {
    let bench = Bench::with_sample();
    let run = bench.run(&["export", "themes", "-o", "主题.csv"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert!(run.err.contains(&format!("共 {} 行", rows(&bench, &["themes"]).len())), "{}", run.err);
    assert_eq!(fs::read_to_string(bench.path("主题.csv")).unwrap(), bench.run(&["export", "themes"]).out);
    let run = bench.run(&["export", "themes", "-o", "没有/主题.csv"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("没有/主题.csv（没有这个文件或文件夹）"), "{}", run.err);
}

#[test]
fn a_name_that_nothing_has_is_told() {
    let bench = Bench::with_sample();
    for (flag, word) in [("--theme", "主题"), ("--domain", "条线"), ("--agency", "单位")] {
        let run = bench.run(&["export", "passages", flag, "没有的"]);
        assert_eq!((run.code, run.out.as_str()), (1, ""), "{flag}");
        assert!(run.err.contains(&format!("没有这个{word}：没有的")), "{}", run.err);
    }
}

#[test]
fn part_of_an_agency_s_name_is_answered_with_names() {
    let bench = Bench::with_sample();
    let run = bench.run(&["export", "passages", "--agency", "医保"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("名称里有这几个字的有：") && run.err.contains("市医保局"), "{}", run.err);
}

#[test]
fn figures_are_narrowed_by_type_status_and_unit() {
    let bench = Bench::with_sample();
    let all = rows(&bench, &["figures"]).len();
    let amounts = rows(&bench, &["figures", "--type", "金额", "--status", "actual"]);
    assert!(!amounts.is_empty() && amounts.len() < all);
    assert!(amounts.iter().all(|row| row["type"] == "金额" && row["status"] == "实绩"));
    let yuan = rows(&bench, &["figures", "--unit", "元"]);
    assert!(!yuan.is_empty() && yuan.iter().all(|row| row["base"] == "元"));
    let run = bench.run(&["export", "figures", "--type", "钱"]);
    assert!(run.code == 2 && run.err.contains("可以写 amount"), "{}", run.err);
}

#[test]
fn one_period_unless_another_is_asked_for() {
    let bench = Bench::with_sample();
    let of = |flags: &[&str]| rows(&bench, &[&["reports"], flags].concat());
    assert!(of(&[]).iter().all(|row| row["period"] == "2023年上半年" || row["period"] == "2023H1"));
    assert_eq!(of(&[]), of(&["--period", "2023H1"]));
    let all = of(&["--period", "all"]);
    let stored = bench.count("SELECT count(*) AS n FROM reports");
    assert_eq!(all.len(), usize::try_from(stored).unwrap());
    assert!(of(&[]).len() < all.len());
    let both = of(&["--period", "2023H1", "--period", "2022H1"]);
    assert_eq!(both.len(), of(&[]).len() + of(&["--period", "2022H1"]).len());
    let told = bench.run(&["export", "reports", "--csv"]);
    assert!(told.err.contains("2023年上半年") && told.err.contains("--period all"), "{}", told.err);
    assert_eq!(bench.run(&["export", "reports", "--period", "all"]).err, "");
    let agency = bench.run(&["export", "reports", "--agency", "区民政局"]);
    assert!(
        agency.out.contains("2022") && agency.err.is_empty(),
        "an agency that is named is meant as a whole"
    );
    assert_eq!(bench.run(&["export", "reports", "--period", "alles"]).code, 2);
}

#[test]
fn a_place_is_called_by_its_name() {
    let bench = Bench::new();
    let text = "区民政局2023年上半年工作总结\n区民政局抓实救助。\n一、上半年工作\n在秋浦街道、池阳街道、里山街道办食堂。\n";
    fs::write(bench.path("甲.txt"), text).unwrap();
    assert_eq!(bench.run(&["import", "甲.txt"]).code, 0);
    for name in ["安徽省", "安徽", "池州市", "池州", "贵池区", "安徽省池州市贵池区"] {
        assert_eq!(rows(&bench, &["agencies", "--place", name]).len(), 1, "{name}");
    }
    let none = bench.run(&["export", "agencies", "--place", "江苏省"]);
    assert!(none.code == 1 && none.err.contains("没有推断为这个地方的材料：江苏省"), "{}", none.err);
}
