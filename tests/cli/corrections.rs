//! `duidu import --dry-run` and `duidu corrections`: what is typed and what is said.

use std::fs;

use crate::bench::{Bench, REPORT};

#[test]
fn a_dry_run_tells_and_writes_nothing() {
    let bench = Bench::new();
    bench.file("一.txt", REPORT);
    bench.file("通知.txt", "关于报送上半年工作总结的通知\n\n各科室：\n请于6月30日前报送。特此通知。\n");
    let run = bench.run(&["import", "--dry-run", "一.txt", "通知.txt"]);
    for word in ["市民政局（标题）", "2023年上半年", "问题", "较大", "像是通知", "什么也没有写"]
    {
        assert!(run.out.contains(word), "{word}\n{}{}", run.out, run.err);
    }
    assert!(!bench.path("duidu.db").exists(), "not even a database is made");

    assert_eq!(bench.run(&["import", "一.txt"]).code, 0);
    let rows = bench.rows();
    bench.file("二.txt", format!("{REPORT}\n\n"));
    bench.file("三.txt", REPORT.replace("8家", "9家"));
    let run = bench.run(&["import", "--dry-run", "一.txt", "二.txt", "三.txt"]);
    for word in ["再导入不会有变化", "一字不差", "相同段落占比", "像是另一稿", "来自 一.txt"]
    {
        assert!(run.out.contains(word), "{word}\n{}", run.out);
    }
    assert_eq!(bench.rows(), rows);
}

#[test]
fn corrections_come_from_a_file_hold_and_are_taken_back() {
    let bench = Bench::new();
    bench.file("一.txt", REPORT);
    assert_eq!(bench.run(&["import", "一.txt"]).code, 0);
    assert!(bench.run(&["corrections"]).out.contains("还没有更正"));
    let fingerprint: String =
        bench.database().query_row("SELECT digest FROM reports", [], |row| row.get(0)).unwrap();
    let file = format!(
        "[[correction]]\nfingerprint = \"{fingerprint}\"\nfield = \"period\"\nvalue = \"2022年全年\"\nguess = \"2023H1\"\ntitle = \"总结\"\n"
    );
    bench.file("更正.toml", &file);
    let run = bench.run(&["corrections", "import", "更正.toml"]);
    assert!(run.code == 0 && run.out.contains("记下 1 条更正"), "{}{}", run.out, run.err);
    let period = || -> Option<String> {
        bench.database().query_row("SELECT period FROM reports", [], |row| row.get(0)).unwrap()
    };
    assert_eq!(period().as_deref(), Some("2022Y"));

    // The same report in other lines, and under other rules.
    bench.file("又一份.txt", REPORT.replace("，抓好", "，\n抓好"));
    assert_eq!(bench.run(&["import", "又一份.txt"]).code, 0);
    assert_eq!(bench.count("SELECT count(*) AS n FROM reports WHERE period = '2022Y'"), 2);
    assert_eq!(bench.run(&["reparse", "--yes"]).code, 0);
    assert_eq!(bench.count("SELECT count(*) AS n FROM reports WHERE period = '2022Y'"), 2);

    let run = bench.run(&["corrections"]);
    assert!(run.out.contains("2022年全年") && run.out.contains("undo"), "{}", run.out);
    assert_eq!(bench.run(&["corrections", "export", "出.toml"]).code, 0);
    assert!(fs::read_to_string(bench.path("出.toml")).unwrap().contains(&fingerprint));
    let run = bench.run(&["corrections", "undo", "1"]);
    assert!(run.code == 0 && run.out.contains("期恢复为程序的判断"), "{}{}", run.out, run.err);
    assert_eq!(bench.count("SELECT count(*) AS n FROM reports WHERE period = '2023H1'"), 2);
    for (arguments, word) in [
        (["corrections", "undo", "7"], "没有第 7 条更正"),
        (["corrections", "import", "一.txt"], "不是更正文件"),
        (["corrections", "import", "没有.toml"], "读不了 没有.toml"),
    ] {
        let run = bench.run(&arguments);
        assert!(run.code == 1 && run.err.contains(word), "{}", run.err);
    }
}

/// Sets the period of all reports, as by a file of corrections.
fn set_period(bench: &Bench, value: &str) {
    let fingerprint: String =
        bench.database().query_row("SELECT digest FROM reports", [], |row| row.get(0)).unwrap();
    bench.file(
        "更正.toml",
        format!(
            "[[correction]]\nfingerprint = \"{fingerprint}\"\nfield = \"period\"\nvalue = \"{value}\"\nguess = \"2023H1\"\ntitle = \"总结\"\n"
        ),
    );
    assert_eq!(bench.run(&["corrections", "import", "更正.toml"]).code, 0);
}

#[test]
fn corrections_hold_when_a_word_of_the_file_is_mended() {
    let bench = Bench::new();
    bench.file("一.txt", REPORT);
    assert_eq!(bench.run(&["import", "一.txt"]).code, 0);
    set_period(&bench, "2022年全年");
    let corrected = || bench.count("SELECT count(*) AS n FROM reports WHERE period = '2022Y'");
    let corrections = || bench.count("SELECT count(*) AS n FROM corrections");
    let mended = format!("{REPORT}另外，组织集中学习3次。\n");
    bench.file("一.txt", &mended);
    let run = bench.run(&["import", "--dry-run", "一.txt"]);
    assert!(run.out.contains("2022年全年"), "{}", run.out);
    assert_eq!(bench.run(&["import", "一.txt"]).code, 0);
    assert_eq!(
        (corrected(), corrections()),
        (1, 1),
        "the correction went over, and the old text is forgotten"
    );

    assert_eq!(bench.run(&["corrections", "undo", "1"]).code, 0);
    assert_eq!((corrected(), corrections()), (0, 0), "it does not come back");
    set_period(&bench, "2022年全年");
    bench.file("一.txt", "县水利局2023年上半年工作总结\n\n一、上半年工作\n新修水渠3公里，清淤河道12处，检修泵站5座，农业灌溉用水有了保障。\n二、下半年打算\n继续修渠。\n");
    assert_eq!(bench.run(&["import", "一.txt"]).code, 0);
    assert_eq!(
        (corrected(), corrections()),
        (0, 1),
        "another report has nothing of it; the old text may come again"
    );
}

#[test]
fn a_dry_run_tells_the_same_text_under_another_name() {
    let bench = Bench::new();
    let body = "一、上半年工作\n（一）救助帮扶。走访困难群众320户，发放慰问金26万元，解决急难事48件。\n\
                （二）文体活动。举办职工运动会和歌咏比赛各1场，参加人数1200人次。\n二、下半年打算\n继续做好困难群众帮扶和文体活动。\n";
    bench.file("甲.txt", format!("县残联2023年上半年工作总结\n\n{body}"));
    bench.file(
        "乙.txt",
        format!("县总工会2023年上半年工作总结\n\n{body}全年再办培训3期，把各项工作落到实处。\n"),
    );
    bench.file("丙.txt", REPORT);
    assert_eq!(bench.run(&["import", "甲.txt"]).code, 0);
    let run = bench.run(&["import", "--dry-run", "乙.txt", "丙.txt"]);
    assert!(run.out.contains("单位或期不同，相同段落占比") && run.out.contains("来自 甲.txt"), "{}", run.out);
    assert_eq!(run.out.matches("已有").count(), 1, "{}", run.out);
}
