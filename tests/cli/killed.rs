//! An import that is killed at any moment leaves the database as it was before or as it is after, never in between.
//!
//! 1. A database with one compilation, and a changed compilation under the same name: importing it replaces everything.
//! 2. How long a whole import takes is measured, and what it leaves.
//! 3. Fifty times: the database of before, the import begun, SIGKILL after a time of its own, and a look at what is there.

#![cfg(unix)]

use std::{
    fs,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use regex::Regex;
use rusqlite::Connection;

use crate::bench::Bench;

const TIMES: u32 = 50;

/// A compilation of made-up reports, told apart by `seed`.
fn compilation(seed: u32) -> String {
    let report = |at: u32| {
        let (a, b) = (seed + at, seed * 3 + at);
        let line = |n: u32| {
            format!(
                "（{n}）第{n}项工作。新建助餐点{a}个，培训护理员{b}人次，投入资金{a}{b}万元，同比增长{n}.5%，比去年多办{a}件实事。\n"
            )
        };
        let lines: String = (1..20).map(line).collect();
        format!(
            "第{at}县民政局2023年上半年工作总结\n\n一、上半年工作\n{lines}二、存在问题\n一是人手不足。二是资金不够。\n\
             三、下半年打算\n一是9月底前新建驿站{b}个。二是全年培训{a}人。\n\n"
        )
    };
    (1..13).map(report).collect()
}

/// Everything stored; the moment of an import aside, which is another each time.
fn stored(bench: &Bench) -> Vec<String> {
    let moment = Regex::new(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ").unwrap();
    bench.rows().iter().map(|row| moment.replace_all(row, "…").into_owned()).collect()
}

/// A generator as simple as can be, so that the times are the same in every run.
fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

fn import(bench: &Bench) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_duidu"));
    command.args(["import", "汇编.txt"]).current_dir(bench.path(".")).env("DUIDU_DB", bench.path("duidu.db"));
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

#[test]
fn killed_at_any_moment_leaves_before_or_after() {
    let bench = Bench::new();
    bench.file("汇编.txt", compilation(3));
    assert!(import(&bench).status().unwrap().success());
    let (before, old) = (stored(&bench), fs::read(bench.path("duidu.db")).unwrap());
    bench.file("汇编.txt", compilation(5));
    let begin = Instant::now();
    assert!(import(&bench).status().unwrap().success());
    let whole = begin.elapsed();
    let after = stored(&bench);
    assert!(before != after && before.len() > 2000, "{}", before.len());

    let (mut kept, mut done, mut seed) = (0, 0, 20_230_630);
    for time in 0..TIMES {
        for log in ["duidu.db-wal", "duidu.db-shm"] {
            drop(fs::remove_file(bench.path(log)));
        }
        fs::write(bench.path("duidu.db"), &old).unwrap();
        let mut child = import(&bench).spawn().unwrap();
        // Each in its own fiftieth of the whole, and a little beyond its end.
        let share = (f64::from(time) + f64::from(u32::try_from(next(&mut seed) % 1000).unwrap()) / 1000.0)
            / f64::from(TIMES);
        thread::sleep(Duration::from_secs_f64(whole.as_secs_f64() * share * 1.1));
        drop(child.kill());
        child.wait().unwrap();
        let found = stored(&bench);
        if found == before {
            kept += 1;
        } else {
            assert!(found == after, "killed at {share:.3} of {whole:?}: neither before nor after");
            done += 1;
        }
        let sound: String = Connection::open(bench.path("duidu.db"))
            .unwrap()
            .query_row("PRAGMA integrity_check", [], |row| row.get("integrity_check"))
            .unwrap();
        assert_eq!(sound, "ok");
    }
    eprintln!("a whole import took {whole:?}; {kept} times as before, {done} times as after");
    assert!(kept > 0, "not one was killed in time");
    assert_eq!(Bench::run(&bench, &["check"]).code, 0);
}
