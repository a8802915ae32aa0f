//! A folder with a database of its own to run the program in, and a look into what it stored.

use std::{fs, path::PathBuf};

use assert_cmd::Command;
use rusqlite::{Connection, types::Value};
use tempfile::TempDir;

/// A short report.
pub(crate) const REPORT: &str = "市民政局2023年上半年工作总结

一、上半年工作
（一）养老服务
新建老年食堂8家，抓好D建。
二、下半年打算
继续办好老年食堂。
";

/// A folder that goes away with the test.
pub(crate) struct Bench {
    folder: TempDir,
}

/// What a run of the program left.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Bench {
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// With the sample imported.
    pub(crate) fn with_sample() -> Self {
        let bench = Self::new();
        let sample =
            fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/data/samples/half-year-sample.txt")).unwrap();
        bench.file("汇编.txt", sample);
        assert_eq!(bench.run(&["import", "汇编.txt"]).code, 0);
        bench
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        fs::write(self.path(name), content).unwrap();
        self.path(name)
    }

    /// The program, to be run in this folder on its database.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_duidu"));
        command.current_dir(self.folder.path()).env("DUIDU_DB", self.path("duidu.db")).env_remove("RUST_LOG");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        let output = self.command().args(arguments).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Run { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    pub(crate) fn database(&self) -> Connection {
        Connection::open(self.path("duidu.db")).unwrap()
    }

    /// Every row of every table, the index's own included.
    pub(crate) fn rows(&self) -> Vec<String> {
        let database = self.database();
        let names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name";
        let mut statement = database.prepare(names).unwrap();
        let tables: Vec<String> =
            statement.query_map([], |row| row.get("name")).unwrap().map(Result::unwrap).collect();
        let mut rows = Vec::new();
        for table in tables {
            let mut statement = database.prepare(&format!("SELECT * FROM {table}")).unwrap();
            let width = statement.column_count();
            let mut found = statement.query([]).unwrap();
            while let Some(row) = found.next().unwrap() {
                let values: Vec<Value> = (0..width).map(|at| row.get(at).unwrap()).collect();
                rows.push(format!("{table} {values:?}"));
            }
        }
        rows
    }

    /// The file is sound, and each passage has its entry in the index.
    pub(crate) fn assert_sound(&self) {
        let database = self.database();
        let text: String =
            database.query_row("PRAGMA integrity_check", [], |row| row.get("integrity_check")).unwrap();
        assert_eq!(text, "ok");
        assert_eq!(self.count("SELECT count(*) AS n FROM pragma_foreign_key_check"), 0);
        let passages = self.count("SELECT count(*) AS n FROM passages");
        assert_eq!(self.count("SELECT count(*) AS n FROM passage_index"), passages);
    }

    pub(crate) fn count(&self, sql: &str) -> i64 {
        self.database().query_row(sql, [], |row| row.get("n")).unwrap()
    }
}
