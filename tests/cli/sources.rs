//! `duidu sources`, `duidu backup`, `duidu restore`, `duidu check`, `duidu reparse`: what is typed and what is said.

use std::fs;

use crate::bench::{Bench, REPORT};

fn bench() -> Bench {
    let bench = Bench::with_sample();
    bench.file("一.txt", REPORT);
    assert_eq!(bench.run(&["import", "一.txt"]).code, 0);
    bench
}

#[test]
fn sources_are_listed_and_one_is_removed_after_a_look() {
    let bench = bench();
    let run = bench.run(&["sources"]);
    assert_eq!(run.code, 0);
    for word in ["编号", "汇编.txt", "一.txt", "UTF-8", "正常", "duidu sources remove"] {
        assert!(run.out.contains(word), "{word}\n{}", run.out);
    }
    let before = bench.rows();
    let run = bench.run(&["sources", "remove", "一.txt"]);
    assert_eq!(run.code, 1);
    assert!(
        run.out.contains("《市民政局2023年上半年工作总结》") && run.out.contains("段落 5"),
        "{}",
        run.out
    );
    assert!(run.err.contains("--yes") && run.err.contains("没有改动"), "{}", run.err);
    assert_eq!(bench.rows(), before);

    let run = bench.run(&["sources", "remove", "一.txt", "--yes"]);
    assert!(run.code == 0 && run.out.contains("已移除 一.txt"), "{}", run.out);
    assert!(!bench.run(&["sources"]).out.contains("一.txt"));
    assert_eq!(bench.run(&["check"]).code, 0);
    let run = bench.run(&["sources", "remove", "一.txt", "--yes"]);
    assert!(run.code == 1 && run.err.contains("没有这个来源：一.txt"), "{}", run.err);
    let again = bench.run(&["import", "一.txt"]);
    assert!(again.out.contains("新导入 1 篇"), "{}", again.out);
}

#[test]
fn one_report_is_removed_by_its_number() {
    let bench = bench();
    let id = bench.count("SELECT max(id) AS n FROM reports").to_string();
    let wrong = bench.run(&["sources", "remove", "汇编.txt", "--report", &id, "--yes"]);
    assert!(wrong.code == 1 && wrong.err.contains("汇编.txt 里没有这篇材料"), "{}", wrong.err);
    let run = bench.run(&["sources", "remove", "--report", &id, "--yes"]);
    assert!(run.code == 0 && run.out.contains("已移除 一.txt的 1 篇材料"), "{}", run.out);
    let lines = bench.count("SELECT count(*) AS n FROM source_lines WHERE skipped = 'removed'");
    assert_eq!(lines, 6);
    assert!(bench.run(&["import", "一.txt"]).out.contains("没有改动"), "the file is known");
    assert!(bench.run(&["reparse", "--yes"]).out.contains("没有变化"));
    assert_eq!(bench.count("SELECT count(*) AS n FROM source_lines WHERE skipped = 'removed'"), lines);
    assert_eq!(bench.run(&["sources", "remove", "--report", &id, "--yes"]).code, 1);
}

#[test]
fn files_of_one_name_are_told_apart() {
    let bench = bench();
    fs::create_dir(bench.path("旧")).unwrap();
    bench.file("旧/一.txt", REPORT.replace('8', "9"));
    bench.run(&["import", "旧/一.txt"]);
    let run = bench.run(&["sources", "remove", "一.txt", "--yes"]);
    assert!(run.code == 1 && run.err.contains("不止一个"), "{}", run.err);
    let path = fs::canonicalize(bench.path("旧/一.txt")).unwrap();
    assert_eq!(bench.run(&["sources", "remove", path.to_str().unwrap(), "--yes"]).code, 0);
    assert_eq!(bench.count("SELECT count(*) AS n FROM sources"), 2);
}

#[test]
fn a_backup_brings_back_what_was_removed() {
    let bench = bench();
    let run = bench.run(&["backup", "备份.db"]);
    assert!(
        run.code == 0 && run.out.contains("检查完好") && run.out.contains("2 个文件"),
        "{} {}",
        run.out,
        run.err
    );
    let again = bench.run(&["backup", "备份.db"]);
    assert!(again.code == 1 && again.err.contains("--force"), "{}", again.err);
    assert_eq!(bench.run(&["backup", "备份.db", "--force"]).code, 0);
    let before = bench.rows();
    bench.run(&["sources", "remove", "汇编.txt", "--yes"]);

    let asked = bench.run(&["restore", "备份.db"]);
    assert!(asked.code == 1 && asked.err.contains("--yes"), "{}", asked.err);
    let run = bench.run(&["restore", "备份.db", "--yes"]);
    assert!(
        run.code == 0 && run.out.contains("原来的在") && run.out.contains("恢复前"),
        "{} {}",
        run.out,
        run.err
    );
    assert_eq!(bench.rows(), before);
    bench.assert_sound();
    let wrong = bench.run(&["restore", "一.txt", "--yes"]);
    assert!(wrong.code == 1 && wrong.err.contains("不是数据库"), "{}", wrong.err);
    assert_eq!(bench.rows(), before);
}

#[test]
fn a_check_says_what_is_wrong_and_what_helps() {
    let bench = bench();
    let run = bench.run(&["check"]);
    assert!(run.code == 0 && run.out.contains("文件结构") && run.out.contains("数据库完好"), "{}", run.out);
    bench
        .database()
        .execute_batch("UPDATE reports SET chars = chars + 1; DELETE FROM passage_index WHERE rowid = 3")
        .unwrap();
    let run = bench.run(&["check"]);
    assert_eq!(run.code, 1);
    for word in ["字数：材料", "检索：段落：3 号不在索引里", "另有", "duidu reparse"] {
        assert!(run.err.contains(word), "{word}\n{}", run.err);
    }
    assert_eq!(bench.run(&["reparse", "--yes"]).code, 0);
    assert_eq!(bench.run(&["check"]).code, 0);
    bench.database().execute_batch("DELETE FROM source_lines WHERE line = 2").unwrap();
    let run = bench.run(&["check"]);
    assert!(run.code == 1 && run.err.contains("duidu restore"), "{}", run.err);
    let nothing = bench.command().env("DUIDU_DB", bench.path("没有.db")).arg("check").output().unwrap();
    assert!(nothing.status.code() == Some(1) && !bench.path("没有.db").exists());
}

#[test]
fn what_would_change_is_shown_before_it_is_kept() {
    let bench = bench();
    let run = bench.run(&["reparse"]);
    assert!(run.code == 0 && run.out.contains("没有变化"), "{} {}", run.out, run.err);
    let old = "UPDATE reports SET period = '2022H1' WHERE title LIKE '市民政局2023年上半年工作总结';
               DELETE FROM figures WHERE report_id = (SELECT max(id) FROM reports);
               UPDATE passages SET part = 'advice' WHERE report_id = (SELECT max(id) FROM reports)";
    bench.database().execute_batch(old).unwrap();
    let before = bench.rows();
    let run = bench.run(&["reparse"]);
    assert_eq!(run.code, 1, "nobody could be asked");
    for word in ["2022H1 → 2023H1", "0 → 1", "期、段落、数据", "1 篇材料有变化"] {
        assert!(run.out.contains(word), "{word}\n{}", run.out);
    }
    assert_eq!(bench.rows(), before, "nothing is kept unasked");
    let run = bench.run(&["reparse", "--yes"]);
    assert!(run.code == 0 && run.out.contains("已保留"), "{}", run.err);
    assert!(bench.run(&["reparse"]).out.contains("没有变化"));
    bench.assert_sound();
}
