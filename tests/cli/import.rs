//! `duidu import` and `duidu parse`.

use std::fs;

use serde_json::Value;

use crate::bench::{Bench, REPORT};

#[test]
fn the_sample_goes_in_whole() {
    let bench = Bench::with_sample();
    bench.assert_sound();
    let lines = fs::read_to_string(bench.path("汇编.txt")).unwrap().lines().count();
    assert_eq!(bench.count("SELECT count(*) AS n FROM source_lines"), i64::try_from(lines).unwrap());
    assert!(bench.count("SELECT count(*) AS n FROM reports") >= 12);
}

#[test]
fn everything_is_in_the_one_file_afterwards() {
    let bench = Bench::with_sample();
    let copy =
        fs::read_dir(bench.path(".")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut files: Vec<String> = copy.collect();
    files.sort();
    assert_eq!(files, ["duidu.db", "汇编.txt"]);
}

#[test]
fn the_table_says_what_was_understood() {
    let bench = Bench::new();
    bench.file("一.txt", REPORT);
    let run = bench.run(&["import", "一.txt"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for word in [
        "疑点",
        "处疑点，可在网页的“疑点”（/findings）",
        "标题",
        "市民政局",
        "2023年上半年",
        "上半年工作 下半年安排",
        "一.txt：新导入 1 篇",
        "空行",
    ] {
        assert!(run.out.contains(word), "{word}\n{}", run.out);
    }
}

#[test]
fn the_same_again_changes_nothing() {
    let bench = Bench::with_sample();
    let before = bench.rows();
    let run = bench.run(&["import", "汇编.txt"]);
    assert_eq!(run.code, 0);
    assert!(run.out.contains("没有改动"), "{}", run.out);
    fs::copy(bench.path("汇编.txt"), bench.path("副本.txt")).unwrap();
    assert!(bench.run(&["import", "副本.txt"]).out.contains("没有重复导入"));
    assert_eq!(bench.rows(), before);
}

#[test]
fn a_moved_file_is_known_at_its_new_place() {
    let bench = Bench::with_sample();
    fs::rename(bench.path("汇编.txt"), bench.path("改名.txt")).unwrap();
    assert_eq!(bench.run(&["import", "改名.txt"]).code, 0);
    assert_eq!(bench.count("SELECT count(*) AS n FROM sources WHERE file_name = '改名.txt'"), 1);
    assert_eq!(bench.count("SELECT count(*) AS n FROM sources"), 1);
}

#[test]
fn a_changed_file_replaces_what_it_gave() {
    let bench = Bench::new();
    bench.file("一.txt", REPORT);
    bench.run(&["import", "一.txt"]);
    let id = bench.count("SELECT id AS n FROM reports");
    bench.file("一.txt", REPORT.replace("8家", "9家"));
    let run = bench.run(&["import", "一.txt"]);
    assert!(run.out.contains("一.txt：更新为 1 篇"), "{}", run.out);
    assert_eq!(bench.count("SELECT id AS n FROM reports"), id);
    assert_eq!(bench.count("SELECT count(*) AS n FROM passages WHERE text LIKE '%9家%'"), 1);
    assert_eq!(bench.count("SELECT count(*) AS n FROM passages WHERE text LIKE '%8家%'"), 0);
    bench.assert_sound();

    bench.file("一.txt", REPORT.replace("民政", "教育"));
    let run = bench.run(&["import", "一.txt"]);
    assert!(run.out.contains("已没有《市民政局2023年上半年工作总结》"), "{}", run.out);
    assert!(bench.count("SELECT id AS n FROM reports") > id, "a number is not given out twice");
}

#[test]
fn parse_prints_json_and_stores_nothing() {
    let bench = Bench::new();
    bench.file("一.txt", REPORT);
    let run = bench.run(&["parse", "一.txt", "--json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let json: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(json["source"]["lines"], 7);
    assert_eq!(json["reports"][0]["agency"], "市民政局");
    assert_eq!(json["reports"][0]["sections"][0]["marker"], "一、");
    assert!(!bench.path("duidu.db").exists());
    assert_eq!(bench.run(&["parse", "没有.txt"]).code, 1);
}

#[test]
fn another_version_is_told_in_the_words_of_the_preview() {
    let bench = Bench::new();
    bench.file("一.txt", REPORT);
    bench.run(&["import", "一.txt"]);
    let other = "二、下半年打算\n拓宽渠道，筹措资金300万元。\n";
    bench.file("二稿.txt", format!("{}{other}", REPORT.split("二、").next().unwrap()));
    let before = bench.run(&["import", "--dry-run", "二稿.txt"]).out;
    let after = bench.run(&["import", "二稿.txt"]).out;
    let told = |said: &str| said.lines().find(|line| line.contains("已有：")).unwrap_or_default().to_owned();
    assert!(told(&before).contains("（来自 一.txt）：") && told(&before).contains("像是另一稿"), "{before}");
    assert_eq!(told(&after), told(&before), "{after}");
}

#[test]
fn a_preview_says_how_to_go_on_only_where_there_is_something() {
    let bench = Bench::new();
    bench.file("一.txt", REPORT);
    let notice = "关于报送工作总结的通知\n\n各科室：\n请于6月30日前报送，联系人另行通知。特此通知。\n";
    bench.file("通知.txt", notice);
    bench.file("坏.zip", "PK\u{3}\u{4}no archive");
    let seen = |file: &str| {
        let run = bench.run(&["import", "--dry-run", file]);
        run.out + &run.err
    };
    let new = seen("一.txt");
    assert!(new.contains("要导入，去掉 --dry-run 再运行一次") && !new.contains("--all"), "{new}");
    let left_out = seen("通知.txt");
    assert!(left_out.contains("没有要导入的") && !left_out.contains("去掉 --dry-run"), "{left_out}");
    assert_eq!(left_out.matches("--all").count(), 1, "{left_out}");
    let broken = seen("坏.zip");
    assert!(broken.contains("用解压软件打开检查") && !broken.contains("另存为 docx"), "{broken}");
    bench.run(&["import", "一.txt"]);
    let known = seen("一.txt");
    assert!(known.contains("再导入不会有变化") && known.contains("没有要导入的"), "{known}");
}

#[test]
fn one_s_own_theme_list() {
    let bench = Bench::new();
    bench.file("一.txt", REPORT);
    bench.file("词表.toml", "[[theme]]\nkey = \"shitang\"\nname = \"老年食堂\"\n");
    assert_eq!(bench.run(&["import", "一.txt", "--themes", "词表.toml"]).code, 0);
    assert_eq!(bench.count("SELECT count(*) AS n FROM themes"), 1);
    assert_eq!(bench.count("SELECT count(*) AS n FROM passage_themes"), 2);
    bench.file("坏.toml", "[[theme]]\nname = 3\n");
    let run = bench.run(&["import", "一.txt", "--themes", "坏.toml"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("坏.toml"), "{}", run.err);
}

/// Ids, titles and the path of everything stored.
fn places(bench: &Bench) -> Vec<String> {
    let connection = bench.database();
    let mut statement = connection
        .prepare("SELECT r.id, r.title, s.path FROM reports AS r JOIN sources AS s ON s.id = r.source_id ORDER BY r.id")
        .unwrap();
    let place = |row: &rusqlite::Row<'_>| -> rusqlite::Result<String> {
        Ok(format!(
            "{} {} {}",
            row.get::<_, i64>("id")?,
            row.get::<_, String>("title")?,
            row.get::<_, String>("path")?
        ))
    };
    statement.query_map([], place).unwrap().map(Result::unwrap).collect()
}

#[test]
fn a_changed_copy_put_over_the_original_leaves_one_with_the_old_ids() {
    let bench = Bench::with_sample();
    let before = places(&bench);
    fs::create_dir(bench.path("改")).unwrap();
    let changed = fs::read_to_string(bench.path("汇编.txt")).unwrap().replacen("养老", "养老托育", 1);
    bench.file("改/汇编.txt", &changed);
    let run = bench.run(&["import", "改/汇编.txt"]);
    assert!(run.out.contains("新导入"), "{}", run.out);
    let doubles: Vec<&str> = run.out.lines().filter(|line| line.contains("完全相同")).collect();
    assert_eq!(doubles.len(), 1, "{doubles:?}");
    assert!(doubles[0].contains(&format!("有 {} 篇", before.len() - 1)) && doubles[0].contains("只留一份"));
    assert!(places(&bench).len() > before.len());

    fs::copy(bench.path("改/汇编.txt"), bench.path("汇编.txt")).unwrap();
    let run = bench.run(&["import", "汇编.txt"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("更新为") && run.out.contains("不再重复保存"), "{}", run.out);
    assert!(!run.out.contains("没有改动") && !run.out.contains("删去"), "{}", run.out);
    assert_eq!(places(&bench), before);
    assert_eq!(bench.count("SELECT count(*) AS n FROM sources"), 1);
    assert_eq!(bench.count("SELECT count(*) AS n FROM agencies WHERE label LIKE '%（2）'"), 0);
    assert!(bench.count("SELECT count(*) AS n FROM passages WHERE text LIKE '%养老托育%'") > 0);
    bench.assert_sound();
    let again = bench.run(&["import", "改/汇编.txt"]);
    assert!(again.out.contains("没有重复导入"), "{}", again.out);
    assert!(bench.run(&["import", "汇编.txt"]).out.contains("没有改动"));
}

#[test]
fn an_older_database_is_parsed_again_and_a_line_says_so() {
    let bench = Bench::with_sample();
    let figures = bench.count("SELECT count(*) AS n FROM figures");
    bench.database().execute_batch("UPDATE sources SET parser = 0; DELETE FROM figures").unwrap();
    let run = bench.run(&["export", "agencies"]);
    assert_eq!(run.code, 0);
    assert!(run.err.contains("重新拆开") && run.err.contains("1 个文件"), "{}", run.err);
    assert_eq!(bench.count("SELECT count(*) AS n FROM figures"), figures);
    assert_eq!(bench.run(&["export", "agencies", "--period", "all"]).err, "");
}

/// A notice, and a report with an item of news behind it.
const NOTICE: &str = "关于报送上半年工作总结的通知

各单位：
现将有关事项通知如下：请各单位于6月25日前报送上半年工作总结。
联系人：某某
";
const NEWS: &str = "
全市养老服务现场会在青溪镇召开

本报讯（记者 某某）7月6日，全市养老服务现场会在青溪镇召开，副市长某某出席会议并讲话。
会议指出，上半年养老服务成效明显。会议要求，各地要再接再厉。
";

#[test]
fn what_is_no_report_is_listed_with_the_reason_and_taken_in_when_asked() {
    let bench = Bench::new();
    bench.file("通知.txt", NOTICE);
    let complaint = bench.run(&["import", "通知.txt"]).err;
    assert!(
        complaint.contains("像是通知（标题是通知一类的公文") && complaint.contains("--all"),
        "{complaint}"
    );
    bench.file("夹带.txt", format!("{REPORT}{NEWS}"));
    let said = bench.run(&["import", "夹带.txt"]).out;
    assert!(said.contains("《全市养老服务现场会在青溪镇召开》像是新闻报道"), "{said}");
    assert!(said.contains("有 1 篇文字不像工作总结") && said.contains("--all"), "{said}");
    assert_eq!(bench.count("SELECT count(*) AS n FROM reports"), 1);
    assert_eq!(bench.count("SELECT count(*) AS n FROM source_lines WHERE skipped = 'other'"), 3);

    bench.run(&["import", "--all", "夹带.txt", "通知.txt"]);
    assert_eq!(bench.count("SELECT count(*) AS n FROM reports"), 3);
    assert_eq!(bench.count("SELECT count(*) AS n FROM source_lines WHERE skipped = 'other'"), 0);
    // Asked for once, it stays.
    bench.run(&["import", "夹带.txt"]);
    assert_eq!(bench.count("SELECT count(*) AS n FROM reports"), 3);
    bench.assert_sound();
}
