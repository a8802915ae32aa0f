//! `duidu retag`.

use crate::bench::Bench;

#[test]
fn a_new_list_and_back_again() {
    let bench = Bench::with_sample();
    let before = bench.rows();
    let run = bench.run(&["retag"]);
    assert!(run.out.contains("没有变化"), "{}", run.out);
    assert_eq!(bench.rows(), before);

    bench.file("词表.toml", "[[theme]]\nkey = \"gongzuo\"\nname = \"工作\"\n");
    let run = bench.run(&["retag", "--themes", "词表.toml"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("工作") && run.out.contains("新增"), "{}", run.out);
    assert_eq!(bench.count("SELECT count(*) AS n FROM themes"), 1);
    let tagged = bench.count("SELECT count(*) AS n FROM passage_themes");
    assert!(tagged > 0);
    assert_eq!(bench.count("SELECT sum(passages) AS n FROM report_themes"), tagged);
    bench.assert_sound();

    let names = "SELECT count(*) AS n FROM passage_themes";
    bench.run(&["retag"]);
    let expected = before.iter().filter(|row| row.starts_with("passage_themes ")).count();
    assert_eq!(bench.count(names), i64::try_from(expected).unwrap());
    bench.assert_sound();
}

#[test]
fn a_bad_list_changes_nothing() {
    let bench = Bench::with_sample();
    let before = bench.rows();
    bench.file("坏.toml", "theme = 1");
    let run = bench.run(&["retag", "--themes", "坏.toml"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("坏.toml"), "{}", run.err);
    assert_eq!(bench.run(&["retag", "--themes", "没有.toml"]).code, 1);
    assert_eq!(bench.rows(), before);
}

#[test]
fn an_import_with_another_list_asks_for_it() {
    let bench = Bench::with_sample();
    bench.file("词表.toml", "[[theme]]\nkey = \"gongzuo\"\nname = \"工作\"\n");
    bench.file("新.txt", "市民政局2023年上半年工作总结\n\n一、上半年工作\n抓养老服务。\n");
    let run = bench.run(&["import", "新.txt", "--themes", "词表.toml"]);
    assert!(run.out.contains("duidu retag"), "{}", run.out);
    bench.run(&["retag"]);
    bench.file("新2.txt", "市教育局2023年上半年工作总结\n\n一、上半年工作\n抓教育。\n");
    assert!(!bench.run(&["import", "新2.txt"]).out.contains("duidu retag"));
}
