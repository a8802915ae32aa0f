//! `duidu themes`: own themes out and in, and what becomes of them when reports come and themes are tagged anew.

use crate::bench::Bench;

const FILE: &str = "[[theme]]\nkey = \"a\"\nname = \"村级食堂\"\ncertainty = \"low\"\nstrong = [\"食堂\", \"助餐\"]\n\n\
    [[theme]]\nkey = \"b\"\nname = \"流动餐车\"\nparent = \"a\"\nstrong = [\"餐车\"]\n";

fn passages(bench: &Bench) -> i64 {
    bench.count(
        "SELECT count(*) AS n FROM passage_themes AS pt JOIN themes AS t ON t.id = pt.theme_id
         WHERE t.key = 'own-1'",
    )
}

#[test]
fn own_themes_come_in_and_go_out_and_stay() {
    let bench = Bench::with_sample();
    bench.file("自己.toml", FILE);
    let run = bench.run(&["themes", "import", "自己.toml"]);
    assert!(run.code == 0 && run.out.contains("新增 2 个"), "{} {}", run.out, run.err);
    let tagged = passages(&bench);
    assert!(tagged > 2, "{tagged}");
    assert_eq!(bench.count("SELECT count(*) AS n FROM themes WHERE own = 1 AND parent_id IS NOT NULL"), 1);

    assert!(bench.run(&["retag"]).out.contains("没有变化"));
    bench.file("新.txt", "市民政局2023年上半年工作总结\n\n一、上半年工作\n（一）办好食堂。新开食堂三家。\n");
    let run = bench.run(&["import", "新.txt"]);
    assert!(!run.out.contains("duidu retag"), "{}", run.out);
    assert_eq!(passages(&bench), tagged + 1, "a new report has them, too");

    bench.file("词表.toml", "[[theme]]\nkey = \"gongzuo\"\nname = \"工作\"\n");
    bench.run(&["retag", "--themes", "词表.toml"]);
    assert_eq!(passages(&bench), tagged + 1, "another list leaves them alone");
    assert_eq!(bench.count("SELECT count(*) AS n FROM themes"), 3);
    bench.run(&["themes", "import", "自己.toml"]);
    assert_eq!(bench.count("SELECT count(*) AS n FROM themes"), 3, "and they leave the list alone");
    bench.assert_sound();

    assert_eq!(bench.run(&["themes", "export", "出.toml"]).code, 0);
    let run = bench.run(&["themes", "import", "出.toml"]);
    assert!(run.out.contains("新增 0 个，替换 2 个"), "{}", run.out);
}

#[test]
fn a_bad_file_changes_nothing() {
    let bench = Bench::with_sample();
    let before = bench.rows();
    assert_eq!(bench.run(&["themes", "export", "出.toml"]).code, 1, "there are none yet");
    bench.file("坏.toml", format!("{FILE}\n[[theme]]\nkey = \"c\"\nname = \"养老服务\"\n"));
    let run = bench.run(&["themes", "import", "坏.toml"]);
    assert!(run.code == 1 && run.err.contains("已经有内置主题“养老服务”"), "{}", run.err);
    assert_eq!(bench.run(&["themes", "import", "没有.toml"]).code, 1);
    assert_eq!(bench.rows(), before);
}
