//! Bad input: a Chinese message that says what, where and what to do; exit code 1; nothing changed.

use std::fs;

use rusqlite::Connection;

use crate::bench::{Bench, Run};

/// Imports a bad file into a filled database and checks that nothing came of it.
fn refused(bench: &Bench, file: &str, words: &[&str]) {
    let before = bench.rows();
    let run = bench.run(&["import", file]);
    failed(&run, words);
    assert!(run.err.contains(file), "which file: {}", run.err);
    assert_eq!(bench.rows(), before, "{file}");
}

fn failed(run: &Run, words: &[&str]) {
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    for word in words {
        assert!(run.err.contains(word), "{word}: {}", run.err);
    }
}

#[test]
fn files_that_hold_no_report() {
    let bench = Bench::with_sample();
    bench.file("空.txt", "");
    refused(&bench, "空.txt", &["未导入", "空的", "请检查"]);
    bench.file("空白.txt", "\n \n　\n");
    refused(&bench, "空白.txt", &["未导入", "空的"]);
    bench.file("图.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".repeat(50));
    refused(&bench, "图.txt", &["未导入", "不是文字材料"]);
    bench.file("乱码.txt", b"\xff\xfd\xfc\x80\xff\n".repeat(20));
    refused(&bench, "乱码.txt", &["认不出", "--encoding", "另存为"]);
    let chapter = "天色已晚，船靠了岸。她把行李放下，问店家可还有空房。店家抬头看了看，说楼上还剩一间。\n";
    bench.file("小说.txt", format!("第一章 夜泊\n{}\n第二章 雨\n{}", chapter.repeat(40), chapter.repeat(30)));
    refused(&bench, "小说.txt", &["没有找到", "标题"]);
    bench.file("长行.txt", "增长".repeat(1024 * 1024 / 6));
    refused(&bench, "长行.txt", &["第 1 行", "限制"]);
}

#[test]
fn an_ending_that_says_another_kind() {
    let bench = Bench::with_sample();
    let noise: Vec<u8> = (0_u32..900).map(|at| (at * 7919 % 251).to_le_bytes()[0]).collect();
    bench.file("假.docx", &noise);
    refused(&bench, "假.docx", &["未导入", "扩展名是 .docx，内容不是 Word 文件", "另存为 docx"]);
    bench.file("假.zip", &noise);
    refused(&bench, "假.zip", &["扩展名是 .zip，内容不是压缩文件"]);
    bench.file("断.zip", b"PK\x03\x04no archive");
    refused(&bench, "断.zip", &["压缩文件不完整"]);
    bench.file("断.docx", b"PK\x03\x04no archive");
    refused(&bench, "断.docx", &["docx 文件不完整"]);
    bench.file("话.pdf", "溪水向东流，人家在上头。\n");
    refused(&bench, "话.pdf", &["扩展名是 .pdf，内容不是 PDF 文件：已按文字读", "没有找到"]);
    bench.file(
        "真.docx",
        "区审计局2023年上半年工作总结\n\n一、上半年工作\n开展审计项目12个，查出问题金额300万元。\n",
    );
    let run = bench.run(&["import", "真.docx"]);
    assert!(
        run.code == 0 && run.out.contains("注意：扩展名是 .docx，内容不是 Word 文件"),
        "{}{}",
        run.out,
        run.err
    );
    let json = bench.run(&["parse", "真.docx"]).out;
    assert!(json.contains("扩展名是 .docx"), "{json}");
}

#[test]
fn paths_that_are_no_readable_file() {
    let bench = Bench::with_sample();
    fs::create_dir(bench.path("文件夹")).unwrap();
    refused(&bench, "文件夹", &["没有文件", "文件夹"]);
    refused(&bench, "没有.txt", &["没有这个文件", "路径"]);
}

#[cfg(unix)]
#[test]
fn what_the_system_does_not_let_us_read() {
    use std::os::unix::{fs::PermissionsExt, net::UnixListener};
    let bench = Bench::with_sample();
    let _listener = UnixListener::bind(bench.path("管道")).unwrap();
    refused(&bench, "管道", &["不是普通文件"]);
    let file = bench.file("保密.txt", "市民政局2023年上半年工作总结\n一、工作\n抓工作。\n");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&file).is_ok() {
        eprintln!("SKIPPED: this user may read every file");
        return;
    }
    refused(&bench, "保密.txt", &["读不了", "权限"]);
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let bench = Bench::new();
    let report = "市民政局2023年上半年工作总结\n\n一、上半年工作\n抓养老服务，建成食堂8家。\n二、下半年打算\n继续抓。\n";
    bench.file("一.txt", report);
    bench.file("二.txt", "");
    bench.file("三.txt", report.replace("民政", "教育"));
    let run = bench.run(&["import", "一.txt", "二.txt", "三.txt"]);
    failed(&run, &["未导入：二.txt", "3 个文件中有 1 个没有导入"]);
    assert!(
        run.out.contains("一.txt：新导入 1 篇") && run.out.contains("三.txt：新导入 1 篇"),
        "{}",
        run.out
    );
    assert_eq!(bench.count("SELECT count(*) AS n FROM reports"), 2);
    bench.assert_sound();
}

#[test]
fn a_database_locked_by_another_program() {
    let bench = Bench::with_sample();
    let before = bench.rows();
    bench.file("新.txt", "市民政局2023年上半年工作总结\n\n一、上半年工作\n抓养老服务。\n");
    let other = bench.database();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    failed(&bench.run(&["import", "新.txt"]), &["占用", "duidu.db", "再试"]);
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(bench.rows(), before);
}

#[test]
fn a_database_of_a_newer_version() {
    let bench = Bench::with_sample();
    bench.database().pragma_update(None, "user_version", 99).unwrap();
    let before = bench.rows();
    for arguments in
        [&["import", "汇编.txt"][..], &["retag"], &["export", "themes"], &["serve", "--port", "0"]]
    {
        failed(&bench.run(arguments), &["更新版本", "99", "duidu.db", "换用新版本"]);
    }
    assert_eq!(bench.rows(), before);
}

#[test]
fn a_database_path_that_leads_elsewhere() {
    let bench = Bench::new();
    bench.file("新.txt", "市民政局2023年上半年工作总结\n\n一、上半年工作\n抓养老服务。\n");
    let import = |db: &str| bench.run(&["import", "新.txt", "--db", db]);

    fs::create_dir(bench.path("文件夹")).unwrap();
    failed(&import("文件夹"), &["是一个文件夹", "--db"]);
    failed(&import("没有/资料.db"), &["不存在", "没有"]);
    failed(&import("新.txt"), &["不是数据库", "没有改动"]);
    assert!(fs::read_to_string(bench.path("新.txt")).unwrap().starts_with("市民政局"));

    Connection::open(bench.path("别的.db")).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
    let before = fs::read(bench.path("别的.db")).unwrap();
    failed(&import("别的.db"), &["别的程序的数据库", "没有改动"]);
    assert_eq!(fs::read(bench.path("别的.db")).unwrap(), before);
}

#[test]
fn a_wrong_command_line_is_exit_code_two() {
    let bench = Bench::new();
    for arguments in [&["imprt"][..], &["import"], &["--prot"], &["export", "passages", "--level", "x"]] {
        let run = bench.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
        assert!(run.err.starts_with("错误："), "{}", run.err);
    }
    assert!(!bench.path("duidu.db").exists());
    assert_eq!(bench.run(&["--help"]).code, 0);
}
